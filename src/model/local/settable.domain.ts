import type { Bounds, Category, Extent, Name, Param, Sharing, TimeUnit } from '../definition/document.ts'
import type { Model } from '../definition/model.domain.ts'
import { type Ever, fieldsWithIds, itemsWithIds, type TypedField } from './added.domain.ts'
import { openCategories } from './check-setting.domain.ts'
import type { LocalSetting } from './local-setting.domain.ts'
import type { Narrowing } from './narrowing.domain.ts'

/** What a person may set on a page. */
export type Settable =
  | (Common & { readonly what: 'deadline'; readonly own: number; readonly unit: TimeUnit; readonly bounds: Bounds })
  | (Common & { readonly what: 'param'; readonly own: number; readonly unit: Param['unit']; readonly bounds: Bounds })
  | (Common & { readonly what: 'label'; readonly max: number })
  /** `categories`: those that a field may have; none on a form that has none. */
  | (Common & { readonly what: 'add_fields'; readonly max: number; readonly categories: readonly Category[] })
  | (Common & { readonly what: 'add_items'; readonly max: number })
  /** `rows`: what the model lets the role be shown. */
  | (Common & { readonly what: 'narrow_sharing'; readonly rows: readonly Sharing[] })
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
      if (entry.what === 'narrow_sharing') return rolesToNarrow(model, entry.clause)
      const { what, target, clause, max } = entry
      const name = nameOf(model, target)
      if (!name) return []
      const common = { target, name, clause, max }
      if (what === 'add_fields') return [{ what, ...common, categories: openCategories(model, target) }]
      return [{ what, ...common }]
    }),
  ]
}

/** Roles of workers that are shown something: what people read of themselves is no gmina's to narrow. */
const rolesToNarrow = (model: Model, clause: string): readonly Settable[] =>
  model.role.all.flatMap(({ id, name }) => {
    const rows = model.document.sharing.filter(({ role, extent }) => role === id && extent !== 'own_data')
    return rows.length === 0 ? [] : [{ what: 'narrow_sharing' as const, target: id, name, clause, rows }]
  })

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
    readonly rows?: readonly TypedRow[]
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
    case 'narrow_sharing':
      return { what: 'narrow_sharing', target, value: { rows: rowsTyped(settable.rows, typed.rows ?? []) } }
    case 'add_items':
      return { what: 'add_items', target, value: { items: [...itemsWithIds(typed.items ?? [], ever)] } }
  }
}

/** What is left of one row of the model, by its place among those of the role. */
export type TypedRow = {
  readonly categories: readonly string[]
  readonly extent: Extent
  readonly grounds: readonly string[]
}

/** A row without a category or a ground shows nothing, and is left out. */
const rowsTyped = (own: readonly Sharing[], typed: readonly TypedRow[]): Narrowing['value']['rows'] =>
  own.flatMap(({ sectors }, no) => {
    const row = typed[no]
    if (!row || row.categories.length === 0 || row.grounds.length === 0) return []
    const { categories, extent, grounds } = row
    return [
      { ...(sectors ? { sectors: [...sectors] } : {}), categories: [...categories], extent, grounds: [...grounds] },
    ]
  })

/** Ids that what is added to a form or list may not take. */
export function takenIn(model: Model, { what, target }: Pick<Settable, 'what' | 'target'>): readonly string[] {
  if (what === 'add_items') return model.list(target).items.map(({ id }) => id)
  if (what !== 'add_fields') return []
  return model.form(target).sections.flatMap(({ id, fields }) => [id, ...fields.map((field) => field.id)])
}
