import { Forbidden, type LocalDate, type Outcome, ok, refused } from '#kernel'
import type { Ctx } from '#platform/server'
import { type AuthorityFacts, mayConsent } from '../authority/authority.domain.ts'
import { authorityFacts } from '../authority/authority.store.server.ts'
import { caseToAct } from '../cases/case-file.store.server.ts'
import { concludeAct } from '../clocks/settle-clocks.server.ts'
import { noteEvent } from '../steps/mark.store.server.ts'
import type { WithdrawSharingInput } from './sharing-consent.schema.ts'
import { type SharingConsentRow, sharingConsentOf, withdrawFromRegister } from './sharing-consent.store.server.ts'

export type WithdrawSharingRefusal = 'already_withdrawn' | 'day_ahead' | 'before_consent' | 'not_theirs_to_withdraw'

/**
 * Records that a consent to showing was taken back. Everything that rests on it ends with this transaction, whichever institution showed it;
 * what stands on a statute, on another consent, and the consent to take part stay. Answers how many disclosures ended.
 */
export async function withdrawSharingConsent(
  ctx: Ctx,
  input: WithdrawSharingInput & { readonly caseId: string; readonly consentId: string },
): Promise<Outcome<number, WithdrawSharingRefusal>> {
  const file = await caseToAct(ctx, input.caseId)
  const consent = await sharingConsentOf(ctx, file.id, input.consentId)
  if (!consent.mayWithdraw) throw new Forbidden('casework.sharing_consent.withdraw')
  if (consent.withdrawnOn !== null) return refused('already_withdrawn')
  if (input.onDay > ctx.today) return refused('day_ahead', { field: 'onDay' })
  if (input.onDay < consent.givenOn) return refused('before_consent', { field: 'onDay' })
  const theirs = mayTakeBack(await authorityFacts(ctx, file.id), consent, input.by, input.onDay)
  if (!theirs) return refused('not_theirs_to_withdraw', { field: 'by' })
  const recorded = { how: input.recordedHow, onDay: input.onDay }
  const ended = await withdrawFromRegister(ctx, consent.id, { by: input.by, on: input.onDay, recorded })
  // A clock everybody sees would tell of special content.
  if (!consent.special) {
    const noted = { of: consent.ground, onDay: ctx.today, instance: consent.id }
    await noteEvent(ctx, { caseId: file.id, event: 'consent_withdrawn', ...noted })
  }
  await concludeAct(ctx, file, {
    name: 'casework.sharing_consent.withdrawn',
    payload: { consent: consent.id, subject: consent.subjectId, on: input.onDay, ended },
    // Without an entry of its own a special one is tied to itself, which nobody reads as an entry.
    ...((consent.itemId ?? consent.special) ? { item: consent.itemId ?? consent.id } : {}),
  })
  return ok(ended)
}

/** Taken back by whoever gave it, or by whoever may give it for the person on that day: the person themselves once they decide alone. */
function mayTakeBack(
  facts: AuthorityFacts,
  { giver, subjectId, ground }: SharingConsentRow,
  by: string,
  on: LocalDate,
): boolean {
  if (by === giver) return true
  // What about the other parent matters for giving; each may take back alone.
  return mayConsent(facts, { subject: subjectId, giver: by, on, matter: ground, second: 'asked' }).ok
}
