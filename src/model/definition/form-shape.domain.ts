import { condition } from './condition-shape.domain.ts'
import {
  FIELD_BINDS,
  FIELD_KINDS,
  type Field,
  FORM_RECORDS,
  type Form,
  INSTANCES,
  ITEM_CATEGORY,
  LISTS_OF,
  type List,
  type Option,
  PREFILLS,
  REPEATS,
  type Repeat,
  SECTION_BINDS,
  type Section,
} from './document.ts'
import { clause, elementId, eventRef, localId, name } from './element-shape.domain.ts'
import {
  integer,
  label,
  list,
  number,
  oneOf,
  optional,
  record,
  ref,
  refusedAs,
  type Shape,
  string,
  text,
  yesNo,
} from './shape.domain.ts'

/** Lists and forms (FORMAT.md, section 8). Which keys go with which kind of field is checked in `check-fields`. */
export const modelList = record<List>({
  id: elementId('list'),
  name,
  ordered: optional(yesNo),
  items: list(record<List['items'][number]>({ id: localId, label, category: optional(ref('category')) })),
  clause,
})

const fieldCategory: Shape<string> = {
  ...string,
  drawn: { is: 'category_of_field' },
  read: (given, path, reading) => (given === ITEM_CATEGORY ? given : ref('category').read(given, path, reading)),
}

const validation = <T>(shape: Shape<T>) => optional(refusedAs('bad_validation', shape))

export const field = record<Field>({
  id: localId,
  kind: oneOf(FIELD_KINDS, 'unknown_field_kind'),
  label,
  help: optional(text),
  required: optional(yesNo),
  requiredFrom: optional(eventRef),
  prefill: optional(oneOf(PREFILLS)),
  category: optional(fieldCategory),
  showWhen: optional(condition),
  binds: optional(oneOf(FIELD_BINDS, 'bad_bind')),
  minLength: validation(integer(0)),
  maxLength: validation(integer(1)),
  pattern: validation(string),
  patternMessage: validation(text),
  min: validation(number('bad_validation')),
  max: validation(number('bad_validation')),
  integer: validation(yesNo),
  notBefore: validation(string),
  notAfter: validation(string),
  options: optional(list(record<Option>({ id: localId, label }, 'bad_value'), 'bad_options', 'bad_options')),
  list: optional(ref('list')),
  listOf: optional(oneOf(LISTS_OF, 'bad_options')),
  of: optional(string),
  accept: validation(list(string, 'bad_validation')),
})

const repeat = record<Repeat>({
  over: oneOf(REPEATS),
  list: optional(ref('list')),
  min: validation(integer(0)),
  max: validation(integer(1)),
})

export const section = record<Section>({
  id: localId,
  label,
  help: optional(text),
  repeat: optional(repeat),
  binds: optional(oneOf(SECTION_BINDS, 'bad_bind')),
  urgent: optional(yesNo),
  fields: list(field),
})

export const form = record<Form>({
  id: elementId('form'),
  name,
  record: oneOf(FORM_RECORDS),
  instances: oneOf(INSTANCES),
  purpose: text,
  filledBy: list(ref('role'), 'nobody'),
  signedBy: list(ref('role')),
  statutory: optional(record<NonNullable<Form['statutory']>>({ pattern: text, mode: oneOf(['prefill']) })),
  sections: list(section),
  clause,
})
