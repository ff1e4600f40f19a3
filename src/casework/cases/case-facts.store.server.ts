import { sql } from 'kysely'
import { NotFound } from '#kernel'
import type { CaseFacts, Model } from '#model'
import type { Ctx } from '#platform/server'
import type { ClockRow } from '../clocks/clock-rows.domain.ts'
import { type CaseStructure, factsFrom } from './case-facts.domain.ts'
import { type CaseFile, caseFile } from './case-file.store.server.ts'

export type KnownCase = {
  readonly file: CaseFile
  readonly model: Model
  readonly facts: CaseFacts
  /** What the latest evaluation found, as an outcome of the model. */
  readonly outcomeFound: string | null
  /** The clocks as they were last settled. */
  readonly clocksKept: readonly ClockRow[]
}

/** The case with everything the rules of its model ask, whoever wrote it. Holds no word of content. `NotFound` as for the case itself. */
export async function caseFacts(ctx: Ctx, caseId: string): Promise<KnownCase> {
  return factsOf(ctx, await caseFile(ctx, caseId))
}

/** The same for a case already loaded, for instance to act in. */
export async function factsOf(ctx: Ctx, file: CaseFile): Promise<KnownCase> {
  const found = await sql<{ structure: CaseStructure | null }>`
    select casework.case_structure(${file.id}::uuid) as structure`.execute(ctx.db)
  const structure = found.rows[0]?.structure
  if (!structure) throw new NotFound('case')
  const facts = factsFrom(structure, { ...file, today: ctx.today })
  const outcomeFound = structure.forms?.findLast(({ current, digest }) => current && digest.outcome !== null)?.digest
    .outcome
  return { file, model: file.model, facts, outcomeFound: outcomeFound ?? null, clocksKept: structure.clocks ?? [] }
}
