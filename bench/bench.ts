import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { isBuilt } from '../scripts/build.ts'
import { checkModel } from '../src/model/definition/check-model.domain.ts'
import { indexModel } from '../src/model/definition/model.domain.ts'
import { workloadOf } from '../src/model/definition/workload.domain.ts'

/** One measured line: what, how much, and the most it may be. */
type Line = { readonly what: string; readonly measured: number; readonly most: number; readonly unit: string }

const PORT = 3917
const RUNS = 3

/** Starts the built program and answers with the milliseconds until its first page came, and how to stop it. */
async function start(dataDir: string): Promise<{ ms: number; stop: () => Promise<void> }> {
  const began = performance.now()
  const program = spawn(process.execPath, ['dist/server.js'], {
    env: { PATH: process.env.PATH, PORT: String(PORT), DATA_DIR: dataDir, LOG_LEVEL: 'error' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  await firstPage(program)
  const ms = performance.now() - began
  const stop = async () => {
    const gone = once(program, 'exit')
    program.kill('SIGTERM')
    await gone
  }
  return { ms, stop }
}

async function firstPage(program: ChildProcess): Promise<void> {
  for (;;) {
    if (program.exitCode !== null) throw new Error('the program ended while starting')
    const answer = await fetch(`http://127.0.0.1:${PORT}/`).catch(() => null)
    if (answer?.ok) return
    await pause(10)
  }
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

/** First starts on empty folders, each followed by a later start on the same folder. */
async function starts(): Promise<Line[]> {
  const first: number[] = []
  const later: number[] = []
  for (let run = 0; run < RUNS; run += 1) {
    const dataDir = mkdtempSync(join(tmpdir(), 'kooperacja-bench-'))
    chmodSync(dataDir, 0o711)
    for (const into of [first, later]) {
      const { ms, stop } = await start(dataDir)
      into.push(ms)
      await stop()
    }
    rmSync(dataDir, { recursive: true, force: true })
  }
  return [
    {
      what: 'first start on an empty folder, to the first page (median of 3)',
      measured: median(first),
      most: 5000,
      unit: 'ms',
    },
    { what: 'later start, to the first page (median of 3)', measured: median(later), most: 1500, unit: 'ms' },
  ]
}

/** What people must answer, counted from each shipped model. */
function workload(): Line[] {
  return ['wiejski-1.0', 'miejsko-wiejski-1.0'].flatMap((file) => {
    const checked = checkModel(JSON.parse(readFileSync(`content/models/${file}.json`, 'utf8')), [])
    if (!checked.ok) throw new Error(`${file} does not pass`)
    return workloadOf(indexModel(checked.document)).map(({ upTo, total, bound }) => ({
      what: `${file}: required answers up to ${upTo === 'urgent_help' ? 'urgent help' : 'an active plan'}`,
      measured: total,
      most: bound,
      unit: '',
    }))
  })
}

if (!isBuilt()) throw new Error('build first: npm run build')
const lines = [...(await starts()), ...workload()]
console.log('| What | Measured | At most |\n| --- | ---: | ---: |')
for (const { what, measured, most, unit } of lines) {
  console.log(`| ${what} | ${Math.round(measured)} ${unit} | ${most} ${unit} |`)
}
if (lines.some(({ measured, most }) => measured > most)) process.exitCode = 1
