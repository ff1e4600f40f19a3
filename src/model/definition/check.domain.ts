import type { ModelDocument } from './document.ts'
import type { ModelIds } from './model-ids.domain.ts'
import type { ReportCode } from './report.domain.ts'

/**
 * What each check works on. The document was read against its shape: every list is a list and every text a text, but
 * words and ids may still be anything, because all failures are reported together.
 */
export type Check = {
  readonly document: ModelDocument
  readonly ids: ModelIds
  readonly loaded: readonly ModelDocument[]
  readonly refuse: (code: ReportCode, path: string, what?: string) => void
}
