import { type Drawn, drawnOf } from './drawn.domain.ts'
import type { ElementKind, ReferenceKind } from './model-ids.domain.ts'
import type { ReportCode } from './report.domain.ts'
import type { NumberOrParam } from './vocabulary.ts'

/** What is found while a file is read against its shape: failures, ids that are given and ids that are used. */
export type Reading = {
  readonly refuse: (code: ReportCode, path: string, what?: string) => void
  readonly give: (kind: ElementKind, id: string, path: string) => void
  readonly refer: (kind: ReferenceKind, id: string, path: string) => void
}

/** Reads a value of unknown JSON. What cannot be read is refused and replaced by `fallback`, so that the other checks can go on. */
export type Shape<T> = {
  readonly read: (value: unknown, path: string, reading: Reading) => T
  readonly fallback: T
  /** The code of refusal when a required key is left out. */
  readonly missing: ReportCode
  /** How its editor asks for it. */
  readonly drawn?: Drawn
}

/** A key that may be left out. */
export type Optional<T> = { readonly optional: Shape<T> }

type OptionalKeys<T> = { [K in keyof T]-?: object extends Pick<T, K> ? K : never }[keyof T]
/** One shape for each key of `T`, optional exactly where `T` says so: the table and the type cannot drift apart. */
export type Fields<T> = {
  readonly [K in keyof T]-?: K extends OptionalKeys<T> ? Optional<Exclude<T[K], undefined>> : Shape<T[K]>
}

export const at = (path: string, key: string | number): string => {
  if (typeof key === 'number') return `${path}[${key}]`
  return path === '' ? key : `${path}.${key}`
}

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** How an unreadable value is quoted in a sentence. */
export const quote = (value: unknown): string => {
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? '[…]' : '{…}'
  return String(value)
}

/** The same shape, asked for in another way. */
export const drawnAs = <T>(drawn: Drawn, shape: Shape<T>): Shape<T> => ({ ...shape, drawn })

/** In a model only `supersedes` and `basket` may be `null`, in a mapping only `default` (FORMAT.md, sections 1 and 13). */
export const orNull = <T>(shape: Shape<T>): Shape<T | null> => ({
  read: (given, path, reading) => (given === null ? null : shape.read(given, path, reading)),
  fallback: null,
  missing: shape.missing,
  drawn: { is: 'nullable', of: drawnOf(shape) },
})

export const optional = <T>(shape: Shape<T>): Optional<T> => ({ optional: shape })

/** A value that passes a test; anything else is refused with `expected`. */
export function value<T>(
  test: (value: unknown) => value is T,
  fallback: T,
  expected: string,
  code: ReportCode = 'bad_value',
  missing: ReportCode = 'missing_key',
): Shape<T> {
  const read = (given: unknown, path: string, reading: Reading): T => {
    if (test(given)) return given
    reading.refuse(code, path, code.startsWith('unknown_') ? quote(given) : `${expected}, a jest „${quote(given)}”`)
    return fallback
  }
  return { read, fallback, missing }
}

const isText = (given: unknown): given is string => typeof given === 'string' && given.trim() !== ''

/** Plain text; placeholders are allowed only in the text of a paragraph (FORMAT.md, section 1). */
export const text: Shape<string> = drawnAs({ is: 'text' }, plainText('bad_value', 'missing_key'))
/** A text without which people would see nothing: a name or a label. */
export const label: Shape<string> = plainText('missing_label', 'missing_label')

function plainText(empty: ReportCode, missing: ReportCode): Shape<string> {
  const read = (given: unknown, path: string, reading: Reading): string => {
    if (!isText(given)) {
      reading.refuse(
        given === '' || isBlank(given) ? empty : 'bad_value',
        path,
        `potrzebny jest tekst, a jest „${quote(given)}”`,
      )
      return ''
    }
    const placeholder = /\{(?:deadline|param):[^}]*\}?/.exec(given)
    if (placeholder) reading.refuse('bad_placeholder', path, placeholder[0])
    return given
  }
  return { read, fallback: '', missing }
}

const isBlank = (given: unknown): boolean => typeof given === 'string' && given.trim() === ''

export const string: Shape<string> = value(isText, '', 'potrzebny jest tekst')
export const yesNo: Shape<boolean> = drawnAs(
  { is: 'yes_no' },
  value((given): given is boolean => typeof given === 'boolean', false, 'potrzebne jest true albo false'),
)

export function integer(min: number, max = Number.MAX_SAFE_INTEGER, code: ReportCode = 'bad_value'): Shape<number> {
  const test = (given: unknown): given is number =>
    typeof given === 'number' && Number.isSafeInteger(given) && given >= min && given <= max
  const bounds = max === Number.MAX_SAFE_INTEGER ? `co najmniej ${min}` : `od ${min} do ${max}`
  return drawnAs({ is: 'number' }, value(test, min, `potrzebna jest liczba całkowita ${bounds}`, code))
}

export const number = (code: ReportCode): Shape<number> =>
  drawnAs(
    { is: 'number' },
    value(
      (given): given is number => typeof given === 'number' && Number.isFinite(given),
      0,
      'potrzebna jest liczba',
      code,
    ),
  )

export function matching(pattern: RegExp, expected: string, code: ReportCode = 'bad_value'): Shape<string> {
  return value((given): given is string => typeof given === 'string' && pattern.test(given), '', expected, code)
}

/**
 * One word of a closed vocabulary. A refused word stays in place: it equals no word that later checks ask about, and a
 * substitute would be checked as if the author had written it.
 */
