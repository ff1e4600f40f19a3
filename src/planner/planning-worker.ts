import { parentPort } from 'node:worker_threads'
import type { Refused } from '#kernel'
import { loadSolver } from './highs.ts'
import { costsForAll, type Held, type OtherwiseRefusal, type WouldHelp, whatWouldHelp } from './otherwise.domain.ts'
import type { Planning } from './planning.domain.ts'
import { problemOf } from './problem.domain.ts'
import type { Proposal } from './proposal.domain.ts'
import { proposeForAll, type Solver } from './solve.domain.ts'

/** What the thread that plans is asked. */
export type Question =
  | { readonly ask: 'propose'; readonly planning: Planning }
  | { readonly ask: 'costs_otherwise'; readonly planning: Planning; readonly held: Held }
  | { readonly ask: 'would_help'; readonly planning: Planning; readonly most: number }
export type Asked = { readonly no: number; readonly question: Question }
/** `failed`: it could not be worked out; nothing of what was asked is repeated. */
export type Said =
  | { readonly proposal: Proposal }
  | { readonly costs: number }
  | { readonly wouldHelp: readonly WouldHelp[] }
  | { readonly refused: Refused<OtherwiseRefusal> }
  | { readonly failed: true }
export type Answered = { readonly no: number; readonly said: Said }

/** Answers questions about proposals one after another, in a thread of its own, so that pages are answered meanwhile. */
function worked(question: Question, solver: Solver): Said {
  switch (question.ask) {
    case 'propose': {
      const problem = problemOf(question.planning)
      return problem.ok ? { proposal: proposeForAll(problem.value, solver, 'near') } : { refused: problem }
    }
    case 'costs_otherwise': {
      const costs = costsForAll(question.planning, question.held, solver)
      return costs.ok ? { costs: costs.value } : { refused: costs }
    }
    case 'would_help': {
      const found = whatWouldHelp(question.planning, solver, question.most)
      return found.ok ? { wouldHelp: found.value } : { refused: found }
    }
  }
}

function answered({ no, question }: Asked, solver: Solver): Answered {
  try {
    return { no, said: worked(question, solver) }
  } catch {
    // What went wrong may quote what was asked, so nothing of it leaves this thread.
    return { no, said: { failed: true } }
  }
}

const port = parentPort
const solver = await loadSolver()
// Only the program that began this thread writes to it.
port?.on('message', (asked: Asked) => port.postMessage(answered(asked, solver)))
