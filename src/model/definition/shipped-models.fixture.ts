import { readFileSync } from 'node:fs'
import { checkModel } from './check-model.domain.ts'
import type { ModelDocument } from './document.ts'

const MODELS = new URL('../../../content/models/', import.meta.url)

/** A shipped model as it is in its file, fresh for each caller. */
export const shippedJson = (file: string): unknown => JSON.parse(readFileSync(new URL(`${file}.json`, MODELS), 'utf8'))

export const RURAL = 'wiejski-1.0'
export const URBAN_RURAL = 'miejsko-wiejski-1.0'

/** A shipped model that passed every check. */
export function shippedModel(file: string): ModelDocument {
  const checked = checkModel(shippedJson(file), [])
  if (!checked.ok) throw new Error(JSON.stringify(checked.reports, null, 2))
  return checked.document
}

type Key = string | number

/** Keys of a path in which elements are named by id, and rows of sharing by role: `forms[karta-zgloszenia].sections[0]`. */
function keysOf(json: unknown, path: string): readonly Key[] {
  const keys: Key[] = []
  let here = json
  for (const [, word, inner] of path.matchAll(/([^.[\]]+)|\[([^\]]+)\]/g)) {
    const key = inner === undefined ? (word ?? '') : indexOf(here, inner, path)
    keys.push(key)
    here = childOf(here, key)
  }
  return keys
}

function indexOf(list: unknown, id: string, path: string): number {
  if (/^\d+$/.test(id)) return Number(id)
  const index = Array.isArray(list)
    ? list.findIndex((one: unknown) => childOf(one, 'id') === id || childOf(one, 'role') === id)
    : -1
  if (index < 0) throw new Error(`Nothing has the id "${id}" in ${path}`)
  return index
}

const childOf = (parent: unknown, key: Key): unknown =>
  typeof parent === 'object' && parent !== null ? Reflect.get(parent, key) : undefined

/** The same path with indices, as reports write it. */
export const writtenPath = (json: unknown, path: string): string =>
  keysOf(json, path).reduce<string>((all, key) => {
    if (typeof key === 'number') return `${all}[${key}]`
    return all === '' ? key : `${all}.${key}`
  }, '')

/** Puts a value at a path, or with `undefined` removes what is there; at the end of a list the index is its length. */
export function change(json: unknown, path: string, value: unknown): void {
  const keys = keysOf(json, path)
  const last = keys.at(-1)
  const parent = keys.slice(0, -1).reduce(childOf, json)
  if (typeof parent !== 'object' || parent === null || last === undefined) throw new Error(`There is no ${path}`)
  if (value === undefined && Array.isArray(parent)) parent.splice(Number(last), 1)
  else if (value === undefined) Reflect.deleteProperty(parent, last)
  else Reflect.set(parent, last, value)
}
