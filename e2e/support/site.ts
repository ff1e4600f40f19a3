import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { NODE_FLAGS } from '../../scripts/node-flags.ts'

export type RunningSite = {
  readonly pid: number
  /** Without a slash at the end. */
  readonly address: string
  /** Where this site keeps its database, files and mail. */
  readonly dataDir: string
  /** All that the program wrote to its terminal so far. */
  readonly said: () => string
  /** Ends the program in good order and removes its folder. */
  readonly stop: () => Promise<void>
  /** Ends the program in good order; its folder stays. */
  readonly rest: () => Promise<void>
  /** Ends the program as a power cut would; its folder stays. */
  readonly kill: () => Promise<void>
}

const PATIENCE_MS = 60_000

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port is free')
  return address.port
}

/** Starts a built program, with an empty folder for its data or one from before. `env` adds to its settings. */
export async function startSite(
  env: Readonly<Record<string, string>> = {},
  from?: string,
  file = 'dist/server.js',
): Promise<RunningSite> {
  const dataDir = from ?? mkdtempSync(join(tmpdir(), 'kooperacja-site-'))
  // Started by root, PostgreSQL runs as another account and must get to its own folder in here.
  chmodSync(dataDir, 0o711)
  const port = await freePort()
  // Not the settings of whoever runs the tests, nor those that the test runner makes.
  const settings = {
    PATH: process.env.PATH,
    HOST: '127.0.0.1',
    PORT: String(port),
    DATA_DIR: dataDir,
    LOG_LEVEL: 'error',
  }
  const program = spawn(process.execPath, [...NODE_FLAGS, file], {
    env: { ...settings, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said: string[] = []
  program.stdout.setEncoding('utf8').on('data', (text: string) => said.push(text))
  program.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.push(text)
    process.stderr.write(text)
  })
  const rest = async () => {
    if (!isRunning(program)) return
    const gone = once(program, 'exit')
    program.kill('SIGTERM')
    await gone
  }
  const stop = async () => {
    await rest()
    rmSync(dataDir, { recursive: true, force: true })
  }
  const kill = async () => {
    if (!isRunning(program)) return
    const gone = once(program, 'exit')
    program.kill('SIGKILL')
    await gone
  }
  const address = `http://127.0.0.1:${port}`
  try {
    await answers(address, program)
  } catch (error) {
    await (from === undefined ? stop() : rest())
    throw error
  }
  return { pid: program.pid ?? 0, address, dataDir, said: () => said.join(''), stop, rest, kill }
}

const isRunning = (program: ChildProcess): boolean => program.exitCode === null && program.signalCode === null

async function answers(address: string, program: ChildProcess): Promise<void> {
  for (let waited = 0; waited < PATIENCE_MS; waited += 100) {
    if (!isRunning(program)) throw new Error('the program ended while starting')
    const status = await fetch(address, { redirect: 'manual' }).then(
      (response) => response.status,
      // Nobody listens yet.
      () => 0,
    )
    if (status > 0 && status < 500) return
    await pause(100)
  }
  throw new Error('the program did not answer')
}
