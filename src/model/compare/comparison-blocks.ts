import { LocalDate } from '#kernel'
import type { Locale, PrintBlock, T } from '#platform'
import { nameIn } from '../name-in.ts'
import type { Comparison } from './compare.domain.ts'
import type { ChapterDifference, ParagraphDifference } from './handbook-differences.domain.ts'
import { paragraphNotes } from './paragraph-notes.ts'
import { redline, textRedline } from './redline-on-paper.ts'
import { ORDER, type SaidDifference, sayDifferences } from './say-difference.ts'

type Reader = { readonly t: T; readonly locale: Locale }

/** A comparison on paper: how to read the marks, then what changed in the text, then what changes in how the product works. */
export function comparisonBlocks(comparison: Comparison, reader: Reader): readonly PrintBlock[] {
  const { t, locale } = reader
  const on = LocalDate.parse(comparison.to.validFrom)
  const { disclaimer } = comparison.to
  const said = sayDifferences(comparison, reader)
  return [
    ...(disclaimer ? [text(nameIn(disclaimer, locale), 'quote')] : []),
    text(t('model.compare.page.signs')),
    ...comparison.chapters.flatMap((chapter) => chapterBlocks(chapter, on, reader)),
    { kind: 'heading', level: 2, text: t('model.compare.page.executed') },
    ...(said.length === 0 ? [text(t('model.compare.page.executed.none'))] : []),
    ...ORDER.flatMap((kind) => {
      const some = said.filter((one) => one.kind === kind)
      if (some.length === 0) return []
      const heading: PrintBlock = { kind: 'heading', level: 3, text: t(`model.compare.kinds.${kind}`) }
      return [heading, ...some.flatMap((one) => saidBlocks(one, on, reader))]
    }),
  ]
}

const text = (words: string, as?: 'small' | 'quote'): PrintBlock => ({
  kind: 'text',
  text: words,
  ...(as ? { as } : {}),
})

function chapterBlocks(chapter: ChapterDifference, on: LocalDate, reader: Reader): readonly PrintBlock[] {
  const { t, locale } = reader
  const changed = chapter.paragraphs.filter(({ change }) => change !== 'unchanged')
  if (changed.length === 0 && chapter.change === 'kept' && !chapter.named) return []
  return [
    { kind: 'heading', level: 2, text: nameIn(chapter.name, locale) },
    ...(chapter.change === 'kept' ? [] : [text(t(`model.compare.page.chapter.${chapter.change}`), 'small')]),
    ...(chapter.named
      ? [text(t('model.compare.page.chapter.named', { name: nameIn(chapter.named, locale) }), 'small')]
      : []),
    ...changed.flatMap((paragraph) => paragraphBlocks(paragraph, on, reader)),
  ]
}

function paragraphBlocks(paragraph: ParagraphDifference, on: LocalDate, reader: Reader): readonly PrintBlock[] {
  const { id, change, title, text: blocks } = paragraph
  const state = change === 'added' || change === 'removed' ? reader.t(`model.compare.page.paragraph.${change}`) : ''
  return [
    { kind: 'heading', level: 3, text: state ? `${id} – ${state}` : id },
    redline(title, on),
    ...textRedline(blocks, on),
    ...paragraphNotes(paragraph, reader).map((note) => text(note, 'small')),
  ]
}

function saidBlocks(
  { sentence, clause, runs, details }: SaidDifference,
  on: LocalDate,
  { t }: Reader,
): readonly PrintBlock[] {
  const whole = clause ? `${sentence} ${t('model.compare.page.clause', { clause })}` : sentence
  return [
    text(whole),
    ...(runs.length > 0 ? [redline(runs, on)] : []),
    ...(details.length > 0 ? [{ kind: 'list', items: details } as const] : []),
  ]
}
