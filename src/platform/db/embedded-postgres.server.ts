import type { ChildProcess } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { StartRefused } from '../config/start-refused.ts'
import type { Log } from '../log/log.server.ts'
import { type FolderLock, lockFolder } from './folder-lock.server.ts'
import { postgresAccount } from './postgres-account.server.ts'
import { postgresBinaries } from './postgres-binaries.server.ts'
import { clusterVersion, postgresFolder } from './postgres-folder.server.ts'
import {
  createCluster,
  type Postmaster,
  startPostmaster,
  stopLeftRunning,
  stopPostmaster,
} from './postmaster.server.ts'

export type EmbeddedPostgres = {
  /** How to reach one database of this server as one role. */
  readonly connection: (role: string, database: string) => pg.PoolConfig
  /** Ends the server cleanly. Close your own pools first. */
  readonly stop: () => Promise<void>
}

type Wanted = {
  readonly dataDir: string
  readonly log: Log
  /** PostgreSQL's own settings, on top of the usual ones. */
  readonly settings?: Readonly<Record<string, string>>
}

/**
 * Runs the bundled PostgreSQL on `<dataDir>/postgres`, for this process alone, and starts it again if it dies. Data of an
 * earlier start are kept, also when that one was killed. Throws StartRefused with what the person at the terminal can do.
 */
export async function startEmbeddedPostgres({ dataDir, log, settings = {} }: Wanted): Promise<EmbeddedPostgres> {
  const account = postgresAccount()
  const folder = postgresFolder(dataDir, account)
  const cache = account ? '/var/cache/kooperacja' : join(dataDir, 'cache')
  const postmaster = { binaries: postgresBinaries(account, cache), folder, account, settings }

  const lock = await lockFolder(folder.home)
  if (!lock) throw new StartRefused('already_running', { folder: dataDir })
  try {
    const stop = watchOver(postmaster, await startOn(postmaster), lock, log)
    return { connection: (user, database) => ({ host: folder.socket, port: 5432, user, database }), stop }
  } catch (error) {
    await lock.release()
    throw error
  }
}

async function startOn(postmaster: Postmaster): Promise<ChildProcess> {
  const { folder, binaries } = postmaster
  const found = clusterVersion(folder)
  if (found === undefined) await createCluster(postmaster)
  else if (found !== binaries.major) {
    throw new StartRefused('other_version', { folder: folder.cluster, found, needed: binaries.major })
  }
  await stopLeftRunning(folder)
  return startPostmaster(postmaster)
}

/** Keeps a server running until the answered function is called. */
function watchOver(postmaster: Postmaster, first: ChildProcess, lock: FolderLock, log: Log): () => Promise<void> {
  let server = first
  let restarting: Promise<void> | undefined
  const stopping = new AbortController()
  const endWithUs = () => server.kill('SIGINT')

  const watch = () =>
    server.once('exit', (exitCode, signal) => {
      if (stopping.signal.aborted) return
      log.error('database.server.died', { exitCode, signal })
      restarting = restart()
    })
  const restart = async () => {
    for (let wait = 100; !stopping.signal.aborted; wait = Math.min(2 * wait, 10_000)) {
      try {
        server = await startOn(postmaster)
        log.warn('database.server.restarted')
        watch()
        return
      } catch (error) {
        log.error('database.server.restart_failed', { waitMs: wait }, error)
        await pause(wait, undefined, { signal: stopping.signal }).catch(() => undefined)
      }
    }
  }

  watch()
  process.once('exit', endWithUs)
  return async () => {
    stopping.abort()
    await restarting
    process.off('exit', endWithUs)
    await stopPostmaster(server)
    if (postmaster.folder.socket !== postmaster.folder.home) rmSync(postmaster.folder.socket, { recursive: true })
    await lock.release()
  }
}
