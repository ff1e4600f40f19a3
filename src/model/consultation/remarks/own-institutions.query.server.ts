import { sql } from 'kysely'
import type { Ctx } from '#platform/server'

export type OwnInstitution = { readonly id: string; readonly name: string; readonly unitCode: string }

/** Where the acting person works today: whom a remark may be from. Nobody without an account works anywhere. */
export async function ownInstitutions(ctx: Ctx): Promise<readonly OwnInstitution[]> {
  if (ctx.actor.kind !== 'person') return []
  const rows = await ctx.db
    .selectFrom('institutions.employment as e')
    .innerJoin('institutions.institution as i', 'i.id', 'e.institution_id')
    .select(['i.id', 'i.name', 'i.seat_code'])
    .distinct()
    .where('e.person_id', '=', ctx.actor.personId)
    .where(sql<boolean>`authz.on_day(e.from_on, e.until_on)`)
    .orderBy('i.name')
    .execute()
  return rows.map(({ id, name, seat_code }) => ({ id, name, unitCode: seat_code }))
}
