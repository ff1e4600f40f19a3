import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { type Outcome, ok, refused } from '#kernel'
import type { Log } from '#platform/server'
import { type Held, MOST_TRIED, type OtherwiseRefusal, type WouldHelp } from './otherwise.domain.ts'
import type { Planning } from './planning.domain.ts'
import type { Answered, Asked, Question, Said } from './planning-worker.ts'
import type { PlanningFlaw } from './problem.domain.ts'
import type { Proposal } from './proposal.domain.ts'
import { proposeGreedily } from './propose.domain.ts'

export type Planner = {
  /** The fairest proposal for all families, within half a percent of the best. Without a solver it is put together line by line, and says so. */
  readonly propose: (planning: Planning) => Promise<Outcome<Proposal, PlanningFlaw>>
  /** Points that the best proposal of all families loses when one choice is held. */
  readonly costsOtherwise: (planning: Planning, held: Held) => Promise<Outcome<number, OtherwiseRefusal>>
  /** What one more unit of the kinds that are waited for would bring, the best first. */
  readonly whatWouldHelp: (
    planning: Planning,
    most?: number,
  ) => Promise<Outcome<readonly WouldHelp[], OtherwiseRefusal>>
  readonly stop: () => Promise<void>
}

export type PlannerOptions = {
  /** The program of the thread. */
  readonly script?: URL
  /** Milliseconds after which an answer is given up and the thread with it. No proposal depends on it but that it is then made without the solver. */
  readonly patience?: number
  /** Milliseconds after the last question for which the thread, with the memory of the solver, is kept ready. */
  readonly rest?: number
}

/** Beside this file in the sources; in the built program in its folder, whichever part of it this file went into. */
function workerScript(): URL {
  const places = ['./planning-worker.ts', './planning-worker.js', '../planning-worker.js'].map(
    (place) => new URL(place, import.meta.url),
  )
  const found = places.find((place) => existsSync(fileURLToPath(place)))
  if (!found) throw new Error('the program that plans is missing from the build')
  return found
}

/** Plans in a thread of its own, one question after another. When the thread dies, the next question starts another. */
export function createPlanner(log: Log, options: PlannerOptions = {}): Planner {
  const { script = workerScript(), patience = 60_000, rest = 120_000 } = options
  let thread: Worker | null = null
  let resting: NodeJS.Timeout | undefined
  let waiting = 0
  let last: Promise<unknown> = Promise.resolve()
  let no = 0

  function begin(): Worker {
    const begun = new Worker(script, { env: {}, execArgv: [], stdin: false })
    // It holds nothing that would be lost: the program may end while it waits.
    begun.unref()
    begun.on('error', (error) => log.error('planner.thread.failed', {}, error))
    begun.on('exit', () => {
      if (thread === begun) thread = null
    })
    return begun
  }

  /** Whoever asks meanwhile gets a new thread, never one that is about to end. */
  const end = async () => {
    const ending = thread
    thread = null
    await ending?.terminate()
  }

  async function askNow(question: Question): Promise<Said> {
    const working = thread ?? begin()
    thread = working
    no += 1
    const said = await answerOf(working, { no, question }, patience)
    if ('failed' in said) log.error('planner.question.failed', { ask: question.ask })
    return said
  }

  async function ask(question: Question): Promise<Said> {
    clearTimeout(resting)
    waiting += 1
    const mine = last.then(() => askNow(question))
    last = mine.catch(() => undefined)
    return mine.finally(() => {
      waiting -= 1
      if (waiting > 0) return
      resting = setTimeout(end, rest)
      resting.unref()
    })
  }

  return {
    propose: async (planning) => {
      const said = await ask({ ask: 'propose', planning })
      if ('proposal' in said) return ok(said.proposal)
      // The same flaw is found again, so that it is told in the words of this question.
      return proposeGreedily(planning)
    },
    costsOtherwise: async (planning, held) => {
      const said = await ask({ ask: 'costs_otherwise', planning, held })
      return 'costs' in said ? ok(said.costs) : 'refused' in said ? said.refused : refused('not_solved')
    },
    whatWouldHelp: async (planning, most = MOST_TRIED) => {
      const said = await ask({ ask: 'would_help', planning, most })
      if ('wouldHelp' in said) return ok(said.wouldHelp)
      return 'refused' in said ? said.refused : refused('not_solved')
    },
    stop: async () => {
      clearTimeout(resting)
      await end()
    },
  }
}

/** The answer to one question; `failed` when the thread dies first or takes too long, which ends it. */
function answerOf(working: Worker, asked: Asked, patience: number): Promise<Said> {
  return new Promise((resolve) => {
    const settle = (said: Said) => {
      clearTimeout(timer)
      working.off('message', heard)
      working.off('exit', died)
      working.off('error', died)
      resolve(said)
    }
    // Only the program of the thread writes to this one.
    const heard = ({ no, said }: Answered) => {
      if (no === asked.no) settle(said)
    }
    const died = () => settle({ failed: true })
    const timer = setTimeout(() => void working.terminate(), patience)
    working.on('message', heard)
    working.on('exit', died)
    // Where it could not even begin.
    working.on('error', died)
    working.postMessage(asked)
  })
}
