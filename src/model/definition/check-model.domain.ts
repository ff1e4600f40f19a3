import type { Check } from './check.domain.ts'
import { checkDeadlines } from './check-deadlines.domain.ts'
import { checkForms } from './check-forms.domain.ts'
import { checkHandbook } from './check-handbook.domain.ts'
import { checkIds } from './check-ids.domain.ts'
import { checkProcesses } from './check-processes.domain.ts'
import { checkSettings } from './check-settings.domain.ts'
import { checkSharing } from './check-sharing.domain.ts'
import type { ModelDocument } from './document.ts'
import { modelDocument } from './document-shape.domain.ts'
import { indexModel } from './model.domain.ts'
import { ModelIds } from './model-ids.domain.ts'
import { ABOUT_MODELS, Findings, type Report, report, type WarningCode, warning } from './report.domain.ts'
import { isObject } from './shape.domain.ts'
import { workloadOf } from './workload.domain.ts'

export type CheckedModel =
  | { readonly ok: true; readonly document: ModelDocument; readonly warnings: readonly Report<WarningCode>[] }
  | { readonly ok: false; readonly reports: readonly Report[] }

const CHECKS: readonly ((check: Check) => void)[] = [
  checkIds,
  checkHandbook,
  checkSharing,
  checkDeadlines,
  checkForms,
  checkProcesses,
  checkSettings,
]

/**
 * Says whether a file may be loaded as a cooperation model, with everything that is wrong with it at once (FORMAT.md,
 * section 12). Takes any JSON and never throws.
 * @param loaded the models already loaded: paragraphs they share must have the same text.
 */
export function checkModel(json: unknown, loaded: readonly ModelDocument[]): CheckedModel {
  if (!isObject(json)) return { ok: false, reports: [report('bad_format', '')] }

  const findings = new Findings(ABOUT_MODELS)
  const ids = new ModelIds()
  const document = modelDocument.read(json, '', {
    refuse: (code, path, what) => findings.add(code, path, what, true),
    give: (kind, id, path) => ids.give(kind, id, path),
    refer: (kind, id, path) => ids.refer(kind, id, path),
  })
  const refuse: Check['refuse'] = (code, path, what) => findings.add(code, path, what)
  for (const check of CHECKS) check({ document, ids, loaded, refuse })

  const { reports } = findings
  return reports.length > 0 ? { ok: false, reports } : { ok: true, document, warnings: warningsOf(document) }
}

/** Above the budget of required answers (FORMAT.md, section 8) a model is loaded with a warning. */
function warningsOf(document: ModelDocument): readonly Report<WarningCode>[] {
  const over = workloadOf(indexModel(document)).filter((count) => count.total > count.bound)
  return over.map(({ total, bound }) => warning('over_budget', 'forms', `${total}, a granica to ${bound}`))
}
