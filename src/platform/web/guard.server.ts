import { createHash, timingSafeEqual } from 'node:crypto'
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { parse } from 'hono/utils/cookie'
import { newSecret } from '../clock/clock.server.ts'
import type { C } from './parts.server.ts'

const CSRF = 'kooperacja_form'
const SESSION = 'kooperacja_session'
const FLASH = 'kooperacja_flash'
const TRYOUT = 'kooperacja_tryout'

const secure = (c: Context) => c.req.url.startsWith('https:') || c.req.header('x-forwarded-proto') === 'https'
const options = (c: Context) => ({ httpOnly: true, sameSite: 'Lax', path: '/', secure: secure(c) }) as const

/** Secrets made while answering a request whose browser had none yet: a page may ask more than once. */
const made = new WeakMap<Context, string>()

/** The secret of this browser's forms; made on its first page. */
function formSecret(c: Context): string {
  const known = made.get(c) ?? getCookie(c, CSRF)
  if (known && known.length >= 40) return known
  const secret = newSecret()
  made.set(c, secret)
  setCookie(c, CSRF, secret, options(c))
  return secret
}

const proofBy = (secret: string, of: string): string =>
  createHash('sha256').update(`form ${secret}${of}`).digest('base64url')

/** What a form of this site carries in this browser. Another site that the program serves at the same addresses does not take it. */
export const formProof = (c: C): string => proofBy(formSecret(c), c.get('formsOf'))

/** A post is ours when it carries the proof of the cookie's secret and does not come from another site. */
export function isOurs(c: C, proof: string): boolean {
  const secret = getCookie(c, CSRF)
  if (!secret) return false
  const expected = Buffer.from(proofBy(secret, c.get('formsOf')))
  const given = Buffer.from(proof)
  const site = c.req.header('sec-fetch-site')
  return (
    given.length === expected.length &&
    timingSafeEqual(given, expected) &&
    (site === undefined || site === 'same-origin' || site === 'none')
  )
}

export const sessionToken = (c: Context): string | null => getCookie(c, SESSION) ?? null
export const keepSession = (c: Context, token: string): void => setCookie(c, SESSION, token, options(c))
export const dropSession = (c: Context): void => setCookie(c, SESSION, '', { ...options(c), maxAge: 0 })

/** The secret by which a browser walks a try-out; null forgets it. It ends with the browser, and never later than the try-out. */
export const keepTryout = (c: Context, secret: string | null): void =>
  setCookie(c, TRYOUT, secret ?? '', { ...options(c), ...(secret === null ? { maxAge: 0 } : {}) })

/** Secrets that came with a request before any site has taken it. */
export function secretsIn(request: Request): { readonly session: string | null; readonly tryout: string | null } {
  const { [SESSION]: session = null, [TRYOUT]: tryout = null } = parse(request.headers.get('cookie') ?? '')
  return { session, tryout }
}

const YEAR = 365 * 24 * 60 * 60
/** How this browser shows pages: theme, contrast, size of text, language; hidden names until it is closed. An empty value forgets the choice. */
export function keepLook(c: Context, look: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(look)) {
    const lasts = name === 'names' ? {} : { maxAge: YEAR }
    setCookie(c, `kooperacja_${name}`, value, { ...options(c), ...(value === '' ? { maxAge: 0 } : lasts) })
  }
}

/** What the next page says once. */
export function putFlash(c: Context, flash: object): void {
  setCookie(c, FLASH, Buffer.from(JSON.stringify(flash)).toString('base64url'), { ...options(c), maxAge: 60 })
}

export function takeFlash(c: Context): unknown {
  const sent = getCookie(c, FLASH)
  if (!sent) return null
  setCookie(c, FLASH, '', { ...options(c), maxAge: 0 })
  try {
    return JSON.parse(Buffer.from(sent, 'base64url').toString('utf8'))
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
