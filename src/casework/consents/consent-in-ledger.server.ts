import { type LocalDate, type Outcome, ok, refused } from '#kernel'
import type { Ground } from '#model'
import type { Ctx } from '#platform/server'
import {
  type EntitlementRefusal,
  incapacityOn,
  isChild,
  mayConsent,
  type SecondParent,
} from '../authority/authority.domain.ts'
import { authorityFacts } from '../authority/authority.store.server.ts'
import { consentTakenBackOn } from '../sharing/disclosure.store.server.ts'
import { restsOnConsent } from './consent-grounds.domain.ts'

export type LedgerConsent = {
  readonly caseId: string
  readonly ground: Ground
  /** Who consented; asked for by grounds of which the model wants it on record. */
  readonly giver: string | undefined
  readonly on: LocalDate
  /** Whom the content is about; null: anybody in the case. */
  readonly subject: string | null
  readonly second: SecondParent | undefined
  /** Which institution would show what to which. */
  readonly share: { readonly giver: string; readonly recipient: string; readonly category: string }
}
export type LedgerConsentRefusal = EntitlementRefusal | 'consent_withdrawn'

/**
 * Whether a consent that a disclosure rests on came from who may give it, on its day. Content about one person: that person's own consent,
 * or of who decides for them. Content about the whole family: who consents must decide for each child and each person without full capacity.
 * Nor does a consent count that was taken back since, in the ledger or among the consents given for others: it takes a newer one. Answers what
 * about the other parent is to be kept with it.
 */
export async function consentCounts(
  ctx: Ctx,
  { caseId, ground, giver, on, subject, second, share }: LedgerConsent,
): Promise<Outcome<SecondParent | null, LedgerConsentRefusal>> {
  if (!restsOnConsent(ground) || giver === undefined) return ok(null)
  const facts = await authorityFacts(ctx, caseId)
  const represented = facts.persons.filter(({ id }) => isChild(facts, id) || incapacityOn(facts, id, on) !== null)
  const about = subject === null ? [...new Set([giver, ...represented.map(({ id }) => id)])] : [subject]
  const takenBack = await consentTakenBackOn(ctx, { caseId, person: giver, ...share })
  const ended = facts.consents.filter(
    (one) => one.giver === giver && one.matter === ground.id && about.includes(one.subject),
  )
  if ([takenBack, ...ended.map(({ withdrawnOn }) => withdrawnOn)].some((day) => day !== null && on <= day)) {
    return refused('consent_withdrawn', { field: 'date' })
  }
  let kept: SecondParent | null = null
  for (const one of about) {
    const may = mayConsent(facts, { subject: one, giver, on, matter: ground.id, second })
    if (!may.ok) {
      return refused(may.refusal, { field: may.refusal === 'second_parent_missing' ? 'secondParent' : 'person' })
    }
    kept ??= may.value.second
  }
  return ok(kept)
}
