import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import { renameSync, rmSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { StartRefused } from '../config/start-refused.ts'
import type { Account } from './postgres-account.server.ts'
import type { Binaries } from './postgres-binaries.server.ts'
import { leftRunning, type PostgresFolder, worksIn } from './postgres-folder.server.ts'

/** What one server needs to run. `settings` are PostgreSQL's own, on top of ours. */
export type Postmaster = {
  readonly binaries: Binaries
  readonly folder: PostgresFolder
  readonly account: Account | undefined
  readonly settings: Readonly<Record<string, string>>
}

/** Nothing durable is switched off; the rest suits one small machine. */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '60',
  shared_buffers: '128MB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  jit: 'off',
  // Of a disk without a moving head, and of what lies in memory.
  random_page_cost: '1.1',
  // Plans are made once a session: a young database must know soon what its tables hold.
  autovacuum_naptime: '5s',
  TimeZone: 'UTC',
  lc_messages: 'C',
  // Error lines quote statements and values, and those are about families. Our own log keeps the SQLSTATE.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
}

const READY = 'database system is ready to accept connections'
/** Backends of a killed server still hold its memory for a moment. */
const STILL_IN_USE = /shared memory block .* is still in use|lock file .* already exists/
const PATIENCE_MS = 30_000

const PIPED: StdioOptions = ['ignore', 'ignore', 'pipe']

const surroundings = ({ account }: Postmaster) => ({
  ...account,
  cwd: '/',
  // Variables such as PGDATA or LC_ALL of whoever starts us must not leak into the server.
  env: { PATH: process.env.PATH ?? '/usr/bin:/bin', LANG: 'C.UTF-8' },
})

/** Makes an empty cluster. It appears under its name only when complete, so an interrupted first start leaves nothing behind. */
export async function createCluster(postmaster: Postmaster): Promise<void> {
  const unfinished = `${postmaster.folder.cluster}.new`
  rmSync(unfinished, { recursive: true, force: true })
  const locale = ['--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=pl']
  // Trust is enough: the only door is a socket in a folder that nobody else can enter.
  const args = ['-D', unfinished, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', ...locale]
  const initdb = spawn(postmaster.binaries.initdb, args, { ...surroundings(postmaster), stdio: PIPED })
  const output = readOutput(initdb)
  if ((await ended(initdb)) !== 0) throw new StartRefused('server_failed', { output: output.join('\n') })
  renameSync(unfinished, postmaster.folder.cluster)
}

/** Starts the server and answers when it accepts connections. */
export async function startPostmaster(postmaster: Postmaster): Promise<ChildProcess> {
  for (let waited = 0; ; waited += 200) {
    const attempt = await attemptStart(postmaster)
    if (attempt.ready) return attempt.server
    if (waited >= PATIENCE_MS || !STILL_IN_USE.test(attempt.output))
      throw new StartRefused('server_failed', { output: attempt.output })
    await pause(200)
  }
}

type Attempt = { ready: true; server: ChildProcess } | { ready: false; output: string }

async function attemptStart(postmaster: Postmaster): Promise<Attempt> {
  const { binaries, folder, settings } = postmaster
  const chosen = Object.entries({ ...SETTINGS, unix_socket_directories: folder.socket, ...settings })
  const args = ['-D', folder.cluster, ...chosen.flatMap(([name, value]) => ['-c', `${name}=${value}`])]
  // Detached: Ctrl+C at the terminal is for us, and we stop the server after our own connections.
  const how = { ...surroundings(postmaster), detached: true, stdio: PIPED }
  const server = spawn(binaries.postgres, args, how)
  return new Promise((resolve) => {
    const output = readOutput(server, (line) => line.includes(READY) && resolve({ ready: true, server }))
    void ended(server).then(() => resolve({ ready: false, output: output.join('\n') }))
  })
}

/** The last lines that a program wrote; they grow while it runs. */
function readOutput(program: ChildProcess, seen?: (line: string) => void): readonly string[] {
  const last: string[] = []
  program.once('error', (error) => last.push(error.message))
  if (program.stderr)
    createInterface({ input: program.stderr }).on('line', (line) => {
      last.push(line)
      if (last.length > 20) last.shift()
      seen?.(line)
    })
  return last
}

/** Its exit code; null when it was killed or never started. */
const ended = (program: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => {
    program.once('close', (code) => resolve(code))
    program.once('error', () => resolve(null))
  })

/** Asks the server to end at once but cleanly (fast shutdown), and insists after a while. */
export async function stopPostmaster(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const gone = once(server, 'exit')
  server.kill('SIGINT')
  const insist = setTimeout(() => server.kill('SIGQUIT'), PATIENCE_MS)
  await gone
  clearTimeout(insist)
}

/** Ends the server that an earlier process of ours left behind when it was killed, so that this one can watch over its own. */
export async function stopLeftRunning(folder: PostgresFolder): Promise<void> {
  const pid = leftRunning(folder)
  if (pid === undefined) return
  process.kill(pid, 'SIGINT')
  for (let waited = 0; worksIn(pid) === folder.cluster; waited += 50) {
    if (waited === PATIENCE_MS) process.kill(pid, 'SIGQUIT')
    await pause(50)
  }
}
