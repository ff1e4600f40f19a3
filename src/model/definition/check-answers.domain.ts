import type { Check } from './check.domain.ts'
import type { Field, FieldKind } from './document.ts'
import type { PlacedField } from './form-fields.domain.ts'
import { INSTITUTIONS_OF, PERSONS_OF } from './form-vocabulary.ts'
import type { ReportCode } from './report.domain.ts'
import { at } from './shape.domain.ts'

type AnswerKey =
  | 'minLength'
  | 'maxLength'
  | 'pattern'
  | 'patternMessage'
  | 'min'
  | 'max'
  | 'integer'
  | 'notBefore'
  | 'notAfter'
  | 'options'
  | 'list'
  | 'listOf'
  | 'of'
  | 'accept'

/** Extra keys and the kinds of fields that may have them (FORMAT.md, section 8), with the code for a field of another kind. */
const KINDS_OF: Readonly<Record<AnswerKey, readonly [ReportCode, readonly FieldKind[]]>> = {
  minLength: ['bad_validation', ['text', 'long_text']],
  maxLength: ['bad_validation', ['text', 'long_text']],
  pattern: ['bad_validation', ['text']],
  patternMessage: ['bad_validation', ['text']],
  min: ['bad_validation', ['number', 'money', 'multi_choice']],
  max: ['bad_validation', ['number', 'money']],
  integer: ['bad_validation', ['number']],
  notBefore: ['bad_validation', ['date']],
  notAfter: ['bad_validation', ['date']],
  options: ['bad_options', ['choice', 'multi_choice', 'scale_with_words']],
  list: ['bad_options', ['choice', 'multi_choice']],
  listOf: ['bad_options', ['choice', 'multi_choice']],
  of: ['unknown_key', ['person', 'institution']],
  accept: ['bad_validation', ['file']],
}
const KEYS = Object.keys(KINDS_OF) as readonly AnswerKey[]
const KINDS_WITH_CHOICE: ReadonlySet<string> = new Set(['choice', 'multi_choice'])
const LEAST_SCALE = 3
/** Grosze and counts of chosen answers are whole and not negative. */
const WHOLE: ReadonlySet<string> = new Set(['money', 'multi_choice'])

/** What a field says about its answer fits its kind, and can be fulfilled. */
export function checkAnswerKeys(check: Check, placed: PlacedField): void {
  const { field, path } = placed
  for (const key of KEYS) {
    const [code, kinds] = KINDS_OF[key]
    if (field[key] === undefined || kinds.includes(field.kind)) continue
    check.refuse(
      code,
      at(path, key),
      code === 'unknown_key' ? key : `pole rodzaju „${field.kind}” nie ma klucza „${key}”`,
    )
  }
  checkChoices(check, field, path)
  checkLimits(check, field, path)
  checkPattern(check, field, path)
  for (const key of ['notBefore', 'notAfter'] as const) checkDayLimit(check, placed, key)
  checkOf(check, field, path)
}

function checkChoices({ refuse }: Check, field: Field, path: string): void {
  const given = [field.options, field.list, field.listOf].filter((source) => source !== undefined).length
  if (KINDS_WITH_CHOICE.has(field.kind) && given !== 1)
    refuse('bad_options', path, 'potrzebny jest dokładnie jeden z kluczy „options”, „list”, „listOf”')
  if (field.kind === 'scale_with_words' && (field.options?.length ?? 0) < LEAST_SCALE)
    refuse('bad_options', at(path, 'options'), `skala potrzebuje co najmniej ${LEAST_SCALE} odpowiedzi`)

  const seen = new Set<string>()
  field.options?.forEach((option, index) => {
    const where = at(at(path, 'options'), index)
    if (option.id !== '' && seen.has(option.id)) refuse('duplicate_id', at(where, 'id'), option.id)
    seen.add(option.id)
    if (field.kind === 'scale_with_words' && /\p{N}/u.test(option.label))
      refuse('numeric_scale', at(where, 'label'), option.label)
  })
}

function checkLimits({ refuse }: Check, field: Field, path: string): void {
  const { min, max, minLength, maxLength } = field
  if (min !== undefined && max !== undefined && min > max)
    refuse('bad_validation', at(path, 'max'), `największa wartość ${max} jest niższa niż najmniejsza ${min}`)
  if (minLength !== undefined && maxLength !== undefined && minLength > maxLength)
    refuse(
      'bad_validation',
      at(path, 'maxLength'),
      `największa długość ${maxLength} jest niższa niż najmniejsza ${minLength}`,
    )
  if (!WHOLE.has(field.kind)) return
  for (const key of ['min', 'max'] as const) {
    const limit = field[key]
    if (limit !== undefined && !(Number.isSafeInteger(limit) && limit >= 0))
      refuse('bad_validation', at(path, key), 'potrzebna jest liczba całkowita co najmniej 0')
  }
}

function checkPattern({ refuse }: Check, field: Field, path: string): void {
  if (field.pattern === undefined) {
    if (field.patternMessage !== undefined)
      refuse('bad_validation', at(path, 'pattern'), 'brakuje wzoru, którego dotyczy komunikat')
    return
  }
  if (field.patternMessage === undefined)
    refuse(
      'bad_validation',
      at(path, 'patternMessage'),
      'brakuje komunikatu dla osoby, której odpowiedź nie pasuje do wzoru',
    )
  if (!isPattern(field.pattern)) refuse('bad_validation', at(path, 'pattern'), 'wzór nie jest wyrażeniem regularnym')
}

function isPattern(pattern: string): boolean {
  try {
    new RegExp(pattern, 'u')
    return true
  } catch {
    return false
  }
}

function checkDayLimit({ refuse }: Check, { field, path, earlier }: PlacedField, key: 'notBefore' | 'notAfter'): void {
  const limit = field[key]
  if (limit === undefined || limit === 'today' || earlier.get(limit)?.kind === 'date') return
  refuse('bad_validation', at(path, key), `„${limit}” nie jest słowem „today” ani wcześniejszym polem z datą`)
}

function checkOf({ refuse }: Check, field: Field, path: string): void {
  const allowed: readonly string[] = field.kind === 'person' ? PERSONS_OF : INSTITUTIONS_OF
  if (field.of === undefined || (field.kind !== 'person' && field.kind !== 'institution')) return
  if (!allowed.includes(field.of)) refuse('bad_value', at(path, 'of'), `potrzebne jest jedno z: ${allowed.join(', ')}`)
}
