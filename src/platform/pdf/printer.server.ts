import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Log } from '../log/log.server.ts'
import type { Framed, PrintAnswered, PrintAsked } from './print-worker.ts'

/** The print could not be made; what was asked for is as it was. */
export class PrintFailed extends Error {
  constructor(why: string) {
    super(`print failed: ${why}`)
    this.name = 'PrintFailed'
  }
}

export type Printer = {
  /** The document as an accessible PDF (PDF/UA-1). Throws `PrintFailed`. */
  readonly print: (document: Framed, at: Date) => Promise<Uint8Array<ArrayBuffer>>
  readonly stop: () => Promise<void>
}

export type PrinterOptions = {
  /** The program of the printing process. */
  readonly script?: URL
  /** Milliseconds after which a print is given up and its process with it. */
  readonly patience?: number
  /** Milliseconds after the last print for which the process is kept ready. */
  readonly rest?: number
  /** How many may wait; whoever comes then is told to come again. */
  readonly room?: number
}

/** Where pages are only told of and none is answered. */
export const printsNothing: Printer = {
  print: () => Promise.reject(new PrintFailed('nothing prints here')),
  stop: () => Promise.resolve(),
}

/** Beside this file in the sources; in the built program in its folder, whichever part of it this file went into. */
function workerScript(): URL {
  const places = ['./print-worker.ts', './print-worker.js', '../print-worker.js'].map(
    (place) => new URL(place, import.meta.url),
  )
  const found = places.find((place) => existsSync(fileURLToPath(place)))
  if (!found) throw new Error('the program that prints is missing from the build')
  return found
}

/**
 * Prints in a process of its own, one document after another, so that pages are answered meanwhile, and the memory that setting takes is
 * given back when nobody prints. The process keeps one compiler warm; when it dies, the print it was at fails and the next one starts another.
 */
export function createPrinter(log: Log, options: PrinterOptions = {}): Printer {
  const { script = workerScript(), patience = 30_000, rest = 120_000, room = 40 } = options
  let process: ChildProcess | null = null
  let resting: NodeJS.Timeout | undefined
  let waiting = 0
  let last: Promise<unknown> = Promise.resolve()
  let no = 0

  function begin(): ChildProcess {
    const begun = fork(fileURLToPath(script), {
      serialization: 'advanced',
      execArgv: [],
      env: {},
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    // It holds nothing that would be lost: the program may end while it waits.
    begun.unref()
    begun.channel?.unref()
    begun.on('error', (error) => log.error('platform.pdf.process_failed', {}, error))
    begun.on('exit', () => {
      if (process === begun) process = null
    })
    return begun
  }

  async function printNow(document: Framed, at: Date): Promise<Uint8Array<ArrayBuffer>> {
    const working = process ?? begin()
    process = working
    no += 1
    const answered = await answerOf(working, { no, document, at }, patience)
    if ('pdf' in answered) return answered.pdf
    log.error('platform.pdf.failed', { why: answered.failed })
    throw new PrintFailed(answered.failed)
  }

  /** Whoever prints meanwhile gets a new process, never one that is about to end. */
  const end = () => {
    const ending = process
    process = null
    ending?.kill()
    return ending
  }
  const restSoon = () => {
    resting = setTimeout(end, rest)
    resting.unref()
  }

  return {
    print: async (document, at) => {
      if (waiting >= room) throw new PrintFailed('too many wait')
      waiting += 1
      clearTimeout(resting)
      const mine = last.then(() => printNow(document, at))
      last = mine.catch(() => undefined)
      return mine.finally(() => {
        waiting -= 1
        if (waiting === 0) restSoon()
      })
    },
    stop: async () => {
      clearTimeout(resting)
      const ending = end()
      if (ending && ending.exitCode === null && ending.signalCode === null) await once(ending, 'exit')
    },
  }
}

/** The answer to one question; `PrintFailed` when the process dies first or takes too long, which ends it. */
function answerOf(working: ChildProcess, asked: PrintAsked, patience: number): Promise<PrintAnswered> {
  return new Promise((resolve, reject) => {
    const settle = (done: () => void) => {
      clearTimeout(timer)
      working.off('message', heard)
      working.off('exit', died)
      working.off('error', died)
      done()
    }
    // Only the program of the process writes into this channel.
    const heard = (said: unknown) => {
      const answered = said as PrintAnswered
      if (answered.no === asked.no) settle(() => resolve(answered))
    }
    const died = () => settle(() => reject(new PrintFailed('the process died')))
    const timer = setTimeout(() => working.kill('SIGKILL'), patience)
    working.on('message', heard)
    working.on('exit', died)
    // Where it could not even begin.
    working.on('error', died)
    working.send(asked)
  })
}
