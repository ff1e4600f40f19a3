import { sql } from 'kysely'
import { NotFound } from '#kernel'
import type { Ctx } from '#platform/server'
import type { Authority } from './authority.domain.ts'

/** By the declaration in force today under this model; without one nobody but the head may answer. */
export async function authorityFor(ctx: Ctx, institutionId: string, modelId: string): Promise<Authority> {
  const found = await sql<Authority>`
    select i.has_accounts as "hasAccounts", i.id in (select authz.institutions_i_head()) as "iHead",
      coalesce(a.may_confirm, false) as "mayConfirm", a.hours_limit as "hoursLimit"
    from institutions.institution i
    left join lateral (
      select a.may_confirm, a.hours_limit from institutions.agreement a
      join institutions.agreement_party p on p.agreement_id = a.id and p.institution_id = i.id
      where a.kind = 'accession' and a.model_id = ${modelId} and authz.agreement_in_force(a)
      order by a.from_on desc limit 1
    ) a on true
    where i.id = ${institutionId}::uuid`.execute(ctx.db)
  const [authority] = found.rows
  if (!authority) throw new NotFound('institution')
  return authority
}
