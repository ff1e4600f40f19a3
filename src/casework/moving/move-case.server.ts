import { type Outcome, ok, refused } from '#kernel'
import { makeTransition, type Transition, type TransitionAsked, type TransitionRefusal } from '#model'
import { type Ctx, record } from '#platform/server'
import { factsToAct, type KnownCase } from '../cases/case-facts.store.server.ts'
import type { CaseFile } from '../cases/case-file.store.server.ts'
import { courseCategory } from '../cases/course-category.domain.ts'
import { settleClocks } from '../clocks/settle-clocks.server.ts'
import { saveVisit } from '../opening/opening.store.server.ts'
import { activatePlan } from '../plan/activate-plan.store.server.ts'
import { writeItem } from '../sharing/item.store.server.ts'
import { noteEvent } from '../steps/mark.store.server.ts'
import { type Seat, seatHere } from '../team/seat.store.server.ts'
import { followClosing } from '../units/follow-line.server.ts'
import { saveMove } from './move.store.server.ts'

type Confirmation = NonNullable<TransitionAsked['confirmations']>[number]
type TransitionMade = Extract<ReturnType<typeof makeTransition>, { ok: true }>

export type MoveCaseInput = {
  readonly caseId: string
  readonly transition: string
  /** An item of the model's list, where there is one. */
  readonly reason?: string | undefined
  /** The same in words, or more of it. */
  readonly words?: string | undefined
  readonly outcome?: string | undefined
  readonly confirmations?: readonly Confirmation[]
}
export type MoveCaseRefusal = Exclude<TransitionRefusal, 'not_yours'>

/**
 * Moves a case to another stage by a transition of its model. Every rule must hold, or nothing changes and `rules_unmet` says which do
 * not. Somebody without a role that may make it gets `Forbidden`.
 */
export async function moveCase(ctx: Ctx, input: MoveCaseInput): Promise<Outcome<string, MoveCaseRefusal>> {
  const known = await factsToAct(ctx, input.caseId)
  const transition = known.model.transition.find(input.transition)
  if (!transition) return refused('not_from_this_stage')
  const seat = await seatHere(ctx, known.file.id, transition.by)
  const asked = askedOf(transition, input)
  const made = makeTransition(known.model, known.facts, { ...asked, transition: transition.id, role: seat.role })
  if (!made.ok) {
    if (made.refusal === 'not_yours') throw new Error('the seat was taken by a role of the transition')
    return { ...made, refusal: made.refusal }
  }
  await carryOut(ctx, known, { transition, seat, input, made })
  const { from, to } = made.value
  await settleClocks(ctx, known.file)
  await record(ctx, {
    chain: 'case',
    about: known.file.id,
    name: 'casework.case.moved',
    payload: { transition: transition.id, from, to, reason: asked.listed ?? null, outcome: made.value.outcome },
  })
  return ok(to)
}

/** Where the model gives a list, the reason is chosen from it; otherwise it is the person's own words. */
function askedOf({ reason }: Transition, input: MoveCaseInput) {
  const listed = reason?.list === undefined ? undefined : input.reason
  const given = reason?.list === undefined ? input.words : input.reason
  return {
    listed,
    ...(given === undefined ? {} : { reason: given }),
    ...(input.outcome === undefined ? {} : { outcome: input.outcome }),
    confirmations: input.confirmations ?? [],
  }
}

type Move = {
  readonly transition: Transition
  readonly seat: Seat
  readonly input: MoveCaseInput
  readonly made: TransitionMade
}

async function carryOut(ctx: Ctx, { file, model, outcomeFound }: KnownCase, { transition, seat, input, made }: Move) {
  const { to, outcome, confirmed, activatesPlan } = made.value
  const ends = model.stage(to).kind === 'end'
  const no = file.visitNo + 1
  if (input.words) await writeReason(ctx, file, seat, transition.id, input.words)
  for (const { rule, reason } of confirmed) await writeReason(ctx, file, seat, rule, reason)
  if (activatesPlan) await beginPlan(ctx, file)
  const listed = transition.reason?.list === undefined ? null : (input.reason ?? null)
  await saveVisit(ctx, { caseId: file.id, no, stage: to, transition: transition.id, reason: listed, outcome })
  // What the evaluation found is final; a transition's outcome is provisional (FORMAT.md, section 9).
  const standing = (ends ? outcomeFound : null) ?? outcome ?? file.outcome
  await saveMove(ctx, file, { stage: to, visitNo: no, outcome: standing, closedOn: ends ? ctx.today : null })
  if (ends) await followClosing(ctx, file.id)
}

async function beginPlan(ctx: Ctx, file: CaseFile): Promise<void> {
  const until = await activatePlan(ctx, file.id)
  if (until === null) return
  await noteEvent(ctx, { caseId: file.id, event: 'plan_accepted', onDay: ctx.today })
  await noteEvent(ctx, { caseId: file.id, event: 'plan_ends', onDay: until })
}

async function writeReason(ctx: Ctx, file: CaseFile, seat: Seat, of: string, text: string): Promise<void> {
  await writeItem(ctx, {
    caseId: file.id,
    keeper: file.keeper,
    owner: seat.institution,
    kind: 'reason',
    category: courseCategory(file.model),
    body: { of, text },
  })
}
