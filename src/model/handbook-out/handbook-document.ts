import type { Locale, PrintBlock, PrintDocument, T } from '#platform'
import { attachmentLines } from '../attachments/attachments-on-paper.ts'
import type { ModelDocument, Process, Stage, Transition } from '../definition/document.ts'
import type { LocalAmounts, Model, ProvenanceView } from '../definition/model.domain.ts'
import { type Handbook, type HandbookChapter, handbook } from '../handbook/handbook.domain.ts'
import { nameIn } from '../name-in.ts'
import { textOnPaper } from './text-blocks.ts'

type Reader = { readonly t: T; readonly locale: Locale }

export type HandbookAsked = {
  readonly model: Model
  /** Digests of the files of its paragraphs that are here. */
  readonly attached: ReadonlySet<string>
  /** What a gmina has set: its numbers stand in the text in place of the model's. */
  readonly local?: LocalAmounts
  /** Whose handbook it is, where it is not simply the model's: "Model Kooperacji w gminie Bieliny". */
  readonly title?: string
  /** Who prints; nobody in particular when not said. */
  readonly institution?: string
  /** What stands between the disclaimer and the contents, such as what the gmina set and why. */
  readonly before?: readonly PrintBlock[]
}

/** A whole handbook as a document: the disclaimer first, the contents, the stages in words, every paragraph with where it comes from. */
export function handbookDocument(asked: HandbookAsked, reader: Reader): PrintDocument {
  const { model, attached, local, title, institution, before = [] } = asked
  const { t, locale } = reader
  const { document } = model
  const book = handbook(model, local)
  return {
    title: title ?? nameIn(document.name, locale),
    institution: institution ?? t('platform.word.product'),
    mark: t('model.handbook.over', { version: document.version }),
    // Paragraphs are written in Polish whatever the reader's language is.
    lang: 'pl',
    blocks: [
      ...disclaimerBlocks(book, reader),
      ...(local && local.size > 0 ? [text(t('model.handbook_out.local'))] : []),
      ...before,
      heading(2, t('model.handbook_out.contents')),
      { kind: 'contents' },
      heading(2, t('model.handbook_out.stages')),
      ...model.process.all.flatMap((process) => stageBlocks(process, reader)),
      ...book.chapters.flatMap((chapter) => chapterBlocks(chapter, { document, here: attached }, reader)),
      ...withdrawnBlocks(book, t),
    ],
  }
}

const heading = (level: 2 | 3, words: string): PrintBlock => ({ kind: 'heading', level, text: words })
const text = (words: string, as?: 'small' | 'quote'): PrintBlock => ({
  kind: 'text',
  text: words,
  ...(as ? { as } : {}),
})

const disclaimerBlocks = ({ disclaimer }: Handbook, { t, locale }: Reader): readonly PrintBlock[] =>
  disclaimer ? [heading(2, t('model.handbook_out.disclaimer')), text(nameIn(disclaimer, locale), 'quote')] : []

/** The map of stages for whoever sees no map: each stage, and where it leads by which transition. */
function stageBlocks(process: Process, reader: Reader): readonly PrintBlock[] {
  const items = process.stages.map((stage) => stageWords(stage, process, reader))
  return [heading(3, nameIn(process.name, reader.locale)), { kind: 'list', items }]
}

function stageWords(stage: Stage, process: Process, { t, locale }: Reader): string {
  const name = nameIn(stage.name, locale)
  if (stage.transitions.length === 0) return t('model.handbook_out.stage.end', { name })
  const target = ({ to }: Transition) => process.stages.find(({ id }) => id === to)
  const next = stage.transitions.map((transition) => {
    const found = target(transition)
    return t('model.handbook_out.next', {
      stage: found ? nameIn(found.name, locale) : t('model.handbook.map.previous'),
      transition: nameIn(transition.name, locale),
    })
  })
  return t('model.handbook_out.stage', { name, next: next.join(', ') })
}

type Printed = { readonly document: ModelDocument; readonly here: ReadonlySet<string> }

const chapterBlocks = (
  { title, paragraphs }: HandbookChapter,
  printed: Printed,
  reader: Reader,
): readonly PrintBlock[] => [
  heading(2, nameIn(title, reader.locale)),
  ...paragraphs.flatMap((paragraph) => [
    heading(3, `${paragraph.id} ${paragraph.title}`),
    ...textOnPaper(paragraph.text),
    ...attachmentLines(paragraph.attachments, printed, reader).map((words) => text(words)),
    text(provenanceWords(paragraph.provenance, reader), 'small'),
  ]),
]

/** Read in a source, or assumed by the authors: beside every paragraph, on paper too. */
export function provenanceWords({ mark, why, sources }: ProvenanceView, { t }: Pick<Reader, 't'>): string {
  const titles = sources.map(({ title }) => title).join('; ')
  if (mark === 'found') return t('model.handbook_out.found', { sources: titles })
  const assumed = t('model.handbook_out.inferred', { why: why ?? '' })
  return titles === '' ? assumed : `${assumed} ${t('model.handbook_out.leans_on', { sources: titles })}`
}

function withdrawnBlocks({ withdrawn }: Handbook, t: T): readonly PrintBlock[] {
  if (withdrawn.length === 0) return []
  const items = withdrawn.map((one) => {
    const line = t('model.handbook.withdrawn.line', { id: one.id, version: one.in, reason: one.reason })
    return one.seeAlso.length === 0 ? line : `${line} ${t('model.handbook_out.see', { ids: one.seeAlso.join(', ') })}`
  })
  return [heading(2, t('model.handbook.withdrawn')), { kind: 'list', items }]
}
