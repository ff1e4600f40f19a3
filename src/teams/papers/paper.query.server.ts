import { sql } from 'kysely'
import { allowed, type Ctx, me } from '#platform/server'
import { membershipPolicy } from '../teams.policy.ts'

/** Which papers of people I may leave in a team: my own statement, nominations by the institution I head, and those of people without accounts. */
export type PaperRights = { readonly sign: boolean; readonly nominate: boolean; readonly record: boolean }

export async function paperRights(ctx: Ctx, bodyId: string): Promise<PaperRights> {
  if (ctx.actor.kind !== 'person') return { sign: false, nominate: false, record: false }
  const found = await sql<PaperRights>`
    select exists (select from authz.statements_i_may_sign() s where s.body_id = m.body_id) as sign,
      exists (select from authz.nominations_i_may_make() n where n.body_id = m.body_id) as nominate,
      ${allowed(membershipPolicy, 'appoint', 'm')} is true as record
    from (select ${bodyId}::uuid as body_id) m`.execute(ctx.db)
  const [rights] = found.rows
  if (!rights) throw new Error('a question about rights had no answer')
  return rights
}

/** Institutions that take part in the team: those I head, or those without accounts, whose papers somebody else records. */
export async function institutionsTakingPart(
  ctx: Ctx,
  bodyId: string,
  which: 'mine' | 'without_accounts',
): Promise<readonly string[]> {
  const found = await sql<{ id: string }>`
    select distinct i.id from institutions.agreement a
    join institutions.agreement_party p on p.agreement_id = a.id join institutions.institution i on i.id = p.institution_id
    where a.body_id = ${bodyId}::uuid and a.kind in ('accession', 'own_adoption') and authz.agreement_in_force(a)
      and case when ${which === 'mine'} then i.id in (select authz.institutions_i_head()) else not i.has_accounts end`.execute(
    ctx.db,
  )
  return found.rows.map(({ id }) => id)
}

export type Signed = {
  readonly element: string
  readonly modelId: string
  readonly personId: string
  readonly institutionId?: string | undefined
}

/** Whether such a paper of the person, and of the institution when it names one, is in force today or later, as far as I may know. */
export async function isSigned(ctx: Ctx, { element, modelId, personId, institutionId }: Signed): Promise<boolean> {
  const found = await sql<{ signed: boolean }>`
    select exists (
      select from institutions.agreement a join institutions.agreement_party p on p.agreement_id = a.id
      where a.element = ${element} and a.model_id = ${modelId} and p.person_id = ${personId}::uuid
        and (least(a.until_on, a.ended_on) is null or least(a.until_on, a.ended_on) >= authz.today())
        and (${institutionId ?? null}::uuid is null or exists (select from institutions.agreement_party i
              where i.agreement_id = a.id and i.institution_id = ${institutionId ?? null}::uuid))) as signed`.execute(
    ctx.db,
  )
  return found.rows[0]?.signed ?? false
}

/** Whether I signed it myself already. */
export const iSigned = (ctx: Ctx, paper: Omit<Signed, 'personId'>): Promise<boolean> =>
  isSigned(ctx, { ...paper, personId: me(ctx) })
