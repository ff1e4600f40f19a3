import type { Condition } from './document.ts'
import { at, isObject, quote, type Reading, type Shape } from './shape.domain.ts'

/** No form asks a question that hangs on more than this many nested conditions; a deeper one is a damaged file. */
const DEEPEST = 20

type Scalar = string | number | boolean
const isScalar = (given: unknown): given is Scalar => ['string', 'number', 'boolean'].includes(typeof given)
const isIdOrNumber = (given: unknown): given is string | number =>
  typeof given === 'string' || typeof given === 'number'

/** When a field is shown (FORMAT.md, section 8). A refused condition is read as one that always holds. */
export const condition: Shape<Condition> = {
  read: (given, path, reading) => readCondition(given, path, reading, 0),
  fallback: { all: [] },
  missing: 'bad_condition',
  drawn: { is: 'condition' },
}

function readCondition(given: unknown, path: string, reading: Reading, depth: number): Condition {
  if (!isObject(given)) return refused(path, reading, `potrzebny jest obiekt, a jest „${quote(given)}”`)
  if (depth > DEEPEST) return refused(path, reading, 'za dużo zagnieżdżonych warunków')
  const keys = Object.keys(given).sort().join(' ')
  const nested = (inner: unknown, where: string) => readCondition(inner, where, reading, depth + 1)
  switch (keys) {
    case 'all':
      return { all: several(given.all, at(path, 'all'), reading, nested) }
    case 'any':
      return { any: several(given.any, at(path, 'any'), reading, nested) }
    case 'not':
      return { not: nested(given.not, at(path, 'not')) }
    case 'equals field':
    case 'field filled':
    case 'field in':
      return readComparison(given, path, reading)
    default:
      return refused(
        path,
        reading,
        'potrzebne są klucze „field” i jeden z „equals”, „in”, „filled” albo jeden z „all”, „any”, „not”',
      )
  }
}

function readComparison(given: Readonly<Record<string, unknown>>, path: string, reading: Reading): Condition {
  const { field } = given
  if (typeof field !== 'string') return refused(at(path, 'field'), reading, 'potrzebny jest identyfikator pola')
  if (isScalar(given.equals)) return { field, equals: given.equals }
  if (given.filled === true) return { field, filled: true }
  if (Array.isArray(given.in) && given.in.length > 0 && given.in.every(isIdOrNumber)) return { field, in: given.in }
  const key = ['equals', 'filled', 'in'].find((one) => one in given) ?? 'equals'
  return refused(at(path, key), reading, `nie można porównać z „${quote(given[key])}”`)
}

function several(
  given: unknown,
  path: string,
  reading: Reading,
  nested: (inner: unknown, where: string) => Condition,
): readonly Condition[] {
  if (Array.isArray(given) && given.length > 0) return given.map((one: unknown, index) => nested(one, at(path, index)))
  refused(path, reading, 'potrzebna jest niepusta lista warunków')
  return []
}

function refused(path: string, reading: Reading, reason: string): Condition {
  reading.refuse('bad_condition', path, reason)
  return condition.fallback
}
