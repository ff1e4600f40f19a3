import type { Ctx } from '#platform/server'
import type { ClockKept } from './clock-rows.domain.ts'

/** Puts the clocks of a case in the place of those kept before. */
export async function replaceClocks(ctx: Ctx, caseId: string, rows: readonly ClockKept[]): Promise<void> {
  await ctx.db.deleteFrom('casework.clock').where('case_id', '=', caseId).execute()
  if (rows.length === 0) return
  await ctx.db
    .insertInto('casework.clock')
    .values(
      rows.map((row) => ({
        case_id: caseId,
        deadline: row.deadline,
        instance: row.instance,
        started_on: row.startedOn,
        due_on: row.dueOn,
        remind_on: row.remindOn,
        force: row.force,
        turn_role: row.turnRole,
        turn_institution_id: row.turnInstitution,
        state: row.state,
        since: row.since,
        ended_on: row.endedOn,
      })),
    )
    .execute()
}
