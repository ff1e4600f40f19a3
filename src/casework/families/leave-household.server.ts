import { type LocalDate, type Outcome, ok, refused } from '#kernel'
import { type Ctx, record } from '#platform/server'
import { caseToAct } from '../cases/case-file.store.server.ts'
import { changeSubject, subjectToCorrect } from './person.store.server.ts'

/** Notes that a person no longer lives with the family, from the day after `leftOn`. The person stays in the case. */
export async function leaveHousehold(
  ctx: Ctx,
  input: { caseId: string; subjectId: string; leftOn: LocalDate },
): Promise<Outcome<null, 'day_ahead' | 'already_left' | 'case_closed'>> {
  const file = await caseToAct(ctx, input.caseId)
  const subject = await subjectToCorrect(ctx, file.id, input.subjectId)
  if (file.closedOn) return refused('case_closed')
  if (subject.leftOn !== null) return refused('already_left', { field: 'leftOn' })
  if (input.leftOn > ctx.today) return refused('day_ahead', { field: 'leftOn' })
  await changeSubject(ctx, subject.id, { in_household: false, left_on: input.leftOn })
  await record(ctx, {
    chain: 'case',
    about: file.id,
    name: 'casework.person.left_household',
    payload: { subject: subject.id },
  })
  return ok(null)
}
