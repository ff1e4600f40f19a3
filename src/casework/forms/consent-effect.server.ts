import { bound } from '#model'
import type { Ctx } from '#platform/server'
import { recordConsentForChildren } from '../consents/consent-in-form.server.ts'
import { changeSubject } from '../families/person.store.server.ts'
import { noteEvent } from '../steps/mark.store.server.ts'
import type { CompletedForm } from './completed-form.ts'
import { consentsOf, saveConsent, saveWithdrawal } from './consent.store.server.ts'

/** An adult said whether they take part: "yes" is a consent, "no" leaves them out without blocking the others. */
export async function recordConsent(ctx: Ctx, done: CompletedForm): Promise<void> {
  const { known, form, answers, key, instanceId, recorded } = done
  const agrees = bound(form, answers).consents
  if (key === null || agrees === null) return
  const caseId = known.file.id
  await changeSubject(ctx, key, { takes_part: agrees })
  const running = (await consentsOf(ctx, caseId)).filter((one) => one.subjectId === key && one.withdrawnOn === null)
  for (const { id } of running) await saveWithdrawal(ctx, id, ctx.today)
  const onDay = recorded?.onDay ?? ctx.today
  if (agrees) await saveConsent(ctx, { caseId, subjectId: key, instanceId, givenOn: onDay, recorded })
  await recordConsentForChildren(ctx, done)
  if (!agrees && running.length === 0) return
  await noteEvent(ctx, { caseId, event: agrees ? 'consent_given' : 'consent_withdrawn', onDay })
}
