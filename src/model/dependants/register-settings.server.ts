import type { Ctx } from '#platform/server'
import { placesByCode } from '#territory/server'
import { settingsOf } from '../local/local-setting.store.server.ts'
import { registerDependant } from './register-dependant.server.ts'

type SettingsOf = { readonly unitCode: string; readonly modelId: string; readonly version: string }

/**
 * Registers what a gmina set, and so its order, as citing the paragraphs that leave it to the gmina. Those who govern it keep it; narrower
 * sharing is the data protection officer's own and not theirs to look through.
 */
export async function registerSettings(ctx: Ctx, { unitCode, modelId, version }: SettingsOf): Promise<void> {
  const settings = await settingsOf(ctx, unitCode, modelId)
  const place = (await placesByCode(ctx, [unitCode])).get(unitCode)
  const standing = settings.filter(
    ({ what, until }) => what !== 'narrow_sharing' && (until === null || until >= ctx.today),
  )
  await registerDependant(ctx, {
    key: `local-order/${unitCode}/${modelId}`,
    kind: 'local_order',
    title: place?.name ?? unitCode,
    path: `/local-models/${encodeURIComponent(unitCode)}`,
    audience: 'everyone',
    keeper: { unit: unitCode },
    cites: [...new Set(standing.map(({ clause }) => clause))].map((clause) => ({ modelId, clause, version })),
  })
}
