import { sql } from 'kysely'
import { Forbidden } from '#kernel'
import { SUBJECT_KINDS, type SubjectKind } from '#model'
import { versionFor } from '#model/server'
import type { Ctx } from '#platform/server'
import { institutionsWithoutClause, type WithoutClause } from '#protection/server'
import { opening } from './opening.domain.ts'
import { type UnitToOpenIn, unitsToOpenIn } from './opening.store.server.ts'

/** Whether there is a gmina in which the actor may begin a case. */
export async function mayOpenCases(ctx: Ctx): Promise<boolean> {
  const found = await sql<{ may: boolean }>`
    select exists (select from authz.units_i_may_open_cases_in()) as may`.execute(ctx.db)
  return found.rows[0]?.may ?? false
}

export type OpeningOffer = {
  readonly units: readonly UnitToOpenIn[]
  readonly kinds: readonly SubjectKind[]
  /** Institutions that would keep the case and tell people nothing of their data yet: nothing can begin there. */
  readonly withoutClause: readonly WithoutClause[]
}

/** Where the reader may begin a case, and about whom by the models in force there; `Forbidden` for those who may nowhere. */
export async function openingOffer(ctx: Ctx): Promise<OpeningOffer> {
  const units = await unitsToOpenIn(ctx)
  if (units.length === 0) throw new Forbidden('casework.case.open')
  const adopted = await Promise.all(units.map(({ unitCode }) => versionFor(ctx, unitCode)))
  const kinds = SUBJECT_KINDS.filter((kind) => adopted.some((one) => one?.model.findProcessFor({ case: kind })))
  const keepers = units.flatMap(({ mine, keepers }, index) => {
    const model = adopted[index]?.model
    return model ? kinds.flatMap((kind) => opening(model, kind, mine, keepers)?.keeper ?? []) : []
  })
  return { units, kinds, withoutClause: await institutionsWithoutClause(ctx, [...new Set(keepers)]) }
}
