import fc from 'fast-check'
import type { Change, Question } from '../mapping/mapping.ts'

/** A model in outline, from which a whole document is written. Ids only ever go forward, as in published models. */
export type Outline = {
  readonly stages: readonly StageOutline[]
  readonly roles: readonly Part[]
  readonly forms: readonly (Part & { readonly fields: readonly (Part & { readonly section: string })[] })[]
}
/** `fresh`: named by no change yet, so that the next one may name it. */
type Part = { readonly id: string; readonly fresh: boolean }
type StageOutline = Part & { readonly steps: readonly Part[]; readonly deadline: string; readonly days: number }

/** Numbers by which one change is chosen: what happens, to which element, how. */
export type Turn = { readonly what: number; readonly which: number; readonly how: number }
export const turns = fc.array(fc.record({ what: fc.nat(11), which: fc.nat(20), how: fc.nat(20) }), {
  minLength: 1,
  maxLength: 7,
})
export const sizes = fc.record({
  stages: fc.array(fc.nat(3), { minLength: 2, maxLength: 5 }),
  roles: fc.integer({ min: 2, max: 4 }),
  forms: fc.integer({ min: 1, max: 3 }),
})
export type Sizes = typeof sizes extends fc.Arbitrary<infer S> ? S : never

const fresh = (id: string): Part => ({ id, fresh: true })

export function outlineOf({ stages, roles, forms }: Sizes): Outline {
  return {
    stages: stages.map((steps, no) => ({
      ...fresh(`etap-${no}`),
      steps: Array.from({ length: steps + 1 }, (_, step) => fresh(`krok-${no}-${step}`)),
      deadline: `termin-${no}`,
      days: 10 + no,
    })),
    roles: Array.from({ length: roles }, (_, no) => fresh(`rola-${no}`)),
    forms: Array.from({ length: forms }, (_, no) => ({
      ...fresh(`karta-${no}`),
      fields: Array.from({ length: 3 }, (_, field) => ({ ...fresh(`pole-${no}-${field}`), section: 'pierwsza' })),
    })),
  }
}

export type NextVersion = {
  readonly outline: Outline
  readonly changes: readonly Change[]
  readonly questions: readonly Question[]
}

/** The next version after some changes, each of which names elements that no other names, with the mapping's own words for them. */
export function nextVersion(outline: Outline, taken: readonly Turn[]): NextVersion {
  const begun: NextVersion = { outline, changes: [], questions: [] }
  return taken.reduce((next, turn, no) => CHANGES[turn.what % CHANGES.length]?.(next, turn, no) ?? next, begun)
}

type Make = (next: NextVersion, turn: Turn, no: number) => NextVersion | null
const pick = <T extends { readonly fresh: boolean }>(all: readonly T[], { which }: Turn): T | undefined => {
  const free = all.filter((one) => one.fresh)
  return free[which % Math.max(free.length, 1)]
}
const put = <T>(all: readonly T[], old: readonly T[], now: readonly T[]): readonly T[] => {
  const at = all.findIndex((one) => old.includes(one))
  return [...all.slice(0, at), ...now, ...all.slice(at).filter((one) => !old.includes(one))]
}
const named = (id: string): Part => ({ id, fresh: false })
const done = <T extends Part>(part: T): T => ({ ...part, fresh: false })
const adding = (next: NextVersion, outline: Partial<Outline>, ...changes: readonly Change[]): NextVersion => ({
  ...next,
  outline: { ...next.outline, ...outline },
  changes: [...next.changes, ...changes],
})
const ask = (next: NextVersion, question: Omit<Question, 'text' | 'to' | 'days'>): NextVersion => ({
  ...next,
  questions: [
    ...next.questions,
    { text: 'Jak jest w tej sprawie?', to: next.outline.roles[0]?.id ?? '', days: 14, ...question },
  ],
})
const untouched = (stage: StageOutline): boolean => stage.steps.every((step) => step.fresh)

const renameStage: Make = (next, turn, no) => {
  const stage = pick(next.outline.stages, turn)
  if (!stage) return null
  const to = `etap-n${no}`
  const stages = put(next.outline.stages, [stage], [{ ...stage, ...named(to) }])
  return adding(next, { stages }, { id: `z${no}`, kind: 'stage_renamed', from: stage.id, to, done: 'keep' })
}

