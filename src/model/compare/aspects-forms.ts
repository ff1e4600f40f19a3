import { ITEM_CATEGORY, type Repeat } from '../definition/document.ts'
import { conditionWords } from '../forms-ui/condition-words.ts'
import { type AspectsOf, clauseAspect, flag, held, nameAspect, named, names, prose, several, text } from './aspect.ts'
import type { PartOf } from './element-parts.domain.ts'
import { sayEvent } from './say-event.ts'
import { nameOf, type Words } from './words.ts'

type Field = PartOf['field']

export const LIST: AspectsOf<'list'> = {
  name: nameAspect,
  clause: clauseAspect,
  ordered: flag('ordered', ({ ordered }) => ordered),
  items: held('items', ({ items }) => items),
}

export const ITEM: AspectsOf<'item'> = {
  clause: null,
  in: null,
  label: prose('label', ({ label }) => label),
  category: named('category', 'category', ({ category }) => category),
}

export const FORM: AspectsOf<'form'> = {
  name: nameAspect,
  clause: clauseAspect,
  record: text('writes', ({ record }, { t }) => t(`model.compare.word.writes.${record}`)),
  instances: text('instances', ({ instances }, { t }) => t(`model.compare.word.instances.${instances}`)),
  purpose: prose('purpose', ({ purpose }) => purpose),
  filledBy: names('filled_by', 'role', ({ filledBy }) => filledBy),
  signedBy: names('signed_by', 'role', ({ signedBy }) => signedBy),
  statutory: text(
    'statutory',
    ({ statutory }, { t }) => statutory && t('model.compare.word.prefilled', { pattern: statutory.pattern }),
  ),
  sections: held('sections', ({ sections }) => sections),
}

function repeatWords({ over, list, min, max }: Repeat, words: Words): string {
  const { t } = words
  const each = t(`model.compare.word.over.${over}`, { list: list === undefined ? '' : nameOf(words, 'list', list) })
  return [each, rangeWords({ min, max }, words)].filter(Boolean).join(', ')
}

type Range = { readonly min?: number | undefined; readonly max?: number | undefined }
function rangeWords({ min, max }: Range, { t }: Words): string | undefined {
  if (min !== undefined && max !== undefined) {
    return t('model.compare.word.bounds', { min: decimal(min), max: decimal(max) })
  }
  if (min !== undefined) return t('model.compare.word.at_least', { min: decimal(min) })
  return max === undefined ? undefined : t('model.compare.word.at_most', { max: decimal(max) })
}
const decimal = (value: number): string => String(value).replace('.', ',')

export const SECTION: AspectsOf<'section'> = {
  clause: null,
  in: null,
  label: prose('label', ({ label }) => label),
  help: prose('help', ({ help }) => help),
  repeat: text('repeat', ({ repeat }, words) => repeat && repeatWords(repeat, words)),
  binds: text('binds', ({ binds }, { t }) => binds && t(`model.compare.word.bind.${binds}`)),
  urgent: flag('urgent', ({ urgent }) => urgent),
  fields: held('fields', ({ fields }) => fields),
}

const lengths = text<Field>('lengths', ({ minLength, maxLength }, words) =>
  rangeWords({ min: minLength, max: maxLength }, words),
)
const range = text<Field>('range', (field, words) => rangeWords(field, words))
const pattern = text<Field>('pattern', (field) => field.pattern)

/** `today`, or an earlier question of the same form. */
const dayWords = (limit: string | undefined, field: Field, { model, t }: Words): string | undefined => {
  if (limit === undefined || limit === 'today') return limit && t('model.compare.word.today')
  return formOf(field, model)
    ?.sections.flatMap(({ fields }) => fields)
    .find(({ id }) => id === limit)?.label
}
const formOf = (field: Field, model: Words['model']) => model.form.find(field.in.split('/')[0] ?? '')

/** The section of a form where a question stands. */
function sectionWords(field: Field, { model }: Words): string | undefined {
  const [, id] = field.in.split('/')
  return formOf(field, model)?.sections.find((section) => section.id === id)?.label
}

export const FIELD: AspectsOf<'field'> = {
  clause: null,
  in: text('place', sectionWords),
  kind: text('answer_kind', ({ kind }, { t }) => t(`model.compare.word.answer.${kind}`)),
  label: prose('label', ({ label }) => label),
  help: prose('help', ({ help }) => help),
  required: flag('required', ({ required }) => required),
  requiredFrom: text('required_from', ({ requiredFrom }, words) => requiredFrom && sayEvent(requiredFrom, words)),
  prefill: text('prefill', ({ prefill }, { t }) => prefill && t(`model.compare.word.prefill.${prefill}`)),
  category: text('category', ({ category }, words) => {
    if (category === undefined) return undefined
    return category === ITEM_CATEGORY ? words.t('model.compare.word.of_item') : nameOf(words, 'category', category)
  }),
  showWhen: text('show_when', (field, words) => {
    const form = formOf(field, words.model)
    return field.showWhen && form && conditionWords(field.showWhen, form, words.model.document, words.t)
  }),
  binds: text('binds', ({ binds }, { t }) => binds && t(`model.compare.word.bind.${binds}`)),
  minLength: lengths,
  maxLength: lengths,
  pattern,
  patternMessage: prose('pattern_message', ({ patternMessage }) => patternMessage),
  min: range,
  max: range,
  integer: flag('integer', ({ integer }) => integer),
  notBefore: text('not_before', (field, words) => dayWords(field.notBefore, field, words)),
  notAfter: text('not_after', (field, words) => dayWords(field.notAfter, field, words)),
  options: held('options', ({ options }) => options),
  list: named('list', 'list', ({ list }) => list),
  listOf: text('list_of', ({ listOf }, { t }) => listOf && t(`model.compare.word.list_of.${listOf}`)),
  of: text('persons', ({ of }, { t }) => ofWords(of, t)),
  accept: several(
    'accept',
    ({ accept }) => accept,
    (ending) => ending,
  ),
}

const OF = [
  'members',
  'adults',
  'children',
  'members_or_family',
  'team_institutions',
  'team_institutions_or_family',
] as const
function ofWords(of: string | undefined, t: Words['t']): string | undefined {
  const known = OF.find((one) => one === of)
  return known ? t(`model.compare.word.of.${known}`) : undefined
}

export const OPTION: AspectsOf<'option'> = {
  clause: null,
  in: null,
  label: prose('label', ({ label }) => label),
}
