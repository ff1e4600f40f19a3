import type { Ctx } from '#platform/server'
import { listMappings } from '../migration/mapping.store.server.ts'
import { publishedModels } from '../versions/version-list.query.server.ts'
import { listDrafts } from './draft.query.server.ts'

/** Models whose team the reader may see, each once, by name. */
export async function modelsToTeam(
  ctx: Ctx,
  mine: { readonly models: readonly string[]; readonly all: boolean },
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const published = (await publishedModels(ctx)).map(({ document }) => [document.id, document.name.pl] as const)
  const drafted = (await listDrafts(ctx)).map((draft) => [draft.modelId, draft.name] as const)
  const names = new Map([...drafted, ...published])
  return [...names].filter(([id]) => mine.all || mine.models.includes(id)).map(([id, name]) => ({ id, name }))
}

/** Published mappings of these models, each as it is called. */
export async function mappingsOfModels(ctx: Ctx, models: readonly { readonly id: string; readonly name: string }[]) {
  return (await listMappings(ctx)).flatMap(({ id, document: { model, from, to } }) => {
    const name = models.find((one) => one.id === model)?.name
    return name === undefined ? [] : [{ id, name, from, to }]
  })
}
