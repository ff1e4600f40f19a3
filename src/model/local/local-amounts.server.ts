import type { LocalDate } from '#kernel'
import type { Ctx } from '#platform/server'
import type { LocalAmounts } from '../definition/model.domain.ts'
import { modelOf } from '../versions/model-of.server.ts'
import { amountsOn, type DatedAmount } from './local-setting.domain.ts'
import { amountsFor, settingsOf } from './local-setting.store.server.ts'

/** What a gmina set within the bounds of a version of its model, as it counts on a day. */
export async function localAmounts(
  ctx: Ctx,
  unitCode: string,
  versionId: string,
  day: LocalDate,
): Promise<LocalAmounts> {
  return amountsOn(await modelOf(ctx, versionId), await amountsSet(ctx, unitCode, versionId), day)
}

/** Amounts that a gmina set, with their days, as a version takes them. */
export async function amountsSet(ctx: Ctx, unitCode: string, versionId: string): Promise<readonly DatedAmount[]> {
  const model = await modelOf(ctx, versionId)
  return amountsFor(ctx, versionId, await settingsOf(ctx, unitCode, model.document.id))
}
