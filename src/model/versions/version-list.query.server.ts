import { type LocalDate, ModelVersionId, NotFound } from '#kernel'
import type { Ctx } from '#platform/server'
import type { Place } from '#territory'
import { placesByCode } from '#territory/server'
import type { Model } from '../definition/model.domain.ts'
import type { Standing } from '../drafts/standing.domain.ts'
import { standings } from '../drafts/version-standing.query.server.ts'
import { modelOf } from './model-of.server.ts'

export type ListedVersion = { readonly id: ModelVersionId; readonly model: Model }

/** Every published version: models in the order of their names, the newest version of each first. */
export async function listVersions(ctx: Ctx): Promise<readonly ListedVersion[]> {
  const rows = await ctx.db.selectFrom('model.version').select('id').execute()
  const listed: ListedVersion[] = []
  for (const { id } of rows) listed.push({ id: ModelVersionId.parse(id), model: await modelOf(ctx, id) })
  return listed.sort((a, b) => byName(a, b) || byNumber(b, a))
}

/** The newest version of each published model. */
export async function publishedModels(ctx: Ctx): Promise<readonly Model[]> {
  const all = await listVersions(ctx)
  const isNewest = ({ model }: ListedVersion) =>
    all.find((one) => one.model.document.id === model.document.id)?.model === model
  return all.filter(isNewest).map(({ model }) => model)
}

const polish = new Intl.Collator('pl')
const byName = (a: ListedVersion, b: ListedVersion): number =>
  polish.compare(a.model.document.name.pl, b.model.document.name.pl) ||
  compare(a.model.document.id, b.model.document.id)
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Versions are numbers, not text: 1.10 comes after 1.9. */
function byNumber(a: ListedVersion, b: ListedVersion): number {
  const [major, minor] = numbersOf(a)
  const [otherMajor, otherMinor] = numbersOf(b)
  return major - otherMajor || minor - otherMinor
}

function numbersOf({ model }: ListedVersion): readonly [number, number] {
  const [major = 0, minor = 0] = model.document.version.split('.').map(Number)
  return [major, minor]
}

/** Every published version with what it is today. */
export async function versionsToday(ctx: Ctx): Promise<readonly (ListedVersion & { readonly standing: Standing })[]> {
  const listed = await listVersions(ctx)
  const byModel = new Map<string, ReadonlyMap<string, Standing>>()
  for (const modelId of new Set(listed.map(({ model }) => model.document.id))) {
    byModel.set(modelId, await standings(ctx, modelId, ctx.today))
  }
  return listed.map((one) => ({ ...one, standing: byModel.get(one.model.document.id)?.get(one.id) ?? 'adopted' }))
}

export type ReadVersion = { readonly model: Model; readonly others: readonly string[] }

/** One version of a model with the numbers of its other versions; without a number the newest in force today, if there is one. */
export async function readVersion(ctx: Ctx, modelId: string, version?: string): Promise<ReadVersion> {
  const all = (await listVersions(ctx)).filter(({ model }) => model.document.id === modelId)
  const today = await standings(ctx, modelId, ctx.today)
  const usable = all.filter(({ model }) => model.document.status !== 'withdrawn')
  const newest = usable.find(({ id }) => today.get(id) === 'in_force') ?? usable[0] ?? all[0]
  const found = version === undefined ? newest : all.find(({ model }) => model.document.version === version)
  if (!found) throw new NotFound('model version')
  const others = all.filter((one) => one !== found).map(({ model }) => model.document.version)
  return { model: found.model, others }
}

export type ListedAdoption = {
  readonly place: Place | undefined
  readonly unitCode: string
  readonly versionId: ModelVersionId
  readonly fromOn: LocalDate
  readonly untilOn: LocalDate | null
}

/** Which gmina works by which version, from when to when; the latest first. */
export async function listAdoptions(ctx: Ctx): Promise<readonly ListedAdoption[]> {
  const rows = await ctx.db
    .selectFrom('model.adoption')
    .select(['unit_code', 'version_id', 'from_on', 'until_on'])
    .orderBy('from_on', 'desc')
    .orderBy('unit_code')
    .execute()
  const codes = [...new Set(rows.map((row) => row.unit_code))]
  const places = await placesByCode(ctx, codes)
  return rows.map((row) => ({
    place: places.get(row.unit_code),
    unitCode: row.unit_code,
    versionId: ModelVersionId.parse(row.version_id),
    // The driver reads a day as text; the column is a date.
    fromOn: row.from_on as LocalDate,
    untilOn: row.until_on as LocalDate | null,
  }))
}
