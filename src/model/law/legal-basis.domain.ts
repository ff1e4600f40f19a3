import type { LocalDate } from '#kernel'
import type { GroundKind, Name, Sector, Sensitivity } from '../definition/document.ts'

/** What a basis wants on record beside what the ground of the model wants: `document` is the paper it was given on. */
export const BASIS_NEEDS = [
  'article',
  'person',
  'date',
  'valid_until',
  'request_number',
  'case_number',
  'reference',
  'description',
  'document',
] as const
export type BasisNeed = (typeof BASIS_NEEDS)[number]

/**
 * The three ways by which a teacher may tell what is secret: danger to the pupil's health, consent of the parent or the adult pupil, a special
 * provision (Prawo oświatowe, art. 30a par. 3).
 */
export const RELEASES = ['danger', 'consent', 'provision'] as const
export type Release = (typeof RELEASES)[number]

/** A provision of law as it reads between two days. It refines one kind of the grounds of models. */
export type LegalBasis = {
  readonly id: string
  /** Stays when the law changes; the rows of one code follow each other. */
  readonly code: string
  readonly kind: GroundKind
  readonly name: Name
  /** When to choose it, in a sentence. */
  readonly says: Name
  /** In the genitive, to stand after the article. */
  readonly statute: string
  readonly article: string
  /** Sectors whose institutions may show on it, and those that may be shown to. */
  readonly givers: readonly Sector[]
  readonly recipients: readonly Sector[]
  readonly covers: readonly Sensitivity[]
  readonly needs: readonly BasisNeed[]
  readonly release: Release | null
  /** In nothing that the family gets. */
  readonly notForFamily: boolean
  /** False: cited from knowledge, to be checked by a lawyer or the data protection officer. */
  readonly confirmed: boolean
  readonly source: string
  readonly from: LocalDate
  /** The last day on which it holds. */
  readonly until: LocalDate | null
}

/** What is to be shown, on a ground of which kind, by whom, to whom, on which day. */
export type BasisAsked = {
  readonly kind: GroundKind
  readonly giver: Sector
  readonly recipient: Sector
  readonly sensitivity: Sensitivity
  readonly on: LocalDate
}

export const holdsOn = ({ from, until }: Pick<LegalBasis, 'from' | 'until'>, day: LocalDate): boolean =>
  from <= day && (until === null || day <= until)

const SPECIAL: readonly Sensitivity[] = ['special', 'pointer_only']

/** Whether it names special categories, so that it may open them (RODO, art. 9). */
export const namesSpecial = ({ covers }: Pick<LegalBasis, 'covers'>): boolean =>
  covers.some((one) => SPECIAL.includes(one))

/** What a school knows of a pupil's health and the like is secret (Prawo oświatowe, art. 30a par. 2). */
export const isTeachersSecret = ({ giver, sensitivity }: Pick<BasisAsked, 'giver' | 'sensitivity'>): boolean =>
  giver === 'education' && SPECIAL.includes(sensitivity)

/** Whether something may be shown on a basis: by kind, sectors, sensitivity and day, and past a teacher's secrecy only if it lifts it. */
export const fits = (basis: LegalBasis, asked: BasisAsked): boolean =>
  basis.kind === asked.kind &&
  holdsOn(basis, asked.on) &&
  basis.givers.includes(asked.giver) &&
  basis.recipients.includes(asked.recipient) &&
  basis.covers.includes(asked.sensitivity) &&
  (basis.release !== null || !isTeachersSecret(asked))

/** A basis as it is kept with what rests on it: its text on the day of the decision. */
export type BasisText = Pick<LegalBasis, 'code' | 'name' | 'statute' | 'article' | 'from'>
export const textOfBasis = ({ code, name, statute, article, from }: LegalBasis): BasisText => ({
  code,
  name,
  statute,
  article,
  from,
})

/** The article with its statute, as it is cited in Polish. */
export const citation = ({ article, statute }: Pick<LegalBasis, 'article' | 'statute'>): string =>
  `${article} ${statute}`
