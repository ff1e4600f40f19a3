import { type Ctx, me } from '#platform/server'
import type { SideWhy } from './apart.domain.ts'

/** A worker who stands on the side of one person. */
export type Side = {
  readonly id: string
  readonly personId: string
  readonly person: string
  readonly subjectId: string
  readonly why: SideWhy
  readonly reason: string
}

/** Who stands on whose side in a case today, for those who keep it and stand on none. */
export async function sidesIn(ctx: Ctx, caseId: string): Promise<readonly Side[]> {
  const rows = await ctx.db
    .selectFrom('casework.side as s')
    .leftJoin('identity.person as p', 'p.id', 's.person_id')
    .select(['s.id', 's.person_id', 's.subject_id', 's.why', 's.reason', 'p.given_name', 'p.family_name'])
    .where('s.case_id', '=', caseId)
    .where('s.ended_at', 'is', null)
    .orderBy('s.named_at')
    .orderBy('s.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    personId: row.person_id,
    person: [row.given_name, row.family_name].filter(Boolean).join(' '),
    subjectId: row.subject_id,
    // The column takes these words only.
    why: row.why as SideWhy,
    reason: row.reason,
  }))
}

export async function saveSide(
  ctx: Ctx,
  side: { caseId: string; personId: string; subjectId: string; why: SideWhy; reason: string },
): Promise<string> {
  const id = ctx.newId()
  await ctx.db
    .insertInto('casework.side')
    .values({
      ...{ id, case_id: side.caseId, person_id: side.personId, subject_id: side.subjectId, why: side.why },
      ...{ reason: side.reason, named_by: me(ctx), named_at: ctx.now },
    })
    .execute()
  return id
}

export async function saveSideEnd(ctx: Ctx, sideId: string): Promise<void> {
  const ended = { ended_at: ctx.now, ended_by: me(ctx) }
  await ctx.db.updateTable('casework.side').set(ended).where('id', '=', sideId).execute()
}
