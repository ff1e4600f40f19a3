import { resolve } from 'node:path'
import { z } from 'zod'
import { type Done, ok, type Refused } from '#kernel'

const wholeNumber = (from: number, to: number) => z.coerce.number().int().min(from).max(to)
const postgresUrl = z.url({ protocol: /^postgres(ql)?$/ })

/** The environment as the program reads it; an empty variable counts as absent. */
const Environment = z
  .object({
    HOST: z.string().regex(/^\S+$/).default('127.0.0.1'),
    PORT: wholeNumber(0, 65_535).default(3000),
    BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
    DATABASE_URL: postgresUrl.optional(),
    DATABASE_OWNER_URL: postgresUrl.optional(),
    DATA_DIR: z.string().default('var'),
    DEMO: z.enum(['auto', 'yes', 'no']).default('auto'),
    SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
    MAIL_FROM: z
      .string()
      .regex(/^[^\r\n]*[^\s@<]+@[^\s@>]+>?$/)
      .default('Kooperacja <kooperacja@localhost>'),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
    SESSION_IDLE_MINUTES: wholeNumber(1, 24 * 60).default(15),
    SESSION_ABSOLUTE_HOURS: wholeNumber(1, 24).default(10),
    TRUSTED_PROXY: z.enum(['no', 'yes']).default('no'),
    SECOND_FACTOR: z.enum(['required', 'offered']).optional(),
    SECRET_KEY: z
      .string()
      .regex(/^[A-Za-z0-9+/]{43}=$/)
      .transform((text) => Buffer.from(text, 'base64'))
      .optional(),
    NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
  })
  .check(({ value, issues }) => {
    const wrong = (variable: string) => issues.push({ code: 'custom', path: [variable], input: undefined })
    if (value.DATABASE_URL && !value.DATABASE_OWNER_URL) wrong('DATABASE_OWNER_URL')
    if (value.DATABASE_OWNER_URL && !value.DATABASE_URL) wrong('DATABASE_URL')
    if (value.DATABASE_URL && value.DATABASE_URL === value.DATABASE_OWNER_URL) wrong('DATABASE_URL')
  })
type Variable = keyof z.infer<typeof Environment>

/** What each variable takes. Shown instead of the value, which may be a secret. */
const EXPECTED: Readonly<Record<Variable, { readonly pl: string; readonly en: string }>> = {
  HOST: { pl: 'adres, na którym program nasłuchuje', en: 'the address to listen on' },
  PORT: { pl: 'liczba od 0 do 65535', en: 'a number from 0 to 65535' },
  BASE_URL: {
    pl: 'adres zaczynający się od http:// lub https://',
    en: 'an address that starts with http:// or https://',
  },
  DATABASE_URL: {
    pl: 'adres postgres:// roli, z którą działa program, inny niż DATABASE_OWNER_URL; oba razem albo żaden',
    en: 'a postgres:// address of the role the program runs as, other than DATABASE_OWNER_URL; both or neither',
  },
  DATABASE_OWNER_URL: {
    pl: 'adres postgres:// roli właściciela bazy; oba adresy razem albo żaden',
    en: 'a postgres:// address of the role that owns the database; both addresses or neither',
  },
  DATA_DIR: { pl: 'folder na dane', en: 'the folder for data' },
  DEMO: { pl: 'auto, yes albo no', en: 'auto, yes or no' },
  SMTP_URL: { pl: 'adres smtp:// lub smtps://', en: 'an smtp:// or smtps:// address' },
  MAIL_FROM: {
    pl: 'adres nadawcy, np. Kooperacja <kontakt@gmina.pl>',
    en: 'a sender, e.g. Kooperacja <kontakt@gmina.pl>',
  },
  LOG_LEVEL: { pl: 'fatal, error, warn, info, debug albo silent', en: 'fatal, error, warn, info, debug or silent' },
  SESSION_IDLE_MINUTES: { pl: 'liczba minut od 1 do 1440', en: 'a number of minutes from 1 to 1440' },
  SESSION_ABSOLUTE_HOURS: { pl: 'liczba godzin od 1 do 24', en: 'a number of hours from 1 to 24' },
  TRUSTED_PROXY: { pl: 'no albo yes', en: 'no or yes' },
  SECOND_FACTOR: { pl: 'required albo offered', en: 'required or offered' },
  SECRET_KEY: {
    pl: '32 losowe bajty w zapisie base64 (44 znaki), np. z polecenia „openssl rand -base64 32”',
    en: '32 random bytes in base64 (44 characters), e.g. from "openssl rand -base64 32"',
  },
  NODE_ENV: { pl: 'production, development albo test', en: 'production, development or test' },
}

const toConfig = (env: z.infer<typeof Environment>) => ({
  host: env.HOST,
  port: env.PORT,
  /** The address people use, without a slash at the end. Absent: the address the program listens on. */
  baseUrl: env.BASE_URL?.replace(/\/+$/, ''),
  /** Absent: the bundled PostgreSQL, in `dataDir`. */
  database:
    env.DATABASE_URL && env.DATABASE_OWNER_URL
      ? { runtimeUrl: env.DATABASE_URL, ownerUrl: env.DATABASE_OWNER_URL }
      : undefined,
  /** Absolute. */
  dataDir: resolve(env.DATA_DIR),
  demo: env.DEMO,
  /** Absent: mail lands in a folder under `dataDir`. */
  smtpUrl: env.SMTP_URL,
  mailFrom: env.MAIL_FROM,
  logLevel: env.LOG_LEVEL,
  sessionIdleMinutes: env.SESSION_IDLE_MINUTES,
  sessionAbsoluteHours: env.SESSION_ABSOLUTE_HOURS,
  /** Whether X-Forwarded-For and X-Forwarded-Proto come from a proxy of ours. */
  trustedProxy: env.TRUSTED_PROXY === 'yes',
  /** Absent: required, and in a demonstration offered. */
  secondFactor: env.SECOND_FACTOR,
  /** Absent: a file in `dataDir`. */
  secretKey: env.SECRET_KEY,
  mode: env.NODE_ENV,
})

/** How this installation is set up: read once, at start, and passed on. */
export type Config = Readonly<ReturnType<typeof toConfig>>

export type BadConfig = Refused<'bad_config'> & {
  readonly why: { readonly variables: readonly Variable[]; readonly message: string }
}

/** Reads the settings from environment variables. Wrong ones are named, all at once, in Polish and English; their values never are. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Done<Config> | BadConfig {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()))
  const read = Environment.safeParse(given)
  if (read.success) return ok(toConfig(read.data))

  const named = new Set(read.error.issues.map((issue) => issue.path[0]))
  const variables = Environment.keyof().options.filter((variable) => named.has(variable))
  return { ok: false, refusal: 'bad_config', why: { variables, message: describe(variables) } }
}

function describe(variables: readonly Variable[]): string {
  const lines = (language: 'pl' | 'en') => variables.map((name) => `  ${name}: ${EXPECTED[name][language]}`).join('\n')
  return `Błędne ustawienia (zmienne środowiskowe):\n${lines('pl')}\nWrong settings (environment variables):\n${lines('en')}`
}
