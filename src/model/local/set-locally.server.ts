import { addDays, Forbidden, type LocalDate, type Outcome, ok, refused } from '#kernel'
import { type Ctx, record } from '#platform/server'
import { registerSettings } from '../dependants/register-settings.server.ts'
import { modelOf } from '../versions/model-of.server.ts'
import { versionFor } from '../versions/version-for.server.ts'
import { checkSetting, type SettingRefusal } from './check-setting.domain.ts'
import type { LocalSetting } from './local-setting.domain.ts'
import { endSetting, maySet, saveSetting, settingsToChange } from './local-setting.store.server.ts'

export type SetLocallyInput = {
  readonly unitCode: string
  readonly setting: LocalSetting
  readonly reason: string
  readonly fromOn: LocalDate
}
export type SetLocallyRefusal = SettingRefusal | 'no_model' | 'in_past' | 'later_setting'

/**
 * Sets in a gmina what its model leaves to it, from a day on; what was set before ends the day before (FORMAT.md, section 12).
 * `in_past`: what was counted already would change; `later_setting`: the same is set from that day or a later one, given as `since`.
 */
export async function setLocally(ctx: Ctx, input: SetLocallyInput): Promise<Outcome<string, SetLocallyRefusal>> {
  const { unitCode, setting, reason, fromOn } = input
  if (!(await maySet(ctx, unitCode, setting.what))) throw new Forbidden('set what the model leaves to a gmina')
  const adopted = await versionFor(ctx, unitCode)
  if (!adopted) return refused('no_model')
  // Bounds are those of the model itself, whatever was added to it before.
  const model = await modelOf(ctx, adopted.versionId)
  const checked = checkSetting(model, setting)
  if (!checked.ok) return checked
  if (fromOn < ctx.today) return refused('in_past', { field: 'fromOn' })

  const modelId = model.document.id
  const before = (await settingsToChange(ctx, unitCode, modelId)).filter(
    ({ what, target }) => what === setting.what && target === setting.target,
  )
  const [latest] = before
  if (latest && latest.from >= fromOn) return refused('later_setting', { field: 'fromOn', since: latest.from })
  if (latest && (latest.until === null || latest.until >= fromOn)) await endSetting(ctx, latest.id, addDays(fromOn, -1))

  const { clause } = checked.value
  const id = await saveSetting(ctx, { ...setting, unitCode, modelId, reason, clause, fromOn })
  await record(ctx, {
    chain: 'model',
    about: adopted.versionId,
    name: 'model.setting.set',
    payload: { unit: unitCode, what: setting.what, target: setting.target, from: fromOn },
  })
  if (setting.what !== 'narrow_sharing')
    await registerSettings(ctx, { unitCode, modelId, version: adopted.model.document.version })
  return ok(id)
}
