import { textFaults } from '../handbook/text-faults.domain.ts'
import type { Check } from './check.domain.ts'
import { isEarlier } from './check-ids.domain.ts'
import type { ModelDocument, Paragraph } from './document.ts'
import { textPieces } from './placeholder.domain.ts'
import { at } from './shape.domain.ts'

/** The text of paragraphs and the permanence of their ids (FORMAT.md, sections 2 and 4). */
export function checkHandbook(check: Check): void {
  const withdrawn = withdrawnIds(check)
  const published = publishedParagraphs(check.loaded)
  for (const { paragraph, path } of placedParagraphs(check.document)) {
    checkPlaceholders(check, paragraph, at(path, 'text'))
    for (const fault of textFaults(paragraph.text)) check.refuse('bad_text', at(path, 'text'), fault)
    if (withdrawn.has(paragraph.id)) check.refuse('withdrawn_id_reused', at(path, 'id'), paragraph.id)
    for (const other of published.get(paragraph.id) ?? []) checkSameText(check, paragraph, other, path)
  }
}

const placedParagraphs = (document: ModelDocument) =>
  document.handbook.chapters.flatMap((chapter, c) =>
    chapter.paragraphs.map((paragraph, p) => ({ paragraph, path: `handbook.chapters[${c}].paragraphs[${p}]` })),
  )

function checkPlaceholders({ ids, refuse }: Check, paragraph: Paragraph, path: string): void {
  for (const piece of textPieces(paragraph.text)) {
    if ('unreadable' in piece) refuse('bad_placeholder', path, piece.unreadable)
    else if ('placeholder' in piece && !ids.has(piece.placeholder.kind, piece.placeholder.id))
      refuse('bad_placeholder', path, piece.written)
  }
}

/** Withdrawn by this file, or by a loaded version of the same model from the version it names on. */
function withdrawnIds({ document, loaded }: Check): ReadonlySet<string> {
  const earlier = loaded
    .filter((other) => other.id === document.id)
    .flatMap((other) => other.handbook.withdrawn)
    .filter((entry) => !isEarlier(document.version, entry.in))
  return new Set([...document.handbook.withdrawn, ...earlier].map((entry) => entry.id))
}

function publishedParagraphs(loaded: readonly ModelDocument[]): ReadonlyMap<string, readonly Paragraph[]> {
  const paragraphs = loaded.flatMap(placedParagraphs).map(({ paragraph }) => paragraph)
  return Map.groupBy(paragraphs, (paragraph) => paragraph.id)
}

function checkSameText({ refuse }: Check, paragraph: Paragraph, other: Paragraph, path: string): void {
  if (paragraph.rev !== other.rev) return
  if (paragraph.title !== other.title) refuse('text_differs', at(path, 'title'), paragraph.id)
  if (paragraph.text !== other.text) refuse('text_differs', at(path, 'text'), paragraph.id)
  if (provenanceKey(paragraph) !== provenanceKey(other)) refuse('text_differs', at(path, 'prov'), paragraph.id)
}

/** One source written alone or in a list is the same provenance. */
function provenanceKey({ prov }: Paragraph): string {
  const cited = prov.source === undefined ? [] : [prov.source].flat()
  return JSON.stringify([prov.mark, prov.mark === 'inferred' ? prov.why : '', [...cited].sort()])
}
