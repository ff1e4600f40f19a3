import { sql } from 'kysely'
import type { LocalDate } from '#kernel'
import type { Ctx } from '#platform/server'
import { type ActDated, type Standing, standingOf, type VersionAct, type VersionDated } from './standing.domain.ts'

/** What every published version of a model is on a day, by the version's id. */
export async function standings(ctx: Ctx, modelId: string, day: LocalDate): Promise<ReadonlyMap<string, Standing>> {
  const rows = await ctx.db
    .selectFrom('model.version as v')
    .select(['v.id', 'v.version', sql<string>`v.document ->> 'validFrom'`.as('valid_from')])
    .where('v.model_id', '=', modelId)
    .execute()
  const acts = await actsByVersion(ctx, modelId)
  const dated = rows.map(({ id, version, valid_from }) => {
    const one: VersionDated = { version, validFrom: valid_from, acts: acts.get(version) ?? [] }
    return { id, one }
  })
  const all = dated.map(({ one }) => one)
  return new Map(dated.map(({ id, one }) => [id, standingOf(one, all, day)]))
}

async function actsByVersion(ctx: Ctx, modelId: string): Promise<ReadonlyMap<string, readonly ActDated[]>> {
  const rows = await ctx.db
    .selectFrom('model.version_act')
    .select(['version', 'act', 'on_day'])
    .where('model_id', '=', modelId)
    .execute()
  const byVersion = Map.groupBy(rows, ({ version }) => version)
  return new Map(
    [...byVersion].map(([version, own]) => [
      version,
      // The column's check names the same acts, and the driver reads a day as text.
      own.map((row) => ({ act: row.act as VersionAct, onDay: row.on_day as LocalDate })),
    ]),
  )
}
