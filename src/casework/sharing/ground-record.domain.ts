import { type LocalDate, type Outcome, ok, refused } from '#kernel'
import { type BasisNeed, citation, type Ground, type GroundRecord, type LegalBasis } from '#model'
import type { BasisChoice } from './basis-choice.domain.ts'

/** The general basis of processing for a public task: regulation (EU) 2016/679, art. 6(1)(e). It never opens special categories (art. 9). */
const PUBLIC_TASK = 'art. 6 ust. 1 lit. e RODO'

/** What a person typed about a ground. Days as text, `person` is the family member who consented. */
export type GroundTyped = {
  readonly article?: string | undefined
  readonly person?: string | undefined
  readonly date?: LocalDate | undefined
  readonly validUntil?: LocalDate | undefined
  readonly requestNumber?: string | undefined
  readonly caseNumber?: string | undefined
  readonly reference?: string | undefined
  readonly description?: string | undefined
  readonly document?: string | undefined
}
/** What the product knows anyway, so nobody is asked. */
export type GroundKnown = { readonly purpose: string; readonly recipient: string; readonly decidedBy: string }
/** `second_parent`: what about the other parent, where a consent for a child rests on one of two (k.r.o. art. 97 par. 2). */
export type KeptRecord = Readonly<Partial<Record<GroundRecord | BasisNeed | 'second_parent', string>>>

const FIELDS: Readonly<Record<BasisNeed, keyof GroundTyped>> = {
  article: 'article',
  person: 'person',
  date: 'date',
  valid_until: 'validUntil',
  request_number: 'requestNumber',
  case_number: 'caseNumber',
  reference: 'reference',
  description: 'description',
  document: 'document',
}

/** What of a ground somebody must type. Purpose, recipient and who decided follow from the disclosure, the article from its basis. */
const typedFor = ({ record }: Ground): readonly BasisNeed[] =>
  record.flatMap((item) =>
    item === 'purpose' || item === 'recipient' || item === 'decided_by' || item === 'article' ? [] : [item],
  )

const asked = ({ ground, basis }: BasisChoice): readonly BasisNeed[] => [
  ...new Set([...typedFor(ground), ...basis.needs]),
]

/** The names of the fields that a choice must be asked for: what the ground of the model wants on record, and what the provision wants. */
export const fieldsAsked = (choice: BasisChoice): readonly (keyof GroundTyped)[] =>
  asked(choice).map((item) => FIELDS[item])

/** A task set by law can be confirmed without typing anything. */
export const needsTyping = (ground: Ground): boolean => ground.kind !== 'statutory_task' || typedFor(ground).length > 0

export type RecordRefusal = 'record_missing' | 'needs_own_provision' | 'beyond_validity' | 'not_yet_given'
type Circumstances = { readonly special: boolean; readonly until: LocalDate; readonly today: LocalDate }

/**
 * Everything that the ground and its legal basis must leave on record (FORMAT.md, section 6). A special category needs a provision that names
 * it: the general basis of a public task does not. What was given for a time does not carry a disclosure past it.
 */
export function recordOf(
  choice: BasisChoice,
  typed: GroundTyped,
  known: GroundKnown,
  { special, until, today }: Circumstances,
): Outcome<KeptRecord, RecordRefusal> {
  const { clause } = choice.ground
  const wanted = asked(choice)
  const missing = wanted.find((item) => !typed[FIELDS[item]])
  if (missing) return refused('record_missing', { field: FIELDS[missing], clause })
  if (special && wanted.includes('article') && isGeneral(typed.article)) {
    return refused('needs_own_provision', { field: 'article', clause })
  }
  if (wanted.includes('date') && typed.date && typed.date > today) return refused('not_yet_given', { field: 'date' })
  if (wanted.includes('valid_until') && typed.validUntil && until > typed.validUntil) {
    return refused('beyond_validity', { field: 'until', validUntil: typed.validUntil })
  }
  const items = new Set<GroundRecord | BasisNeed>([...choice.ground.record, ...wanted])
  return ok(Object.fromEntries([...items].flatMap((item) => kept(item, choice.basis, typed, known))))
}

const isGeneral = (article: string | undefined): boolean =>
  article !== undefined && article.replace(/\s+/g, '').toLowerCase() === PUBLIC_TASK.replace(/\s+/g, '').toLowerCase()

function kept(
  item: GroundRecord | BasisNeed,
  basis: LegalBasis,
  typed: GroundTyped,
  known: GroundKnown,
): readonly (readonly [string, string])[] {
  if (item === 'purpose') return [[item, known.purpose]]
  if (item === 'recipient') return [[item, known.recipient]]
  if (item === 'decided_by') return [[item, known.decidedBy]]
  if (item === 'article' && !basis.needs.includes('article')) return [[item, citation(basis)]]
  const value = typed[FIELDS[item]]
  return value ? [[item, value]] : []
}
