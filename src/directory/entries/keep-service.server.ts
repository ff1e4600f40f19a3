import { institutionCard } from '#institutions/server'
import { Conflict, type InstitutionId, type Outcome, ok, refused, termsOf } from '#kernel'
import { type Ctx, record, translator } from '#platform/server'
import { placesByCode, placesNamed } from '#territory/server'
import { endLinks } from '../confirming/confirm-link.store.server.ts'
import { entryOf } from './entry-form.ts'
import type { ServiceEntry } from './service.domain.ts'
import { ServiceId, type ServiceInput } from './service.schema.ts'
import { mustAdd, saveArchived, saveAssured, saveNew, saveNext, serviceToKeep } from './service.store.server.ts'

export type UnitRefusal = 'unit_unknown' | 'unit_ambiguous'
export type ServiceRefusal = UnitRefusal | 'archived'

/** Puts an entry of a provider into the directory. The act of whoever keeps that provider's entries; it is assured with it. */
export async function addService(
  ctx: Ctx,
  input: ServiceInput & { institutionId: InstitutionId },
): Promise<Outcome<ServiceId, UnitRefusal>> {
  await mustAdd(ctx, input.institutionId)
  const entry = await entryTyped(ctx, input)
  if (!entry.ok) return entry

  const id = ServiceId.parse(ctx.newId())
  const terms = await searchedBy(ctx, entry.value, input.institutionId)
  await saveNew(ctx, id, input.institutionId, { entry: entry.value, terms, version: 1 })
  await recordOf(ctx, input.institutionId, 'directory.service.added', { service: id })
  return ok(id)
}

/** Corrects an entry: a new version, the earlier stay. Throws `Conflict` when somebody saved another version meanwhile. */
export async function correctService(
  ctx: Ctx,
  input: ServiceInput & { serviceId: ServiceId },
): Promise<Outcome<ServiceId, ServiceRefusal>> {
  const kept = await serviceToKeep(ctx, input.serviceId)
  if (kept.archived) return refused('archived')
  if (kept.version !== input.version) throw new Conflict('the entry was changed meanwhile', kept.entry)
  const entry = await entryTyped(ctx, input)
  if (!entry.ok) return entry

  const version = kept.version + 1
  const terms = await searchedBy(ctx, entry.value, kept.institutionId)
  await saveNext(ctx, kept.id, { entry: entry.value, terms, version }, 'keeper')
  await endLinks(ctx, kept.id)
  await recordOf(ctx, kept.institutionId, 'directory.service.corrected', { service: kept.id, version })
  return ok(kept.id)
}

/** Says that everything in an entry is right today. The act of whoever keeps it. */
export async function assureService(ctx: Ctx, serviceId: ServiceId): Promise<Outcome<ServiceId, 'archived'>> {
  const kept = await serviceToKeep(ctx, serviceId)
  if (kept.archived) return refused('archived')
  await saveAssured(ctx, kept.id)
  await recordOf(ctx, kept.institutionId, 'directory.service.assured', { service: kept.id, version: kept.version })
  return ok(kept.id)
}

/** Takes an entry out of the directory; it stays with its versions and can be put back. Links to it stop working. */
export async function archiveService(ctx: Ctx, serviceId: ServiceId): Promise<Outcome<ServiceId, 'archived'>> {
  const kept = await serviceToKeep(ctx, serviceId)
  if (kept.archived) return refused('archived')
  await saveArchived(ctx, kept.id, true)
  await endLinks(ctx, kept.id)
  await recordOf(ctx, kept.institutionId, 'directory.service.archived', { service: kept.id })
  return ok(kept.id)
}

/** Puts an archived entry back into the directory, as old as it is. */
export async function restoreService(ctx: Ctx, serviceId: ServiceId): Promise<Outcome<ServiceId, 'not_archived'>> {
  const kept = await serviceToKeep(ctx, serviceId)
  if (!kept.archived) return refused('not_archived')
  await saveArchived(ctx, kept.id, false)
  await recordOf(ctx, kept.institutionId, 'directory.service.restored', { service: kept.id })
  return ok(kept.id)
}

type Payload = Readonly<Record<string, string | number>>
/** Facts about an entry stand in the chain of its provider. */
export const recordOf = (ctx: Ctx, provider: InstitutionId, name: string, payload: Payload): Promise<void> =>
  record(ctx, { chain: 'institution', about: provider, name, payload })

/** What was typed, as an entry: units ticked, and those written by name or TERYT code, which must each be one unit. */
export async function entryTyped(ctx: Ctx, input: ServiceInput): Promise<Outcome<ServiceEntry, UnitRefusal>> {
  const written = (input.area_more ?? '').split(/[,;\n]/).flatMap((one) => (one.trim() === '' ? [] : [one.trim()]))
  const codes = [...input.area, ...(input.place_unit ? [input.place_unit] : [])]
  const known = await placesByCode(ctx, [...codes, ...written.filter(isCode)])
  const missing = [...codes, ...written.filter(isCode)].find((code) => !known.has(code))
  if (missing) return refused('unit_unknown', { field: 'area_more', text: missing })

  const area = [...input.area]
  for (const text of written) {
    const units = isCode(text) ? [text] : (await placesNamed(ctx, [withoutKind(text)])).map(({ code }) => code)
    if (units.length === 0) return refused('unit_unknown', { field: 'area_more', text })
    if (units.length > 1) return refused('unit_ambiguous', { field: 'area_more', text })
    area.push(...units)
  }
  return ok(entryOf(input, area))
}

const isCode = (text: string): boolean => /^\d{2}(\d{2}(\d{2})?)?$/.test(text)
const withoutKind = (text: string): string => text.replace(/^(gmina|gm\.|powiat|pow\.|województwo|woj\.)\s+/i, '')

/** Stems of all that an entry may be sought by: its words, its category and its provider, in Polish. */
export async function searchedBy(ctx: Ctx, entry: ServiceEntry, provider: InstitutionId): Promise<readonly string[]> {
  const { name, short_name } = await institutionCard(ctx, provider)
  const category = translator('pl')(`directory.category.${entry.category}`)
  return termsOf([entry.name, entry.summary, entry.targetGroup, category, name, short_name].filter(Boolean).join(' '))
}
