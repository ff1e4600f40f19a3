import { sql } from 'kysely'
import { NotFound } from '#kernel'
import type { Ctx } from '#platform/server'
import { type CaseFile, caseFile, caseToAct } from '../cases/case-file.store.server.ts'
import { mayKeep } from '../cases/may-keep.query.server.ts'

/** Whether I stand on the side of one person of a case. */
async function amOneSided(ctx: Ctx, caseId: string): Promise<boolean> {
  const found = await sql<{ sided: boolean }>`
    select ${caseId}::uuid in (select authz.cases_i_am_one_sided_in()) as sided`.execute(ctx.db)
  return found.rows[0]?.sided === true
}

/** A case whose compartments are mine to know. `Forbidden` for those who do not keep it; `NotFound` for who stands on one side: they are told nothing. */
export async function caseOfSides(ctx: Ctx, caseId: string): Promise<CaseFile> {
  const file = await caseFile(ctx, caseId)
  await mayKnow(ctx, file.id)
  return file
}

/** The same, to act in. */
export async function caseOfSidesToAct(ctx: Ctx, caseId: string): Promise<CaseFile> {
  const file = await caseToAct(ctx, caseId)
  await mayKnow(ctx, file.id)
  return file
}

async function mayKnow(ctx: Ctx, caseId: string): Promise<void> {
  await mayKeep(ctx, caseId)
  if (await amOneSided(ctx, caseId)) throw new NotFound('page')
}

/** Whether compartments of a case are mine to know, for the ways that lead to them. */
export async function knowsOfSides(ctx: Ctx, caseId: string, keeps: boolean): Promise<boolean> {
  return keeps && !ctx.seenAs && !(await amOneSided(ctx, caseId))
}
