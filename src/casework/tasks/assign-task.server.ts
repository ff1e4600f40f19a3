import { Forbidden, type Outcome, ok, refused } from '#kernel'
import { teamInstitutions } from '#model'
import type { Ctx } from '#platform/server'
import { factsToAct, type KnownCase } from '../cases/case-facts.store.server.ts'
import { courseCategory } from '../cases/course-category.domain.ts'
import { concludeAct } from '../clocks/settle-clocks.server.ts'
import { writeItem } from '../sharing/item.store.server.ts'
import { seatsOfMine } from '../team/seat.store.server.ts'
import type { AssignTaskInput } from './assign-task.schema.ts'
import { promiseTask } from './promise-task.server.ts'

export type AssignTaskRefusal = 'not_in_team' | 'day_past' | 'case_closed'

/** Lays a task on an institution of the team, by a day. Whoever writes in the case may; the words are an entry of their institution. */
export async function assignTask(
  ctx: Ctx,
  input: AssignTaskInput & { readonly caseId: string },
): Promise<Outcome<string, AssignTaskRefusal>> {
  const known = await factsToAct(ctx, input.caseId)
  const { file } = known
  const seat = (await seatsOfMine(ctx, file.id)).find(({ sees }) => sees === 'names')
  if (!seat) throw new Forbidden('casework.task.assign')
  if (file.closedOn !== null) return refused('case_closed')
  if (!institutionsForTasks(known).includes(input.institution)) return refused('not_in_team', { field: 'institution' })
  if (input.due < ctx.today) return refused('day_past', { field: 'due' })
  const itemId = await writeItem(ctx, {
    caseId: file.id,
    keeper: file.keeper,
    owner: seat.institution,
    kind: 'note',
    category: courseCategory(file.model),
    responsible: input.institution,
    body: { of: 'task', text: input.what },
  })
  const taskId = await promiseTask(ctx, { caseId: file.id, itemId, institution: input.institution, due: input.due })
  const payload = { task: taskId, institution: input.institution }
  await concludeAct(ctx, file, { name: 'casework.task.assigned', payload })
  return ok(taskId)
}

/** Institutions that may be given a task: those of the team and the one that keeps the case. */
export const institutionsForTasks = ({ file, model, facts }: KnownCase): readonly string[] => [
  ...new Set([file.keeper, ...teamInstitutions(model, facts)]),
]
