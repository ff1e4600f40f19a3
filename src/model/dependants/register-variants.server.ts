import type { Ctx } from '#platform/server'
import type { ModelDocument } from '../definition/document.ts'
import { loadedDocuments } from '../versions/version.store.server.ts'
import { isNewer } from './dependant.domain.ts'
import { type CitedParagraph, registerDependant } from './register-dependant.server.ts'

/** Registers a variant as citing every paragraph that it shares with another one by its id: who changes it there changes what is shared. */
export async function registerVariant(ctx: Ctx, modelId: string): Promise<void> {
  const all = await loadedDocuments(ctx)
  const own = newestOf(all, modelId)
  const others = [...new Set(all.map(({ id }) => id))].filter((id) => id !== modelId)
  if (!own || others.length === 0) return
  const cites = others.flatMap((id) =>
    sharedWith(
      own,
      all.filter((one) => one.id === id),
    ),
  )
  await registerDependant(ctx, {
    key: `variant/${modelId}`,
    kind: 'variant',
    title: own.name.pl,
    path: `/handbook/${encodeURIComponent(modelId)}`,
    audience: 'everyone',
    keeper: { model: modelId },
    cites,
  })
}

export async function registerVariants(ctx: Ctx): Promise<void> {
  const models = new Set((await loadedDocuments(ctx)).map(({ id }) => id))
  for (const modelId of models) await registerVariant(ctx, modelId)
}

const newestOf = (all: readonly ModelDocument[], modelId: string): ModelDocument | undefined =>
  all.filter(({ id }) => id === modelId).toSorted((a, b) => (isNewer(a.version, b.version) ? -1 : 1))[0]

const revsOf = ({ handbook }: ModelDocument): ReadonlyMap<string, number> =>
  new Map(handbook.chapters.flatMap(({ paragraphs }) => paragraphs.map(({ id, rev }) => [id, rev])))

/** A paragraph under the same id; by the newest version of the other variant in which it still reads the same. */
function sharedWith(own: ModelDocument, versions: readonly ModelDocument[]): readonly CitedParagraph[] {
  const newestFirst = versions.toSorted((a, b) => (isNewer(a.version, b.version) ? -1 : 1))
  const known = newestFirst.map((one) => ({ modelId: one.id, version: one.version, revs: revsOf(one) }))
  return [...revsOf(own)].flatMap(([clause, rev]) => {
    const [first] = known.filter(({ revs }) => revs.has(clause))
    if (!first) return []
    const alike = known.find(({ revs }) => revs.get(clause) === rev)
    return [{ modelId: first.modelId, clause, version: alike?.version, onlyAtFirst: true }]
  })
}
