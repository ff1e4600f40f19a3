import { createHash } from 'node:crypto'
import pg from 'pg'
import { newSecret } from '../clock/clock.server.ts'
import { RUNTIME_ROLE } from './bootstrap.server.ts'
import type { Database } from './database.server.ts'

/** How a database is reached by both roles. */
export type Reached = Pick<Database, 'ownerConfig' | 'runtimeConfig'>
/** A database beside that of the installation, for a while. */
export type SideDatabase = Reached & { readonly name: string; readonly drop: () => Promise<void> }

export type SideDatabases = {
  /** Whether the role of the owner may create databases; with a server of one's own, its administrator grants it (docs/own-database.md). */
  readonly mayCreate: () => Promise<boolean>
  /** A new database, filled like every other of this edition. The first one of an edition takes longer: what the others copy is made. */
  readonly create: () => Promise<SideDatabase>
  /** Drops what programs of this installation left behind and nobody works on now, templates of other editions included. */
  readonly dropLeft: () => Promise<void>
}

type Parts = {
  /** The database of the installation. */
  readonly beside: Reached
  /** What stands in a new database, as a name: another edition of it makes another template. */
  readonly edition: string
  /** Fills an empty database: tables, row security, and what every installation begins with. */
  readonly fill: (empty: Reached) => Promise<void>
}

const DUPLICATE = '42P04'
const IN_USE = '55006'
const ABSENT = '3D000'

/**
 * Databases on the server of an installation that hold nothing of it. Each is a copy of a template, which is made when it is first needed.
 * Names tell the installation and nothing else: `kooperacja_side_<installation>_<t, m or w>_<edition or chance>`.
 */
export function sideDatabases({ beside, edition, fill }: Parts): SideDatabases {
  const prefix = `kooperacja_side_${short(nameOf(beside.ownerConfig))}`
  const template = `${prefix}_t_${short(edition)}`
  const asOwner = <T>(work: (client: pg.Client) => Promise<T>) => withClient(beside.ownerConfig, work)
  let made: Promise<void> | null = null

  const make = async () => {
    if (await asOwner((client) => exists(client, template))) return
    const name = `${prefix}_m_${short(newSecret())}`
    await asOwner((client) => client.query(`create database "${name}" template template0 encoding 'UTF8'`))
    const empty = reached(beside, name)
    try {
      await withClient(empty.ownerConfig, (client) => client.query(OPENED(name)))
      await fill(empty)
      await asOwner((client) => client.query(`alter database "${name}" rename to "${template}"`))
    } catch (error) {
      await asOwner((client) => client.query(`drop database if exists "${name}"`))
      // Another program of this installation was quicker.
      if (codeOf(error) !== DUPLICATE) throw error
    }
  }
  return {
    mayCreate: () =>
      asOwner(async (client) => {
        const { rows } = await client.query<{ may: boolean }>(
          'select rolcreatedb or rolsuper as may from pg_roles where rolname = current_user',
        )
        return rows[0]?.may === true
      }),
    create: async () => {
      made ??= make()
      await made.catch((error: unknown) => {
        made = null
        throw error
      })
      const name = `${prefix}_w_${short(newSecret())}`
      const opened = reached(beside, name)
      await asOwner((client) => client.query(`create database "${name}" template "${template}"`))
      await withClient(opened.ownerConfig, (client) => client.query(RIGHTS(name)))
      // Not by force: the owner may not end what another role began. PostgreSQL waits a few seconds for connections that are being closed.
      const drop = () => asOwner(async (client) => void (await client.query(`drop database if exists "${name}"`)))
      return { ...opened, name, drop }
    },
    dropLeft: () =>
      asOwner(async (client) => {
        const { rows } = await client.query<{ name: string }>(
          'select datname as name from pg_database where starts_with(datname, $1) and datname <> $2',
          [`${prefix}_`, template],
        )
        for (const { name } of rows) await client.query(`drop database "${name}"`).catch(unlessUsed)
      }),
  }
}

const RIGHTS = (name: string): string =>
  `revoke all on database "${name}" from public; grant connect on database "${name}" to ${RUNTIME_ROLE}`
/** Both extensions are trusted: the owner of a database may add them. */
const OPENED = (name: string): string => `
create extension if not exists pg_trgm with schema public;
create extension if not exists unaccent with schema public;
${RIGHTS(name)}`

const short = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12)
const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined)

/** Another program of this installation works on it, or has dropped it meanwhile. */
function unlessUsed(error: unknown): void {
  const code = codeOf(error)
  if (code !== IN_USE && code !== ABSENT) throw error
}

async function exists(client: pg.Client, name: string): Promise<boolean> {
  return (await client.query('select from pg_database where datname = $1', [name])).rowCount === 1
}

const reached = ({ ownerConfig, runtimeConfig }: Reached, name: string): Reached => ({
  ownerConfig: inDatabase(ownerConfig, name),
  runtimeConfig: inDatabase(runtimeConfig, name),
})

function nameOf({ connectionString, database }: pg.PoolConfig): string {
  return connectionString === undefined ? (database ?? '') : new URL(connectionString).pathname.slice(1)
}

/** The same server and role, another database. */
function inDatabase(config: pg.PoolConfig, name: string): pg.PoolConfig {
  if (config.connectionString === undefined) return { ...config, database: name }
  const url = new URL(config.connectionString)
  url.pathname = `/${name}`
  return { ...config, connectionString: url.href }
}

async function withClient<T>(config: pg.ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ ...config, application_name: 'kooperacja-side' })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
