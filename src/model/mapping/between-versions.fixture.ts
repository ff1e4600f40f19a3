import type { ModelDocument } from '../definition/document.ts'
import { change, RURAL, shippedModel } from '../definition/shipped-models.fixture.ts'
import { checkMapping } from './check-mapping.domain.ts'
import { ruralMapping, ruralNext } from './rural-1-1.fixture.ts'

/** The rural model 1.0 and 1.1, between which the mapping of the tests leads. */
export const OLD = shippedModel(RURAL)
export const NEW = ruralNext(OLD)
export const LOADED = [OLD, NEW]

/** The mapping with one change. */
export function changed(path: string, value: unknown): unknown {
  const json: unknown = structuredClone(ruralMapping)
  change(json, path, value)
  return json
}

export const reportsOn = (json: unknown, loaded = LOADED) => {
  const checked = checkMapping(json, loaded)
  return checked.ok ? [] : checked.reports
}
export const found = (json: unknown, loaded = LOADED) =>
  reportsOn(json, loaded).map(({ code, path }) => ({ code, path }))

/** One of the two versions with one change. */
export function version(document: ModelDocument, path: string, value: unknown): ModelDocument {
  const other = structuredClone(document)
  change(other, path, value)
  return other
}
