import { sql } from 'kysely'
import { Forbidden } from '#kernel'
import { allowed, type Ctx } from '#platform/server'
import { boundaryPolicy } from '../territory.policy.ts'
import type { Boundary, Ring } from './boundary.domain.ts'

/** An outline with the register that it comes from. */
export type KeptBoundary = Boundary & { readonly source: string }

/** The outlines of these units; of some none may have been imported. */
export async function boundariesOf(ctx: Ctx, codes: readonly string[]): Promise<ReadonlyMap<string, KeptBoundary>> {
  if (codes.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('territory.boundary')
    .select(['code', 'source', sql<readonly Ring[]>`rings`.as('rings')])
    .where('code', 'in', codes)
    .execute()
  return new Map(rows.map((row) => [row.code, row]))
}

/** Throws `Forbidden` for whoever does not keep the register. */
export async function mustDraw(ctx: Ctx): Promise<void> {
  const { rows } = await sql<{ may: boolean }>`select ${allowed(boundaryPolicy, 'import', 'b')} as may`.execute(ctx.db)
  if (!rows[0]?.may) throw new Forbidden('territory.boundary.import')
}

/** Which of these codes are of no unit, of today or of old. */
export async function codesUnknown(ctx: Ctx, codes: readonly string[]): Promise<readonly string[]> {
  const rows = await ctx.db.selectFrom('territory.unit').select('code').where('code', 'in', codes).execute()
  const known = new Set(rows.map(({ code }) => code))
  return codes.filter((code) => !known.has(code))
}

export async function saveBoundaries(ctx: Ctx, boundaries: readonly KeptBoundary[]): Promise<void> {
  const rows = boundaries.map(({ code, rings, source }) => ({
    ...{ code, rings: JSON.stringify(rings), source, imported_at: ctx.now },
  }))
  // A row has four parameters, and a statement takes 65 thousand.
  for (let from = 0; from < rows.length; from += 1000) {
    await ctx.db
      .insertInto('territory.boundary')
      .values(rows.slice(from, from + 1000))
      .onConflict((on) =>
        on.column('code').doUpdateSet({
          rings: (eb) => eb.ref('excluded.rings'),
          source: (eb) => eb.ref('excluded.source'),
          imported_at: (eb) => eb.ref('excluded.imported_at'),
        }),
      )
      .execute()
  }
}
