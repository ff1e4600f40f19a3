import { startEmbeddedPostgres } from '../../src/platform/db/embedded-postgres.server.ts'
import { createLog } from '../../src/platform/log/log.server.ts'

// A program of its own: keeps the bundled database of a folder running until it is killed. Arguments: the folder, and the
// number of the account to run as.
const [, , dataDir = '', account] = process.argv
if (account) {
  process.setgroups?.([])
  process.setgid?.(Number(account))
  process.setuid?.(Number(account))
}
const server = await startEmbeddedPostgres({ dataDir, log: createLog('silent') })
process.once('SIGTERM', () => void server.stop().then(() => process.exit(0)))
process.stdout.write(`${server.connection('postgres', 'postgres').host}\n`)
setInterval(() => undefined, 60_000)
