import { Forbidden, type Outcome, ok, refused } from '#kernel'
import { type Ctx, record } from '#platform/server'
import type { KeepResourceInput, ResourceInput } from './resource.schema.ts'
import { addRow, keepsMap, resourceToKeep, saveAssuredToday, saveResourceArchived } from './resource.store.server.ts'

export type ResourceRefusal = 'day_ahead' | 'archived'
type OnMap = { readonly unitCode: string }
type OfOne = OnMap & { readonly resourceId: string }

/** Puts a strength on the map of a gmina or powiat. Throws `Forbidden` to whoever does not keep that map. */
export async function addResource(ctx: Ctx, input: ResourceInput & OnMap): Promise<Outcome<string, 'day_ahead'>> {
  if (!(await keepsMap(ctx, input.unitCode))) throw new Forbidden('directory.resource.add')
  const wrong = dayAhead(ctx, input)
  if (wrong) return wrong
  const id = await addRow(ctx, input, null)
  await recordOf(ctx, id, 'directory.resource.added', { unit: input.unitCode })
  return ok(id)
}

/** Corrects a strength: the new wording takes its place, the old one stays in the archive. Throws `NotFound` and `Forbidden`. */
export async function correctResource(
  ctx: Ctx,
  input: ResourceInput & OfOne,
): Promise<Outcome<string, ResourceRefusal>> {
  const kept = await resourceToKeep(ctx, input.unitCode, input.resourceId)
  if (kept.archived) return refused('archived')
  const wrong = dayAhead(ctx, input)
  if (wrong) return wrong
  await saveResourceArchived(ctx, kept.id, true)
  const id = await addRow(ctx, input, kept.id)
  await recordOf(ctx, id, 'directory.resource.corrected', { unit: input.unitCode, replaces: kept.id })
  return ok(id)
}

/** Says that a strength is right today, takes it off the map, or puts it back. Throws `NotFound` and `Forbidden`. */
export async function keepResource(
  ctx: Ctx,
  { unitCode, resourceId, act }: KeepResourceInput & OfOne,
): Promise<Outcome<string, 'archived' | 'not_archived'>> {
  const kept = await resourceToKeep(ctx, unitCode, resourceId)
  if (act === 'restore' && !kept.archived) return refused('not_archived')
  if (act !== 'restore' && kept.archived) return refused('archived')
  if (act === 'assure') await saveAssuredToday(ctx, kept.id)
  else await saveResourceArchived(ctx, kept.id, act === 'archive')
  await recordOf(ctx, kept.id, `directory.resource.${DONE[act]}`, { unit: unitCode })
  return ok(kept.id)
}
const DONE = { assure: 'assured', archive: 'archived', restore: 'restored' } as const

function dayAhead(ctx: Ctx, { saidOn, consentOn }: ResourceInput) {
  if (saidOn > ctx.today) return refused('day_ahead', { field: 'saidOn' })
  return consentOn !== undefined && consentOn > ctx.today ? refused('day_ahead', { field: 'consentOn' }) : null
}

/** Each strength has a chain of its own, which tells its place and no word of it. */
const recordOf = (ctx: Ctx, about: string, name: string, payload: Readonly<Record<string, string>>) =>
  record(ctx, { chain: 'territory', about, name, payload })
