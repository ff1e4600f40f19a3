import { type AttachmentDifference, attachmentDifferences } from '../attachments/attachment-differences.domain.ts'
import type { Chapter, ModelDocument, Name, Paragraph, Provenance, Withdrawn } from '../definition/document.ts'
import { indexModel, type Model } from '../definition/model.domain.ts'
import { textPieces } from '../definition/placeholder.domain.ts'
import { placeholderText } from '../handbook/paragraph-text.domain.ts'
import { type BlockDifference, blocksDiff, runsOf } from './block-diff.domain.ts'
import { movedIds, withRemoved } from './order.domain.ts'
import { type TextRun, textDiff } from './text-diff.domain.ts'

/** One paragraph beside its earlier wording, with the numbers that each version really executes. */
export type ParagraphDifference = {
  readonly id: string
  readonly change: 'added' | 'removed' | 'changed' | 'unchanged'
  readonly title: readonly TextRun[]
  readonly text: readonly BlockDifference[]
  /** The wording is the same and only numbers in it differ: they come from deadlines and parameters, which are told of by themselves. */
  readonly numbersOnly: boolean
  /** The chapter in which it stood, where it stands elsewhere now; its own chapter where only its place among the others changed. */
  readonly movedFrom: Name | null
  /** Where its content comes from, before and now, where that changed. */
  readonly provenance: { readonly before: Provenance; readonly after: Provenance } | null
  /** What differs about its files. */
  readonly attachments: readonly AttachmentDifference[]
  /** Why it was removed and what to read instead, as the newer version says. */
  readonly withdrawn: Withdrawn | null
}
export type ChapterDifference = {
  readonly id: string
  readonly change: 'added' | 'removed' | 'kept'
  readonly name: Name
  /** Its name before, where that was another. */
  readonly named: Name | null
  readonly paragraphs: readonly ParagraphDifference[]
}

type Placed = { readonly id: string; readonly chapter: Chapter; readonly paragraph: Paragraph }
type Side = { readonly model: Model; readonly placed: ReadonlyMap<string, Placed> }

const sideOf = (document: ModelDocument): Side => {
  const placed = document.handbook.chapters.flatMap((chapter) =>
    chapter.paragraphs.map((paragraph): Placed => ({ id: paragraph.id, chapter, paragraph })),
  )
  return { model: indexModel(document), placed: new Map(placed.map((one) => [one.id, one])) }
}

/** The handbook as it reads now, chapter by chapter, with what was removed where it stood. */
export function handbookDifferences(from: ModelDocument, to: ModelDocument): readonly ChapterDifference[] {
  const before = sideOf(from)
  const after = sideOf(to)
  const moved = movedIds([...before.placed.keys()], [...after.placed.keys()])
  const files = attachmentDifferences(from, to)
  const compared = (id: string) => {
    const about = { withdrawals: to.handbook.withdrawn, moved: moved.has(id), attachments: files.get(id) ?? [] }
    return paragraphDifference(id, before, after, about)
  }
  const now = new Map(to.handbook.chapters.map((chapter) => [chapter.id, chapter]))
  const then = new Map(from.handbook.chapters.map((chapter) => [chapter.id, chapter]))
  return withRemoved(from.handbook.chapters, to.handbook.chapters).map(({ id, title }) => {
    const [old, current] = [then.get(id), now.get(id)]
    // A paragraph that stands in another chapter now is shown there.
    const stood = (old?.paragraphs ?? []).filter((one) => !after.placed.has(one.id) || isIn(current, one))
    return {
      id,
      change: !old ? 'added' : current ? 'kept' : 'removed',
      name: title,
      named: old && current && old.title.pl !== current.title.pl ? old.title : null,
      paragraphs: withRemoved(stood, current?.paragraphs ?? []).map((one) => compared(one.id)),
    }
  })
}

const isIn = (chapter: Chapter | undefined, { id }: Paragraph): boolean =>
  chapter?.paragraphs.some((one) => one.id === id) ?? false

/** What is known of a paragraph beside its two texts. */
type AboutParagraph = Pick<ParagraphDifference, 'attachments'> & {
  readonly withdrawals: readonly Withdrawn[]
  readonly moved: boolean
}

function paragraphDifference(
  id: string,
  before: Side,
  after: Side,
  { withdrawals, moved, attachments }: AboutParagraph,
): ParagraphDifference {
  const [old, current] = [before.placed.get(id), after.placed.get(id)]
  const title = textDiff(old?.paragraph.title ?? '', current?.paragraph.title ?? '')
  const text = blocksDiff(textOf(before.model, old), textOf(after.model, current))
  const provenance = old && current ? provenanceChange(old.paragraph.prov, current.paragraph.prov) : null
  const movedFrom = old && current && (moved || old.chapter.id !== current.chapter.id) ? old.chapter.title : null
  const differs = [...title, ...runsOf(text)].some(({ mark }) => mark !== 'kept')
  return {
    id,
    change: changeOf(old, current, differs || provenance !== null || movedFrom !== null || attachments.length > 0),
    title,
    text,
    numbersOnly: differs && old?.paragraph.text === current?.paragraph.text && title.every(isKept),
    movedFrom,
    provenance,
    attachments,
    withdrawn: current ? null : (withdrawals.find((one) => one.id === id) ?? null),
  }
}

const isKept = ({ mark }: TextRun): boolean => mark === 'kept'
const changeOf = (old: Placed | undefined, current: Placed | undefined, differs: boolean) => {
  if (!old) return 'added'
  if (!current) return 'removed'
  return differs ? 'changed' : 'unchanged'
}

const provenanceChange = (before: Provenance, after: Provenance): ParagraphDifference['provenance'] =>
  JSON.stringify(partsOf(before)) === JSON.stringify(partsOf(after)) ? null : { before, after }
const partsOf = (prov: Provenance) => [
  prov.mark,
  prov.mark === 'inferred' ? prov.why : null,
  prov.source === undefined ? [] : [prov.source].flat(),
]

/** The text with the numbers of its own version. In a draft a placeholder may still lead nowhere: it stands as it is written. */
function textOf(model: Model, placed: Placed | undefined): string {
  if (!placed) return ''
  const pieces = textPieces(placed.paragraph.text).map((piece) => {
    if ('text' in piece) return piece.text
    if ('unreadable' in piece) return piece.unreadable
    const { kind, id } = piece.placeholder
    const known = kind === 'param' ? model.param.find(id) : model.deadline.find(id)
    return known ? placeholderText(model, piece.placeholder) : piece.written
  })
  return pieces.join('')
}
