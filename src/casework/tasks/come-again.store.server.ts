import { sql } from 'kysely'
import { CaseId, InstitutionId, type LocalDate, ModelVersionId } from '#kernel'
import type { Ctx } from '#platform/server'
import type { NextOfSeries, SeriesUnit, TaskSeries } from './task-series.domain.ts'

/** The latest task of a series, open and past its day. */
export type ToComeAgain = {
  readonly taskId: string
  readonly no: number
  readonly series: TaskSeries
  readonly caseId: CaseId
  readonly code: string
  readonly versionId: ModelVersionId
  readonly unitCode: string
  readonly migrations: number
  readonly institution: InstitutionId
  readonly person: string | null
  readonly keeper: InstitutionId
}

type Row = {
  task_id: string
  case_id: string
  case_code: string
  version_id: string
  unit_code: string
  migrations: number
  no: number
  every: number
  unit: SeriesUnit
  first_on: LocalDate
  until_on: LocalDate | null
  times: number | null
  institution_id: string
  person_id: string | null
  keeper_id: string
}

/** Tasks whose next one is to be made today; PostgreSQL answers the worker alone. */
export async function tasksToComeAgain(ctx: Ctx, limit: number): Promise<readonly ToComeAgain[]> {
  const { rows } = await sql<Row>`select * from casework.tasks_to_come_again(${limit})`.execute(ctx.db)
  return rows.map((row) => ({
    taskId: row.task_id,
    no: row.no,
    series: {
      ...{ every: row.every, unit: row.unit, firstOn: row.first_on },
      ...{ untilOn: row.until_on, times: row.times, endedOn: null },
    },
    caseId: CaseId.parse(row.case_id),
    code: row.case_code,
    versionId: ModelVersionId.parse(row.version_id),
    unitCode: row.unit_code,
    migrations: row.migrations,
    institution: InstitutionId.parse(row.institution_id),
    person: row.person_id,
    keeper: InstitutionId.parse(row.keeper_id),
  }))
}

/** Keeps the next task of a series; false where it is there already. */
export async function comeAgain(
  ctx: Ctx,
  before: string,
  next: NextOfSeries & { readonly id: string },
): Promise<boolean> {
  const { rows } = await sql<{ made: string | null }>`
    select casework.task_comes_again(${before}::uuid, ${next.id}::uuid, ${next.no}, ${next.due}::date) as made`.execute(
    ctx.db,
  )
  return rows[0]?.made === next.id
}
