import type { Category, ModelDocument, Paragraph, Process, Stage, Step } from '../definition/document.ts'
import type { ELEMENT_KINDS } from '../definition/model-ids.domain.ts'
import type { Duration, FieldPlace } from './mapping.ts'

/** Everything that has an id of its own in the whole document (FORMAT.md, section 1). */
export type Named = { readonly kind: (typeof ELEMENT_KINDS)[number]; readonly id: string }

/** What one version has, by id; fields by `form/field`. */
export type Contents = {
  readonly elements: ReadonlyMap<string, Named>
  readonly fields: ReadonlyMap<string, FieldPlace>
  readonly paragraphs: ReadonlyMap<string, Paragraph>
}

export type PartsOfVersion = {
  readonly elements: readonly Named[]
  readonly fields: readonly FieldPlace[]
  readonly paragraphs: readonly Paragraph[]
}

/** What is in one version only, and what has the same id in both but is not the same. */
export type BetweenVersions = {
  readonly removed: PartsOfVersion
  readonly added: PartsOfVersion
  readonly rewritten: readonly { readonly clause: string; readonly fromRev: number; readonly toRev: number }[]
  readonly deadlines: readonly { readonly deadline: string; readonly old: Duration; readonly new: Duration }[]
  /** Fields that stand in another section of the same form. */
  readonly moved: readonly { readonly from: FieldPlace; readonly to: FieldPlace }[]
  /** Categories that are described in other words; whether that narrows them only a person can say. */
  readonly categories: readonly { readonly before: Category; readonly after: Category }[]
}

/** How the pair is written that names a field (FORMAT.md, section 13). */
export const fieldKey = ({ form, field }: Pick<FieldPlace, 'form' | 'field'>): string => `${form}/${field}`

export function contentsOf(document: ModelDocument): Contents {
  return {
    elements: new Map(elementsOf(document).map((named) => [named.id, named])),
    fields: new Map(fieldsOf(document).map((place) => [fieldKey(place), place])),
    paragraphs: new Map(
      document.handbook.chapters.flatMap(({ paragraphs }) => paragraphs.map((one) => [one.id, one] as const)),
    ),
  }
}

/** What disappears, appears and changes from one version to the next. */
export function whatChanged(from: ModelDocument, to: ModelDocument): BetweenVersions {
  const [old, next] = [contentsOf(from), contentsOf(to)]
  return {
    removed: onlyIn(old, next),
    added: onlyIn(next, old),
    rewritten: inBoth(old.paragraphs, next.paragraphs)
      .filter(([before, after]) => before.rev !== after.rev)
      .map(([before, after]) => ({ clause: before.id, fromRev: before.rev, toRev: after.rev })),
    deadlines: inBoth(byId(from.deadlines), byId(to.deadlines))
      .filter(([before, after]) => before.amount !== after.amount || before.unit !== after.unit)
      .map(([before, after]) => ({ deadline: before.id, old: durationOf(before), new: durationOf(after) })),
    moved: inBoth(old.fields, next.fields)
      .filter(([before, after]) => before.section !== after.section)
      .map(([before, after]) => ({ from: before, to: after })),
    categories: inBoth(byId(from.categories), byId(to.categories))
      .filter(([before, after]) => before.description !== after.description)
      .map(([before, after]) => ({ before, after })),
  }
}

export const durationOf = ({ amount, unit }: Duration): Duration => ({ amount, unit })

const byId = <T extends { readonly id: string }>(all: readonly T[]): ReadonlyMap<string, T> =>
  new Map(all.map((one) => [one.id, one]))

const onlyIn = (one: Contents, other: Contents): PartsOfVersion => ({
  // Under the same id something of another kind is not the same thing.
  elements: [...one.elements.values()].filter(({ kind, id }) => other.elements.get(id)?.kind !== kind),
  fields: missingFrom(one.fields, other.fields),
  paragraphs: missingFrom(one.paragraphs, other.paragraphs),
})

const missingFrom = <T>(one: ReadonlyMap<string, T>, other: ReadonlyMap<string, T>): readonly T[] =>
  [...one].filter(([id]) => !other.has(id)).map(([, part]) => part)

function inBoth<T>(one: ReadonlyMap<string, T>, other: ReadonlyMap<string, T>): readonly (readonly [T, T])[] {
  return [...one].flatMap(([id, before]) => {
    const after = other.get(id)
    return after === undefined ? [] : [[before, after] as const]
  })
}

export function elementsOf(document: ModelDocument): readonly Named[] {
  const all = (kind: Named['kind'], elements: readonly { readonly id: string }[]): readonly Named[] =>
    elements.map(({ id }) => ({ kind, id }))
  return [
    ...all('group', document.groups),
    ...all('body', document.bodies),
    ...all('role', document.roles),
    ...all('category', document.categories),
    ...all('ground', document.grounds),
    ...all('agreement', document.agreements),
    ...all('param', document.params),
    ...all('deadline', document.deadlines),
    ...all('list', document.lists),
    ...all('form', document.forms),
    ...all('outcome', document.outcomes),
    ...all('process', document.processes),
    ...all('stage', document.processes.flatMap(stagesOf)),
    ...all('step', document.processes.flatMap(stepsOf)),
    ...all(
      'transition',
      document.processes.flatMap(stagesOf).flatMap(({ transitions }) => transitions),
    ),
    ...all('review', document.reviews),
    ...all('indicator', document.indicators),
  ]
}

const stagesOf = ({ stages }: Process): readonly Stage[] => stages
const stepsOf = ({ anytime, stages }: Process): readonly Step[] => [
  ...(anytime ?? []),
  ...stages.flatMap(({ steps }) => steps),
]

const fieldsOf = (document: ModelDocument): readonly FieldPlace[] =>
  document.forms.flatMap((form) =>
    form.sections.flatMap((section) =>
      section.fields.map((field) => ({ form: form.id, section: section.id, field: field.id })),
    ),
  )
