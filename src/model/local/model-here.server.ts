import { type Ctx, readOnce } from '#platform/server'
import type { Model } from '../definition/model.domain.ts'
import { kinOf, modelOf } from '../versions/model-of.server.ts'
import { holdsOn, type LocalSetting, type SettingKind } from './local-setting.domain.ts'
import { type KeptSetting, settingsById, settingsOf } from './local-setting.store.server.ts'
import { localised } from './localised.domain.ts'

/** The model as a gmina works by it today, with the settings of names, fields and items under which its forms are shown. */
export type ModelHere = { readonly model: Model; readonly settings: readonly string[] }

/** Kinds of settings with which a form is shown. */
const OF_FORMS: readonly SettingKind[] = ['label', 'add_fields', 'add_items']
const shapesForms = ({ what }: LocalSetting): boolean => OF_FORMS.includes(what)

/** Settings are never rewritten, so one copy under the same ones serves every reader. */
const known = new Map<string, Model>()
/** As many as a region has gminas with settings of their own; past it, copies are made anew. */
const MOST_KNOWN = 400

/** The model as it is in a gmina today. Absent version: `NotFound`. */
export async function modelHere(ctx: Ctx, versionId: string, unitCode: string): Promise<ModelHere> {
  const model = await modelOf(ctx, versionId)
  const all = await readOnce(ctx, `model.local_settings ${unitCode} ${model.document.id}`, () =>
    settingsOf(ctx, unitCode, model.document.id),
  )
  const shaping = all.filter((one) => shapesForms(one) || one.what === 'narrow_sharing')
  const now = shaping.filter((one) => holdsOn(one, ctx.today))
  const past = shaping.filter((one) => shapesForms(one) && one.until !== null && one.until < ctx.today)
  return { model: asLocal(ctx, versionId, model, now, past), settings: now.filter(shapesForms).map(({ id }) => id) }
}

/** The model with the settings under which something was made, as that was made. */
export async function modelWith(ctx: Ctx, versionId: string, settings: readonly string[]): Promise<Model> {
  const model = await modelOf(ctx, versionId)
  if (settings.length === 0) return model
  const kept = known.get(keyOf(versionId, settings, []))
  return kept ?? asLocal(ctx, versionId, model, await settingsById(ctx, settings), [])
}

function asLocal(
  ctx: Ctx,
  versionId: string,
  model: Model,
  now: readonly KeptSetting[],
  past: readonly KeptSetting[],
): Model {
  if (now.length === 0 && past.length === 0) return model
  const [ids, before] = [now, past].map((some) => some.map(({ id }) => id))
  const key = keyOf(versionId, ids ?? [], before ?? [])
  const kept = known.get(key)
  if (kept) return kept
  if (known.size >= MOST_KNOWN) known.clear()
  const made = localised(model, { settings: now, past, kin: kinOf(ctx, model) })
  known.set(key, made)
  return made
}

const keyOf = (versionId: string, now: readonly string[], past: readonly string[]): string =>
  [versionId, now.toSorted().join(), past.toSorted().join()].join('|')
