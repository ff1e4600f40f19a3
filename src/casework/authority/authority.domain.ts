import { type LocalDate, type Outcome, ok, refused } from '#kernel'

/**
 * How somebody may decide for another (k.r.o. art. 93, 107, 109, 110, 111, 145, 178, 112(1); k.c. art. 13 and 16). `none`: not told to this
 * reader, and no authority.
 */
export const AUTHORITY_KINDS = ['full', 'limited', 'suspended', 'deprived', 'guardian', 'curator', 'foster'] as const
export type AuthorityKind = (typeof AUTHORITY_KINDS)[number]
/** Of these, the court's decision says whether a consent to help is within it. */
export const BOUNDED_KINDS: readonly AuthorityKind[] = ['limited', 'curator', 'foster']
/** Of these, nobody decides. */
export const BARRED_KINDS: readonly AuthorityKind[] = ['suspended', 'deprived']
/** Who may stand for an adult. */
export const ADULT_KINDS: readonly AuthorityKind[] = ['guardian', 'curator']

/** Why a consent for a child rests on one parent where two decide together (k.r.o. art. 97 par. 2). */
export const SECOND_PARENT = ['asked', 'not_reachable', 'urgent_help', 'court_decides', 'everyday_matter'] as const
export type SecondParent = (typeof SECOND_PARENT)[number]

/** Consent to take part; any other matter is a ground of the model. */
export const TAKE_PART = 'take_part'

type Span = { readonly from: LocalDate; readonly until: LocalDate | null }
export type Authority = Span & {
  readonly id: string
  readonly subject: string
  /** A person of the case, or an id that stands for somebody outside it. */
  readonly holder: string
  readonly kind: AuthorityKind | 'none'
  readonly covers: boolean
}
export type Incapacity = Span & { readonly subject: string; readonly extent: 'full' | 'partial' }
export type ConsentFor = {
  readonly subject: string
  readonly giver: string
  readonly matter: string
  readonly on: LocalDate
  readonly withdrawnOn: LocalDate | null
}
/** What is on record in a case about who decides for whom, without a word of content. */
export type AuthorityFacts = {
  readonly persons: readonly { readonly id: string; readonly adult: boolean }[]
  readonly authorities: readonly Authority[]
  readonly incapacities: readonly Incapacity[]
  readonly consents: readonly ConsentFor[]
}

export type ConsentAsked = {
  readonly subject: string
  readonly giver: string
  /** The day of the consent. */
  readonly on: LocalDate
  readonly matter: string
  readonly second?: SecondParent | undefined
}
export type EntitlementRefusal =
  | 'own_consent'
  | 'child_itself'
  | 'guardian_missing'
  | 'curator_missing'
  | 'authority_unknown'
  | 'no_authority'
  | 'authority_suspended'
  | 'authority_deprived'
  | 'authority_too_narrow'
  | 'giver_without_capacity'
  | 'second_parent_missing'
/** On which authority a consent rests (none: one's own), and what about the other parent. */
export type Entitlement = { readonly authority: string | null; readonly second: SecondParent | null }

const inForce = ({ from, until }: Span, on: LocalDate): boolean => from <= on && (until === null || on <= until)

/** When two decisions begin on one day, the stricter one holds. */
const STRICTEST: readonly Authority['kind'][] = ['none', 'deprived', 'suspended', 'limited']
const strictness = ({ kind }: Authority): number => {
  const at = STRICTEST.indexOf(kind)
  return at === -1 ? 0 : STRICTEST.length - at
}

/** Who holds what over a person on a day: of each holder the newest decision alone counts. */
export function holdersOn(facts: AuthorityFacts, subject: string, on: LocalDate): readonly Authority[] {
  const newest = new Map<string, Authority>()
  for (const one of facts.authorities.filter((each) => each.subject === subject && inForce(each, on))) {
    const known = newest.get(one.holder)
    if (!known || known.from < one.from || (known.from === one.from && strictness(known) < strictness(one))) {
      newest.set(one.holder, one)
    }
  }
  return [...newest.values()]
}

/** How far the legal capacity of an adult is taken away on a day. */
export function incapacityOn(facts: AuthorityFacts, subject: string, on: LocalDate): Incapacity['extent'] | null {
  const found = facts.incapacities.filter((one) => one.subject === subject && inForce(one, on))
  if (found.some(({ extent }) => extent === 'full')) return 'full'
  return found.length > 0 ? 'partial' : null
}

/** Without full capacity nobody exercises authority: the other parent decides alone (k.r.o. art. 94). */
const capable = (facts: AuthorityFacts, who: string, on: LocalDate): boolean =>
  incapacityOn(facts, who, on) === null && !facts.persons.some(({ id, adult }) => id === who && !adult)

