import { type InstitutionId, type LocalDate, type Outcome, ok, refused } from '#kernel'
import { type Ctx, record } from '#platform/server'
import { placesByCode } from '#territory/server'
import type { ContactInput } from './institution.schema.ts'
import { institutionToChange, saveArea, saveContact, saveEnd, startsAfter } from './institution.store.server.ts'

type About = { institutionId: InstitutionId }

/** Corrects how an institution is reached: its head's act, or an administrator's. Throws NotFound and Forbidden. */
export async function correctContact(ctx: Ctx, input: ContactInput & About): Promise<Outcome<InstitutionId, never>> {
  await institutionToChange(ctx, input.institutionId, 'correct_contact')
  await saveContact(ctx, input.institutionId, input)
  await record(ctx, { chain: 'institution', about: input.institutionId, name: 'institutions.contact.corrected' })
  return ok(input.institutionId)
}

/** Sets the units an institution works in, at least one. An administrator's act. Throws NotFound and Forbidden. */
export async function setArea(
  ctx: Ctx,
  input: About & { units: readonly string[] },
): Promise<Outcome<InstitutionId, 'area_empty' | 'unit_unknown'>> {
  await institutionToChange(ctx, input.institutionId, 'correct')
  if (input.units.length === 0) return refused('area_empty', { field: 'units' })
  const known = await placesByCode(ctx, input.units)
  if (input.units.some((code) => !known.has(code))) return refused('unit_unknown', { field: 'units' })

  await saveArea(ctx, input.institutionId, input.units)
  const payload = { units: input.units }
  await record(ctx, { chain: 'institution', about: input.institutionId, name: 'institutions.area.set', payload })
  return ok(input.institutionId)
}

export type EndRefusal = 'already_ended' | 'ends_before_start' | 'someone_starts_later'

/**
 * Ends an institution: `lastDay` is the last day that counts, and every employment in it ends that day too. Its agreements and files
 * stay. An administrator's act. Throws NotFound and Forbidden.
 */
export async function endInstitution(
  ctx: Ctx,
  input: About & { last_day: LocalDate },
): Promise<Outcome<InstitutionId, EndRefusal>> {
  const standing = await institutionToChange(ctx, input.institutionId, 'end')
  if (standing.endedOn) return refused('already_ended', { field: 'last_day' })
  if (input.last_day < standing.registeredOn) return refused('ends_before_start', { field: 'last_day' })
  if (await startsAfter(ctx, input.institutionId, input.last_day))
    return refused('someone_starts_later', { field: 'last_day' })

  await saveEnd(ctx, input.institutionId, input.last_day)
  const payload = { lastDay: input.last_day }
  await record(ctx, {
    chain: 'institution',
    about: input.institutionId,
    name: 'institutions.institution.ended',
    payload,
  })
  return ok(input.institutionId)
}
