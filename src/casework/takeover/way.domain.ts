import type { LocalDate } from '#kernel'
import {
  gateBetween,
  type Instances,
  type Model,
  mainPath,
  type Process,
  type Review,
  type Stage,
  type Step,
  type Transition,
} from '#model'

/** Where a case on paper may stand: in a stage, or in a pause of that stage. */
export type Place = { readonly value: string; readonly stage: Stage; readonly pause: Stage | null }

const PAUSED_IN = ':'

/** Every place of the model from which work goes on, in the order of its main path; a case that ended is not taken over. */
export function placesOf(process: Process): readonly Place[] {
  const stages = process.stages.filter(({ id, kind }) => kind === 'normal' && stagesTo(process, id).length > 0)
  const inOrder = stages.toSorted((a, b) => stagesTo(process, a.id).length - stagesTo(process, b.id).length)
  return inOrder.flatMap((stage) => [
    { value: stage.id, stage, pause: null },
    ...pausesOf(process, stage).map((pause) => ({ value: `${stage.id}${PAUSED_IN}${pause.id}`, stage, pause })),
  ])
}

const pausesOf = (process: Process, { transitions }: Stage): readonly Stage[] =>
  process.stages.filter(({ id, kind }) => kind === 'paused' && transitions.some(({ to }) => to === id))

/** The stages a case passes on its way to this one, itself last: along the main path, and from it when it stands beside. */
function stagesTo(process: Process, id: string): readonly Stage[] {
  const main = mainPath(process)
  const at = main.findIndex((stage) => stage.id === id)
  if (at >= 0) return main.slice(0, at + 1)
  const leading = main.findIndex(({ transitions }) => transitions.some(({ to }) => to === id))
  const beside = process.stages.filter((stage) => stage.id === id)
  return leading < 0 ? [] : [...main.slice(0, leading + 1), ...beside]
}

/** The stages up to a place, the one where the case stands now last. */
export function wayTo(process: Process, { stage, pause }: Place): readonly Stage[] {
  const passed = stagesTo(process, stage.id)
  return pause ? [...passed, pause] : passed
}

/** A stay in a stage, and the gate by which it was entered, as the paper tells. */
export type PaperVisit = {
  readonly stage: Stage
  readonly gate: Transition | null
  readonly on: LocalDate
  /** The day stands on paper; otherwise it is the one before it in order. */
  readonly dated: boolean
}

/** The stays with their days. What the paper does not tell lies between its neighbours. */
export function visitsOf(
  model: Model,
  way: readonly Stage[],
  days: readonly (LocalDate | undefined)[],
  began: LocalDate,
): readonly PaperVisit[] {
  let last = began
  return way.map((stage, index) => {
    const day = index === 0 ? began : days[index]
    const before = way[index - 1]
    last = day ?? last
    return { stage, gate: before ? gateBetween(model, before.id, stage.id) : null, on: last, dated: day !== undefined }
  })
}

/** The first stay whose day comes before the one that went before it, or after today. */
export const dayOutOfOrder = (visits: readonly PaperVisit[], today: LocalDate): number | null => {
  const found = visits.findIndex(({ on }, index) => on > today || on < (visits[index - 1]?.on ?? on))
  return found < 0 ? null : found
}

/** What of the papers a case has brought along by the stage where it stands. */
export type Brought = {
  /** The adults were asked whether they take part. */
  readonly consents: boolean
  readonly plan: 'none' | 'proposed' | 'active'
  /** The plan is reviewed by now. */
  readonly review: boolean
}

/** `role` writes the papers down: what the model does not let it fill in is not asked for. */
export function broughtBy(model: Model, way: readonly Stage[], role: string): Brought {
  const passed = way.slice(0, -1)
  const fills = (record: PaperRecord) => {
    const form = model.findFormOf(record)
    return form?.filledBy.includes(role) === true && passed.some((stage) => asksFor(stage, form.id))
  }
  const active = way.some((stage, index) => {
    const before = way[index - 1]
    return before !== undefined && activates(gateBetween(model, before.id, stage.id))
  })
  const plan = fills('plan') ? (active ? 'active' : 'proposed') : 'none'
  return { consents: fills('participation_consent'), plan, review: plan === 'active' && reviewOf(model, role) !== null }
}

/** The review of the plan whose form this role may fill in. */
export const reviewOf = (model: Model, role: string): Review | null =>
  model.review.all.find(({ form }) => model.form(form).filledBy.includes(role)) ?? null

/** A gate that makes the plan the active one. */
export const activates = (gate: Transition | null): boolean =>
  gate?.require.some(({ rule }) => rule === 'one_active_plan') === true

type PaperRecord = 'participation_consent' | 'plan'
const asksFor = ({ steps }: Stage, form: string): boolean => steps.some((step) => step.form === form)

/** The stay in which papers of this kind were filled in, or the last one. */
export function visitFilling(model: Model, visits: readonly PaperVisit[], record: PaperRecord): number {
  const form = model.findFormOf(record)
  const found = visits.findIndex(({ stage }) => form !== undefined && asksFor(stage, form.id))
  return found < 0 ? visits.length - 1 : found
}

/** The stay that lasted on a day: the last one entered by then. */
export const visitOn = (visits: readonly PaperVisit[], day: LocalDate): number =>
  Math.max(
    0,
    visits.findLastIndex(({ on }) => on <= day),
  )

/** Steps that a stage asks of everybody who passes it once. What is done as needed, or for each thing, nobody can tell from the stage. */
const OF_STAGE: readonly (Instances | undefined)[] = [
  undefined,
  'one',
  'per_adult',
  'per_person',
  'per_institution',
  'per_member',
]
export const stepsPassed = ({ stage }: PaperVisit): readonly Step[] =>
  stage.steps.filter(({ required, repeat }) => required && OF_STAGE.includes(repeat))
