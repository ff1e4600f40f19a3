import { Forbidden, type Outcome, ok, refused } from '#kernel'
import { teamInstitutions } from '#model'
import type { Ctx } from '#platform/server'
import { factsToAct, type KnownCase } from '../cases/case-facts.store.server.ts'
import { courseCategory } from '../cases/course-category.domain.ts'
import { concludeAct } from '../clocks/settle-clocks.server.ts'
import { writeItem } from '../sharing/item.store.server.ts'
import { seatsOfMine } from '../team/seat.store.server.ts'
import type { AssignTaskInput } from './assign-task.schema.ts'
import { noteTaskAct } from './note-task-act.server.ts'
import { originOf } from './origin.query.server.ts'
import { promiseTask } from './promise-task.server.ts'
import { workersIn } from './task.store.server.ts'
import { addSeries, addSupporter } from './task-act.store.server.ts'

export type AssignTaskRefusal =
  | 'not_in_team'
  | 'not_seated'
  | 'origin_unknown'
  | 'unit_missing'
  | 'never_again'
  | 'day_past'
  | 'case_closed'

type More = 'origin' | 'supporters' | 'every' | 'unit' | 'until' | 'times'
type Assigning = Omit<AssignTaskInput, More> & Partial<Pick<AssignTaskInput, More>> & { readonly caseId: string }

/**
 * Lays a task on an institution of the team, by a day. Whoever writes in the case may; the words are an entry of their institution. It may
 * name one of the people who sit for that institution, those that help, where it comes from and how often it comes again.
 */
export async function assignTask(ctx: Ctx, input: Assigning): Promise<Outcome<string, AssignTaskRefusal>> {
  const known = await factsToAct(ctx, input.caseId)
  const { file } = known
  const seat = (await seatsOfMine(ctx, file.id)).find(({ sees }) => sees === 'names')
  if (!seat) throw new Forbidden('casework.task.assign')
  const [institution = '', person = null] = input.institution.split(' ')
  const wrong = wrongTask(ctx, known, { ...input, institution })
  if (wrong) return wrong
  if (person !== null && !(await sits(ctx, file.id, person, institution))) {
    return refused('not_seated', { field: 'institution' })
  }
  const origin = await originOf(ctx, known, input.origin)
  if (!origin) return refused('origin_unknown', { field: 'origin' })
  const itemId = await writeItem(ctx, {
    caseId: file.id,
    keeper: file.keeper,
    owner: seat.institution,
    kind: 'note',
    category: courseCategory(file.model),
    responsible: institution,
    body: { of: 'task', text: input.what },
  })
  const laid = { caseId: file.id, itemId, institution, person, due: input.due, givenBy: seat.institution, origin }
  const taskId = await promiseTask(ctx, { ...laid, series: await seriesFor(ctx, file.id, input) })
  for (const supporter of input.supporters ?? []) {
    await addSupporter(ctx, { caseId: file.id, taskId }, supporter)
    const noted = { caseId: file.id, taskId, act: 'supported' as const, institution: seat.institution }
    await noteTaskAct(ctx, { ...noted, to: { institution: supporter } })
  }
  await concludeAct(ctx, file, { name: 'casework.task.assigned', payload: { task: taskId, institution } })
  return ok(taskId)
}

function wrongTask(ctx: Ctx, known: KnownCase, input: Assigning) {
  const offered = institutionsForTasks(known)
  if (known.file.closedOn !== null) return refused('case_closed')
  if (!offered.includes(input.institution)) return refused('not_in_team', { field: 'institution' })
  const helping = input.supporters ?? []
  if (helping.some((one) => !offered.includes(one) || one === input.institution)) {
    return refused('not_in_team', { field: 'supporters' })
  }
  if (input.due < ctx.today) return refused('day_past', { field: 'due' })
  if (input.every !== undefined && input.unit === undefined) return refused('unit_missing', { field: 'unit' })
  const once = (input.until !== undefined && input.until <= input.due) || input.times === 1
  return input.every !== undefined && once
    ? refused('never_again', { field: input.times === 1 ? 'times' : 'until' })
    : null
}

const sits = async (ctx: Ctx, caseId: string, person: string, institution: string): Promise<boolean> =>
  (await workersIn(ctx, caseId)).some((one) => one.person === person && one.institution === institution)

async function seriesFor(ctx: Ctx, caseId: string, { every, unit, until, times, due }: Assigning) {
  if (every === undefined || unit === undefined) return null
  const bounds = { untilOn: until ?? null, times: times ?? null }
  return { id: await addSeries(ctx, caseId, { every, unit, firstOn: due, ...bounds }), no: 1 }
}

/** Institutions that may be given a task: those of the team and the one that keeps the case. */
export const institutionsForTasks = ({ file, model, facts }: KnownCase): readonly string[] => [
  ...new Set([file.keeper, ...teamInstitutions(model, facts)]),
]
