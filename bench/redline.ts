import { readFileSync } from 'node:fs'
import { compareVersions } from '../src/model/compare/compare.domain.ts'
import { checkModel } from '../src/model/definition/check-model.domain.ts'
import type { ModelDocument, Paragraph } from '../src/model/definition/document.ts'
import type { Line } from './line.ts'

const PARAGRAPHS = 200
const TIMES = 5

/** Comparing two versions of a handbook of 200 paragraphs, each of which changed: the slowest of a few, the first one among them. */
export function redline(): readonly Line[] {
  const checked = checkModel(JSON.parse(readFileSync('content/models/wiejski-1.0.json', 'utf8')), [])
  if (!checked.ok) throw new Error('the model does not pass')
  const before = ofLength(checked.document, (paragraph) => paragraph)
  const after = ofLength(checked.document, (paragraph, no) => ({ ...paragraph, text: rewritten(paragraph.text, no) }))
  const times = Array.from({ length: TIMES }, () => {
    const began = performance.now()
    compareVersions(before, after)
    return performance.now() - began
  })
  return [
    { what: `redline of ${PARAGRAPHS} paragraphs`, measured: Math.max(...times), unit: 'ms', bound: { most: 300 } },
  ]
}

/** The model with so many paragraphs, its own ones over and over under other numbers, in one chapter. */
function ofLength(document: ModelDocument, change: (paragraph: Paragraph, no: number) => Paragraph): ModelDocument {
  const own = document.handbook.chapters.flatMap(({ paragraphs }) => paragraphs)
  const paragraphs = Array.from({ length: PARAGRAPHS }, (_, no) => own[no % own.length]).flatMap((paragraph, no) =>
    paragraph ? [change({ ...paragraph, id: `X-${no}.1` }, no)] : [],
  )
  const [chapter] = document.handbook.chapters
  return { ...document, handbook: { ...document.handbook, chapters: chapter ? [{ ...chapter, paragraphs }] : [] } }
}

/** Every third paragraph turned about word by word, the others with some words replaced. */
function rewritten(text: string, no: number): string {
  const words = text.split(' ')
  if (no % 3 === 0) return words.toReversed().join(' ')
  return words.map((word, at) => (at % 7 === 0 ? `${word} inaczej` : word)).join(' ')
}
