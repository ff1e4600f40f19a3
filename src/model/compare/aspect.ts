import type { MessageKey } from '#platform'
import type { Name, NumberOrParam } from '../definition/document.ts'
import { nameIn } from '../name-in.ts'
import type { PartKind, PartOf } from './element-parts.domain.ts'
import { type NamedKind, nameOf, numberWords, type Words, yesOrNo } from './words.ts'

/** What one property says, in words: a text, prose that is read word by word, or several things each found again by its key. */
export type Value = null | { readonly text: string; readonly prose?: true } | { readonly items: readonly Item[] }
/** Two things of one `pair` are the earlier and the newer form of one. */
export type Item = { readonly key: string; readonly text: string; readonly pair?: string }

type KeysOf<T> = T extends T ? keyof T : never
export type AspectName =
  Extract<MessageKey, `model.compare.aspect.${string}`> extends `model.compare.aspect.${infer N}` ? N : never

/** How one property, or several that are said together, is told. */
export type Aspect<E> = {
  readonly label: AspectName
  /** A method, so that a table of aspects of one kind can be read as one of any kind. */
  value(element: E, words: Words): Value
}
/** An aspect for every property of a kind of part; `null` for what is compared as a part of its own or never differs. */
export type AspectsOf<K extends PartKind> = {
  readonly [P in Exclude<KeysOf<PartOf[K]>, 'id'>]-?: Aspect<PartOf[K]> | null
}

const says = (text: string | undefined): Value => (text === undefined || text === '' ? null : { text })

export const aspect = <E>(label: AspectName, value: (element: E, words: Words) => Value): Aspect<E> => ({
  label,
  value,
})

export const text = <E>(label: AspectName, pick: (element: E, words: Words) => string | undefined): Aspect<E> =>
  aspect(label, (element, words) => says(pick(element, words)))

/** A description: what changed in it is shown word by word. */
export const prose = <E>(label: AspectName, pick: (element: E, words: Words) => string | undefined): Aspect<E> =>
  aspect(label, (element, words) => {
    const said = pick(element, words)
    return said ? { text: said, prose: true } : null
  })

export const flag = <E>(label: AspectName, pick: (element: E) => boolean | undefined): Aspect<E> =>
  text(label, (element, words) => yesOrNo(pick(element), words))

export const number = <E>(label: AspectName, pick: (element: E) => NumberOrParam | undefined): Aspect<E> =>
  text(label, (element, words) => {
    const value = pick(element)
    return value === undefined ? undefined : numberWords(value, words)
  })

/** Another element, by its name. */
export const named = <E>(label: AspectName, kind: NamedKind, pick: (element: E) => string | undefined): Aspect<E> =>
  text(label, (element, words) => {
    const id = pick(element)
    return id === undefined ? undefined : nameOf(words, kind, id)
  })

export const several = <E, V extends string>(
  label: AspectName,
  pick: (element: E) => readonly V[] | undefined,
  say: (value: V, words: Words) => string,
): Aspect<E> =>
  aspect(label, (element, words) => ({
    items: (pick(element) ?? []).map((value) => ({ key: value, text: say(value, words) })),
  }))

export const names = <E>(
  label: AspectName,
  kind: NamedKind,
  pick: (element: E) => readonly string[] | undefined,
): Aspect<E> => several(label, pick, (id, words) => nameOf(words, kind, id))

type Listed = { readonly id: string } & ({ readonly name: Name } | { readonly label: string })
/** Parts that are compared by themselves: told here when their order changes, or when they come with what holds them. */
export const held = <E>(label: AspectName, pick: (element: E) => readonly Listed[] | undefined): Aspect<E> =>
  aspect(label, (element, { locale }) => ({
    items: (pick(element) ?? []).map((one) => ({
      key: one.id,
      text: 'name' in one ? nameIn(one.name, locale) : one.label,
    })),
  }))

export const nameAspect = text<{ readonly name: Name }>('name', ({ name }, { locale }) => nameIn(name, locale))
export const clauseAspect = text<{ readonly clause: string | null }>('clause', ({ clause }) => clause ?? undefined)
export const groupsAspect = names<{ readonly groups?: readonly string[] }>('groups', 'group', ({ groups }) => groups)
