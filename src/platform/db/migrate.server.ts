import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runMigrations as migrateJobs } from 'graphile-worker'
import pg from 'pg'
import { StartRefused } from '../config/start-refused.ts'
import type { Log } from '../log/log.server.ts'
import { JOB_RIGHTS } from './job-rights.server.ts'
import { createPool } from './pool.server.ts'

type SqlFile = { readonly name: string; readonly sql: string; readonly sha256: string }
export type MigrationFolders = { readonly migrations: string; readonly policies: string }

/** One migrator at a time in one database; the number is only this program's. */
const LOCK = 4_020_260_117

const HISTORY = `
create schema if not exists schema_history;
create table if not exists schema_history.applied (
  name text primary key,
  sha256 text not null,
  applied_at timestamptz not null default now()
);
alter table schema_history.applied enable row level security;
comment on table schema_history.applied is 'Migrations already run, with the checksum of what ran; policies: the generated row security.'`

/**
 * Brings the database up to this version of the program: new files of `db/migrations` in order, each in a transaction, then
 * the generated policies if anything changed. Answers how many migrations ran. Throws StartRefused when a file that has run
 * was changed since, or the database is newer than the program.
 */
export async function migrate(ownerConfig: pg.ClientConfig, folders: MigrationFolders, log: Log): Promise<number> {
  const client = new pg.Client({ ...ownerConfig, application_name: 'kooperacja-migrate' })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    return await bringUp(client, ownerConfig, folders, log)
  } finally {
    await client.end()
  }
}

async function bringUp(client: pg.Client, ownerConfig: pg.ClientConfig, folders: MigrationFolders, log: Log) {
  await client.query(HISTORY)
  const applied = await readHistory(client)
  const jobsChanged = await migrateJobQueue(client, ownerConfig, log)
  const waiting = notYetApplied(sqlFiles(folders.migrations), applied)
  for (const file of waiting) {
    await apply(client, file.name, file.sha256, file.sql)
    log.info('database.migration.applied', { file: file.name })
  }
  const policies = sqlFiles(folders.policies)
  const sha256 = checksum(policies.map((file) => file.sha256).join())
  const rewritten = waiting.length > 0 || applied.get(POLICIES) !== sha256
  if (rewritten) await apply(client, POLICIES, sha256, policies.map((file) => file.sql).join(';\n'))
  if (jobsChanged || rewritten) await client.query('analyze')
  return waiting.length
}

const POLICIES = 'policies'
const checksum = (text: string): string => createHash('sha256').update(text).digest('hex')

function sqlFiles(folder: string): readonly SqlFile[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql'))
  return names.sort().map((name) => {
    // A checkout on another system may have other line ends; the text is the same.
    const sql = readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n')
    return { name, sql, sha256: checksum(sql) }
  })
}

async function readHistory(client: pg.Client): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ name: string; sha256: string }>(
    'select name, sha256 from schema_history.applied',
  )
  return new Map(rows.map((row) => [row.name, row.sha256]))
}

function notYetApplied(files: readonly SqlFile[], applied: ReadonlyMap<string, string>): readonly SqlFile[] {
  const known = new Map(files.map((file) => [file.name, file.sha256]))
  for (const [file, sha256] of applied) {
    if (file === POLICIES) continue
    if (!known.has(file)) throw new StartRefused('migration_unknown', { file })
    if (known.get(file) !== sha256) throw new StartRefused('migration_changed', { file })
  }
  return files.filter((file) => !applied.has(file.name))
}

async function apply(client: pg.Client, name: string, sha256: string, sql: string): Promise<void> {
  const remember = `insert into schema_history.applied (name, sha256) values ($1, $2)
    on conflict (name) do update set sha256 = excluded.sha256, applied_at = excluded.applied_at`
  await client.query('begin')
  try {
    await client.query(sql)
    await client.query(remember, [name, sha256])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw Object.assign(new Error(`${name} failed`, { cause: error }), { file: name })
  }
}

/** The job queue's tables are its own package's business; answers whether anything ran. */
async function migrateJobQueue(client: pg.Client, ownerConfig: pg.ClientConfig, log: Log): Promise<boolean> {
  const before = await jobQueueVersion(client)
  const pool = createPool({ ...ownerConfig, max: 2 }, log)
  try {
    await migrateJobs({ pgPool: pool })
  } finally {
    await pool.end()
  }
  if ((await jobQueueVersion(client)) === before) return false
  await client.query(JOB_RIGHTS)
  return true
}

async function jobQueueVersion(client: pg.Client): Promise<number | null> {
  const { rows: found } = await client.query<{ made: boolean }>(
    "select to_regclass('graphile_worker.migrations') is not null as made",
  )
  if (!found[0]?.made) return null
  const { rows } = await client.query<{ id: number | null }>('select max(id) as id from graphile_worker.migrations')
  return rows[0]?.id ?? null
}
