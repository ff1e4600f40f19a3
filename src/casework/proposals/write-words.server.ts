import type { Ctx } from '#platform/server'
import { needCategory } from '../candidates/need.domain.ts'
import type { CaseFile } from '../cases/case-file.store.server.ts'
import { familyCategories } from '../families/categories.domain.ts'
import { writeItem } from '../sharing/item.store.server.ts'
import { seatsOfMine } from '../team/seat.store.server.ts'

/** Words about a need, as an entry of the institution that keeps the case; answers with its id. */
export async function writeWords(ctx: Ctx, file: CaseFile, text: string, subjectId: string | null): Promise<string> {
  const owner = (await seatsOfMine(ctx, file.id)).find(({ sees, keeper }) => sees === 'names' && keeper)?.institution
  if (!owner) throw new Error('nobody to write for: the caller checks the right first')
  const about = {
    caseId: file.id,
    keeper: file.keeper,
    owner,
    category: needCategory(file.model) ?? familyCategories(file.model).household,
  }
  return writeItem(ctx, { ...about, kind: 'note', subjectId, body: { of: 'need', text } })
}
