import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
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
  /** The program of the thread. */
  readonly script?: URL
  /** Milliseconds after which a print is given up and its thread with it. */
  readonly patience?: number
  /** How many may wait; whoever comes then is told to come again. */
  readonly room?: number
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
 * Prints in a thread of its own, one document after another, so that pages are answered meanwhile. The thread keeps one compiler warm; when
 * it dies, the print it was at fails and the next one starts another.
 */
export function createPrinter(log: Log, options: PrinterOptions = {}): Printer {
  const { script = workerScript(), patience = 30_000, room = 40 } = options
  let thread: Worker | null = null
  let waiting = 0
  let last: Promise<unknown> = Promise.resolve()
  let no = 0

  function begin(): Worker {
    const begun = new Worker(script)
    // It holds nothing that would be lost: the program may end while it waits.
    begun.unref()
    begun.on('error', (error) => log.error('platform.pdf.thread_died', {}, error))
    begun.on('exit', () => {
      if (thread === begun) thread = null
    })
    return begun
  }

  async function printNow(document: Framed, at: Date): Promise<Uint8Array<ArrayBuffer>> {
    const working = thread ?? begin()
    thread = working
    no += 1
    const answered = await answerOf(working, { no, document, at }, patience)
    if ('pdf' in answered) return answered.pdf
    log.error('platform.pdf.failed', { why: answered.failed })
    throw new PrintFailed(answered.failed)
  }

  return {
    print: async (document, at) => {
      if (waiting >= room) throw new PrintFailed('too many wait')
      waiting += 1
      const mine = last.then(() => printNow(document, at))
      last = mine.catch(() => undefined)
      return mine.finally(() => {
        waiting -= 1
      })
    },
    stop: async () => {
      await thread?.terminate()
    },
  }
}

/** The thread's answer to one question; `PrintFailed` when it dies first or takes too long, which ends it. */
function answerOf(thread: Worker, asked: PrintAsked, patience: number): Promise<PrintAnswered> {
  return new Promise((resolve, reject) => {
    const settle = (done: () => void) => {
      clearTimeout(timer)
      thread.off('message', heard)
      thread.off('exit', died)
      done()
    }
    const heard = (answered: PrintAnswered) => {
      if (answered.no === asked.no) settle(() => resolve(answered))
    }
    const died = () => settle(() => reject(new PrintFailed('the thread died')))
    const timer = setTimeout(() => void thread.terminate(), patience)
    thread.on('message', heard)
    thread.on('exit', died)
    thread.postMessage(asked)
  })
}