const splitStage: Make = (next, turn, no) => {
  const stage = pick(next.outline.stages.filter(untouched), turn)
  if (!stage || stage.steps.length < 2) return null
  const cut = 1 + (turn.how % (stage.steps.length - 1))
  const [one, two] = [`etap-a${no}`, `etap-b${no}`]
  const [before, after] = [stage.steps.slice(0, cut), stage.steps.slice(cut)]
  const stages = put(
    next.outline.stages,
    [stage],
    [
      { ...stage, ...named(one), steps: before.map(done) },
      { ...stage, ...named(two), steps: after.map(done), deadline: `termin-b${no}` },
    ],
  )
  return adding(
    next,
    { stages },
    {
      id: `z${no}`,
      kind: 'stage_split',
      from: stage.id,
      to: [one, two],
      place: [{ when: [{ rule: 'steps_done', steps: before.map(({ id }) => id) }], to: two }, { to: one }],
      steps: Object.fromEntries([...before.map(({ id }) => [id, one]), ...after.map(({ id }) => [id, two])]),
      deadlines: turn.how % 2 === 0 ? { [stage.deadline]: 'restart' } : {},
    },
  )
}

const mergeStages: Make = (next, turn, no) => {
  const at = turn.which % Math.max(next.outline.stages.length - 1, 1)
  const [one, two] = next.outline.stages.slice(at, at + 2)
  if (!one?.fresh || !two?.fresh || next.outline.stages.length < 3) return null
  const to = `etap-m${no}`
  const both = { ...one, ...named(to), steps: [...one.steps, ...two.steps] }
  const stages = put(next.outline.stages, [one, two], [both])
  return adding(next, { stages }, { id: `z${no}`, kind: 'stage_merged', from: [one.id, two.id], to })
}

const removeStage: Make = (next, turn, no) => {
  const { stages } = next.outline
  const stage = pick(stages.slice(1).filter(untouched), turn)
  const before = stages[stage ? stages.indexOf(stage) - 1 : -1]
  if (!stage || !before || !stages.includes(before) || stages.length < 3 || !before.fresh) return null
  return adding(
    next,
    { stages: put(stages, [stage, before], [done(before)]) },
    { id: `z${no}`, kind: 'stage_removed', from: stage.id, to: before.id },
    ...stage.steps.map(
      ({ id }, step): Change => ({
        id: `z${no}-${step}`,
        kind: 'step_removed',
        from: id,
        done: 'keep_as_history',
      }),
    ),
  )
}

/** Changes the steps of one stage. */
const inStage = (next: NextVersion, stage: StageOutline, steps: readonly Part[], change: Change): NextVersion =>
  adding(next, { stages: put(next.outline.stages, [stage], [{ ...stage, steps }]) }, change)
const stageWith = (next: NextVersion, turn: Turn, count: number) =>
  next.outline.stages.filter(({ steps }) => steps.filter((step) => step.fresh).length >= count)[turn.which % 2]

const renameStep: Make = (next, turn, no) => {
  const stage = stageWith(next, turn, 1)
  const step = stage && pick(stage.steps, turn)
  if (!stage || !step) return null
  const to = `krok-n${no}`
  const change: Change = { id: `z${no}`, kind: 'step_renamed', from: step.id, to, done: 'keep' }
  return inStage(next, stage, put(stage.steps, [step], [named(to)]), change)
}

const splitStep: Make = (next, turn, no) => {
  const stage = stageWith(next, turn, 1)
  const step = stage && pick(stage.steps, turn)
  if (!stage || !step) return null
  const to = [`krok-a${no}`, `krok-b${no}`]
  const how = (['all', 'none', 'ask'] as const)[turn.how % 3] ?? 'all'
  const question = `pytanie-${no}`
  const change: Change = {
    id: `z${no}`,
    kind: 'step_split',
    from: step.id,
    to,
    done: how,
    ...(how === 'ask' ? { question } : {}),
  }
  const after = inStage(next, stage, put(stage.steps, [step], to.map(named)), change)
  if (how !== 'ask') return after
  const answers = (both: boolean) => ({ done: Object.fromEntries(to.map((id, part) => [id, both || part === 0])) })
  return ask(after, {
    id: question,
    per: 'case',
    options: [
      { id: 'oba', label: 'Oba kroki', effect: answers(true) },
      { id: 'jeden', label: 'Tylko pierwszy', effect: answers(false) },
    ],
    default: turn.which % 2 === 0 ? 'jeden' : null,
  })
}

