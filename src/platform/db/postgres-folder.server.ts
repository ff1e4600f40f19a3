import { createHash } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { StartRefused } from '../config/start-refused.ts'
import { type Account, canReach, handOver } from './postgres-account.server.ts'

/** Room that remains for a folder in the 108 bytes of a Unix socket's address, beside `/.s.PGSQL.5432`. */
const LONGEST_SOCKET_FOLDER = 90

/** Where one bundled server keeps its things: `cluster` is PostgreSQL's own folder, `socket` the folder of its one door. */
export type PostgresFolder = { readonly home: string; readonly cluster: string; readonly socket: string }

const shortName = (path: string): string => createHash('sha256').update(path).digest('hex').slice(0, 16)

/** Prepares `<dataDir>/postgres`, closed to everyone but the account that the server runs as. */
export function postgresFolder(dataDir: string, account: Account | undefined): PostgresFolder {
  mkdirSync(dataDir, { recursive: true })
  const home = ownFolder(realpathSync(dataDir), account)
  const short = Buffer.byteLength(home) <= LONGEST_SOCKET_FOLDER
  return { home, cluster: join(home, 'cluster'), socket: short ? home : shortSocketFolder(home, account) }
}

function ownFolder(dataDir: string, account: Account | undefined): string {
  const home = join(dataDir, 'postgres')
  // As root under a closed home folder the account cannot get to its own data; a link shows where they are instead.
  if (account && !existsSync(home) && !canReach(account, dataDir)) {
    const reachable = reachableFolder(dataDir)
    if (!lstatSync(home, { throwIfNoEntry: false })) symlinkSync(reachable, home)
  }
  mkdirSync(home, { recursive: true, mode: 0o700 })
  const real = realpathSync(home)
  if (process.getuid?.() !== 0 && lstatSync(real).uid !== process.getuid?.()) {
    throw new StartRefused('foreign_folder', { folder: home })
  }
  handOver(real, account)
  return real
}

function reachableFolder(dataDir: string): string {
  const folder = join('/var/lib/kooperacja', shortName(dataDir))
  mkdirSync(folder, { recursive: true, mode: 0o755 })
  chmodSync(folder, 0o700)
  return folder
}

/** Everybody may write to the temporary folder, so a folder there that is not ours is refused, not used. */
function shortSocketFolder(home: string, account: Account | undefined): string {
  const folder = join(realpathSync(tmpdir()), `kooperacja-${shortName(home)}`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const entry = lstatSync(folder)
  const owners = [process.getuid?.(), account?.uid]
  if (!entry.isDirectory() || !owners.includes(entry.uid)) throw new StartRefused('foreign_folder', { folder })
  chmodSync(folder, 0o700)
  handOver(folder, account)
  return folder
}

/** The PostgreSQL major version that wrote the data; undefined for a folder not used yet. */
export function clusterVersion({ cluster }: PostgresFolder): string | undefined {
  const file = join(cluster, 'PG_VERSION')
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined
}

/**
 * The server that an earlier process left running on this data, if any. A `postmaster.pid` whose number now belongs to
 * another program is a leftover: PostgreSQL would refuse to start because of it, so it is cleared.
 */
export function leftRunning({ cluster }: PostgresFolder): number | undefined {
  const file = join(cluster, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  if (worksIn(pid) === cluster) return pid
  rmSync(file, { force: true })
  return undefined
}

/** The folder that a process works in (a postmaster: its data); undefined when it has ended or is not ours to ask. */
export function worksIn(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return undefined
  }
}
