import type { Locale, T } from '#platform'
import { indexModel } from '../definition/model.domain.ts'
import type { Aspect, Item, Value } from './aspect.ts'
import { deadlineAmount } from './aspects-cooperation.ts'
import type { Comparison, PartDifference } from './compare.domain.ts'
import type { PartKind, PartOf } from './element-parts.domain.ts'
import { aspectsOf, calledIn } from './parts-table.ts'
import type { Replacement } from './replacement.domain.ts'
import { type TextRun, textDiff } from './text-diff.domain.ts'
import { listed, nameOf, quoted, type Words, yesOrNo } from './words.ts'

/** One executable difference in a plain sentence, under the paragraph that it carries out. */
export type SaidDifference = {
  readonly kind: SaidKind
  readonly change: 'added' | 'removed' | 'changed'
  /** The paragraph, as the newer version has it; nothing where no paragraph is named. */
  readonly clause: string | null
  readonly sentence: string
  /** The changed wording, where the difference is one of words. */
  readonly runs: readonly TextRun[]
  /** What came with something new, each property in a few words. */
  readonly details: readonly string[]
}
/** Under which heading it is told: parts of a form or list under the form or list. */
export type SaidKind = Exclude<PartKind, 'item' | 'section' | 'field' | 'option'>

type Reader = { readonly t: T; readonly locale: Locale }
type Sides = { readonly before: Words; readonly after: Words }
type Element = PartOf[PartKind]

/** The executable difference between two versions, in the order in which people meet its parts. */
export function sayDifferences(comparison: Comparison, reader: Reader): readonly SaidDifference[] {
  const sides: Sides = {
    before: { ...reader, model: indexModel(comparison.from) },
    after: { ...reader, model: indexModel(comparison.to) },
  }
  const said = [
    ...comparison.replaced.map((one) => sayReplaced(one, sides)),
    ...comparison.parts.flatMap((part) => sayPart(part, sides)),
  ]
  return said.toSorted((one, other) => ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind))
}

/** The headings of the differences, in the order in which they are told. */
export const ORDER: readonly SaidKind[] = [
  ...(['model', 'stage', 'step', 'transition', 'deadline', 'role', 'body', 'category', 'cell', 'ground'] as const),
  ...(['agreement', 'form', 'list', 'param', 'basket', 'review', 'outcome', 'process', 'indicator'] as const),
  ...(['group', 'localisable', 'source'] as const),
]

const HEADING = { item: 'list', section: 'form', field: 'form', option: 'form' } as const
const headingOf = (kind: PartKind): SaidKind =>
  kind === 'item' || kind === 'section' || kind === 'field' || kind === 'option' ? HEADING[kind] : kind

function sayPart(part: PartDifference, sides: Sides): readonly SaidDifference[] {
  const about = { kind: headingOf(part.kind), change: part.change, runs: [], details: [] }
  if (part.change === 'added') {
    const { element, words } = { element: part.after, words: sides.after }
    const sentence = words.t('model.compare.said.added', { what: lower(whatOf(part.kind, element, words), words) })
    return [
      {
        ...about,
        clause: clauseOf(part.kind, element, words),
        sentence,
        details: detailsOf(part.kind, element, words),
      },
    ]
  }
  if (part.change === 'removed') {
    const { element, words } = { element: part.before, words: sides.before }
    const sentence = words.t('model.compare.said.removed', { what: lower(whatOf(part.kind, element, words), words) })
    return [{ ...about, clause: clauseOf(part.kind, element, words), sentence }]
  }
  const clause = clauseOf(part.kind, part.after, sides.after)
  return aspectsOf(part.kind, part.keys).flatMap((aspect) => {
    const said = sayAspect(aspect, part.kind, part.before, part.after, sides)
    return said ? [{ ...about, ...said, clause }] : []
  })
}

/** What a sentence begins with: "Termin „Plan”". */
const whatOf = (kind: PartKind, element: Element, words: Words): string =>
  words.t(`model.compare.what.${kind}`, calledIn(kind, element, words))

/** The same inside a sentence. */
const lower = (text: string, { locale }: Words): string => text.charAt(0).toLocaleLowerCase(locale) + text.slice(1)

/** The paragraph of a part, or of the form or list it stands in. */
function clauseOf(kind: PartKind, element: Element, { model }: Words): string | null {
  if ('clause' in element && element.clause !== null) return element.clause
  if (!('in' in element)) return null
  const [holder = ''] = element.in.split('/')
  return (kind === 'item' ? model.list.find(holder) : model.form.find(holder))?.clause ?? null
}

const OWN_NAME: readonly string[] = ['name', 'label', 'title', 'clause']
const detailsOf = (kind: PartKind, element: Element, words: Words): readonly string[] =>
  aspectsOf(kind)
    .filter(({ label }) => !OWN_NAME.includes(label))
    .flatMap((aspect) => {
      const value = wordsOf(aspect.value(element, words), words)
      return value === '' || value === yesOrNo(false, words)
        ? []
        : [words.t('model.compare.said.detail', { aspect: labelOf(aspect, words), value })]
    })

