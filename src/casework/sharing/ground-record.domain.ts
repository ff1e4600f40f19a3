import { type LocalDate, type Outcome, ok, refused } from '#kernel'
import type { Ground, GroundRecord } from '#model'

/** The general basis of processing for a public task: regulation (EU) 2016/679, art. 6(1)(e). It never opens special categories (art. 9). */
export const PUBLIC_TASK = 'art. 6 ust. 1 lit. e RODO'

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
}
/** What the product knows anyway, so nobody is asked. */
export type GroundKnown = { readonly purpose: string; readonly recipient: string; readonly decidedBy: string }
/** `second_parent`: what about the other parent, where a consent for a child rests on one of two (k.r.o. art. 97 par. 2). */
export type KeptRecord = Readonly<Partial<Record<GroundRecord | 'second_parent', string>>>

const FIELDS: Readonly<Record<Exclude<GroundRecord, 'purpose' | 'recipient' | 'decided_by'>, keyof GroundTyped>> = {
  article: 'article',
  person: 'person',
  date: 'date',
  valid_until: 'validUntil',
  request_number: 'requestNumber',
  case_number: 'caseNumber',
  reference: 'reference',
  description: 'description',
}

/** The names of the fields a ground must be asked for; purpose, recipient and who decided follow from the disclosure itself. */
export const fieldsAsked = (ground: Ground): readonly (keyof GroundTyped)[] =>
  ground.record.flatMap((item) =>
    item === 'purpose' || item === 'recipient' || item === 'decided_by' ? [] : [FIELDS[item]],
  )

/** A task set by law needs only its provision, which is proposed: it can be confirmed without typing anything. */
export const needsTyping = (ground: Ground): boolean =>
  ground.kind !== 'statutory_task' || fieldsAsked(ground).some((field) => field !== 'article')

export type RecordRefusal = 'record_missing' | 'needs_own_provision' | 'beyond_validity' | 'not_yet_given'
type Circumstances = { readonly special: boolean; readonly until: LocalDate; readonly today: LocalDate }

/**
 * Everything that the ground must leave on record (FORMAT.md, section 6). A special category needs a provision that names it: the general
 * basis of a public task does not. What was given for a time does not carry a disclosure past it.
 */
export function recordOf(
  ground: Ground,
  typed: GroundTyped,
  known: GroundKnown,
  { special, until, today }: Circumstances,
): Outcome<KeptRecord, RecordRefusal> {
  const { clause } = ground
  const missing = fieldsAsked(ground).find((field) => !typed[field])
  if (missing) return refused('record_missing', { field: missing, clause })
  if (special && ground.record.includes('article') && isGeneral(typed.article)) {
    return refused('needs_own_provision', { field: 'article', clause })
  }
  if (ground.record.includes('date') && typed.date && typed.date > today) {
    return refused('not_yet_given', { field: 'date' })
  }
  if (ground.record.includes('valid_until') && typed.validUntil && until > typed.validUntil) {
    return refused('beyond_validity', { field: 'until', validUntil: typed.validUntil })
  }
  return ok(Object.fromEntries(ground.record.flatMap((item) => kept(item, typed, known))))
}

const isGeneral = (article: string | undefined): boolean =>
  article !== undefined && article.replace(/\s+/g, '').toLowerCase() === PUBLIC_TASK.replace(/\s+/g, '').toLowerCase()

function kept(
  item: GroundRecord,
  typed: GroundTyped,
  known: GroundKnown,
): readonly (readonly [GroundRecord, string])[] {
  if (item === 'purpose') return [[item, known.purpose]]
  if (item === 'recipient') return [[item, known.recipient]]
  if (item === 'decided_by') return [[item, known.decidedBy]]
  const value = typed[FIELDS[item]]
  return value ? [[item, value]] : []
}
