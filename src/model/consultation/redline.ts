import { type BlockDifference, blocksDiff } from '../compare/block-diff.domain.ts'
import { type ConsultedParagraph, type ConsultedText, paragraphsOf } from './consulted-text.domain.ts'

export type ParagraphBeside = {
  readonly id: string
  readonly title: string
  readonly change: 'new' | 'changed' | 'unchanged' | 'removed'
  readonly text: readonly BlockDifference[]
}
export type ChapterBeside = {
  readonly id: string
  readonly title: string
  readonly paragraphs: readonly ParagraphBeside[]
}

/**
 * A draft beside the version it changes, chapter by chapter; paragraphs that it leaves out stand in the chapter they were in. A text
 * that is consulted need not be a model yet, so it is compared as text; the marks are those of every comparison.
 */
export function textBeside(text: ConsultedText, before: ConsultedText | null): readonly ChapterBeside[] {
  const older = new Map((before ? paragraphsOf(before) : []).map((one) => [one.id, one] as const))
  const kept = new Set(paragraphsOf(text).map(({ id }) => id))
  const gone = new Map(
    (before?.chapters ?? []).map(({ id, paragraphs }) => [id, paragraphs.filter((one) => !kept.has(one.id))]),
  )
  const known = new Set(text.chapters.map(({ id }) => id))
  const chapters = [
    ...text.chapters,
    ...(before?.chapters ?? []).filter(({ id }) => !known.has(id)).map((one) => ({ ...one, paragraphs: [] })),
  ]
  return chapters
    .map(({ id, title, paragraphs }) => ({
      id,
      title,
      paragraphs: [
        ...paragraphs.map((one) => paragraphBeside(one, before ? (older.get(one.id) ?? null) : one)),
        ...(gone.get(id) ?? []).map(
          (one): ParagraphBeside => ({ ...one, change: 'removed', text: blocksDiff(one.text, '') }),
        ),
      ],
    }))
    .filter(({ paragraphs }) => paragraphs.length > 0)
}

function paragraphBeside(one: ConsultedParagraph, was: ConsultedParagraph | null): ParagraphBeside {
  if (!was) return { ...one, change: 'new', text: blocksDiff('', one.text) }
  const isSame = was.text === one.text && was.title === one.title
  return { ...one, change: isSame ? 'unchanged' : 'changed', text: blocksDiff(was.text, one.text) }
}
