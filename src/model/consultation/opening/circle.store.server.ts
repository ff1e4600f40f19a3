import type { Ctx } from '#platform/server'
import type { Asked } from '../consultation.domain.ts'

/** Who is asked already, as keys of persons and institutions. */
export async function askedAlready(ctx: Ctx, consultationId: string): Promise<ReadonlySet<string>> {
  const rows = await ctx.db
    .selectFrom('model.consultation_circle')
    .select(['person_id', 'institution_id'])
    .where('consultation_id', '=', consultationId)
    .execute()
  return new Set(rows.flatMap((row) => row.person_id ?? row.institution_id ?? []))
}

export async function saveAsked(ctx: Ctx, consultationId: string, { institutionId, personId }: Asked, by: string) {
  await ctx.db
    .insertInto('model.consultation_circle')
    .values({
      id: ctx.newId(),
      consultation_id: consultationId,
      institution_id: institutionId ?? null,
      person_id: personId ?? null,
      added_at: ctx.now,
      added_by: by,
    })
    .execute()
}
