import { checkModel } from '../definition/check-model.domain.ts'
import type { ModelDocument } from '../definition/document.ts'
import { change, RURAL, shippedJson } from '../definition/shipped-models.fixture.ts'

/** A path in the file of the rural model and what stands there instead; nothing removes it. */
export type Changed = readonly [path: string, value?: unknown]

/** The rural model as another version, with some places changed; it need not pass the check, as a draft does not. */
export function changedRural(...changes: readonly Changed[]): ModelDocument {
  const json = shippedJson(RURAL)
  change(json, 'version', '1.1')
  for (const [path, value] of changes) change(json, path, value)
  // The types of a model and the places that these tests name are checked by what they expect.
  return json as ModelDocument
}

/** The same, once it passed every check. */
export function checkedRural(...changes: readonly Changed[]): ModelDocument {
  const checked = checkModel(changedRural(...changes), [])
  if (!checked.ok) throw new Error(JSON.stringify(checked.reports, null, 2))
  return checked.document
}
