import type { LocalSetting, SettingOf } from './local-setting.domain.ts'

export type AddedField = SettingOf<'add_fields'>['value']['fields'][number]
export type AddedItem = SettingOf<'add_items'>['value']['items'][number]
/** A field as somebody types it, who knows of no ids. */
export type TypedField = Omit<AddedField, 'id'>

/** What the gmina ever added to one form or list, and ids of the model's own that may not be used. */
export type Ever = { readonly settings: readonly LocalSetting[]; readonly taken: readonly string[] }

/** What is asked in the same words, kind and category is the same field, and keeps its id; an id never gets another meaning. */
export function fieldsWithIds(typed: readonly TypedField[], { settings, taken }: Ever): readonly AddedField[] {
  const known = settings.flatMap((one) => (one.what === 'add_fields' ? one.value.fields : []))
  const isSame = (one: TypedField, other: TypedField) =>
    one.label === other.label && one.kind === other.kind && one.category === other.category
  return withIds(typed, known, isSame, taken)
}

/** The same for items of a list: the same words are the same item. */
export function itemsWithIds(labels: readonly string[], { settings, taken }: Ever): readonly AddedItem[] {
  const known = settings.flatMap((one) => (one.what === 'add_items' ? one.value.items : []))
  const typed = labels.map((label) => ({ label }))
  return withIds(typed, known, (one, other) => one.label === other.label, taken)
}

function withIds<T extends { readonly label: string }>(
  typed: readonly T[],
  known: readonly (T & { readonly id: string })[],
  isSame: (one: T, other: T) => boolean,
  taken: readonly string[],
): readonly (T & { readonly id: string })[] {
  const used = new Set([...taken, ...known.map(({ id }) => id)])
  const met = [...known]
  return typed.map((one) => {
    // The same twice gets one id, and is refused as such.
    const id = met.find((other) => isSame(one, other))?.id ?? newId(one.label, used)
    used.add(id)
    const added = { ...one, id }
    met.push(added)
    return added
  })
}

/** Longer ids help nobody. */
const LONGEST = 40

function newId(label: string, used: ReadonlySet<string>): string {
  const words = label
    .toLowerCase()
    .replaceAll('ł', 'l')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, '')
  const id = words === '' ? 'gmina' : `gmina-${words}`
  for (let no = 1; ; no += 1) {
    const found = no === 1 ? id : `${id}-${no}`
    if (!used.has(found)) return found
  }
}
