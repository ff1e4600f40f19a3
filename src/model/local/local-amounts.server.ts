import type { LocalDate } from '#kernel'
import type { Ctx } from '#platform/server'
import type { LocalAmounts } from '../definition/model.domain.ts'
import { modelOf } from '../versions/model-of.server.ts'
import { amountsOn } from './local-setting.domain.ts'
import { isAmount, settingsOf } from './local-setting.store.server.ts'

/** What a gmina set within the bounds of a version of its model, as it counts on a day. */
export async function localAmounts(
  ctx: Ctx,
  unitCode: string,
  versionId: string,
  day: LocalDate,
): Promise<LocalAmounts> {
  const model = await modelOf(ctx, versionId)
  return amountsOn(model, (await settingsOf(ctx, unitCode, model.document.id)).filter(isAmount), day)
}
