import type { LocalDate, PersonId } from '#kernel'
import type { Ctx } from '#platform/server'
import { byWhom } from '../desk/protection.store.server.ts'
import type { Officer, OfficerId } from './officer.domain.ts'

/** How a person is called, or null when there is none. */
export async function nameOf(ctx: Ctx, personId: PersonId): Promise<string | null> {
  const row = await ctx.db
    .selectFrom('identity.person')
    .select(['given_name', 'family_name'])
    .where('id', '=', personId)
    .executeTakeFirst()
  return row ? `${row.given_name} ${row.family_name}` : null
}

export async function addOfficer(ctx: Ctx, officer: Officer): Promise<void> {
  await ctx.db
    .insertInto('protection.officer')
    .values({
      id: officer.id,
      institution_id: officer.institutionId,
      person_id: officer.personId,
      name: officer.name,
      email: officer.email,
      phone: officer.phone,
      from_on: officer.from,
      until_on: officer.until,
      appointed_by: byWhom(ctx),
      appointed_at: ctx.now,
    })
    .execute()
}

export async function saveLastDayOf(ctx: Ctx, id: OfficerId, lastDay: LocalDate): Promise<void> {
  await ctx.db.updateTable('protection.officer').set({ until_on: lastDay }).where('id', '=', id).execute()
}
