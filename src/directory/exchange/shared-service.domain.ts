import type { z } from 'zod'
import { type InstitutionId, idOf, type LocalDate } from '#kernel'
import type { ServiceEntry } from '../entries/service.domain.ts'

/** The provider of an entry as the open formats name it: nothing beyond what the register says to everybody. */
export type Provider = {
  readonly id: string
  readonly name: string
  readonly sector: string
  readonly nip: string | null
  readonly regon: string | null
  readonly krs: string | null
}

/** One entry on its way out. */
export type SharedService = {
  readonly id: string
  readonly provider: Provider
  readonly entry: ServiceEntry
  readonly assuredOn: LocalDate
}

/** Whom a file names as the provider; what it does not say is absent. */
export type ProviderNamed = {
  readonly id?: string | undefined
  readonly name?: string | undefined
  readonly nip?: string | undefined
  readonly regon?: string | undefined
  readonly krs?: string | undefined
}

/** Why a row is not taken: the part of the file it is about, as people find it there, and the reason as a key of the catalogue. */
export type Fault = {
  readonly part: string
  readonly key: string
  readonly params?: Readonly<Record<string, string | number>>
}

/**
 * A row as it was understood, before anything was asked of the directory. `values` are what the form of an entry would have sent, `area` and
 * `place` units as the file names them.
 */
export type Draft = {
  /** Of the line in a table, or of the service in a JSON file, counted from 1. */
  readonly line: number
  readonly title: string
  readonly id: string | null
  readonly provider: ProviderNamed
  readonly values: Readonly<Record<string, string | readonly string[]>>
  readonly area: readonly string[]
  readonly place: string | null
  /** A day, as it is written. */
  readonly assured: string | null
  readonly faults: readonly Fault[]
}

/** A row with its entry in the words of the directory; null where faults say why there is none. */
export type ReadRow = {
  readonly line: number
  readonly title: string
  readonly id: string | null
  readonly provider: ProviderNamed
  readonly entry: ServiceEntry | null
  readonly assuredOn: LocalDate | null
  readonly faults: readonly Fault[]
}

/** A row of an imported file that was not taken, with its reasons. */
export type RefusedRow = Pick<ReadRow, 'line' | 'title' | 'faults'>

/** A file of entries on its way in. */
export const ImportId = idOf('ServiceImportId')
export type ImportId = z.infer<typeof ImportId>

/** An entry of the directory that a row may be about. */
export type Standing = {
  readonly id: string
  readonly institutionId: InstitutionId
  readonly version: number
  readonly entry: ServiceEntry
  readonly archived: boolean
}

type Ready = {
  readonly row: ReadRow
  readonly entry: ServiceEntry
  readonly institutionId: InstitutionId
  /** Its name and short name, by which the entry is searched too. */
  readonly provider: string
}
/** What becomes of a row: a new entry, a new version of one, nothing because it says the same, or a refusal with every reason. */
export type Verdict =
  | ({ readonly kind: 'new' } & Ready)
  | ({ readonly kind: 'changed'; readonly standing: Standing } & Ready)
  | ({ readonly kind: 'same'; readonly standing: Standing } & Ready)
  | { readonly kind: 'refused'; readonly row: ReadRow; readonly faults: readonly Fault[] }
export type VerdictKind = Verdict['kind']
export type Counts = Readonly<Record<VerdictKind, number>>

export function countsOf(verdicts: readonly Verdict[]): Counts {
  const counts = { new: 0, changed: 0, same: 0, refused: 0 }
  for (const { kind } of verdicts) counts[kind] += 1
  return counts
}
