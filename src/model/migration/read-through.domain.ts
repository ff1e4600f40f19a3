import type { CaseCourse, CaseFacts, StageVisit, StepDone } from '../running/case-facts.domain.ts'
import { type CaseMigration, changesOf, renames, stagesAfter } from './case-migration.domain.ts'

/** What of a case names elements of its model by their ids, and in which order things happened. */
type Read = Pick<CaseCourse, 'visits' | 'events'> & Partial<Pick<CaseFacts, 'stepsDone' | 'forms'>>

/**
 * Facts of a case in words of the version it is now pinned to. Ids are never used again for another meaning (FORMAT.md, section 2), so
 * what was recorded under any version of the chain is known by its id alone.
 * @param migrations all of the case, oldest first, those undone among them.
 */
export function throughMigrations<Facts extends Read>(facts: Facts, migrations: readonly CaseMigration[]): Facts {
  if (migrations.length === 0) return facts
  const back = migrations.filter(({ undone }) => undone).toReversed()
  const forth = migrations.filter(({ undone }) => !undone)
  return forth.reduce(carriedOver, back.reduce(carriedBack, facts))
}

type Placed = Pick<StageVisit, 'visit' | 'stage'>

/** The stays of a case alone, in words of the version it is now pinned to. */
export const staysThroughMigrations = <Visit extends Placed>(
  visits: readonly Visit[],
  migrations: readonly CaseMigration[],
): readonly Visit[] => migrations.filter(({ undone }) => !undone).reduce<readonly Visit[]>(visitsOver, visits)

/** Under the new version: renamed ids, divided and joined stages and steps. */
function carriedOver<Facts extends Read>(facts: Facts, migration: CaseMigration): Facts {
  const name = nameBy(renames(migration.mapping))
  const visits = visitsOver(facts.visits, migration)
  return {
    ...facts,
    visits,
    events: eventsOver(facts.events, migration, name),
    ...(facts.stepsDone ? { stepsDone: inTheirStages(stepsOver(facts.stepsDone, migration), visits, migration) } : {}),
    ...(facts.forms ? { forms: facts.forms.map((form) => ({ ...form, form: name(form.form) })) } : {}),
  }
}

function visitsOver<Visit extends Placed>(
  visits: readonly Visit[],
  { mapping, placed }: CaseMigration,
): readonly Visit[] {
  const stages = stagesAfter(mapping)
  return visits.map((visit) => ({
    ...visit,
    stage: placed[visit.visit] ?? stages.get(visit.stage) ?? visit.stage,
  }))
}

const nameBy =
  (names: ReadonlyMap<string, string>) =>
  (id: string): string =>
    names.get(id) ?? id

/** Doing the last part of a joined step is doing the step. */
function eventsOver(events: Read['events'], migration: CaseMigration, name: (id: string) => string): Read['events'] {
  const joined = changesOf(migration.mapping, 'step_merged')
  return events.flatMap((event, index) => {
    if (event.of === undefined) return [event]
    if (event.event !== 'step_done') return [{ ...event, of: name(event.of) }]
    const whole = joined.find(({ from }) => from.some((part) => part === event.of))
    if (!whole) return stepsFor(event.of, migration).map((of) => ({ ...event, of }))
    const before = events.slice(0, index + 1).filter((earlier) => earlier.event === 'step_done')
    const all = whole.from.every((part) => before.some((earlier) => earlier.of === part))
    return all && whole.done !== 'none' ? [{ ...event, of: whole.to }] : []
  })
}

/** The steps of the new version that one step of the old one stands for. */
function stepsFor(step: string, { mapping, done }: CaseMigration): readonly string[] {
  const renamed = changesOf(mapping, 'step_renamed').find(({ from }) => from === step)
  if (renamed) return [renamed.to]
  const split = changesOf(mapping, 'step_split').find(({ from }) => from === step)
  if (split) return split.done === 'none' ? [] : split.to.filter((to) => split.done === 'all' || done[to] === true)
  const joined = changesOf(mapping, 'step_merged').some(({ from }) => from.includes(step))
  return joined ? [] : [step]
}

const stepsOver = (rows: readonly StepDone[], migration: CaseMigration): readonly StepDone[] => [
  ...rows.flatMap((row) => stepsFor(row.step, migration).map((step) => ({ ...row, step }))),
  ...changesOf(migration.mapping, 'step_merged').flatMap(({ from, to, done }) =>
    done === 'none' || (done === 'ask' && migration.done[to] !== true)
      ? []
      : joinedSteps(rows, from, to, done === 'ask'),
  ),
]

/** A joined step is done where each of its parts was, or, when somebody said so, where any was: on the last of their days. */
function joinedSteps(rows: readonly StepDone[], from: readonly string[], to: string, anyPart: boolean) {
  const parts = Map.groupBy(
    rows.filter(({ step }) => from.includes(step)),
    ({ visit, forKey }) => `${visit} ${forKey ?? ''}`,
  )
  return [...parts.values()].flatMap((done): readonly StepDone[] => {
    const last = done.toSorted((a, b) => (a.on < b.on ? -1 : 1)).at(-1)
    const whole = anyPart || from.every((part) => done.some(({ step }) => step === part))
    return last && whole ? [{ ...last, step: to }] : []
  })
}

/**
 * A step done while its stage was one with another counts in the part that it now belongs to: once the case comes there for the first time
 * it need not be done again.
 */
function inTheirStages(
  rows: readonly StepDone[],
  visits: readonly StageVisit[],
  migration: CaseMigration,
): readonly StepDone[] {
  const splits = changesOf(migration.mapping, 'stage_split')
  return rows.map((row) => {
    const split = splits.find(({ steps }) => steps[row.step] !== undefined)
    const home = split?.steps[row.step]
    const here = visits.find(({ visit }) => visit === row.visit)
    if (home === undefined || !here || here.stage === home || !split?.to.includes(here.stage)) return row
    const later = visits.find(({ at, stage }) => at > migration.at && stage === home)
    return later ? { ...row, visit: later.visit } : row
  })
}

/** Under the old version again: what was recorded meanwhile in words of the new one. */
function carriedBack<Facts extends Read>(facts: Facts, migration: CaseMigration): Facts {
  const name = nameBy(new Map([...renames(migration.mapping)].map(([from, to]) => [to, from])))
  return {
    ...facts,
    events: facts.events.flatMap((event) => {
      if (event.of === undefined) return [event]
      if (event.event !== 'step_done') return [{ ...event, of: name(event.of) }]
      return stepsBefore(event.of, migration).map((of) => ({ ...event, of }))
    }),
    ...(facts.stepsDone
      ? {
          stepsDone: facts.stepsDone.flatMap((row) =>
            stepsBefore(row.step, migration).map((step) => ({ ...row, step })),
          ),
        }
      : {}),
    ...(facts.forms ? { forms: facts.forms.map((form) => ({ ...form, form: name(form.form) })) } : {}),
  }
}

/** A part of a divided step stands for the whole of it: what was done is not asked for again. */
function stepsBefore(step: string, { mapping }: CaseMigration): readonly string[] {
  const renamed = changesOf(mapping, 'step_renamed').find(({ to }) => to === step)
  if (renamed) return [renamed.from]
  const split = changesOf(mapping, 'step_split').find(({ to }) => to.includes(step))
  if (split) return [split.from]
  return changesOf(mapping, 'step_merged').find(({ to }) => to === step)?.from ?? [step]
}
