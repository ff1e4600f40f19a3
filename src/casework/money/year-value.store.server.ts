import { sql } from 'kysely'
import { type LocalDate, parts } from '#kernel'
import type { Ctx } from '#platform/server'

export type Ordered = {
  readonly sourceId: string
  readonly paragraph: string
  readonly cpv?: string | null | undefined
  readonly expectedOn: LocalDate
}

/**
 * For how much, in grosze, the one who pays from a source orders things of the same kind in the year in which something is expected. `bound`
 * leaves out what still waits for approval, `but` leaves out one purchase. Nothing for those who neither order from the source nor answer for it.
 */
export async function likeInYear(
  ctx: Ctx,
  { sourceId, paragraph, cpv, expectedOn }: Ordered,
  { bound, but }: { readonly bound: boolean; readonly but: string | null },
): Promise<number> {
  const { rows } = await sql<{ total: string | null }>`
    select casework.like_in_year(${sourceId}::uuid, ${parts(expectedOn).year}::integer, ${paragraph}, ${cpv ?? null}::text,
      ${bound}::boolean, ${but}::uuid) as total`.execute(ctx.db)
  return Number(rows[0]?.total ?? 0)
}

/** Whether goods for a line of a basket were ordered and not yet taken over by the gmina from whoever pays; also for those who only see the case. */
export async function awaitsTakeover(ctx: Ctx, caseId: string, itemId: string): Promise<boolean> {
  const { rows } = await sql<{ waits: boolean | null }>`
    select casework.awaits_takeover(${caseId}::uuid, ${itemId}::uuid) as waits`.execute(ctx.db)
  return rows[0]?.waits === true
}