export function oneOf<const T extends string>(words: readonly T[], code: ReportCode = 'bad_value'): Shape<T> {
  const known: ReadonlySet<unknown> = new Set(words)
  const read = (given: unknown, path: string, reading: Reading): T => {
    if (!known.has(given)) {
      const reason = `potrzebne jest jedno z: ${words.join(', ')}`
      reading.refuse(code, path, code.startsWith('unknown_') || code === 'bad_bind' ? quote(given) : reason)
    }
    return (typeof given === 'string' ? given : '') as T
  }
  return { read, fallback: '' as T, missing: 'missing_key', drawn: { is: 'choice', words } }
}

/** `empty` is the code of refusal for a list without entries; without it an empty list is allowed. */
export function list<T>(entry: Shape<T>, empty?: ReportCode, wrong: ReportCode = 'bad_value'): Shape<readonly T[]> {
  const read = (given: unknown, path: string, reading: Reading): readonly T[] => {
    if (!Array.isArray(given)) {
      reading.refuse(wrong, path, `potrzebna jest lista, a jest „${quote(given)}”`)
      return []
    }
    if (given.length === 0 && empty) reading.refuse(empty, path, 'lista jest pusta')
    return given.map((one: unknown, index) => entry.read(one, at(path, index), reading))
  }
  const missing = empty === 'missing_ground' ? empty : 'missing_key'
  return { read, fallback: [], missing, drawn: { is: 'list', of: drawnOf(entry) } }
}

/** An object with exactly these keys. With `wrong` everything that is wrong with its keys has that one code. */
export function record<T extends object>(fields: Fields<T>, wrong?: ReportCode): Shape<T> {
  const rows = Object.entries<Shape<unknown> | Optional<unknown>>(fields).map(([key, field]) =>
    'optional' in field ? { key, shape: field.optional, required: false } : { key, shape: field, required: true },
  )
  const required = rows.filter((row) => row.required)
  const keys: ReadonlySet<string> = new Set(rows.map((row) => row.key))
  // The fields are typed key by key, so what is put together from them is a `T`.
  const fallback = Object.fromEntries(required.map(({ key, shape }) => [key, shape.fallback])) as T

  const read = (given: unknown, path: string, reading: Reading): T => {
    if (!isObject(given)) {
      reading.refuse(wrong ?? 'bad_value', path, `potrzebny jest obiekt, a jest „${quote(given)}”`)
      return fallback
    }
    for (const key of Object.keys(given)) {
      if (!keys.has(key)) reading.refuse(wrong ?? 'unknown_key', at(path, key), wrong ? `nieznany klucz „${key}”` : key)
    }
    const entries = rows.flatMap(({ key, shape, required }): readonly (readonly [string, unknown])[] => {
      if (Object.hasOwn(given, key)) return [[key, shape.read(given[key], at(path, key), reading)]]
      if (!required) return []
      reading.refuse(wrong ?? shape.missing, at(path, key), wrong ? `brakuje klucza „${key}”` : key)
      return [[key, shape.fallback]]
    })
    return Object.fromEntries(entries) as T
  }
  const keysDrawn = rows.map(({ key, shape, required }) => ({ key, drawn: drawnOf(shape), required }))
  return { read, fallback, missing: wrong ?? 'missing_key', drawn: { is: 'record', keys: keysDrawn } }
}

/** The id of another element, which must exist. */
export function ref(kind: ReferenceKind): Shape<string> {
  const read = (given: unknown, path: string, reading: Reading): string => {
    const id = string.read(given, path, reading)
    if (id !== '') reading.refer(kind, id, path)
    return id
  }
  const missing = kind === 'clause' ? 'missing_clause' : 'missing_key'
  return { read, fallback: '', missing, drawn: { is: 'ref', to: kind } }
}

/** An object whose keys are ids. */
export function byId<T>(entry: Shape<T>, keys?: Drawn): Shape<Readonly<Record<string, T>>> {
  const read = (given: unknown, path: string, reading: Reading): Readonly<Record<string, T>> => {
    if (!isObject(given)) {
      reading.refuse('bad_value', path, `potrzebny jest obiekt, a jest „${quote(given)}”`)
      return {}
    }
    return Object.fromEntries(
      Object.entries(given).map(([id, one]) => [id, entry.read(one, at(path, id), reading)] as const),
    )
  }
  return {
    read,
    fallback: {},
    missing: 'missing_key',
    drawn: { is: 'by_id', of: drawnOf(entry), ...(keys && { keys }) },
  }
}

/** A whole number, or `"$id"` of a parameter (FORMAT.md, section 1). */
export const numberOrParam: Shape<NumberOrParam> = {
  read: (given, path, reading) => {
    if (typeof given === 'string' && given.startsWith('$')) {
      reading.refer('param', given.slice(1), path)
      return given
    }
    return integer(0).read(given, path, reading)
  },
  fallback: 0,
  missing: 'missing_key',
  drawn: { is: 'amount' },
}

/** The same shape with one code of refusal for whatever is wrong in it, except for ids that do not exist. */
export function refusedAs<T>(code: ReportCode, shape: Shape<T>): Shape<T> {
  const keeps = (given: ReportCode) => given.startsWith('unknown_') && given !== 'unknown_key'
  const read = (given: unknown, path: string, reading: Reading): T =>
    shape.read(given, path, {
      ...reading,
      refuse: (found, where, what) => reading.refuse(keeps(found) ? found : code, where, what),
    })
  return { ...shape, read, missing: code }
}