const covering = (kind: Authority['kind'], covers: boolean): boolean =>
  kind === 'full' || kind === 'guardian' || (covers && BOUNDED_KINDS.some((one) => one === kind))

/** Whose consent for a person counts on a day: capable, and with an authority that covers it. */
export const entitledOn = (facts: AuthorityFacts, subject: string, on: LocalDate): readonly Authority[] =>
  holdersOn(facts, subject, on).filter(
    ({ kind, covers, holder }) => covering(kind, covers) && capable(facts, holder, on) && fits(facts, subject, kind),
  )

/** Parents and foster carers decide for children; of an adult only a guardian or a curator may. */
const fits = (facts: AuthorityFacts, subject: string, kind: Authority['kind']): boolean =>
  isChild(facts, subject) || ADULT_KINDS.some((one) => one === kind)

export const isChild = ({ persons }: AuthorityFacts, subject: string): boolean =>
  persons.some(({ id, adult }) => id === subject && !adult)

const consented = ({ consents }: AuthorityFacts, asked: ConsentAsked, by: (giver: string) => boolean): boolean =>
  consents.some(
    ({ subject, giver, matter, on, withdrawnOn }) =>
      subject === asked.subject &&
      matter === asked.matter &&
      by(giver) &&
      on <= asked.on &&
      (withdrawnOn === null || asked.on < withdrawnOn),
  )

/**
 * Whether a consent by `giver` about `subject` counts on a day. A capable adult decides alone; for a child decides who holds authority that
 * covers it, two parents together (k.r.o. art. 97 par. 2); for a fully incapacitated adult the guardian (k.c. art. 13), while a partially
 * incapacitated one decides together with the curator (k.c. art. 16).
 */
export function mayConsent(facts: AuthorityFacts, asked: ConsentAsked): Outcome<Entitlement, EntitlementRefusal> {
  if (asked.giver === asked.subject) return own(facts, asked)
  if (!isChild(facts, asked.subject) && incapacityOn(facts, asked.subject, asked.on) === null) {
    return refused('own_consent')
  }
  const holders = holdersOn(facts, asked.subject, asked.on)
  if (holders.length === 0) return refused('authority_unknown')
  const held = holders.find(({ holder }) => holder === asked.giver)
  const barred = barredBy(facts, asked, held)
  if (barred || !held) return refused(barred ?? 'no_authority')
  return together(facts, asked, held)
}

function own(facts: AuthorityFacts, asked: ConsentAsked): Outcome<Entitlement, EntitlementRefusal> {
  if (isChild(facts, asked.subject)) return refused('child_itself')
  const extent = incapacityOn(facts, asked.subject, asked.on)
  if (extent === null) return ok({ authority: null, second: null })
  const represented = entitledOn(facts, asked.subject, asked.on)
  const backed = consented(facts, asked, (giver) => represented.some(({ holder }) => holder === giver))
  if (backed) return ok({ authority: null, second: null })
  return refused(extent === 'full' ? 'guardian_missing' : 'curator_missing')
}

function barredBy(
  facts: AuthorityFacts,
  { subject, giver, on }: ConsentAsked,
  held: Authority | undefined,
): EntitlementRefusal | null {
  if (!held || held.kind === 'none' || !fits(facts, subject, held.kind)) return 'no_authority'
  if (held.kind === 'suspended') return 'authority_suspended'
  if (held.kind === 'deprived') return 'authority_deprived'
  if (!covering(held.kind, held.covers)) return 'authority_too_narrow'
  return capable(facts, giver, on) ? null : 'giver_without_capacity'
}

/** Where another parent holds full authority too, they are asked, or it is said why not. */
function together(
  facts: AuthorityFacts,
  asked: ConsentAsked,
  held: Authority,
): Outcome<Entitlement, EntitlementRefusal> {
  const parent = held.kind === 'full' || held.kind === 'limited'
  const others = parent ? othersInFull(facts, asked) : []
  const silent = others.filter((other) => !consented(facts, asked, (giver) => giver === other))
  if (silent.length === 0) return ok({ authority: held.id, second: null })
  if (!asked.second) return refused('second_parent_missing')
  return ok({ authority: held.id, second: asked.second })
}

const othersInFull = (facts: AuthorityFacts, { subject, giver, on }: ConsentAsked): readonly string[] =>
  entitledOn(facts, subject, on).flatMap(({ kind, holder }) => (kind === 'full' && holder !== giver ? [holder] : []))
