import { NotFound, type Outcome, ok, refused } from '#kernel'
import { type Ctx, record } from '#platform/server'
import { casesToJoin, joinCase, leaveCase, projectOfMine } from './project.store.server.ts'
import { recordOf } from './write-project.server.ts'

/**
 * Says which of the cases that one keeps take part in a project: those ticked join, those no longer ticked leave. Cases of others stay as they
 * are. A person and a group are cases as a family is. Throws `NotFound` and `Forbidden`.
 */
export async function joinCases(
  ctx: Ctx,
  input: { readonly projectId: string; readonly cases: readonly string[] },
): Promise<Outcome<string, 'project_over'>> {
  const project = await projectOfMine(ctx, input.projectId)
  if (project.state === 'ended' || project.state === 'evaluated') return refused('project_over')
  const mine = await casesToJoin(ctx, project.unitCode, project.id)
  if (input.cases.some((one) => !mine.some(({ id }) => id === one))) throw new NotFound('case')
  for (const { id, joined } of mine) {
    const ticked = input.cases.includes(id)
    if (ticked === joined) continue
    if (ticked) await joinCase(ctx, project.id, id)
    else await leaveCase(ctx, project.id, id)
    const name = ticked ? 'casework.project.joined' : 'casework.project.left'
    await record(ctx, { chain: 'case', about: id, name, payload: { project: project.id } })
  }
  await recordOf(ctx, project.institutionId, 'casework.project.cases_chosen', { project: project.id })
  return ok(project.id)
}
