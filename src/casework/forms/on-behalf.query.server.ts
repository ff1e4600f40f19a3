import { sql } from 'kysely'
import type { Form } from '#model'
import type { Ctx } from '#platform/server'

/** An institution of the team that has no accounts, and writes on paper. */
export type OnPaper = { readonly id: string; readonly name: string }

/**
 * For which institutions without accounts I may write down what they filled in on paper: those of the team, on a form of which each
 * institution has one of its own (FORMAT.md, section 9, Without an account). Nobody but those who keep the case.
 */
export async function writingOnPaper(ctx: Ctx, caseId: string, form: Form): Promise<readonly OnPaper[]> {
  if (form.instances !== 'per_institution') return []
  const found = await sql<OnPaper>`
    select i.id, i.name from authz.forms_i_may_record() r join institutions.institution i on i.id = r.institution_id
    where r.case_id = ${caseId}::uuid and r.form = ${form.id} order by i.name collate "pl-x-icu"`.execute(ctx.db)
  return found.rows
}
