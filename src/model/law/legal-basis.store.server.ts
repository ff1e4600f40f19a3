import { sql } from 'kysely'
import type { LocalDate } from '#kernel'
import { allowed, type Ctx } from '#platform/server'
import { legalBasisPolicy } from '../model.policy.ts'
import type { BasisGiven } from './bases-file.domain.ts'
import type { LegalBasis } from './legal-basis.domain.ts'
import { allBases } from './legal-basis.query.server.ts'

/** Whether the actor may load legal bases at all. */
export async function mayLoadBases(ctx: Ctx): Promise<boolean> {
  const found = await ctx.db.selectNoFrom(allowed(legalBasisPolicy, 'load', 'b').as('may')).executeTakeFirstOrThrow()
  return found.may
}

/** Every basis there is or was. Two loads at once wait for each other. */
export async function basesToLoad(ctx: Ctx): Promise<readonly LegalBasis[]> {
  await sql`select pg_advisory_xact_lock(hashtext('model.legal_basis'))`.execute(ctx.db)
  return allBases(ctx)
}

export type BasisRanked = BasisGiven & { readonly rank: number }

/** Adds rows; answers with their ids in the same order. */
export async function saveBases(ctx: Ctx, bases: readonly BasisRanked[]): Promise<readonly string[]> {
  if (bases.length === 0) return []
  const rows = bases.map((one) => ({
    id: ctx.newId(),
    code: one.code,
    ground_kind: one.kind,
    rank: one.rank,
    name: JSON.stringify(one.name),
    says: JSON.stringify(one.says),
    statute: one.statute,
    article: one.article,
    givers: [...one.givers],
    recipients: [...one.recipients],
    covers: [...one.covers],
    needs: [...one.needs],
    release: one.release,
    not_for_family: one.notForFamily,
    confirmed: one.confirmed,
    source: one.source,
    valid_from: one.from,
    valid_until: one.until,
    loaded_at: ctx.now,
  }))
  await ctx.db.insertInto('model.legal_basis').values(rows).execute()
  return rows.map(({ id }) => id)
}

/** Ends a basis: the day is the last on which it holds. */
export async function endBasis(ctx: Ctx, id: string, until: LocalDate): Promise<void> {
  await ctx.db.updateTable('model.legal_basis').set({ valid_until: until }).where('id', '=', id).execute()
}
