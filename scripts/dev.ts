import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { watch } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { build } from './build.ts'
import { NODE_FLAGS } from './node-flags.ts'

let program: ChildProcess | undefined
let changed = false

async function stop(): Promise<void> {
  if (!program || program.exitCode !== null || program.signalCode !== null) return
  const gone = once(program, 'exit')
  program.kill('SIGTERM')
  await gone
}

async function rebuild(): Promise<void> {
  changed = false
  try {
    await build()
  } catch (error) {
    // The program of the last good build goes on until the mistake is mended.
    console.error(error)
    return
  }
  await stop()
  program = spawn(process.execPath, [...NODE_FLAGS, 'dist/server.js'], { stdio: 'inherit' })
}

for (const folder of ['src', 'assets']) {
  watch(folder, { recursive: true }, () => {
    changed = true
  })
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop().then(() => process.exit(0)))

for (await rebuild(); ; await pause(200)) if (changed) await rebuild()
