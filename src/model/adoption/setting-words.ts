import { type MessageKey, showDate, showMoney, type T } from '#platform'
import type { Name, Param, Sector, TimeUnit } from '../definition/document.ts'
import type { Model } from '../definition/model.domain.ts'
import type { Between, LocalSetting } from '../local/local-setting.domain.ts'
import type { SharedRow } from '../local/narrowing.domain.ts'
import { nameOf, type Settable } from '../local/settable.domain.ts'

const GROSZE = 100

/** An amount with its unit, as "30 dni" or "60 000 zł". */
export function amountInWords(t: T, amount: number, unit: TimeUnit | Param['unit']): string {
  if (unit === 'pln') return showMoney(amount * GROSZE)
  return unit === 'count' ? String(amount) : t(`model.local.duration.${unit}`, { n: amount })
}

/** What a gmina set, in words. */
export function valueInWords(t: T, model: Model, setting: LocalSetting): string {
  switch (setting.what) {
    case 'deadline':
      return amountInWords(t, setting.value.amount, setting.value.unit)
    case 'param':
      return amountInWords(t, setting.value.amount, model.param.find(setting.target)?.unit ?? 'count')
    case 'label':
      return setting.value.label
    case 'add_fields':
      return addedInWords(t, setting.value.fields)
    case 'add_items':
      return addedInWords(t, setting.value.items)
    case 'narrow_sharing':
      return setting.value.rows.map((row) => rowInWords(t, model, row)).join('; ') || t('model.local.narrow.nothing')
  }
}

export const sectorsInWords = (t: T, sectors: readonly Sector[] = []): string =>
  sectors.map((sector) => t(`institutions.sector.${sector}` as MessageKey)).join(', ')

/** One row of sharing in one line: to whom of the role, what, how much, on which grounds. */
export function rowInWords(t: T, model: Model, { sectors, categories, extent, grounds }: SharedRow): string {
  const names = (ids: readonly string[], of: { find: (id: string) => { name: Name } | undefined }) =>
    ids.map((id) => of.find(id)?.name.pl ?? id).join(', ')
  return t('model.local.narrow.row', {
    sectors: sectorsInWords(t, sectors),
    some: sectors === undefined ? 'no' : 'yes',
    categories: names(categories, model.category),
    extent: t(`model.local.extent.${extent}`),
    grounds: names(grounds, model.ground),
  })
}

/** What was added; that nothing is added any more, where the list is empty. */
const addedInWords = (t: T, added: readonly { readonly label: string }[]): string =>
  added.length === 0 ? t('model.local.added.none') : added.map(({ label }) => label).join('; ')

/** What the model itself says of the same. */
export function ownInWords(t: T, model: Model, { what, target }: Pick<LocalSetting, 'what' | 'target'>): string {
  const deadline = what === 'deadline' ? model.deadline.find(target) : undefined
  if (deadline) return amountInWords(t, deadline.amount, deadline.unit)
  const param = what === 'param' ? model.param.find(target) : undefined
  if (param) return amountInWords(t, param.value, param.unit)
  if (what === 'narrow_sharing') {
    const rows = model.document.sharing.filter(({ role }) => role === target)
    return rows.map((row) => rowInWords(t, model, row)).join('; ')
  }
  return what === 'label' ? (nameOf(model, target)?.pl ?? '') : t('model.local.own.nothing')
}

/** How far a gmina may go. */
export function boundsInWords(t: T, settable: Settable): string {
  if (settable.what === 'label') return t('model.local.bounds.label', { max: settable.max })
  if (settable.what === 'narrow_sharing') return t('model.local.bounds.narrow')
  if (settable.what === 'add_fields') return t('model.local.bounds.fields', { max: settable.max })
  if (settable.what === 'add_items') return t('model.local.bounds.items', { max: settable.max })
  const { min, max } = settable.bounds
  return t('model.local.bounds.amount', {
    min: amountInWords(t, min, settable.unit),
    max: amountInWords(t, max, settable.unit),
  })
}

export const periodInWords = (t: T, { from, until }: Between): string =>
  until === null
    ? t('model.administration.period.open', { from: showDate(from) })
    : t('model.administration.period', { from: showDate(from), until: showDate(until) })
