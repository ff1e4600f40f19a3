import { at } from '../definition/shape.domain.ts'
import { fieldKey, type Named } from './between-versions.domain.ts'
import type { Change, ChangeKind, ChangeOf, FieldPlace } from './mapping.ts'
import type { MappingCheck } from './mapping-check.domain.ts'

/** Something that a change names: an element of a kind (`any` kind in lists of added and removed ones), a field or a paragraph. */
export type Touch = {
  readonly kind: Named['kind'] | 'any' | 'field' | 'clause'
  /** Id; `form/field` for a field. */
  readonly id: string
  readonly section?: string
  /** Where the change names it, within the change. */
  readonly key: string
}

/**
 * What one change is about. `from` disappears and `to` takes its place; `stays` is in both versions; `mentions` must be in the new
 * version, but the change does not speak for it.
 */
export type Touches = {
  readonly from: readonly Touch[]
  readonly to: readonly Touch[]
  readonly stays: readonly Touch[]
  readonly mentions: readonly Touch[]
}

type OfKind<K extends ChangeKind> = (change: ChangeOf<K>, check: MappingCheck) => Partial<Touches>

const one = (kind: Touch['kind'], key: string, id: string): Touch => ({ kind, id, key })
const each = (kind: Touch['kind'], key: string, ids: readonly string[]): readonly Touch[] =>
  ids.map((id, index) => one(kind, at(key, index), id))
const field = (key: string, place: FieldPlace): Touch => ({
  kind: 'field',
  id: fieldKey(place),
  section: place.section,
  key,
})
const renamed =
  (kind: 'stage' | 'step' | 'role') =>
  ({ from, to }: { readonly from: string; readonly to: string }): Partial<Touches> => ({
    from: [one(kind, 'from', from)],
    to: [one(kind, 'to', to)],
  })
const merged =
  (kind: 'stage' | 'step' | 'role') =>
  ({ from, to }: { readonly from: readonly string[]; readonly to: string }): Partial<Touches> => ({
    from: each(kind, 'from', from),
    to: [one(kind, 'to', to)],
  })

const TOUCHES: { readonly [K in ChangeKind]: OfKind<K> } = {
  stage_renamed: renamed('stage'),
  step_renamed: renamed('step'),
  role_renamed: renamed('role'),
  form_renamed: formRenamed,
  stage_split: ({ from, to }) => ({ from: [one('stage', 'from', from)], to: each('stage', 'to', to) }),
  stage_merged: merged('stage'),
  // The stage that takes the cases may be new, and then it is added by a change of its own.
  stage_removed: ({ from, to }) => ({ from: [one('stage', 'from', from)], mentions: [one('stage', 'to', to)] }),
  step_split: ({ from, to }) => ({ from: [one('step', 'from', from)], to: each('step', 'to', to) }),
  step_merged: merged('step'),
  step_removed: ({ from }) => ({ from: [one('step', 'from', from)] }),
  role_split: ({ from, to, openTasks }) => ({
    from: [one('role', 'from', from)],
    to: each('role', 'to', to),
    mentions: [one('role', 'openTasks', openTasks)],
  }),
  role_merged: merged('role'),
  field_moved: ({ from, to }) => ({ from: [field('from', from)], to: [field('to', to)] }),
  field_added: ({ to }) => ({ to: [field('to', to)] }),
  field_removed: ({ from }) => ({ from: [field('from', from)] }),
  deadline_changed: ({ deadline }) => ({ stays: [one('deadline', 'deadline', deadline)] }),
  category_narrowed: ({ category }) => ({ stays: [one('category', 'category', category)] }),
  clause_added: ({ clause, seeAlso }) => ({ to: [one('clause', 'clause', clause)], mentions: cited(seeAlso) }),
  clause_removed: ({ clause, seeAlso }) => ({ from: [one('clause', 'clause', clause)], mentions: cited(seeAlso) }),
  clause_changed: ({ clause, seeAlso }) => ({ stays: [one('clause', 'clause', clause)], mentions: cited(seeAlso) }),
  added: ({ elements }) => ({ to: each('any', 'elements', elements) }),
  removed: ({ elements }) => ({ from: each('any', 'elements', elements) }),
}

const cited = (seeAlso: readonly string[] | undefined) => each('clause', 'seeAlso', seeAlso ?? [])

/** A form under another id takes with it the fields that both have. */
function formRenamed({ from, to }: ChangeOf<'form_renamed'>, check: MappingCheck): Partial<Touches> {
  const kept = [...check.from.has.fields.values()]
    .filter(({ form, field }) => form === from && check.to.has.fields.has(fieldKey({ form: to, field })))
    .map((place) => place.field)
  const fieldsOf = (form: string, key: string): readonly Touch[] =>
    kept.map((id) => one('field', key, fieldKey({ form, field: id })))
  return {
    from: [one('form', 'from', from), ...fieldsOf(from, 'from')],
    to: [one('form', 'to', to), ...fieldsOf(to, 'to')],
  }
}

const NOTHING: Touches = { from: [], to: [], stays: [], mentions: [] }

export function touchesOf(change: Change, check: MappingCheck): Touches {
  // The table is typed kind by kind, which TypeScript cannot follow through an index: the row of a kind takes changes of that kind.
  const row = TOUCHES[change.kind] as OfKind<ChangeKind>
  return { ...NOTHING, ...row(change, check) }
}

const KINDS: Readonly<Record<Touch['kind'], string>> = {
  group: 'grupa',
  body: 'zespół',
  role: 'rola',
  category: 'kategoria informacji',
  ground: 'podstawa',
  agreement: 'porozumienie',
  param: 'parametr',
  deadline: 'termin',
  list: 'lista',
  form: 'formularz',
  outcome: 'wynik',
  process: 'proces',
  stage: 'etap',
  step: 'krok',
  transition: 'przejście',
  review: 'przegląd',
  indicator: 'wskaźnik',
  any: 'element',
  field: 'pole',
  clause: 'paragraf',
}

/** How something is called in a report: its kind and id. */
export const wordsFor = ({ kind, id }: Pick<Touch, 'kind' | 'id'>): string => `${KINDS[kind]} „${id}”`
