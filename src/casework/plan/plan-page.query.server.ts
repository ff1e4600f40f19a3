import { NotFound } from '#kernel'
import { possible, type Step } from '#model'
import type { Ctx } from '#platform/server'
import { caseFacts, type KnownCase } from '../cases/case-facts.store.server.ts'
import { type CaseFrame, caseFrame } from '../cases/case-frame.query.server.ts'
import { keeps } from '../cases/may-keep.query.server.ts'
import { type Whys, whySeenIn } from '../sharing/why-seen.query.server.ts'
import { isMoreWritten } from '../sharing/withheld.query.server.ts'
import { seatsOfMine } from '../team/seat.store.server.ts'
import { acceptingRoles, recordingRefusal } from './acceptance.domain.ts'
import { authorityFor } from './authority.query.server.ts'
import { type PlanAnswer, type PlanView, planView } from './plan.query.server.ts'

export type PlanPage = {
  readonly known: KnownCase
  readonly frame: CaseFrame
  readonly view: PlanView | null
  /** More is written than this reader may see. */
  readonly more: boolean
  readonly why: Whys | null
  /** The step in which I would write the plan now. */
  readonly writing: Step | null
  readonly mayAnswer: boolean
}

/** The plan of a case with what is mine to do about it. */
export async function planPageOf(ctx: Ctx, caseId: string): Promise<PlanPage> {
  const known = await caseFacts(ctx, caseId)
  const { file, model, facts } = known
  const seats = await seatsOfMine(ctx, file.id)
  const roles = seats.map(({ role }) => role)
  const form = model.findFormOf('plan')
  const writing = possible(model, facts, roles).steps.find(
    ({ step, mine, status }) => mine && status !== 'waiting' && form !== undefined && step.form === form.id,
  )
  const view = await planView(ctx, known)
  return {
    known,
    frame: await caseFrame(ctx, file),
    view,
    more: await isMoreWritten(ctx, file, 'plan'),
    why: await whySeenIn(ctx, known, 'plan'),
    writing: writing?.step ?? null,
    mayAnswer: view !== null && (await answersOfMine(ctx, known, view)).length > 0,
  }
}

export type AnswerOption = {
  readonly value: string
  readonly label: string
  /** Through my own seat; otherwise I record what they said. */
  readonly own: boolean
  /** Up to how many hours I may answer for my institution; asked only then. */
  readonly hoursLimit: number | null
}

export type AnswerPage = {
  readonly known: KnownCase
  readonly frame: CaseFrame
  readonly view: PlanView
  readonly options: readonly AnswerOption[]
}

/** Whose answer to the plan I may give or record; `NotFound` before there is a plan. */
export async function answerPageOf(ctx: Ctx, caseId: string): Promise<AnswerPage> {
  const known = await caseFacts(ctx, caseId)
  const view = await planView(ctx, known)
  if (!view) throw new NotFound('plan')
  return { known, frame: await caseFrame(ctx, known.file), view, options: await answersOfMine(ctx, known, view) }
}

async function answersOfMine(ctx: Ctx, known: KnownCase, view: PlanView): Promise<readonly AnswerOption[]> {
  const { file, model } = known
  if (file.closedOn !== null) return []
  const keeping = await keeps(ctx, file.id)
  const roles = acceptingRoles(model)
  const own = (await seatsOfMine(ctx, file.id)).filter(({ role }) => roles.includes(role))
  const options: AnswerOption[] = []
  for (const one of keeping ? view.adults : []) options.push(recorded(`person:${one.who}`, one))
  for (const one of view.institutions) {
    const mine = own.some(({ institution }) => institution === one.who)
    const authority = await authorityFor(ctx, one.who, model.document.id)
    if (!mine && !(keeping && recordingRefusal(authority) === null)) continue
    const hoursLimit = mine && !authority.iHead ? authority.hoursLimit : null
    options.push({ ...recorded(`institution:${one.who}`, one), own: mine, hoursLimit })
  }
  return options
}

const recorded = (value: string, { label }: PlanAnswer): AnswerOption => ({
  value,
  label,
  own: false,
  hoursLimit: null,
})
