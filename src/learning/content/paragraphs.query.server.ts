import { paragraphHref } from '#model'
import { publishedModels } from '#model/server'
import type { Ctx } from '#platform/server'

export type ParagraphCited = { readonly href: string; readonly heading: string; readonly modelId: string }

/** Paragraphs of the newest published models by id. Where two models have one, it is the one of the model whose letters it bears first. */
export async function paragraphsByIds(ctx: Ctx): Promise<ReadonlyMap<string, ParagraphCited>> {
  const models = await publishedModels(ctx)
  // `W` is the model for rural gminas, from which others take paragraphs over; they bear letters of their own where they say otherwise.
  const rural = ({ document }: (typeof models)[number]) => (document.id === 'wiejski' ? 1 : 0)
  const known = new Map<string, ParagraphCited>()
  for (const { document } of [...models].sort((one, other) => rural(one) - rural(other))) {
    for (const { id, title } of document.handbook.chapters.flatMap(({ paragraphs }) => paragraphs)) {
      known.set(id, { href: paragraphHref(document.id, document.version, id), heading: title, modelId: document.id })
    }
  }
  return known
}
