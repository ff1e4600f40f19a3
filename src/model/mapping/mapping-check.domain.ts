import type { ModelDocument } from '../definition/document.ts'
import type { MappingCode } from '../definition/mapping-sentences.domain.ts'
import type { Contents } from './between-versions.domain.ts'
import type { Change, MappingDocument } from './mapping.ts'

/** One of the two versions between which cases pass, with what it has. */
export type Version = { readonly document: ModelDocument; readonly has: Contents }
export type PlacedChange = { readonly change: Change; readonly path: string }

/**
 * What each check of a mapping works on. The file was read against its shape; changes that could not be told are left out, and
 * `unread` holds every word in them, so that nothing they may have been about is reported as left out.
 */
export type MappingCheck = {
  readonly document: Omit<MappingDocument, 'changes'>
  readonly changes: readonly PlacedChange[]
  readonly unread: ReadonlySet<string>
  readonly from: Version
  readonly to: Version
  readonly refuse: (code: MappingCode, path: string, what?: string) => void
}