const labelOf = ({ label }: Aspect<Element>, { t }: Words): string => t(`model.compare.aspect.${label}`)
const wordsOf = (value: Value, words: Words): string => {
  if (value === null) return ''
  return 'items' in value ? listed(textsOf(value.items), words) : value.text
}
const textsOf = (items: readonly Item[]): readonly string[] => items.map(({ text }) => text)

type Saying = Pick<SaidDifference, 'sentence'> & Partial<Pick<SaidDifference, 'runs'>>

function sayAspect(
  aspect: Aspect<Element>,
  kind: PartKind,
  before: Element,
  after: Element,
  sides: Sides,
): Saying | null {
  const [from, to] = [aspect.value(before, sides.before), aspect.value(after, sides.after)]
  const { t } = sides.after
  // A name that changes is told under the one that people know.
  const renamed = aspect.label === 'name' || aspect.label === 'label' || aspect.label === 'title'
  const what = renamed ? whatOf(kind, before, sides.before) : whatOf(kind, after, sides.after)
  const told = { what, aspect: labelOf(aspect, sides.after) }
  if (aspect === deadlineAmount && 'amount' in before && 'amount' in after) {
    return { sentence: t('model.compare.said.amount', { what, ...lengths(before, after, t) }) }
  }
  if ((from && 'items' in from) || (to && 'items' in to)) return sayItems(itemsOf(from), itemsOf(to), told, sides)
  const [old, now] = [from && quoted(from.text, sides.before), to && quoted(to.text, sides.after)]
  // Where something stands is told by its name alone.
  if (old === now)
    return old === null || aspect.label === 'place' ? null : { sentence: t('model.compare.said.same', told) }
  if (now === null) return { sentence: t('model.compare.said.unset', { ...told, from: old }) }
  if (old === null) return { sentence: t('model.compare.said.set', { ...told, to: now }) }
  if (from?.prose && to?.prose && (from.text.length > SHORT || to.text.length > SHORT)) {
    return { sentence: t('model.compare.said.text', told), runs: textDiff(from.text, to.text) }
  }
  return { sentence: t('model.compare.said.changed', { ...told, from: old, to: now }) }
}

/** Longer wordings are not quoted one after the other: what changed in them is shown word by word. */
const SHORT = 60

type Length = { readonly amount: number; readonly unit: 'calendar_days' | 'working_days' | 'months' }
const lengths = (before: Length, after: Length, t: T) => ({
  from: t(`model.compare.was.${before.unit}`, { amount: before.amount }),
  to: t(`model.compare.will.${after.unit}`, { amount: after.amount }),
})

const itemsOf = (value: Value): readonly Item[] => (value && 'items' in value ? value.items : [])

function sayItems(
  before: readonly Item[],
  after: readonly Item[],
  told: { readonly what: string; readonly aspect: string },
  { before: then, after: now }: Sides,
): Saying | null {
  const { t } = now
  const went = before.filter(({ key }) => !after.some((item) => item.key === key))
  const came = after.filter(({ key }) => !before.some((item) => item.key === key))
  const [old, current] = [went[0], came[0]]
  if (went.length === 1 && came.length === 1 && old && current && old.pair === current.pair) {
    const pair = { from: quoted(old.text, then), to: quoted(current.text, now) }
    if (pair.from === pair.to) return { sentence: t('model.compare.said.same', told) }
    return { sentence: t('model.compare.said.changed', { ...told, ...pair }) }
  }
  const items = listed(textsOf(came), now)
  const gone = listed(textsOf(went), then)
  if (came.length > 0 && went.length > 0)
    return { sentence: t('model.compare.said.came_went', { ...told, items, gone }) }
  if (came.length > 0) return { sentence: t('model.compare.said.came', { ...told, items }) }
  if (went.length > 0) return { sentence: t('model.compare.said.went', { ...told, items: gone }) }
  return before.some(({ key }, no) => after[no]?.key !== key) ? { sentence: t('model.compare.said.order', told) } : null
}

function sayReplaced({ kind, from, to }: Replacement, { before, after }: Sides): SaidDifference {
  const names = (ids: readonly string[], words: Words) =>
    listed(
      ids.map((id) => quoted(nameOfReplaced(kind, id, words), words)),
      words,
    )
  const sentence = after.t(`model.compare.said.replaced.${kind}`, {
    count: from.length,
    from: names(from, before),
    to: names(to, after),
  })
  const [first = ''] = to
  const clause = kind === 'field' ? null : (after.model[kind].find(first)?.clause ?? null)
  return { kind: headingOf(kind), change: 'changed', clause, sentence, runs: [], details: [] }
}

function nameOfReplaced(kind: Replacement['kind'], id: string, words: Words): string {
  if (kind !== 'field') return nameOf(words, kind, id)
  const [form = '', field = ''] = id.split('/')
  const sections = words.model.form.find(form)?.sections ?? []
  const found = sections.flatMap(({ fields }) => fields).find((one) => one.id === field)
  return found?.label ?? words.t('model.compare.said.unknown')
}
