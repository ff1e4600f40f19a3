import { type LocalDate, type Outcome, ok, refused } from '#kernel'
import type { Ground } from '#model'
import type { Ctx } from '#platform/server'
import {
  type AuthorityFacts,
  type Entitlement,
  type EntitlementRefusal,
  incapacityOn,
  isChild,
  mayConsent,
  type SecondParent,
} from '../authority/authority.domain.ts'
import { authorityFacts } from '../authority/authority.store.server.ts'
import { consentTakenBackOn } from '../sharing/disclosure.store.server.ts'
import { restsOnConsent } from './consent-grounds.domain.ts'
import { type ConsentToShow, consentsToShow, saveSharingConsent } from './sharing-consent.store.server.ts'

export type LedgerConsent = {
  readonly caseId: string
  readonly ground: Ground
  /** Who consented; asked for by grounds of which the model wants it on record. */
  readonly giver: string | undefined
  readonly on: LocalDate
  /** Whom the content is about; null: anybody in the case. */
  readonly subject: string | null
  readonly second: SecondParent | undefined
  /** Which institution would show what to which, until when. */
  readonly share: {
    readonly giver: string
    readonly recipient: string
    readonly category: string
    readonly special: boolean
    readonly until: LocalDate
    readonly validUntil: LocalDate | undefined
  }
}
export type LedgerConsentRefusal = EntitlementRefusal | 'consent_withdrawn' | 'beyond_validity'

/** The consents of the register that a disclosure rests on, and what about the other parent is to be kept with it. */
export type ConsentsCounted = { readonly second: SecondParent | null; readonly consents: readonly string[] }
const NOTHING: ConsentsCounted = { second: null, consents: [] }

/**
 * The consents that a disclosure rests on, of each person whom the content is about: each from who may give it, on its day. Content about one
 * person: that person's own consent, or of who decides for them. Content about the whole family: who consents must decide for each child and
 * each person without full capacity. A consent that was taken back since does not count: it takes a newer one. What is not in the register yet
 * is written into it, so that it is withdrawn in one place.
 */
export async function consentsCounted(
  ctx: Ctx,
  asked: LedgerConsent,
): Promise<Outcome<ConsentsCounted, LedgerConsentRefusal>> {
  const { caseId, ground, giver, on, share } = asked
  if (!restsOnConsent(ground) || giver === undefined) return ok(NOTHING)
  const facts = await authorityFacts(ctx, caseId)
  const about = peopleAbout(facts, giver, asked)
  const known = (await consentsToShow(ctx, { caseId, ...share, ground: ground.id })).filter((one) =>
    about.includes(one.subject),
  )
  const ended = known.filter((one) => one.giver === giver).map(({ withdrawnOn }) => withdrawnOn)
  const takenBack = await consentTakenBackOn(ctx, { caseId, person: giver, ...share })
  if ([takenBack, ...ended].some((day) => day !== null && on <= day)) {
    return refused('consent_withdrawn', { field: 'date' })
  }
  const entitled = entitlements(facts, giver, about, asked)
  if (!entitled.ok) return entitled
  const standing = known.filter((one) => one.withdrawnOn === null && (one.giver !== giver || one.on === on))
  const until = standing.flatMap(({ validUntil }) => validUntil ?? []).toSorted()[0]
  if (until !== undefined && share.until > until) {
    return refused('beyond_validity', { field: 'until', validUntil: until })
  }
  const written = await writeMissing(ctx, asked, entitled.value, standing)
  const second = [...entitled.value.values()].find((one) => one.second !== null)?.second ?? null
  return ok({ second, consents: [...standing.map(({ id }) => id), ...written] })
}

const peopleAbout = (
  facts: AuthorityFacts,
  giver: string,
  { subject, on }: Pick<LedgerConsent, 'subject' | 'on'>,
): readonly string[] => {
  if (subject !== null) return [subject]
  const represented = facts.persons.filter(({ id }) => isChild(facts, id) || incapacityOn(facts, id, on) !== null)
  return [...new Set([giver, ...represented.map(({ id }) => id)])]
}

/** For each person, on which authority the consent about them rests. */
function entitlements(
  facts: AuthorityFacts,
  giver: string,
  about: readonly string[],
  { on, ground, second }: Pick<LedgerConsent, 'on' | 'ground' | 'second'>,
): Outcome<ReadonlyMap<string, Entitlement>, EntitlementRefusal> {
  const found = new Map<string, Entitlement>()
  for (const subject of about) {
    const may = mayConsent(facts, { subject, giver, on, matter: ground.id, second })
    if (!may.ok) {
      return refused(may.refusal, { field: may.refusal === 'second_parent_missing' ? 'secondParent' : 'person' })
    }
    found.set(subject, may.value)
  }
  return ok(found)
}

async function writeMissing(
  ctx: Ctx,
  { caseId, ground, giver, on, share }: LedgerConsent,
  entitled: ReadonlyMap<string, Entitlement>,
  standing: readonly ConsentToShow[],
): Promise<readonly string[]> {
  const written: string[] = []
  for (const [subjectId, { authority, second }] of entitled) {
    if (standing.some((one) => one.subject === subjectId && one.giver === giver)) continue
    const { recipient, category, special, validUntil } = share
    const about = { caseId, institutionId: share.giver, subjectId, authorityId: authority, recipient, special }
    const said = { ground: ground.id, categories: [category], givenOn: on, validUntil, second }
    written.push(await saveSharingConsent(ctx, { ...about, ...said }))
  }
  return written
}
