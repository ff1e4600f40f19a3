import pg from 'pg'
import type { Config } from '../config/config.server.ts'
import { StartRefused } from '../config/start-refused.ts'
import type { Log } from '../log/log.server.ts'
import { bootstrap, DATABASE, OWNER_ROLE, RUNTIME_ROLE } from './bootstrap.server.ts'
import { startEmbeddedPostgres } from './embedded-postgres.server.ts'

export type Database = {
  /** For migrations only. */
  readonly ownerConfig: pg.PoolConfig
  /** For everything else. */
  readonly runtimeConfig: pg.PoolConfig
  /** Ends the bundled server; nothing for a database of your own. Close your pools first. */
  readonly stop: () => Promise<void>
}

/** The database named in the settings, or the bundled one, ready for migrations. Throws StartRefused with what to do. */
export async function startDatabase(config: Config, log: Log): Promise<Database> {
  if (!config.database) return startBundled(config, log)
  const ownerConfig = { connectionString: config.database.ownerUrl }
  const runtimeConfig = { connectionString: config.database.runtimeUrl }
  await connectOnce('DATABASE_OWNER_URL', ownerConfig, async () => undefined)
  await connectOnce('DATABASE_URL', runtimeConfig, refuseStrongRole)
  return { ownerConfig, runtimeConfig, stop: async () => undefined }
}

async function startBundled(config: Config, log: Log): Promise<Database> {
  const server = await startEmbeddedPostgres({ dataDir: config.dataDir, log })
  try {
    await bootstrap(server)
  } catch (error) {
    await server.stop()
    throw error
  }
  log.info('database.server.ready')
  return {
    ownerConfig: server.connection(OWNER_ROLE, DATABASE),
    runtimeConfig: server.connection(RUNTIME_ROLE, DATABASE),
    stop: server.stop,
  }
}

async function connectOnce(variable: string, config: pg.ClientConfig, work: (client: pg.Client) => Promise<void>) {
  const client = new pg.Client(config)
  try {
    await client.connect()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'ECONNECT'
    throw new StartRefused('unreachable', { variable, code })
  }
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

const STRENGTH = `
select current_user as role,
  r.rolsuper or r.rolbypassrls
    or exists (select 1 from pg_class c where pg_has_role(c.relowner, 'member') and c.relnamespace::regnamespace::text !~ '^pg_')
    or exists (select 1 from pg_database d where d.datname = current_database() and pg_has_role(d.datdba, 'member'))
    or not coalesce(pg_has_role(to_regrole('${RUNTIME_ROLE}'), 'member'), false) as wrong
from pg_roles r where r.rolname = current_user`

/** A role that owns tables or bypasses row security would see every family: better not to start at all. */
async function refuseStrongRole(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ role: string; wrong: boolean }>(STRENGTH)
  for (const { role, wrong } of rows) if (wrong) throw new StartRefused('runtime_role_too_strong', { role })
}
