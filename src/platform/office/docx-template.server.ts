import { type Outcome, ok, refused } from '#kernel'
import { plainText } from '../pdf/typeset.domain.ts'
import { zipParts } from './zip-parts.ts'

export type TemplateRefusal = 'not_docx' | 'macros' | 'external'

/** What runs by itself, or carries another file inside. */
const RUNS = /vbaProject|vbaData|activeX|\/embeddings\/|oleObject|\.bin$/i
const MACRO_KIND = /macroEnabled|application\/vnd\.ms-office\.vbaProject/i
/** What is fetched from elsewhere when the file is opened; a link that somebody clicks is not. */
const EXTERNAL =
  /<Relationship\b(?=[^>]*TargetMode\s*=\s*["']External["'])(?![^>]*\/relationships\/hyperlink["'])[^>]*>/i
const FETCHING_FIELD = /\b(INCLUDETEXT|INCLUDEPICTURE|DDEAUTO|DDE|IMPORT|LINK)\b/
const FIELD_CODES = /<w:instrText\b[^>]*>([^<]*)<|w:instr\s*=\s*"([^"]*)"/g
const DECLARES = /<!DOCTYPE|<!ENTITY/i
const OPENING = '{{'

/**
 * The fields that a DOCX template marks as `{{field}}`, each once, in its text, headers and footers. Refused for what is no such file, for
 * one that runs something, and for one that would fetch something from elsewhere.
 */
export async function templateFields(bytes: Uint8Array): Promise<Outcome<readonly string[], TemplateRefusal>> {
  const parts = zipParts(Buffer.from(bytes))
  if (!parts?.has('word/document.xml') || !parts.has('[Content_Types].xml')) return refused('not_docx')
  const refusal = unsafe(parts)
  if (refusal) return refused(refusal)
  const { patchDetector } = await import('docx')
  try {
    const found = await patchDetector({ data: Buffer.from(bytes), trimPlaceholders: true })
    return ok([...new Set(found.map((field) => field.trim()))])
  } catch (error) {
    // The reader throws plain errors for XML that is no document of a word processor.
    if (error instanceof Error) return refused('not_docx')
    throw error
  }
}

function unsafe(parts: ReadonlyMap<string, Buffer>): TemplateRefusal | null {
  for (const [name, content] of parts) {
    if (RUNS.test(name)) return 'macros'
    if (!/\.(xml|rels)$/i.test(name)) continue
    const xml = content.toString('utf8')
    // Every such part is written in UTF-8 without declarations; another one hides what it says.
    if (DECLARES.test(xml) || content.includes(0)) return 'not_docx'
    if (MACRO_KIND.test(xml)) return 'macros'
    if (/\.rels$/i.test(name) && EXTERNAL.test(xml)) return 'external'
    if (/<w:altChunk\b/.test(xml)) return 'external'
    const codes = [...xml.matchAll(FIELD_CODES)].map(([, text = '', attribute = '']) => text + attribute).join('')
    if (FETCHING_FIELD.test(codes)) return 'external'
  }
  return null
}

/** The template with each field replaced by its words, everything else as it was. A value never counts as a field, and its lines stay lines. */
export async function fillTemplate(
  bytes: Uint8Array,
  values: Readonly<Record<string, string>>,
): Promise<Uint8Array<ArrayBuffer>> {
  const { PatchType, patchDocument, TextRun } = await import('docx')
  const runs = (value: string) =>
    plainText(value)
      .replaceAll(OPENING, '{ {')
      .split('\n')
      .map((text, no) => new TextRun(no === 0 ? { text } : { text, break: 1 }))
  const filled = await patchDocument({
    outputType: 'uint8array',
    data: Buffer.from(bytes),
    keepOriginalStyles: true,
    trimPlaceholders: true,
    patches: Object.fromEntries(
      Object.entries(values).map(([field, value]) => [field, { type: PatchType.PARAGRAPH, children: runs(value) }]),
    ),
  })
  return new Uint8Array(filled)
}

/** The paragraphs of a DOCX as plain text, without its pictures, headers and footers. */
export async function docxParagraphs(bytes: Uint8Array): Promise<readonly string[]> {
  const { default: mammoth } = await import('mammoth')
  const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) })
  return value
    .split('\n\n')
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
}
