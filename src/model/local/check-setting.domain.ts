import { type Outcome, ok, refused } from '#kernel'
import type { Category, Form, Localisable } from '../definition/document.ts'
import type { Model } from '../definition/model.domain.ts'
import type { LocalSetting, SettingKind, SettingOf } from './local-setting.domain.ts'
import { isNarrower } from './narrowing.domain.ts'

export type SettingRefusal =
  | 'not_localisable'
  | 'out_of_bounds'
  | 'other_unit'
  | 'bad_label'
  | 'too_many'
  | 'repeated_id'
  | 'unknown_place'
  | 'bad_category'
  | 'wider_sharing'
/** The paragraph that leaves it to the gmina. */
export type AllowedSetting = { readonly clause: string }
type Checked = Outcome<AllowedSetting, SettingRefusal>

/**
 * Whether the model leaves this to a gmina, and within which bounds (FORMAT.md, section 12). A refusal carries as `clause` the paragraph
 * that sets the bounds, and the bounds themselves (`min`, `max`); `not_localisable` has none, for no paragraph leaves it to anybody.
 */
export function checkSetting(model: Model, setting: LocalSetting): Checked {
  switch (setting.what) {
    case 'deadline':
      return checkDeadline(model, setting)
    case 'param':
      return checkParam(model, setting)
    case 'label':
      return checkLabel(model, setting)
    case 'add_fields':
      return checkFields(model, setting)
    case 'add_items':
      return checkItems(model, setting)
    case 'narrow_sharing':
      return checkNarrowing(model, setting)
  }
}

function checkDeadline(model: Model, { target, value }: SettingOf<'deadline'>): Checked {
  const deadline = model.deadline.find(target)
  if (!deadline?.local) return refused('not_localisable')
  const { clause, local, unit } = deadline
  if (unit !== value.unit) return refused('other_unit', { clause })
  return within(value.amount, local, clause)
}

function checkParam(model: Model, { target, value }: SettingOf<'param'>): Checked {
  const param = model.param.find(target)
  if (!param?.local) return refused('not_localisable')
  return within(value.amount, param.local, param.clause)
}

const within = (amount: number, { min, max }: { min: number; max: number }, clause: string): Checked =>
  amount < min || amount > max ? refused('out_of_bounds', { clause, min, max }) : ok({ clause })

type Targeted = Extract<Localisable, { readonly target: string }>
const entryFor = (model: Model, what: SettingKind, target: string): Targeted | undefined =>
  model.document.localisable.find(
    (entry): entry is Targeted => entry.what === what && 'target' in entry && entry.target === target,
  )

function checkLabel(model: Model, { target, value }: SettingOf<'label'>): Checked {
  const entry = entryFor(model, 'label', target)
  if (!entry) return refused('not_localisable')
  const { clause, max } = entry
  return isLabel(value.label, max) ? ok({ clause }) : refused('bad_label', { clause, max })
}

/** People see it beside the model's name, so it says something and keeps to one line. */
const isLabel = (label: string, max: number): boolean =>
  label.trim() !== '' && label === label.trim() && label.length <= max && !/\p{Cc}/u.test(label)

const LOCAL_ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/
/** As long as a label of the model may reasonably be. */
const LONGEST_LABEL = 200

function checkFields(model: Model, { target, value }: SettingOf<'add_fields'>): Checked {
  const entry = entryFor(model, 'add_fields', target)
  const form = model.form.find(target)
  if (!entry || !form) return refused('not_localisable')
  const { clause, max } = entry
  if (value.fields.length > max) return refused('too_many', { clause, max })
  const taken = form.sections.flatMap(({ id, fields }) => [id, ...fields.map((field) => field.id)])
  if (!areNew(value.fields, taken)) return refused('repeated_id', { clause })
  if (!value.fields.every(({ label }) => isLabel(label, LONGEST_LABEL)))
    return refused('bad_label', { clause, max: LONGEST_LABEL })
  return value.fields.every(({ category }) => isOpenCategory(model, form, category))
    ? ok({ clause })
    : refused('bad_category', { clause })
}

function isOpenCategory(model: Model, form: Form, category: string | undefined): boolean {
  const open = openCategories(model, form.id)
  return category === undefined ? open.length === 0 : open.some(({ id }) => id === category)
}

/**
 * Categories that a field of the gmina may have: never special, and what is only pointed at has no content to be asked. None on a form
 * whose fields have none.
 */
export function openCategories(model: Model, formId: string): readonly Category[] {
  const hasCategories = model
    .form(formId)
    .sections.some(({ fields }) => fields.some((field) => field.category !== undefined))
  const isOpen = ({ sensitivity }: Category) => sensitivity === 'ordinary' || sensitivity === 'protected'
  return hasCategories ? model.category.all.filter(isOpen) : []
}

function checkItems(model: Model, { target, value }: SettingOf<'add_items'>): Checked {
  const entry = entryFor(model, 'add_items', target)
  const list = model.list.find(target)
  if (!entry || !list) return refused('not_localisable')
  const { clause, max } = entry
  if (value.items.length > max) return refused('too_many', { clause, max })
  const taken = list.items.map(({ id }) => id)
  if (!areNew(value.items, taken)) return refused('repeated_id', { clause })
  return value.items.every(({ label }) => isLabel(label, LONGEST_LABEL))
    ? ok({ clause })
    : refused('bad_label', { clause, max: LONGEST_LABEL })
}

const areNew = (added: readonly { readonly id: string }[], taken: readonly string[]): boolean =>
  added.every(({ id }) => LOCAL_ID.test(id) && !taken.includes(id)) &&
  new Set(added.map(({ id }) => id)).size === added.length

function checkNarrowing(model: Model, { target, value }: SettingOf<'narrow_sharing'>): Checked {
  const entry = model.document.localisable.find(({ what }) => what === 'narrow_sharing')
  if (!entry) return refused('not_localisable')
  const { clause } = entry
  const own = model.document.sharing.filter(({ role }) => role === target)
  if (own.length === 0) return refused('unknown_place', { clause })
  return isNarrower(own, value.rows) ? ok({ clause }) : refused('wider_sharing', { clause })
}
