import type { Ctx } from '#platform/server'
import type { TaskAdded } from './task.store.server.ts'

export type TaskToTell = Pick<TaskAdded, 'caseId' | 'institution' | 'person'>

/** The code of the case, and whom a task concerns: its person, or the workers with a place in the case for its institution. */
export async function whoAnswersFor(
  ctx: Ctx,
  { caseId, institution, person }: TaskToTell,
): Promise<{ readonly code: string; readonly people: readonly string[] }> {
  const { code } = await ctx.db
    .selectFrom('casework.case')
    .select('code')
    .where('id', '=', caseId)
    .executeTakeFirstOrThrow()
  if (person) return { code, people: [person] }
  const seats = await ctx.db
    .selectFrom('casework.seat')
    .select('person_id')
    .distinct()
    .where('case_id', '=', caseId)
    .where('institution_id', '=', institution)
    .where('from_on', '<=', ctx.today)
    .where((s) => s.or([s('until_on', 'is', null), s('until_on', '>=', ctx.today)]))
    .execute()
  return { code, people: seats.map((seat) => seat.person_id) }
}
