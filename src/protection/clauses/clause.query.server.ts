import { sql } from 'kysely'
import { InstitutionId, LocalDate, NotFound } from '#kernel'
import { type Ctx, readOnce } from '#platform/server'
import { contactOf, OfficerId } from '../officer/officer.domain.ts'
import { CLAUSE_PARTS, type Clause, ClauseId, clauseOn } from './clause.domain.ts'

const versions = (ctx: Ctx) =>
  ctx.db
    .selectFrom('protection.clause as c')
    .innerJoin('protection.officer as o', 'o.id', 'c.officer_id')
    .select(['c.id', 'c.institution_id', 'c.no', 'c.from_on', 'c.controller', 'c.officer_id'])
    .select(CLAUSE_PARTS.map((part) => `c.${part}` as const))
    .select(['o.name', 'o.email', 'o.phone'])

type Row = Awaited<ReturnType<ReturnType<typeof versions>['execute']>>[number]

const clauseOf = (row: Row): Clause => ({
  id: ClauseId.parse(row.id),
  institutionId: InstitutionId.parse(row.institution_id),
  no: row.no,
  from: LocalDate.parse(row.from_on),
  controller: row.controller,
  officer: { id: OfficerId.parse(row.officer_id), name: row.name, contact: contactOf(row) },
  texts: {
    purposes: row.purposes,
    recipients: row.recipients,
    transfers: row.transfers,
    kept: row.kept,
    source: row.source,
    duty: row.duty,
    rights: row.rights,
    decisions: row.decisions,
  },
})

/** Every version of what an institution tells people, the latest first. */
export async function clausesOf(ctx: Ctx, institutionId: string): Promise<readonly Clause[]> {
  const rows = await versions(ctx).where('c.institution_id', '=', institutionId).orderBy('c.no', 'desc').execute()
  return rows.map(clauseOf)
}

/** What the institution tells people today, or null when it has nothing in force. */
export function clauseInForce(ctx: Ctx, institutionId: string): Promise<Clause | null> {
  return readOnce(ctx, `protection.clause ${institutionId}`, async () =>
    clauseOn(await clausesOf(ctx, institutionId), ctx.today),
  )
}

/** One version. Throws NotFound. */
export async function clauseAt(ctx: Ctx, institutionId: string, id: ClauseId): Promise<Clause> {
  const row = await versions(ctx)
    .where('c.institution_id', '=', institutionId)
    .where('c.id', '=', id)
    .executeTakeFirst()
  if (!row) throw new NotFound('protection.clause')
  return clauseOf(row)
}

export type WithoutClause = { readonly id: InstitutionId; readonly name: string }

/** Which of the institutions have nothing in force to tell people: they cannot begin cases. */
export async function institutionsWithoutClause(ctx: Ctx, ids: readonly string[]): Promise<readonly WithoutClause[]> {
  if (ids.length === 0) return []
  const rows = await ctx.db
    .selectFrom('institutions.institution as i')
    .select(['i.id', 'i.name'])
    .where('i.id', 'in', [...ids])
    .where(
      sql<boolean>`not exists (select from protection.clause c where c.institution_id = i.id and c.from_on <= ${ctx.today})`,
    )
    .execute()
  return rows.map(({ id, name }) => ({ id: InstitutionId.parse(id), name }))
}
