import { Forbidden, type LocalDate, NotFound } from '#kernel'
import type { Ctx } from '#platform/server'
import type { Place } from '#territory'
import { placesByCode } from '#territory/server'
import { digestsHere } from '../attachments/attached-files.query.server.ts'
import type { LocalAmounts, Model } from '../definition/model.domain.ts'
import { amountsOn } from '../local/local-setting.domain.ts'
import { amountsFor, type KeptSetting, maySet, settingsOf } from '../local/local-setting.store.server.ts'
import { modelHere } from '../local/model-here.server.ts'
import { type Settable, settableOf } from '../local/settable.domain.ts'
import { type Adoption, adoptionsOf, mayAdopt } from '../versions/adoption.store.server.ts'
import { modelOf } from '../versions/model-of.server.ts'
import {
  type ListedAdoption,
  type ListedVersion,
  listAdoptions,
  listVersions,
} from '../versions/version-list.query.server.ts'

export type AdoptedModel = Adoption & { readonly model: Model }
/** The model of one gmina as it stands today. */
export type LocalModel = {
  readonly place: Place
  readonly today: LocalDate
  readonly current: AdoptedModel | null
  /** The current model with the gmina's names, fields and items. */
  readonly here: Model | null
  /** Adopted already, from a day that has not come. */
  readonly upcoming: AdoptedModel | null
  /** Of the current model: what holds, held and will hold. */
  readonly settings: readonly KeptSetting[]
  readonly amounts: LocalAmounts
  /** Digests of the files of its handbook that are here. */
  readonly attached: ReadonlySet<string>
  readonly may: { readonly set: boolean; readonly narrow: boolean; readonly adopt: boolean }
}

/** Everybody may read it. `NotFound` where there is no such gmina. */
export async function localModelOf(ctx: Ctx, unitCode: string): Promise<LocalModel> {
  const place = (await placesByCode(ctx, [unitCode])).get(unitCode)
  if (place?.level !== 'gmina') throw new NotFound('gmina')
  const adoptions = await adoptionsOf(ctx, unitCode)
  const inForce = adoptions.find(({ fromOn, untilOn }) => isBetween(ctx.today, fromOn, untilOn))
  const next = adoptions.findLast(({ fromOn }) => fromOn > ctx.today)
  const withModel = async (adoption: Adoption | undefined) =>
    adoption ? { ...adoption, model: await modelOf(ctx, adoption.versionId) } : null
  const [current, upcoming] = [await withModel(inForce), await withModel(next)]
  const settings = current ? await settingsOf(ctx, unitCode, current.model.document.id) : []
  return {
    place,
    today: ctx.today,
    attached: current ? await digestsHere(ctx, current.model.document) : new Set(),
    current,
    here: current ? (await modelHere(ctx, current.versionId, unitCode)).model : null,
    upcoming,
    settings,
    amounts: current
      ? amountsOn(current.model, await amountsFor(ctx, current.versionId, settings), ctx.today)
      : new Map(),
    may: {
      set: await maySet(ctx, unitCode, 'deadline'),
      narrow: await maySet(ctx, unitCode, 'narrow_sharing'),
      adopt: await mayAdopt(ctx, unitCode),
    },
  }
}

const isBetween = (day: LocalDate, from: LocalDate, until: LocalDate | null): boolean =>
  from <= day && (until === null || until >= day)

/** One thing to set, with what was ever set of it, the latest first. */
export type SettableHere = {
  readonly local: LocalModel
  readonly model: Model
  readonly settable: Settable
  readonly ever: readonly KeptSetting[]
}

/** One thing that the gmina may set, for whoever may set it. */
export async function settableIn(
  ctx: Ctx,
  { unitCode, what, target }: { unitCode: string; what: string; target: string },
): Promise<SettableHere> {
  const local = await localModelOf(ctx, unitCode)
  if (!(what === 'narrow_sharing' ? local.may.narrow : local.may.set))
    throw new Forbidden('set what the model leaves to a gmina')
  const model = local.current?.model
  const settable = model && settableOf(model, what, target)
  if (!model || !settable) throw new NotFound('something to set')
  const ever = local.settings.filter((one) => one.what === what && one.target === target)
  return { local, model, settable, ever }
}

/** Versions that a gmina may adopt, for whoever may adopt one. */
export async function versionsToAdopt(
  ctx: Ctx,
  unitCode: string,
): Promise<{ readonly local: LocalModel; readonly versions: readonly ListedVersion[] }> {
  const local = await localModelOf(ctx, unitCode)
  if (!local.may.adopt) throw new Forbidden('adopt a model')
  const fits = ({ model: { document } }: ListedVersion) =>
    document.status !== 'withdrawn' && document.appliesTo.gminaKinds.some((kind) => kind === local.place.kind)
  return { local, versions: (await listVersions(ctx)).filter(fits) }
}

/** Gminas that work by a model today, by name. */
export async function gminasWithModels(
  ctx: Ctx,
): Promise<readonly (ListedAdoption & { readonly place: Place; readonly model: Model })[]> {
  const found = []
  for (const one of await listAdoptions(ctx)) {
    if (one.place && isBetween(ctx.today, one.fromOn, one.untilOn))
      found.push({ ...one, place: one.place, model: await modelOf(ctx, one.versionId) })
  }
  return found.sort((a, b) => polish.compare(a.place.name, b.place.name) || (a.unitCode < b.unitCode ? -1 : 1))
}

const polish = new Intl.Collator('pl')
