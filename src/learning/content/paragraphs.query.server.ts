import { paragraphHref } from '#model'
import { publishedModels } from '#model/server'
import type { Ctx } from '#platform/server'

export type ParagraphCited = { readonly href: string; readonly heading: string; readonly modelId: string }

type Models = Awaited<ReturnType<typeof publishedModels>>
type Known = ReadonlyMap<string, ParagraphCited>
/** What was made of the same published models before; a model never changes. */
let last: { readonly models: Models; readonly known: Known } = { models: [], known: new Map() }

/** Paragraphs of the newest published models by id. Where two models have one, it is the one of the model whose letters it bears first. */
export async function paragraphsByIds(ctx: Ctx): Promise<Known> {
  const models = await publishedModels(ctx)
  const same = models.length === last.models.length && models.every((model, at) => model === last.models[at])
  if (!same) last = { models, known: knownIn(models) }
  return last.known
}

function knownIn(models: Models): Known {
  // `W` is the model for rural gminas, from which others take paragraphs over; they bear letters of their own where they say otherwise.
  const rural = ({ document }: Models[number]) => (document.id === 'wiejski' ? 1 : 0)
  const known = new Map<string, ParagraphCited>()
  for (const { document } of [...models].sort((one, other) => rural(one) - rural(other))) {
    for (const { id, title } of document.handbook.chapters.flatMap(({ paragraphs }) => paragraphs)) {
      known.set(id, { href: paragraphHref(document.id, document.version, id), heading: title, modelId: document.id })
    }
  }
  return known
}
