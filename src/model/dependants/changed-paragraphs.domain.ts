import { runsOf } from '../compare/block-diff.domain.ts'
import { compareVersions, type PartDifference } from '../compare/compare.domain.ts'
import type { PartKind, PartOf } from '../compare/element-parts.domain.ts'
import type { ParagraphDifference } from '../compare/handbook-differences.domain.ts'
import type { ModelDocument } from '../definition/document.ts'

/** What may change about a paragraph: its words, only numbers in them, where it comes from, that it is there, what carries it out. */
export const PARAGRAPH_CHANGES = ['text', 'numbers', 'provenance', 'removed', 'carried_out'] as const
export type ParagraphChange = (typeof PARAGRAPH_CHANGES)[number]
export type ChangedParagraphs = ReadonlyMap<string, readonly ParagraphChange[]>

/** The paragraphs of a version that read otherwise in another one, are gone there, or are carried out otherwise. New ones nobody cites yet. */
export function changedParagraphs(from: ModelDocument, to: ModelDocument): ChangedParagraphs {
  const { chapters, parts } = compareVersions(from, to)
  const revs = { before: revsOf(from), after: revsOf(to) }
  const found = new Map<string, Set<ParagraphChange>>()
  const add = (clause: string, change: ParagraphChange) => {
    if (revs.before.has(clause)) found.set(clause, (found.get(clause) ?? new Set()).add(change))
  }
  for (const paragraph of chapters.flatMap(({ paragraphs }) => paragraphs)) {
    for (const change of changesOf(paragraph)) add(paragraph.id, change)
  }
  for (const [clause, rev] of revs.before) {
    const now = revs.after.get(clause)
    if (now !== undefined && now !== rev) add(clause, 'text')
  }
  for (const part of parts) for (const clause of clausesOf(part, from, to)) add(clause, 'carried_out')
  return new Map([...found].map(([clause, what]) => [clause, PARAGRAPH_CHANGES.filter((one) => what.has(one))]))
}

function changesOf({ change, title, text, numbersOnly, provenance }: ParagraphDifference): readonly ParagraphChange[] {
  if (change === 'removed') return ['removed']
  if (change !== 'changed') return []
  const differs = [...title, ...runsOf(text)].some(({ mark }) => mark !== 'kept')
  return [
    ...(differs ? [numbersOnly ? ('numbers' as const) : ('text' as const)] : []),
    ...(provenance ? ['provenance' as const] : []),
  ]
}

const revsOf = ({ handbook }: ModelDocument): ReadonlyMap<string, number> =>
  new Map(handbook.chapters.flatMap(({ paragraphs }) => paragraphs.map(({ id, rev }) => [id, rev])))

/** The paragraphs that an executable part carries out, before and after; a question or an item those of its form or list. */
function clausesOf(part: PartDifference, from: ModelDocument, to: ModelDocument): readonly string[] {
  const before = part.before === null ? [] : [clauseOf(part.kind, part.before, from)]
  const after = part.after === null ? [] : [clauseOf(part.kind, part.after, to)]
  return [...before, ...after].filter((clause) => clause !== null)
}

function clauseOf(kind: PartKind, element: PartOf[PartKind], document: ModelDocument): string | null {
  if ('clause' in element && element.clause !== null) return element.clause
  if (!('in' in element)) return null
  const [holder = ''] = element.in.split('/')
  const holders = kind === 'item' ? document.lists : document.forms
  return holders.find(({ id }) => id === holder)?.clause ?? null
}
