import { diffWordsWithSpace } from 'diff'
import { type ConsultedText, paragraphsOf } from './consulted-text.domain.ts'

export type MarkedWords = { readonly text: string; readonly mark: 'kept' | 'added' | 'removed' }
export type ParagraphBeside = {
  readonly id: string
  readonly title: string
  readonly change: 'new' | 'changed' | 'unchanged' | 'removed'
  readonly words: readonly MarkedWords[]
}
export type ChapterBeside = {
  readonly id: string
  readonly title: string
  readonly paragraphs: readonly ParagraphBeside[]
}

const wordsBeside = (before: string, after: string): readonly MarkedWords[] =>
  diffWordsWithSpace(before, after).map(({ value, added, removed }) => ({
    text: value,
    mark: added ? 'added' : removed ? 'removed' : 'kept',
  }))

/** A draft beside the version it changes, chapter by chapter; paragraphs that it leaves out stand in the chapter they were in. */
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
        ...paragraphs.map((one): ParagraphBeside => {
          const was = older.get(one.id)
          if (!was)
            return {
              ...one,
              change: before ? 'new' : 'unchanged',
              words: [{ text: one.text, mark: before ? 'added' : 'kept' }],
            }
          const same = was.text === one.text
          return {
            ...one,
            change: same && was.title === one.title ? 'unchanged' : 'changed',
            words: same ? [{ text: one.text, mark: 'kept' }] : wordsBeside(was.text, one.text),
          }
        }),
        ...(gone.get(id) ?? []).map(
          (one): ParagraphBeside => ({ ...one, change: 'removed', words: [{ text: one.text, mark: 'removed' }] }),
        ),
      ],
    }))
    .filter(({ paragraphs }) => paragraphs.length > 0)
}
