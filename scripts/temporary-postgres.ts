import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { bootstrap, DATABASE, OWNER_ROLE } from '../src/platform/db/bootstrap.server.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../src/platform/db/embedded-postgres.server.ts'
import { migrate } from '../src/platform/db/migrate.server.ts'
import { createLog } from '../src/platform/log/log.server.ts'

/** What it holds lives as long as the program, so the disk need not be waited for. */
const FLEETING = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

/** A bundled PostgreSQL in a temporary folder with one migrated database. `stop` removes everything. */
export async function startTemporaryPostgres(): Promise<EmbeddedPostgres> {
  const dataDir = mkdtempSync(join(tmpdir(), 'kooperacja-'))
  // Started by root, PostgreSQL runs as another account and must get to its own folder in here.
  chmodSync(dataDir, 0o711)
  const log = createLog('warn')
  const server = await startEmbeddedPostgres({ dataDir, log, settings: FLEETING })
  const stop = async () => {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  try {
    await bootstrap(server)
    const folders = { migrations: resolve('db/migrations'), policies: resolve('db/policies') }
    await migrate(server.connection(OWNER_ROLE, DATABASE), folders, log)
  } catch (error) {
    await stop()
    throw error
  }
  return { ...server, stop }
}
