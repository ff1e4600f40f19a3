import { canonicalJson } from '../definition/canonical-json.domain.ts'
import type { ModelDocument } from '../definition/document.ts'
import { isJsonObject, type JsonObject, objectsIn, textIn } from './draft-document.domain.ts'

const NUMBERED = /^([A-Z]{1,3}-\d+)\.(\d+)$/

/**
 * The number of a new paragraph of a chapter: the next after every one that the chapter ever had, in this draft, in what was changed
 * in it, or in any published version, in force or withdrawn (FORMAT.md, section 2).
 */
export function nextParagraphId(chapter: string, used: readonly string[]): string {
  const numbers = used.flatMap((id) => {
    const [, prefix, number] = NUMBERED.exec(id) ?? []
    return prefix === chapter ? [Number(number)] : []
  })
  return `${chapter}.${Math.max(0, ...numbers) + 1}`
}

/** The number of a new chapter: the next of the prefix of the chapters there are. */
export function nextChapterId(used: readonly string[]): string {
  const numbers = used.flatMap((id) => {
    const [, prefix = '', number] = /^([A-Z]{1,3})-(\d+)/.exec(id) ?? []
    return number === undefined ? [] : [{ prefix, number: Number(number) }]
  })
  const prefix = numbers[0]?.prefix ?? 'A'
  const own = numbers.filter((one) => one.prefix === prefix).map(({ number }) => number)
  return `${prefix}-${Math.max(0, ...own) + 1}`
}

/** Every number of a paragraph or chapter that a text uses, or says is withdrawn. */
export function numbersIn(document: JsonObject): readonly string[] {
  const handbook = isJsonObject(document.handbook) ? document.handbook : {}
  const chapters = objectsIn(handbook.chapters)
  const entries = [
    ...chapters,
    ...chapters.flatMap((one) => objectsIn(one.paragraphs)),
    ...objectsIn(handbook.withdrawn),
  ]
  return entries.map(({ id }) => textIn(id))
}

/**
 * A paragraph with the number of its wording: that of the published wording it equals, else the next after every published one (FORMAT.md,
 * section 2: the same id and `rev` mean the same text, title and provenance).
 */
export function withRevision(
  paragraph: JsonObject,
  base: ModelDocument | null,
  loaded: readonly ModelDocument[],
): JsonObject {
  const ofBase = base ? publishedAs(paragraph, [base]) : []
  const everywhere = publishedAs(paragraph, loaded)
  const same = [...ofBase, ...everywhere].find((one) => wordingOf(one) === wordingOf(paragraph))
  const rev = typeof same?.rev === 'number' ? same.rev : Math.max(0, ...everywhere.map((one) => Number(one.rev))) + 1
  const { id, rev: _, ...wording } = paragraph
  return { ...(id === undefined ? {} : { id }), rev, ...wording }
}

function publishedAs({ id }: JsonObject, documents: readonly ModelDocument[]): readonly JsonObject[] {
  const paragraphs = documents.flatMap(({ handbook }) => handbook.chapters.flatMap((chapter) => chapter.paragraphs))
  return paragraphs.filter((one) => one.id === id).map((one) => ({ ...one, prov: { ...one.prov } }))
}

const wordingOf = ({ title, text, prov }: JsonObject): string => {
  const cited = isJsonObject(prov) ? { ...prov, source: [prov.source ?? []].flat().map(String).sort() } : {}
  return canonicalJson([title ?? '', text ?? '', cited])
}
