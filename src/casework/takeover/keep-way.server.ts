import type { LocalDate } from '#kernel'
import type { RecordedEvent } from '#model'
import type { Ctx } from '#platform/server'
import type { Recorded } from '../cases/recorded.domain.ts'
import { saveVisit } from '../opening/opening.store.server.ts'
import { markStep, noteEvent } from '../steps/mark.store.server.ts'
import { acceptedOnPaper } from './accepted.domain.ts'
import { activation, type Taken } from './taken.domain.ts'
import type { TakeOverInput } from './takeover.schema.ts'
import { reviewOf, stepsPassed, visitFilling, visitOn } from './way.domain.ts'

type Noted = {
  readonly event: RecordedEvent
  readonly on: LocalDate
  readonly of?: string
  readonly institution?: string
}

/** That somebody did it on paper, on this day. */
export const onPaper = (onDay: LocalDate, more: Partial<Recorded> = {}): Recorded => ({
  how: 'paper',
  onDay,
  fromPaper: true,
  ...more,
})

/**
 * Keeps the stages, gates and steps that were passed on paper, in the order in which they happened, so that clocks count from their days.
 * Each is marked.
 */
export async function keepWay(ctx: Ctx, input: TakeOverInput, taken: Taken): Promise<void> {
  const { id, visits, keeper } = taken
  for (const [index, visit] of visits.entries()) {
    const { stage, gate, on, dated } = visit
    const by = gate ? { transition: gate.id } : {}
    await saveVisit(ctx, { caseId: id, no: index + 1, stage: stage.id, paper: { on, dated }, ...by })
    const done = [consents, planWritten, reviewed].flatMap((told) => told(input, taken, index))
    await noteAll(ctx, id, done)
    const left = visits[index + 1]?.on
    if (left === undefined) continue
    for (const step of stepsPassed(visit)) {
      const mark = { caseId: id, step: step.id, visitNo: index + 1, institutionId: keeper }
      await markStep(ctx, { ...mark, onDay: left, recorded: onPaper(left) })
    }
    // Whoever answers to a plan does so after it was sent.
    await noteAll(ctx, id, planAccepted(input, taken, index))
  }
}

async function noteAll(ctx: Ctx, caseId: string, events: readonly Noted[]): Promise<void> {
  for (const { event, on, of, institution } of events) {
    await noteEvent(ctx, { caseId, event, onDay: on, of, institutionId: institution })
  }
}

function consents({ people }: TakeOverInput, { unit, visits }: Taken, index: number): readonly Noted[] {
  if (visitFilling(unit.model, visits, 'participation_consent') !== index) return []
  return people.flatMap(({ consent }) =>
    consent?.consent === 'yes' && consent.consentOn ? [{ event: 'consent_given' as const, on: consent.consentOn }] : [],
  )
}

function planWritten({ plan }: TakeOverInput, { unit, visits }: Taken, index: number): readonly Noted[] {
  const form = unit.model.findFormOf('plan')
  const visit = visits[index]
  if (!plan || !form || !visit || visitFilling(unit.model, visits, 'plan') !== index) return []
  return [{ event: 'form_completed', of: form.id, on: plan.signedOn ?? visit.on }]
}

/** The plan became active when the next stage was entered. */
function planAccepted({ plan }: TakeOverInput, taken: Taken, index: number): readonly Noted[] {
  const active = activation(taken)
  if (!plan || active?.index !== index + 1) return []
  const on = plan.signedOn ?? active.on
  return [
    ...acceptedOnPaper(plan).map((institution) => ({ event: 'institution_answered' as const, on, institution })),
    { event: 'plan_accepted', on: active.on },
    { event: 'plan_ends', on: plan.until },
  ]
}

function reviewed({ reviewedOn }: TakeOverInput, taken: Taken, index: number): readonly Noted[] {
  const review = reviewOf(taken.unit.model, taken.role)
  if (!review || !reviewedOn || reviewVisit(taken, reviewedOn) !== index) return []
  return [
    { event: 'form_completed', of: review.form, on: reviewedOn },
    { event: 'review_held', of: review.id, on: reviewedOn },
  ]
}

/** A plan is reviewed after it became active. */
export const reviewVisit = (taken: Taken, on: LocalDate): number =>
  Math.max(visitOn(taken.visits, on), activation(taken)?.index ?? 0)
