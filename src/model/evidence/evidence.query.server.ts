import { LocalDate } from '#kernel'
import type { Ctx } from '#platform/server'
import type { Measure, ToldFigure } from './figures.domain.ts'

export type ReadFigure = ToldFigure & { readonly clause: string; readonly month: LocalDate }

/** Figures of a version by paragraph, the latest month first, for those who may read them; nobody else finds any. */
export async function evidenceOf(
  ctx: Ctx,
  modelId: string,
  version: string,
): Promise<ReadonlyMap<string, readonly ReadFigure[]>> {
  const rows = await ctx.db
    .selectFrom('model.evidence as e')
    .innerJoin('model.version as v', 'v.id', 'e.version_id')
    .select(['e.clause', 'e.month', 'e.measure', 'e.element', 'e.hidden', 'e.at_least', 'e.days', 'e.percent'])
    .where('e.model_id', '=', modelId)
    .where('v.version', '=', version)
    .orderBy('e.month', 'desc')
    .orderBy('e.measure')
    .orderBy('e.element')
    .execute()
  const figures = rows.map(
    (row): ReadFigure => ({
      clause: row.clause,
      month: LocalDate.parse(row.month),
      // The column's check names the same words.
      measure: row.measure as Measure,
      element: row.element,
      hidden: row.hidden,
      atLeast: row.at_least,
      days: row.days,
      percent: row.percent,
    }),
  )
  return Map.groupBy(figures, ({ clause }) => clause)
}

export type Evidence = Awaited<ReturnType<typeof evidenceOf>>
