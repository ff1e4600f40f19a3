import { type InstitutionId, LocalDate, NotFound, PersonId } from '#kernel'
import type { Ctx } from '#platform/server'
import { type Officer, OfficerId } from './officer.domain.ts'

/** Officers of an institution, the latest first. */
export async function officersOf(ctx: Ctx, institutionId: InstitutionId): Promise<readonly Officer[]> {
  const rows = await ctx.db
    .selectFrom('protection.officer')
    .select(['id', 'person_id', 'name', 'email', 'phone', 'from_on', 'until_on'])
    .where('institution_id', '=', institutionId)
    .orderBy('from_on', 'desc')
    .execute()
  return rows.map((row) => ({
    id: OfficerId.parse(row.id),
    institutionId,
    personId: PersonId.parse(row.person_id),
    name: row.name,
    email: row.email,
    phone: row.phone,
    from: LocalDate.parse(row.from_on),
    until: row.until_on === null ? null : LocalDate.parse(row.until_on),
  }))
}

/** The officer of today, or null. */
export async function officerInForce(ctx: Ctx, institutionId: InstitutionId): Promise<Officer | null> {
  const officers = await officersOf(ctx, institutionId)
  return officers.find(({ from, until }) => from <= ctx.today && (until === null || until >= ctx.today)) ?? null
}

/** One appointment. Throws NotFound. */
export async function officerAt(ctx: Ctx, institutionId: InstitutionId, id: OfficerId): Promise<Officer> {
  const officer = (await officersOf(ctx, institutionId)).find((one) => one.id === id)
  if (!officer) throw new NotFound('protection.officer')
  return officer
}
