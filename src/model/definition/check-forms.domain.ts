import type { Check } from './check.domain.ts'
import { checkAnswerKeys } from './check-answers.domain.ts'
import { checkCondition } from './check-conditions.domain.ts'
import type { Field, Section } from './document.ts'
import { hasAnswer, isAboutFamily, type PlacedField, placedFields } from './form-fields.domain.ts'
import { ITEM_CATEGORY } from './form-vocabulary.ts'
import { at } from './shape.domain.ts'

/** Forms, sections and fields (FORMAT.md, section 8). */
export function checkForms(check: Check): void {
  const records = new Set<string>()
  check.document.forms.forEach((form, index) => {
    const path = `forms[${index}]`
    if (form.record !== 'survey' && records.has(form.record))
      check.refuse('bad_value', at(path, 'record'), `model ma już formularz „${form.record}”`)
    records.add(form.record)
    form.sections.forEach((section, s) => {
      checkSection(check, section, at(at(path, 'sections'), s))
    })
    for (const placed of placedFields(form, path)) checkField(check, placed)
  })
}

function checkSection({ refuse }: Check, section: Section, path: string): void {
  if (section.urgent && section.binds !== 'basket_item') refuse('bad_bind', at(path, 'urgent'), 'urgent')
  const { repeat } = section
  if (!repeat) return
  const where = at(path, 'repeat')
  if (repeat.over === 'list' && repeat.list === undefined) refuse('missing_key', at(where, 'list'), 'list')
  if (repeat.over !== 'list' && repeat.list !== undefined) refuse('unknown_key', at(where, 'list'), 'list')
  if (repeat.min !== undefined && repeat.max !== undefined && repeat.min > repeat.max)
    refuse('bad_validation', at(where, 'max'), `najwięcej ${repeat.max} to mniej niż najmniej ${repeat.min}`)
}

function checkField(check: Check, placed: PlacedField): void {
  const { field, path } = placed
  if (!hasAnswer(field) && field.required !== undefined)
    check.refuse('bad_value', at(path, 'required'), 'nagłówek i uwaga nie mają odpowiedzi')
  if (field.prefill !== undefined && field.required)
    check.refuse('bad_value', at(path, 'required'), 'pole, które podpowiada program, nie może być wymagane')
  checkCategory(check, placed)
  checkAnswerKeys(check, placed)
  if (field.showWhen) checkCondition(check, field.showWhen, at(path, 'showWhen'), placed.earlier)
}

function checkCategory(check: Check, { form, section, field, path }: PlacedField): void {
  const where = at(path, 'category')
  if (field.category === undefined) {
    if (hasAnswer(field) && isAboutFamily(form)) check.refuse('missing_category', where)
    return
  }
  if (!hasAnswer(field)) check.refuse('bad_category', where, 'nagłówek i uwaga nie mają odpowiedzi')
  else if (!isAboutFamily(form)) check.refuse('bad_category', where, 'ten formularz nie mówi o rodzinie')
  else if (field.category === ITEM_CATEGORY) checkItemCategory(check, section, field, where)
  else checkPointer(check, field, field.category, where)
}

function checkItemCategory(check: Check, section: Section, field: Field, where: string): void {
  const list = section.repeat?.over === 'list' ? section.repeat.list : undefined
  if (list === undefined) check.refuse('bad_category', where, 'część formularza nie powtarza się po pozycjach listy')
  const items = check.document.lists.find((one) => one.id === list)?.items ?? []
  for (const item of items) {
    if (item.category === undefined) check.refuse('bad_category', where, `pozycja „${item.id}” listy nie ma kategorii`)
    else checkPointer(check, field, item.category, where)
  }
}

/** That something exists, since when and whom to contact: the only answers a pointer may have. */
const POINTER_KINDS: ReadonlySet<string> = new Set(['yes_no', 'date', 'person', 'institution'])

function checkPointer({ document, refuse }: Check, field: Field, category: string, where: string): void {
  const isPointer = document.categories.some((one) => one.id === category && one.sensitivity === 'pointer_only')
  if (isPointer && !POINTER_KINDS.has(field.kind)) refuse('pointer_content', where, category)
}
