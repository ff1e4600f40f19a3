import type { Ctx } from '#platform/server'
import type { FamilyPerson } from '../families/people.query.server.ts'
import { personLabel } from '../families/person-label.domain.ts'
import type { OpinionBody } from './record-opinion.server.ts'

export type Opinion = OpinionBody & { readonly id: string; readonly childId: string; readonly label: string }

/** What children said themselves, as far as the reader may read it, the newest first. */
export async function opinionsIn(
  ctx: Ctx,
  about: { caseId: string; code: string; people: readonly Pick<FamilyPerson, 'id' | 'no' | 'identity' | 'relation'>[] },
): Promise<readonly Opinion[]> {
  const rows = await ctx.db
    .selectFrom('casework.item')
    .select(['id', 'subject_id', 'body'])
    .where('case_id', '=', about.caseId)
    .where('kind', '=', 'opinion')
    .where('replaced_at', 'is', null)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.flatMap((row) => {
    const child = about.people.find(({ id }) => id === row.subject_id)
    // Only the act of writing an opinion down writes these entries.
    const body = row.body as OpinionBody
    return child ? [{ ...body, id: row.id, childId: child.id, label: personLabel(child, about.code) }] : []
  })
}
