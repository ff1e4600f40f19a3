import type { RuleUse } from '../definition/document.ts'
import type { Model } from '../definition/model.domain.ts'
import type { Change, Effect, MappingDocument, Question } from '../mapping/mapping.ts'
import type { CaseFacts } from '../running/case-facts.domain.ts'
import { unmetRule } from '../running/rules.domain.ts'
import { changesOf, renames, stagesAfter } from './case-migration.domain.ts'

/** What of a running case decides how it is moved. Ids, roles and states; no word of content. */
export type Situation = {
  readonly process: string
  /** Every stay so far, oldest first; the last one is the stage now. */
  readonly visits: readonly { readonly visit: number; readonly stage: string }[]
  readonly seats: readonly SeatHeld[]
  /** Forms begun and not completed. */
  readonly drafts: readonly { readonly id: string; readonly form: string }[]
  /** Steps done so far, of those that the mapping divides or joins. */
  readonly steps: readonly string[]
  /** Deadlines whose clocks run. */
  readonly clocks: readonly string[]
  /** Categories in which something was written, of those that the mapping narrows. */
  readonly categories: readonly string[]
}
export type SeatHeld = { readonly id: string; readonly role: string; readonly person: string }

/** An answer to a question of the mapping: about the whole case, or about one seat. */
export type MigrationAnswer = {
  readonly question: string
  readonly seat: string | null
  readonly option: string
  /** Who takes a role that the option leaves to be chosen. */
  readonly chosen: Readonly<Record<string, string>>
}
/** A question to be answered about this case; `seat` where it is asked of each holder of a role. */
export type Asked = { readonly question: Question; readonly seat: SeatHeld | null }

/** What is done to the case when it is moved. */
export type MigrationPlan = {
  readonly stage: string
  readonly placed: Readonly<Record<number, string>>
  readonly done: Readonly<Record<string, boolean>>
  /** Seats of roles that are no more, each with the seats that come in its place. */
  readonly seats: readonly { readonly seat: string; readonly becomes: readonly Omit<SeatHeld, 'id'>[] }[]
  /** The roles to whose holders disclosures to a role that is no more belong now. */
  readonly recipients: Readonly<Record<string, readonly string[]>>
  readonly drafts: readonly { readonly id: string; readonly form: string }[]
  /** Categories of which disclosures to others end. */
  readonly closes: readonly string[]
}

export type StayReason = 'not_answered' | 'no_such_stage' | 'no_such_process'
/** What becomes of a running case, with the changes of the mapping that touch it (FORMAT.md, section 13). */
export type Verdict = { readonly changes: readonly string[] } & (
  | { readonly kind: 'unaffected' | 'mapped'; readonly plan: MigrationPlan }
  | { readonly kind: 'question'; readonly asked: readonly Asked[] }
  | { readonly kind: 'stays'; readonly why: StayReason }
)

export type Judging = {
  readonly from: Model
  readonly to: Model
  readonly mapping: MappingDocument
  readonly answers: readonly MigrationAnswer[]
  /** Whether rules of the old version hold in the case; asked only of a case in a stage that is divided. */
  readonly holds: (rules: readonly RuleUse[]) => boolean
  /** Whether the days given for this question have passed. */
  readonly late: (question: Question) => boolean
}

/** Whether rules of the version that the case is under hold in it. */
export const rulesHold = (model: Model, facts: CaseFacts, rules: readonly RuleUse[]): boolean =>
  rules.every((use) => unmetRule(use, use.clause ?? '', facts, model) === null)

/** Says what becomes of one running case; changes nothing. */
export function judgeMigration(situation: Situation, judging: Judging): Verdict {
  const changes = judging.mapping.changes.filter((change) => touches(change, situation, judging))
  const ids = changes.map(({ id }) => id)
  const asked = changes.flatMap((change) => questionsOf(change, situation, judging.mapping))
  const open = asked.filter((one) => effectOf(one, judging) === null)
  if (open.some(({ question }) => judging.late(question))) return { kind: 'stays', why: 'not_answered', changes: ids }
  if (open.length > 0) return { kind: 'question', asked: open, changes: ids }

  const effects = asked.flatMap((one) => effectOf(one, judging) ?? [])
  const plan = planOf(situation, judging, effects)
  if (!judging.to.process.find(situation.process)) return { kind: 'stays', why: 'no_such_process', changes: ids }
  const stage = judging.to.stage.find(plan.stage)
  if (!stage || stage.process.id !== situation.process) return { kind: 'stays', why: 'no_such_stage', changes: ids }
  return { kind: changes.length > 0 ? 'mapped' : 'unaffected', plan, changes: ids }
}

/** Stages in which the case is: the one now, and the one that a pause interrupts. */
function stagesNow({ visits }: Situation, from: Model): readonly string[] {
  return [...new Set(staysNow(visits, from).map(({ stage }) => stage))]
}

const isPause = (from: Model, stage: string): boolean => from.stage(stage).kind === 'paused'

/** The visits of the stay that lasts: since another stage was left, pauses among them. */
function staysNow(visits: Situation['visits'], from: Model): Situation['visits'] {
  const interrupted = visits.findLast(({ stage }) => !isPause(from, stage))
  const other = visits.findLastIndex(({ stage }) => !isPause(from, stage) && stage !== interrupted?.stage)
  return visits.slice(other + 1)
}

