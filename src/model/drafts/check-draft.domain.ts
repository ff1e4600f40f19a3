import { type CheckedModel, checkModel } from '../definition/check-model.domain.ts'
import type { ModelDocument } from '../definition/document.ts'
import { ABOUT_MAPPINGS, type Report, report } from '../definition/report.domain.ts'
import { checkMapping } from '../mapping/check-mapping.domain.ts'
import type { MappingDocument } from '../mapping/mapping.ts'
import { asJsonObject, type Json } from './draft-document.domain.ts'

export type CheckedDraft =
  | (Extract<CheckedModel, { ok: true }> & { readonly mapping: MappingDocument | null })
  | { readonly ok: false; readonly reports: readonly Report[]; readonly aboutMapping: readonly Report[] }

/**
 * Everything that keeps a draft from being adopted: the check of its text among all published models, and of how running cases are
 * moved to it (FORMAT.md, sections 12 and 13). A mapping is judged against a text that is whole, so its reports come once the text has
 * none. A draft without a mapping leaves running cases where they are.
 */
export function checkDraft(document: Json, mapping: Json, loaded: readonly ModelDocument[]): CheckedDraft {
  const checked = checkModel(document, loaded)
  if (!checked.ok) return { ...checked, aboutMapping: [] }
  if (mapping === null) return { ...checked, mapping: null }
  const { id, version } = checked.document
  const { model, to } = asJsonObject(mapping)
  if (model !== id || to !== version)
    return { ok: false, reports: [], aboutMapping: [leadsElsewhere(`${id} ${version}`)] }
  const moved = checkMapping(mapping, [...loaded, checked.document])
  return moved.ok ? { ...checked, mapping: moved.document } : { ok: false, reports: [], aboutMapping: moved.reports }
}

const leadsElsewhere = (here: string): Report =>
  report('bad_version', 'to', `to odwzorowanie nie prowadzi do wersji ${here}`, ABOUT_MAPPINGS)
