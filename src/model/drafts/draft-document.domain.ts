import { isEarlier } from '../definition/check-ids.domain.ts'
import type { ModelDocument, Name } from '../definition/document.ts'
import { isObject } from '../definition/shape.domain.ts'

/** What JSON can hold. A draft may be anything while it is written; only its adoption asks for a whole model. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject
export type JsonObject = { readonly [key: string]: Json }

/** Whatever was parsed or stored as JSON is JSON; the casts below only give it its name. */
export const asJson = (stored: unknown): Json => stored as Json
export const asJsonObject = (stored: unknown): JsonObject => (isObject(stored) ? (stored as JsonObject) : {})
export const isJsonObject = (json: Json | undefined): json is JsonObject => isObject(json)
export const listIn = (json: Json | undefined): readonly Json[] => (Array.isArray(json) ? json : [])
export const objectsIn = (json: Json | undefined): readonly JsonObject[] => listIn(json).filter(isJsonObject)
export const textIn = (json: Json | undefined): string => (typeof json === 'string' ? json : '')

/** How far a new version goes from the one it is written from: a correction, or a change of substance. */
export const VERSION_STEPS = ['minor', 'major'] as const
export type VersionStep = (typeof VERSION_STEPS)[number]

/**
 * The number of a new version: the next after every number that was ever given to this model, so that an act or a remark about a
 * number can never mean two texts.
 */
export function nextVersion(base: string, step: VersionStep, given: readonly string[]): string {
  const numbers = [base, ...given].map((version) => version.split('.').map(Number))
  const [major = 0] = base.split('.').map(Number)
  if (step === 'major') return `${Math.max(...numbers.map(([one = 0]) => one)) + 1}.0`
  const minors = numbers.filter(([one]) => one === major).map(([, minor = 0]) => minor)
  return `${major}.${Math.max(...minors) + 1}`
}

/** The text a new version begins with: everything of the version it supersedes. */
export const draftOfVersion = (base: ModelDocument, version: string, validFrom: string): JsonObject =>
  asJsonObject({ ...base, version, validFrom, supersedes: base.version })

/** The text a new variant begins with: the same paragraphs under the same ids, which is how variants share them. */
export const draftOfVariant = (base: ModelDocument, id: string, name: Name, validFrom: string): JsonObject =>
  asJsonObject({ ...base, id, name, version: '1.0', supersedes: null, validFrom })

/** The latest version among these, by number. */
export const latestOf = <V extends { readonly version: string }>(versions: readonly V[]): V | undefined =>
  versions.reduce<V | undefined>((best, one) => (best && isEarlier(one.version, best.version) ? best : one), undefined)

/** A draft as one thing to change: no model has a key `mapping` of its own. */
export const wholeOf = (text: JsonObject, mapping: Json): JsonObject => (mapping === null ? text : { ...text, mapping })

/** The same told apart again: what becomes the version, and how running cases are moved to it. */
export function textOf({ mapping = null, ...text }: JsonObject): { readonly text: JsonObject; readonly mapping: Json } {
  return { text, mapping }
}
