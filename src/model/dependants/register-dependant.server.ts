import { Forbidden, type Outcome, ok } from '#kernel'
import { type Ctx, record } from '#platform/server'
import type { Paragraph } from '../definition/document.ts'
import {
  addCitations,
  type Citation,
  citationsOf,
  closeReviews,
  endCitations,
  moveCitation,
  type NewCitation,
  type PublishedText,
  publishedTexts,
} from './citation.store.server.ts'
import { isNewer } from './dependant.domain.ts'
import { type DependantGiven, mayRegister, saveDependant } from './dependant.store.server.ts'
import { markAgainst } from './mark-dependants.server.ts'

/** A paragraph that is cited. */
export type CitedParagraph = {
  readonly modelId: string
  readonly clause: string
  /** The version it was written against; left out, the newest, or what it stood against before. */
  readonly version?: string | undefined
  /** The version is where a new citation begins; one that stands already says nothing by it. */
  readonly onlyAtFirst?: boolean
}
export type RegisterDependantInput = DependantGiven & { readonly cites: readonly CitedParagraph[] }
/** `unknown`: paragraphs that no published version has, or not the one named; they are not kept. */
export type DependantRegistered = { readonly id: string; readonly unknown: readonly CitedParagraph[] }

/**
 * Puts on the register what rests on paragraphs of a model, with all that it cites now: what it cites no more is ended, on record. Whatever
 * was written against an older version is held against the newest at once. A citation of a newer version than before says that it was
 * brought up to it. The same once more changes nothing.
 */
export async function registerDependant(
  ctx: Ctx,
  input: RegisterDependantInput,
): Promise<Outcome<DependantRegistered, never>> {
  if (!(await mayRegister(ctx, input.keeper))) throw new Forbidden('register a dependant')
  const { id, told } = await saveDependant(ctx, input)
  const texts = await publishedTexts(ctx, [...new Set(input.cites.map(({ modelId }) => modelId))])
  const before = new Map((await citationsOf(ctx, id)).map((one) => [placeOf(one), one]))
  const found = [...new Map(input.cites.map((one) => [placeOf(one), one])).values()].map((cited) => ({
    cited,
    at: textCited(cited, texts),
  }))
  const unknown = found.filter(({ at }) => at === null).map(({ cited }) => cited)
  const known = found.flatMap(({ cited, at }) => (at ? [{ cited, ...at }] : []))

  const added = known.filter(({ cited }) => !before.has(placeOf(cited)))
  await addCitations(
    ctx,
    added.map(
      ({ cited, text, paragraph }): NewCitation => ({
        dependantId: id,
        modelId: cited.modelId,
        clause: cited.clause,
        versionId: text.id,
        rev: paragraph.rev,
      }),
    ),
  )
  for (const { cited, text, paragraph } of known)
    await bringUp(ctx, before.get(placeOf(cited)), cited, { text, paragraph }, texts)
  const standing = new Set(known.map(({ cited }) => placeOf(cited)))
  const ended = [...before.values()].filter((one) => !standing.has(placeOf(one)))
  await endCitations(ctx, ended)
  for (const modelId of new Set(added.map(({ cited }) => cited.modelId))) {
    const own = texts.filter(({ document }) => document.id === modelId)
    const citing = (await citationsOf(ctx, id)).filter((one) => one.modelId === modelId)
    const to = newest(own)
    if (to) await markAgainst(ctx, citing, to, own)
  }
  if (told || added.length + ended.length > 0) {
    const payload = {
      key: input.key,
      kind: input.kind,
      added: added.map(({ cited }) => placeOf(cited)),
      ended: ended.map(placeOf),
    }
    await record(ctx, { chain: 'model', about: id, name: 'model.dependant.registered', payload })
  }
  return ok({ id, unknown })
}

const placeOf = ({ modelId, clause }: Pick<CitedParagraph, 'modelId' | 'clause'>): string => `${modelId} ${clause}`

type Cited = { readonly text: PublishedText; readonly paragraph: Paragraph }

/** The version that is cited, or the newest that has the paragraph. */
function textCited({ modelId, clause, version }: CitedParagraph, texts: readonly PublishedText[]): Cited | null {
  const having = texts.flatMap((text) => {
    const { document } = text
    const paragraph = document.handbook.chapters.flatMap(({ paragraphs }) => paragraphs).find(({ id }) => id === clause)
    const wanted = document.id === modelId && (version === undefined || document.version === version)
    return paragraph && wanted ? [{ text, paragraph }] : []
  })
  const at = newest(having.map(({ text }) => text))
  return having.find(({ text }) => text === at) ?? null
}

const newest = (texts: readonly PublishedText[]): PublishedText | undefined =>
  texts.toSorted((one, other) => (isNewer(one.document.version, other.document.version) ? -1 : 1))[0]

/** Whoever names a newer version than before wrote the dependant anew by it. */
async function bringUp(
  ctx: Ctx,
  before: Citation | undefined,
  cited: CitedParagraph,
  { text, paragraph }: Cited,
  texts: readonly PublishedText[],
): Promise<void> {
  const stood = texts.find(({ id }) => id === before?.versionId)
  if (!before || !stood || cited.version === undefined || cited.onlyAtFirst) return
  if (!isNewer(text.document.version, stood.document.version)) return
  await moveCitation(ctx, before.id, text.id, paragraph.rev)
  await closeReviews(ctx, before, 'corrected')
}
