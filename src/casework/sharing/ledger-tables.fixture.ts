export type Row = Readonly<Record<string, unknown>>

/** A row is put after those it names. */
export const IN_ORDER = [
  'case',
  'visit',
  'subject',
  'seat',
  'denied',
  'form_instance',
  'secret',
  'shield',
  'shield_reader',
  'side',
  // What tells a shielded address or contact is covered by the database while it is written.
  'item',
  'apart',
  'meeting',
  'live_minutes',
  'agenda_line',
  'agenda_member',
  'sentence',
  'informant_mark',
  'emergency',
  'inspection',
  'inspection_case',
  'inspector',
  'plan',
  'plan_goal',
  'disclosure',
] as const
type Table = (typeof IN_ORDER)[number]
export type Put = (table: Table, row: Row) => void

/** What the rows of every situation rest on. */
export type Known = {
  readonly versionId: string
  readonly partners: readonly { readonly id: string; readonly worker: string }[]
  readonly readers: readonly string[]
  readonly endedAccession: string
  readonly newId: () => string
  readonly now: Date
  /** A PESEL that nobody else of the situations has. */
  readonly newNumber: () => string
}

/** A case and the ids of its persons, by their place in the family. */
export type InCase = { readonly caseId: string; readonly subjects: (no: number | null) => string | null }

export const inHex = (bytes: Uint8Array): string => `\\x${Buffer.from(bytes).toString('hex')}`
/** What nobody opens here. */
export const SEALED = inHex(new Uint8Array(40))