const mergeSteps: Make = (next, turn, no) => {
  const stage = stageWith(next, turn, 2)
  const [one, two] = stage?.steps.filter((step) => step.fresh) ?? []
  if (!stage || !one || !two) return null
  const to = `krok-m${no}`
  const change: Change = {
    id: `z${no}`,
    kind: 'step_merged',
    from: [one.id, two.id],
    to,
    done: turn.how % 2 ? 'all' : 'none',
  }
  return inStage(next, stage, put(stage.steps, [one, two], [named(to)]), change)
}

const removeStep: Make = (next, turn, no) => {
  const stage = stageWith(next, turn, 2)
  const step = stage && pick(stage.steps, turn)
  if (!stage || !step || stage.steps.length < 2) return null
  const change: Change = { id: `z${no}`, kind: 'step_removed', from: step.id, done: 'keep_as_history' }
  return inStage(next, stage, put(stage.steps, [step], []), change)
}

/** The first role is asked and leads; it stays. */
const laterRoles = (next: NextVersion) => next.outline.roles.slice(1)

const renameRole: Make = (next, turn, no) => {
  const role = pick(laterRoles(next), turn)
  if (!role) return null
  const to = `rola-n${no}`
  const roles = put(next.outline.roles, [role], [named(to)])
  return adding(next, { roles }, { id: `z${no}`, kind: 'role_renamed', from: role.id, to, done: 'keep' })
}

const splitRole: Make = (next, turn, no) => {
  const role = pick(laterRoles(next), turn)
  if (!role) return null
  const [one, two] = [`rola-a${no}`, `rola-b${no}`]
  const asks = turn.how % 2 === 0
  const question = `pytanie-${no}`
  const change: Change = {
    ...{ id: `z${no}`, kind: 'role_split', from: role.id, to: [one, two], openTasks: one },
    holders: asks ? 'ask' : 'all',
    access: { [one]: 'keep', [two]: 'drop_names' },
    ...(asks ? { question } : {}),
  }
  const after = adding(next, { roles: put(next.outline.roles, [role], [named(one), named(two)]) }, change)
  if (!asks) return after
  const takes = (id: string) => ({ assign: { [id]: 'current_holder' as const } })
  return ask(after, {
    id: question,
    per: 'holder',
    options: [
      { id: 'pierwsza', label: 'Pierwsza rola', effect: takes(one) },
      { id: 'druga', label: 'Druga rola', effect: takes(two) },
    ],
    default: turn.which % 2 === 0 ? 'pierwsza' : null,
  })
}

const renameForm: Make = (next, turn, no) => {
  const form = pick(next.outline.forms, turn)
  if (!form || form.fields.some((field) => !field.fresh)) return null
  const to = `karta-n${no}`
  const forms = put(next.outline.forms, [form], [{ ...form, ...named(to), fields: form.fields.map(done) }])
  return adding(next, { forms }, { id: `z${no}`, kind: 'form_renamed', from: form.id, to, done: 'keep' })
}

const changeDeadline: Make = (next, turn, no) => {
  const stage = pick(next.outline.stages, turn)
  if (!stage) return null
  const days = stage.days + 1 + (turn.how % 5)
  const stages = put(next.outline.stages, [stage], [{ ...done(stage), days }])
  return adding(
    next,
    { stages },
    {
      id: `z${no}`,
      kind: 'deadline_changed',
      deadline: stage.deadline,
      old: { amount: stage.days, unit: 'calendar_days' },
      new: { amount: days, unit: 'calendar_days' },
      running: (['recalculate', 'keep', 'later_of'] as const)[turn.which % 3] ?? 'keep',
      localValues: 'clamp',
    },
  )
}

const CHANGES: readonly Make[] = [
  renameStage,
  splitStage,
  mergeStages,
  removeStage,
  renameStep,
  splitStep,
  mergeSteps,
  removeStep,
  renameRole,
  splitRole,
  renameForm,
  changeDeadline,
]
