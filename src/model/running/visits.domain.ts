import type { LocalDate } from '#kernel'
import type { Model } from '../definition/model.domain.ts'
import type { Facts, StageVisit } from './case-facts.domain.ts'

/**
 * A stay in a stage as the model counts it. A pause does not leave the stage it interrupts: coming back from it
 * continues the stay, so steps done before the pause stay done and a pausable clock stands instead of ending
 * (FORMAT.md, section 7, `pausable`).
 */
export type Stay = {
  readonly stage: string
  readonly visits: readonly number[]
  readonly enteredOn: LocalDate
  readonly enteredAt: number
  /** `null` while it lasts; for a stay interrupted by a pause that led elsewhere, when the pause ended. */
  readonly left: { readonly on: LocalDate; readonly at: number } | null
}

export type Pause = {
  readonly from: LocalDate
  readonly to: LocalDate | null
  /** The stage of kind `paused`. */
  readonly stage: string
  /** Why, as an item of the model's list; nothing where the model asks for words, which are an entry of the case. */
  readonly reason: string | null
}

/** The stage now. A case or body without one was never opened, which is a bug. */
export function stageNow(facts: Pick<Facts, 'visits'>): StageVisit {
  const now = facts.visits.at(-1)
  if (!now) throw new Error('A case or body without any stage')
  return now
}

/** All stays, oldest first; of one interrupted by pauses, all visits together. */
export function stays(model: Model, facts: Pick<Facts, 'visits'>): readonly Stay[] {
  const found: Stay[] = []
  facts.visits.forEach((visit, index) => {
    const resumed = resumes(model, facts.visits, index)
    const stay = resumed === null ? undefined : found.find(({ visits }) => visits.includes(resumed.visit))
    if (stay) found[found.indexOf(stay)] = { ...stay, visits: [...stay.visits, visit.visit] }
    else found.push(begun(visit))
  })
  return found.map((stay) => ({ ...stay, left: leaving(model, facts.visits, stay) }))
}

const begun = ({ stage, visit, enteredOn, at }: StageVisit): Stay => ({
  stage,
  visits: [visit],
  enteredOn,
  enteredAt: at,
  left: null,
})

/** The visit that this one continues: the same stage, with only pauses between. */
function resumes(model: Model, visits: readonly StageVisit[], index: number): StageVisit | null {
  const before = visits.slice(0, index)
  const interrupted = before.findLast(({ stage }) => !isPaused(model, stage))
  const afterPause = before.at(-1) !== interrupted
  return afterPause && interrupted && interrupted.stage === visits[index]?.stage ? interrupted : null
}

/**
 * A stay ends with the entry to the next stage, unless that is a pause; then with the entry to what follows the pause.
 */
function leaving(model: Model, visits: readonly StageVisit[], stay: Stay): Stay['left'] {
  const after = visits.slice(visits.findIndex(({ visit }) => visit === stay.visits.at(-1)) + 1)
  const next = isPaused(model, stay.stage) ? after[0] : after.find(({ stage }) => !isPaused(model, stage))
  return next ? { on: next.enteredOn, at: next.at } : null
}

const isPaused = (model: Model, stage: string): boolean => model.stage(stage).kind === 'paused'

/** The stay that lasts now. */
export function stayNow(model: Model, facts: Pick<Facts, 'visits'>): Stay {
  const { visit } = stageNow(facts)
  const now = stays(model, facts).find(({ visits }) => visits.includes(visit))
  if (!now) throw new Error(`Visit ${visit} belongs to no stay`)
  return now
}

/** The stage left by the pause, to which `@previous` leads. */
export function stageBeforePause(model: Model, facts: Pick<Facts, 'visits'>): string | null {
  return facts.visits.findLast(({ stage }) => !isPaused(model, stage))?.stage ?? null
}

/** The pauses, oldest first; the last one may still last. */
export function pauses(model: Model, facts: Pick<Facts, 'visits'>): readonly Pause[] {
  return facts.visits.flatMap((visit, index) =>
    isPaused(model, visit.stage)
      ? [
          {
            from: visit.enteredOn,
            to: facts.visits[index + 1]?.enteredOn ?? null,
            stage: visit.stage,
            reason: visit.reason ?? null,
          },
        ]
      : [],
  )
}
