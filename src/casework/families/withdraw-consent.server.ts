import { Forbidden, type LocalDate, type Outcome, ok, refused } from '#kernel'
import { type Ctx, record } from '#platform/server'
import { caseToAct } from '../cases/case-file.store.server.ts'
import type { Recorded } from '../cases/recorded.domain.ts'
import { settleClocks } from '../clocks/settle-clocks.server.ts'
import { consentsOf, mayWithdraw, saveWithdrawal } from '../forms/consent.store.server.ts'
import { noteEvent } from '../steps/mark.store.server.ts'
import { changeSubject } from './person.store.server.ts'

/**
 * Records that an adult no longer takes part, from a day on, as they said it themselves. It is not the end of any legal basis: what the
 * law lets institutions share stays as it is.
 */
export async function withdrawConsent(
  ctx: Ctx,
  input: { caseId: string; subjectId: string; onDay: LocalDate; recorded: Recorded },
): Promise<Outcome<null, 'no_consent' | 'day_ahead' | 'before_consent'>> {
  const file = await caseToAct(ctx, input.caseId)
  const running = (await consentsOf(ctx, file.id)).find(
    ({ subjectId, withdrawnOn }) => subjectId === input.subjectId && withdrawnOn === null,
  )
  if (!running) return refused('no_consent')
  if (!(await mayWithdraw(ctx, running.id))) throw new Forbidden('casework.consent.withdraw')
  if (input.onDay > ctx.today) return refused('day_ahead', { field: 'onDay' })
  if (input.onDay < running.givenOn) return refused('before_consent', { field: 'onDay' })
  await saveWithdrawal(ctx, running.id, input.onDay)
  await changeSubject(ctx, input.subjectId, { takes_part: false })
  await noteEvent(ctx, { caseId: file.id, event: 'consent_withdrawn', onDay: input.onDay })
  await settleClocks(ctx, file)
  const payload = { subject: input.subjectId, how: input.recorded.how, on: input.onDay }
  await record(ctx, { chain: 'case', about: file.id, name: 'casework.consent.withdrawn', payload })
  return ok(null)
}
