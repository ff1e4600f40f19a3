import { COURSE_LIST, ITEM_CATEGORY } from '../definition/document.ts'
import type { DrawnBetween, PickFrom } from '../definition/drawn.domain.ts'
import type { ReferenceKind } from '../definition/model-ids.domain.ts'
import { PREVIOUS } from '../definition/stage-graph.domain.ts'
import { isJsonObject, type JsonObject, objectsIn, textIn } from './draft-document.domain.ts'
import type { PlaceKind } from './draft-places.domain.ts'
import type { Place } from './find-place.domain.ts'

/** One id to choose, with the name people know it by. */
export type Offer = { readonly value: string; readonly label: string }

/** How people know a part: its name, label or title; an unnamed one is called by its id. */
export function calledBy(value: JsonObject): string {
  const named = [value.name, value.title, value.label, value.text].map((one) =>
    isJsonObject(one) ? textIn(one.pl) : textIn(one),
  )
  return named.find((name) => name.trim() !== '') ?? textIn(value.id)
}

const offerOf = (value: JsonObject): Offer => ({ value: textIn(value.id), label: calledBy(value) })
const paragraphOffer = (value: JsonObject): Offer => ({
  value: textIn(value.id),
  label: `${textIn(value.id)} ${calledBy(value)}`,
})
const ofKind = (places: readonly Place[], kind: PlaceKind): readonly Offer[] =>
  places.filter((place) => place.kind === kind).map(({ value }) => offerOf(value))

/** Everything that an id of this kind may point at. */
export function offersOf(places: readonly Place[], to: ReferenceKind): readonly Offer[] {
  switch (to) {
    case 'clause':
      return places.filter(({ kind }) => kind === 'paragraph').map(({ value }) => paragraphOffer(value))
    case 'source':
      return objectsIn(places.find(({ kind }) => kind === 'source_list')?.value.rows).map(offerOf)
    case 'course':
      return objectsIn(places.find(({ about }) => about === COURSE_LIST)?.value.items).map(offerOf)
    default:
      return ofKind(places, to)
  }
}

/** Kinds of what an event may be about (FORMAT.md, section 7). */
export const EVENT_KINDS = ['stage', 'step', 'form', 'review', 'body', 'ground', 'agreement'] as const

/** What a gmina may set of which kinds of elements (FORMAT.md, section 12). */
const LOCAL_TARGETS: Readonly<Record<string, readonly PlaceKind[]>> = {
  label: ['body', 'role', 'agreement', 'list', 'form', 'stage', 'step'],
  add_fields: ['form'],
  add_items: ['list'],
}

/** What the element itself, its form or its process offers. `beside` is what stands under another key of the same object. */
export function picksOf(
  places: readonly Place[],
  from: PickFrom,
  place: Place,
  beside: (key: string) => string,
  back: string,
): readonly Offer[] {
  const holder = (kind: PlaceKind): Place | undefined => upTo(place, kind)
  switch (from) {
    case 'steps_here':
      if (place.kind === 'mapping_change') return ofKind(places, 'step')
      return objectsIn((holder('stage') ?? place.within)?.value.steps).map(offerOf)
    case 'stages_here':
      return objectsIn(holder('process')?.value.stages).map(offerOf)
    case 'stages_or_back':
      return [...objectsIn(holder('process')?.value.stages).map(offerOf), { value: PREVIOUS, label: back }]
    case 'sections_of_form':
      return objectsIn(formNamed(places, beside('form'))?.sections).map(offerOf)
    case 'fields_of_form':
      return objectsIn(formNamed(places, beside('form'))?.sections).flatMap((section) =>
        objectsIn(section.fields).map(offerOf),
      )
    case 'questions_here':
      return objectsIn(holder('mapping')?.value.questions).map(offerOf)
    case 'local_targets':
      return (LOCAL_TARGETS[beside('what')] ?? []).flatMap((kind) => ofKind(places, kind))
  }
}

type Sides = { readonly own: readonly Place[]; readonly other: readonly Place[] }

/** What a mapping may name of one of its two versions; sections and fields are those of the form named beside them. */
export function offersBetween({ kinds, alone }: DrawnBetween, { own, other }: Sides, form: string): readonly Offer[] {
  return kinds.flatMap((kind): readonly Offer[] => {
    if (kind === 'section') return picksIn(own, 'sections_of_form', form)
    if (kind === 'field') return picksIn(own, 'fields_of_form', form)
    const there = new Set(
      alone ? other.filter((place) => place.kind === placeKind(kind)).map(({ about }) => about) : [],
    )
    const here = own.filter((place) => place.kind === placeKind(kind) && !there.has(place.about))
    return kind === 'clause' ? here.map(({ value }) => paragraphOffer(value)) : here.map(({ value }) => offerOf(value))
  })
}

/** The format calls paragraphs clauses where they are named; sources have no page of their own. */
const placeKind = (kind: Exclude<DrawnBetween['kinds'][number], 'section' | 'field'>): PlaceKind =>
  kind === 'clause' ? 'paragraph' : kind === 'source' ? 'source_list' : kind

const picksIn = (places: readonly Place[], from: 'sections_of_form' | 'fields_of_form', form: string) => {
  const sections = objectsIn(formNamed(places, form)?.sections)
  return from === 'sections_of_form'
    ? sections.map(offerOf)
    : sections.flatMap(({ fields }) => objectsIn(fields).map(offerOf))
}

const formNamed = (places: readonly Place[], id: string): JsonObject | undefined =>
  places.find((place) => place.kind === 'form' && place.about === id)?.value

const upTo = (place: Place, kind: PlaceKind): Place | undefined => {
  if (place.kind === kind) return place
  return place.within ? upTo(place.within, kind) : undefined
}

/** Fields of the same form that stand before this one: a condition asks about those. */
export function earlierFields(place: Place): readonly Offer[] {
  const fields = objectsIn(upTo(place, 'form')?.value.sections).flatMap((section) => objectsIn(section.fields))
  const own = fields.findIndex(({ id }) => id === place.value.id)
  return fields.slice(0, own < 0 ? fields.length : own).map(offerOf)
}

export { ITEM_CATEGORY }