function touches(change: Change, situation: Situation, { from }: Judging): boolean {
  const { seats, drafts, steps, clocks, categories } = situation
  const any = (wanted: string | readonly string[], there: readonly string[]) =>
    [wanted].flat().some((id) => there.includes(id))
  const forms = drafts.map(({ form }) => form)
  switch (change.kind) {
    case 'stage_renamed':
    case 'stage_removed':
    case 'stage_split':
    case 'stage_merged':
      return any(change.from, stagesNow(situation, from))
    case 'step_renamed':
    case 'step_split':
    case 'step_merged':
    case 'step_removed':
      return any(change.from, steps)
    case 'role_renamed':
    case 'role_split':
    case 'role_merged':
      return any(
        change.from,
        seats.map(({ role }) => role),
      )
    case 'form_renamed':
      return any(change.from, forms)
    case 'field_moved':
    case 'field_removed':
      return any(change.from.form, forms)
    case 'field_added':
      return any(change.to.form, forms)
    case 'deadline_changed':
      return clocks.includes(change.deadline)
    case 'category_narrowed':
      return categories.includes(change.category)
    default:
      return false
  }
}

/** The questions that a change puts about this case. */
function questionsOf(change: Change, { seats }: Situation, mapping: MappingDocument): readonly Asked[] {
  if (!('question' in change) || change.question === undefined) return []
  const question = mapping.questions.find(({ id }) => id === change.question)
  if (!question) return []
  if (question.per === 'case' || change.kind !== 'role_split') return [{ question, seat: null }]
  return seats.filter(({ role }) => role === change.from).map((seat) => ({ question, seat }))
}

type Decided = { readonly effect: Effect; readonly seat: SeatHeld | null; readonly chosen: MigrationAnswer['chosen'] }

/** What was answered; without an answer, once its days have passed, what holds without one. */
function effectOf({ question, seat }: Asked, { answers, late }: Judging): Decided | null {
  const given = answers.findLast((one) => one.question === question.id && one.seat === (seat?.id ?? null))
  const option = given?.option ?? (late(question) ? question.default : null)
  const effect = question.options.find(({ id }) => id === option)?.effect
  return effect ? { effect, seat, chosen: given?.chosen ?? {} } : null
}

function planOf(situation: Situation, judging: Judging, decided: readonly Decided[]): MigrationPlan {
  const { from, mapping } = judging
  const stay = staysNow(situation.visits, from)
  const places = decided.flatMap(({ effect }) => ('place' in effect ? [effect.place] : []))
  const after = stagesAfter(mapping)
  const target = (stage: string) => placeOf(stage, judging, places) ?? after.get(stage) ?? stage
  const now = situation.visits.at(-1)
  return {
    stage: target(now?.stage ?? ''),
    placed: Object.fromEntries(
      stay.filter(({ stage }) => after.has(stage)).map(({ visit, stage }) => [visit, target(stage)]),
    ),
    done: Object.assign({}, ...decided.map(({ effect }) => ('done' in effect ? effect.done : {}))),
    seats: situation.seats.flatMap((seat) => seatAfter(seat, mapping, decided)),
    recipients: recipientsAfter(mapping),
    drafts: situation.drafts.map(({ id, form }) => ({ id, form: renames(mapping).get(form) ?? form })),
    closes: changesOf(mapping, 'category_narrowed')
      .filter((change) => situation.categories.includes(change.category) && closes(change, decided))
      .map(({ category }) => category),
  }
}

/** In which part of a divided stage the case goes on: as somebody said, or the first whose rules hold. */
function placeOf(stage: string, { mapping, holds }: Judging, said: readonly string[]): string | undefined {
  const split = changesOf(mapping, 'stage_split').find(({ from }) => from === stage)
  if (!split) return undefined
  return (
    said.find((place) => split.to.includes(place)) ??
    split.place.find(({ when }) => when === undefined || holds(when))?.to
  )
}

function seatAfter(seat: SeatHeld, mapping: MappingDocument, decided: readonly Decided[]): MigrationPlan['seats'] {
  const { person } = seat
  const becomes = (roles: readonly string[]) => [{ seat: seat.id, becomes: roles.map((role) => ({ role, person })) }]
  const renamed = changesOf(mapping, 'role_renamed').find(({ from }) => from === seat.role)
  if (renamed) return becomes([renamed.to])
  const joined = changesOf(mapping, 'role_merged').find(({ from }) => from.includes(seat.role))
  if (joined) return becomes([joined.to])
  const split = changesOf(mapping, 'role_split').find(({ from }) => from === seat.role)
  if (!split) return []
  if (split.holders === 'all') return becomes(split.to)
  const answer = decided.find((one) => 'assign' in one.effect && (one.seat === null || one.seat.id === seat.id))
  const assigned = answer && 'assign' in answer.effect ? Object.entries(answer.effect.assign) : []
  return [
    {
      seat: seat.id,
      becomes: assigned.flatMap(([role, who]) => {
        const holder = who === 'current_holder' ? person : answer?.chosen[role]
        return split.to.includes(role) && holder !== undefined ? [{ role, person: holder }] : []
      }),
    },
  ]
}

/** Whose disclosures to a role become: of a divided role, of the parts that go on seeing what it saw. */
function recipientsAfter(mapping: MappingDocument): MigrationPlan['recipients'] {
  return Object.fromEntries([
    ...changesOf(mapping, 'role_renamed').map(({ from, to }) => [from, [to]]),
    ...changesOf(mapping, 'role_merged').flatMap(({ from, to }) => from.map((old) => [old, [to]])),
    ...changesOf(mapping, 'role_split').map(({ from, to, access }) => [
      from,
      to.filter((role) => access[role] !== 'drop_names'),
    ]),
  ])
}

function closes(
  change: { readonly disclosures: string; readonly entries: string },
  decided: readonly Decided[],
): boolean {
  if (change.disclosures === 'close' || change.entries === 'close_to_others') return true
  return decided.some(({ effect }) => 'entries' in effect && effect.entries === 'close_to_others')
}
