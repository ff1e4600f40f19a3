/**
 * The document as JSON with keys in alphabetical order and without spaces: two files with the same content have the same
 * text, whatever the order in which their keys were written. The order of arrays is content and stays.
 */
export function canonicalJson(document: unknown): string {
  return JSON.stringify(document, (_key, value: unknown) => (isPlain(value) ? sorted(value) : value))
}

const isPlain = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const sorted = (value: object): object =>
  Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
