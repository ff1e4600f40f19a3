import { sql } from 'kysely'
import { type Ctx, me } from '#platform/server'

/** Somebody who is kept out of a case today, and why. */
export type Denial = {
  readonly id: string
  readonly personId: string
  readonly person: string
  readonly since: Date
  readonly reason: string | null
  readonly decidedBy: string | null
}

/** Who is kept out of a case today, for those who keep it; nothing for anybody else. */
export async function denialsOf(ctx: Ctx, caseId: string): Promise<readonly Denial[]> {
  const found = await sql<Denial>`
    select d.id, d.person_id as "personId", p.given_name || ' ' || p.family_name as person, d.since, d.reason,
      by_whom.given_name || ' ' || by_whom.family_name as "decidedBy"
    from casework.denied d join identity.person p on p.id = d.person_id
    left join identity.person by_whom on by_whom.id = d.decided_by
    where d.case_id = ${caseId}::uuid and d.lifted_at is null order by d.since, d.id`.execute(ctx.db)
  return found.rows
}

/**
 * Workers called so, told apart by their institution when it stands after a comma: "Jan Testowy, GOPS Bieliny". Capitals and accents do not
 * matter; the whole name must agree. One person who works in two places comes once.
 */
export async function workersCalled(ctx: Ctx, typed: string): Promise<readonly string[]> {
  const [name = '', place = ''] = typed.split(',').map((part) => part.trim())
  const found = await sql<{ id: string }>`
    select distinct p.id
    from identity.person p join institutions.employment e on e.person_id = p.id and authz.on_day(e.from_on, e.until_on)
    join institutions.institution i on i.id = e.institution_id
    where lower(public.unaccent(p.given_name || ' ' || p.family_name)) = lower(public.unaccent(${name}))
      and (${place} = '' or lower(public.unaccent(${place})) in (lower(public.unaccent(i.name)), lower(public.unaccent(i.short_name))))
    limit 2`.execute(ctx.db)
  return found.rows.map(({ id }) => id)
}

export async function saveDenial(
  ctx: Ctx,
  denial: { id: string; caseId: string; personId: string; reason: string },
): Promise<void> {
  const { id, caseId: case_id, personId: person_id, reason } = denial
  await ctx.db
    .insertInto('casework.denied')
    .values({ id, case_id, person_id, reason, since: ctx.now, decided_by: me(ctx) })
    .execute()
}

/** The case is open to the person again, as far as anything else lets them in. The denial stays on record. */
export async function saveLift(ctx: Ctx, denialId: string): Promise<void> {
  await ctx.db
    .updateTable('casework.denied')
    .set({ lifted_at: ctx.now, lifted_by: me(ctx) })
    .where('id', '=', denialId)
    .execute()
}
