import { z } from 'zod'
import { type InstitutionId, idOf, type LocalDate } from '#kernel'

export const DocumentId = idOf('DocumentId')
export type DocumentId = z.infer<typeof DocumentId>

/**
 * What is written down about processing: `activity` for what the institution does as a controller (RODO art. 30 par. 1), `processing` for
 * what it does on behalf of others (par. 2), `assessment` for the assessment of impact (art. 35).
 */
export const KINDS = ['activity', 'processing', 'assessment'] as const
export const Kind = z.enum(KINDS)
export type Kind = z.infer<typeof Kind>

/** What each kind has to say, in the order of the law: art. 30 par. 1 letters b to g (and the basis), par. 2 letters a to d, art. 35 par. 7 and 2. */
export const PARTS = {
  activity: ['purposes', 'legal_basis', 'people', 'data', 'recipients', 'transfers', 'kept', 'security'],
  processing: ['controllers', 'categories', 'transfers', 'security'],
  assessment: ['description', 'necessity', 'risks', 'measures', 'opinion'],
} as const
export type Part = (typeof PARTS)[Kind][number]
export type Texts = Readonly<Partial<Record<Part, string>>>

/** One version of a description. It is never changed; the next one takes its place from its day on. */
export type Document = {
  readonly id: DocumentId
  readonly institutionId: InstitutionId
  readonly kind: Kind
  /** What the versions of one description have in common. */
  readonly threadId: string
  readonly no: number
  readonly name: string
  readonly texts: Texts
  readonly from: LocalDate
  /** From its day on, what it describes is not done any more. */
  readonly ends: boolean
}

/** The version that counts on a day: the last one whose first day has come; null before the first and after one that ends it. */
export function versionOn(versions: readonly Document[], day: LocalDate): Document | null {
  const begun = versions.filter(({ from }) => from <= day)
  const [last] = begun.sort((a, b) => (a.from === b.from ? b.no - a.no : a.from < b.from ? 1 : -1))
  return last && !last.ends ? last : null
}

/** Versions of each description together, in the order of their names of today. */
export function threads(documents: readonly Document[]): readonly (readonly Document[])[] {
  const byThread = new Map<string, Document[]>()
  for (const one of documents) byThread.set(one.threadId, [...(byThread.get(one.threadId) ?? []), one])
  return [...byThread.values()]
}

const TO_COMPLETE = '[Do uzupełnienia'
/** The first part in which a place of the template still waits for the institution's own words. */
export const incompletePart = (kind: Kind, texts: Texts): Part | null =>
  PARTS[kind].find((part) => texts[part]?.includes(TO_COMPLETE)) ?? null
