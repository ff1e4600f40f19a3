import { sql } from 'kysely'
import type { LocalDate } from '#kernel'
import { type Ctx, me } from '#platform/server'
import type { ApartBasis, ApartKind } from './apart.domain.ts'

/** Two persons of a case who are kept apart. */
export type Apart = {
  readonly id: string
  readonly one: string
  readonly other: string
  readonly kind: ApartKind
  /** Null: told to those alone who may know it. */
  readonly basis: ApartBasis | null
  readonly reason: string
  readonly from: LocalDate
  readonly until: LocalDate | null
  readonly by: string
  readonly state: 'ahead' | 'current' | 'over'
}

/** Who is kept apart from whom in a case, also before and after; for those who keep it and stand on nobody's side. */
export async function apartIn(ctx: Ctx, caseId: string): Promise<readonly Apart[]> {
  const rows = await ctx.db
    .selectFrom('casework.apart as a')
    .innerJoin('casework.item as i', (on) => on.onRef('i.case_id', '=', 'a.case_id').onRef('i.id', '=', 'a.item_id'))
    .leftJoin('identity.person as p', 'p.id', 'a.decided_by')
    .select(['a.id', 'a.one_subject_id', 'a.other_subject_id', 'a.kind', 'a.from_on', 'a.until_on', 'a.ended_at'])
    .select(['i.body', 'p.given_name', 'p.family_name'])
    .select(sql<ApartBasis | null>`casework.apart_basis(a.id)`.as('basis'))
    .where('a.case_id', '=', caseId)
    .orderBy('a.decided_at', 'desc')
    .orderBy('a.id', 'desc')
    .execute()
  return rows.map((row) => {
    // Days are read as text, the column takes these kinds only, and only keepApart writes these entries.
    const from = row.from_on as LocalDate
    const until = row.until_on as LocalDate | null
    const kind = row.kind as ApartKind
    const over = row.ended_at !== null || (until !== null && until < ctx.today)
    return {
      ...{ id: row.id, one: row.one_subject_id, other: row.other_subject_id, kind, basis: row.basis, from, until },
      reason: (row.body as { text: string }).text,
      by: [row.given_name, row.family_name].filter(Boolean).join(' '),
      state: over ? 'over' : from > ctx.today ? 'ahead' : 'current',
    }
  })
}

export async function saveApart(
  ctx: Ctx,
  apart: Pick<Apart, 'one' | 'other' | 'kind' | 'from' | 'until'> & {
    caseId: string
    itemId: string
    basis: ApartBasis
  },
): Promise<string> {
  const id = ctx.newId()
  await ctx.db
    .insertInto('casework.apart')
    .values({
      ...{ id, case_id: apart.caseId, item_id: apart.itemId, kind: apart.kind, basis: apart.basis },
      ...{ one_subject_id: apart.one, other_subject_id: apart.other, from_on: apart.from, until_on: apart.until },
      ...{ decided_by: me(ctx), decided_at: ctx.now },
    })
    .execute()
  return id
}

export async function saveApartEnd(ctx: Ctx, apartId: string): Promise<void> {
  const ended = { ended_at: ctx.now, ended_by: me(ctx) }
  await ctx.db.updateTable('casework.apart').set(ended).where('id', '=', apartId).execute()
}

/** A pair among some persons who must not meet today; null: there is one, and it is not mine to know which. */
export type PairMeeting = { readonly id: string; readonly one: string; readonly other: string } | null

/** Which of these persons must not meet each other today. */
export async function pairsAmong(
  ctx: Ctx,
  caseId: string,
  subjects: readonly string[],
): Promise<readonly PairMeeting[]> {
  const { rows } = await sql<{ apart_id: string | null; one_subject_id: string; other_subject_id: string }>`
    select k.apart_id, k.one_subject_id, k.other_subject_id
    from casework.kept_apart(${caseId}::uuid, ${[...subjects]}::uuid[]) k`.execute(ctx.db)
  return rows.map(({ apart_id: id, one_subject_id: one, other_subject_id: other }) =>
    id === null ? null : { id, one, other },
  )
}
