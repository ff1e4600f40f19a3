import { LocalDate, ModelVersionId } from '#kernel'
import type { Ctx } from '#platform/server'
import type { ToldFigure } from './figures.domain.ts'

/** Every published version, by which facts of any month may have been recorded. */
export async function versionsToCount(ctx: Ctx): Promise<readonly ModelVersionId[]> {
  const rows = await ctx.db.selectFrom('model.version').select('id').orderBy('loaded_at').orderBy('id').execute()
  return rows.map(({ id }) => ModelVersionId.parse(id))
}

/** The first days of the months that were counted. */
export async function countedMonths(ctx: Ctx): Promise<readonly LocalDate[]> {
  const rows = await ctx.db.selectFrom('model.evidence_month').select('month').orderBy('month').execute()
  return rows.map(({ month }) => LocalDate.parse(month))
}

export async function saveMonth(ctx: Ctx, month: LocalDate): Promise<void> {
  await ctx.db.insertInto('model.evidence_month').values({ month, counted_at: ctx.now }).execute()
}

export type FigureToKeep = ToldFigure & {
  readonly versionId: string
  readonly modelId: string
  readonly clause: string
}

export async function saveFigures(ctx: Ctx, month: LocalDate, figures: readonly FigureToKeep[]): Promise<void> {
  if (figures.length === 0) return
  const rows = figures.map((one) => ({
    id: ctx.newId(),
    month,
    version_id: one.versionId,
    model_id: one.modelId,
    clause: one.clause,
    measure: one.measure,
    element: one.element,
    hidden: one.hidden,
    at_least: one.atLeast,
    days: one.days,
    percent: one.percent,
  }))
  await ctx.db.insertInto('model.evidence').values(rows).execute()
}
