import type { Bounds, Category, Name, Param, TimeUnit } from '../definition/document.ts'
import type { Model } from '../definition/model.domain.ts'
import { type Ever, fieldsWithIds, itemsWithIds, type TypedField } from './added.domain.ts'
import { openCategories } from './check-setting.domain.ts'
import type { LocalSetting } from './local-setting.domain.ts'

/** What a person may set on a page: amounts, names, fields and items. Narrower sharing has rules (`checkSetting`) but no form yet. */
export type Settable =
  | (Common & { readonly what: 'deadline'; readonly own: number; readonly unit: TimeUnit; readonly bounds: Bounds })
  | (Common & { readonly what: 'param'; readonly own: number; readonly unit: Param['unit']; readonly bounds: Bounds })
  | (Common & { readonly what: 'label'; readonly max: number })
  /** `categories`: those that a field may have; none on a form that has none. */
  | (Common & { readonly what: 'add_fields'; readonly max: number; readonly categories: readonly Category[] })
  | (Common & { readonly what: 'add_items'; readonly max: number })
type Common = { readonly target: string; readonly name: Name; readonly clause: string }

/** Everything that this version leaves to a gmina and that can be set on a page: deadlines, parameters, then names, fields and items. */
export function settablesOf(model: Model): readonly Settable[] {
  return [
    ...model.deadline.all.flatMap(({ id, name, clause, amount, unit, local }) =>
      local ? [{ what: 'deadline' as const, target: id, name, clause, own: amount, unit, bounds: local }] : [],
    ),
    ...model.param.all.flatMap(({ id, name, clause, value, unit, local }) =>
      local ? [{ what: 'param' as const, target: id, name, clause, own: value, unit, bounds: local }] : [],
    ),
    ...model.document.localisable.flatMap((entry): readonly Settable[] => {
      if (entry.what === 'narrow_sharing') return []
      const { what, target, clause, max } = entry
      const name = nameOf(model, target)
      if (!name) return []
      const common = { target, name, clause, max }
      if (what === 'add_fields') return [{ what, ...common, categories: openCategories(model, target) }]
      return [{ what, ...common }]
    }),
  ]
}

export const settableOf = (model: Model, what: string, target: string): Settable | undefined =>
  settablesOf(model).find((one) => one.what === what && one.target === target)

/** Whatever kind of element it is: ids are unique over all kinds. */
export function nameOf(model: Model, id: string): Name | undefined {
  const kinds = [
    model.body,
    model.role,
    model.deadline,
    model.param,
    model.form,
    model.list,
    model.stage,
    model.step,
    model.transition,
    model.category,
    model.ground,
    model.agreement,
    model.outcome,
    model.process,
    model.review,
    model.indicator,
    model.group,
  ]
  return kinds.map((kind) => kind.find(id)?.name).find((name) => name !== undefined)
}

/** What was typed, as a setting of this element; the unit is the model's own. */
export function settingFrom(
  settable: Settable,
  typed: {
    readonly amount?: number
    readonly label?: string
    readonly items?: readonly string[]
    readonly fields?: readonly TypedField[]
  },
  ever: Ever,
): LocalSetting {
  const { target } = settable
  switch (settable.what) {
    case 'deadline':
      return { what: 'deadline', target, value: { amount: typed.amount ?? 0, unit: settable.unit } }
    case 'param':
      return { what: 'param', target, value: { amount: typed.amount ?? 0 } }
    case 'label':
      return { what: 'label', target, value: { label: typed.label ?? '' } }
    case 'add_fields':
      return { what: 'add_fields', target, value: { fields: [...fieldsWithIds(typed.fields ?? [], ever)] } }
    case 'add_items':
      return { what: 'add_items', target, value: { items: [...itemsWithIds(typed.items ?? [], ever)] } }
  }
}

/** Ids that what is added to a form or list may not take. */
export function takenIn(model: Model, { what, target }: Pick<Settable, 'what' | 'target'>): readonly string[] {
  if (what === 'add_items') return model.list(target).items.map(({ id }) => id)
  if (what !== 'add_fields') return []
  return model.form(target).sections.flatMap(({ id, fields }) => [id, ...fields.map((field) => field.id)])
}
