import { NotFound, type Outcome, ok, refused } from '#kernel'
import type { Model } from '#model'
import { type Ctx, record } from '#platform/server'
import { type CaseFile, caseToAct } from '../cases/case-file.store.server.ts'
import { mayKeep } from '../cases/may-keep.query.server.ts'
import { familyCategories } from '../families/categories.domain.ts'
import { peopleOf } from '../families/people.query.server.ts'
import { writeItem } from '../sharing/item.store.server.ts'
import { seatsOfMine } from '../team/seat.store.server.ts'
import { type ENDS, WHOLE_FAMILY, type WriteNeedInput } from './need.schema.ts'
import { addNeed, needsOf, saveEnd } from './need.store.server.ts'

export type WriteNeedRefusal = 'case_closed' | 'unknown_person' | 'day_ahead'

/** Writes down a need as family and team agreed it, with how much it matters in a word. The act of those who keep the case. */
export async function writeNeed(
  ctx: Ctx,
  input: WriteNeedInput & { readonly caseId: string },
): Promise<Outcome<string, WriteNeedRefusal>> {
  const file = await caseToAct(ctx, input.caseId)
  await mayKeep(ctx, file.id)
  if (file.closedOn) return refused('case_closed')
  if (input.since > ctx.today) return refused('day_ahead', { field: 'since' })
  const subjectId = input.who === WHOLE_FAMILY ? null : input.who
  const known = (await peopleOf(ctx, file.id)).some(({ id }) => id === subjectId)
  if (subjectId !== null && !known) return refused('unknown_person', { field: 'who' })
  const itemId = await writeWords(ctx, file, input.words, subjectId)
  const needId = await addNeed(ctx, file.id, { ...input, itemId, subjectId })
  const payload = { need: needId, matters: input.matters }
  await record(ctx, { chain: 'case', about: file.id, name: 'casework.need.written', payload, item: itemId })
  return ok(needId)
}

/** A need that is met, that is no more, or that was written by mistake. It stays on record. Throws `NotFound`. */
export async function endNeed(
  ctx: Ctx,
  input: { readonly caseId: string; readonly needId: string; readonly how: (typeof ENDS)[number] },
): Promise<Outcome<null, 'case_closed'>> {
  const file = await caseToAct(ctx, input.caseId)
  await mayKeep(ctx, file.id)
  if (file.closedOn) return refused('case_closed')
  if (!(await needsOf(ctx, file.id)).some(({ id }) => id === input.needId)) throw new NotFound('need')
  await saveEnd(ctx, input)
  const payload = { need: input.needId, how: input.how }
  await record(ctx, { chain: 'case', about: file.id, name: 'casework.need.ended', payload })
  return ok(null)
}

/** Words about a need, as an entry of the institution that keeps the case; answers with its id. */
export async function writeWords(ctx: Ctx, file: CaseFile, text: string, subjectId: string | null): Promise<string> {
  const owner = (await seatsOfMine(ctx, file.id)).find(({ sees, keeper }) => sees === 'names' && keeper)?.institution
  if (!owner) throw new Error('nobody to write for: the caller checks the right first')
  const about = { caseId: file.id, keeper: file.keeper, owner, category: needCategory(file.model) }
  return writeItem(ctx, { ...about, kind: 'note', subjectId, body: { of: 'need', text } })
}

/** Under which category the model asks for a need; where it asks for none, that of the household. */
function needCategory(model: Model): string {
  const asked = model.form.all.flatMap(({ sections }) => sections.flatMap(({ fields }) => fields))
  const { category } = asked.find(({ binds }) => binds === 'unmet.need') ?? {}
  return category === undefined || category === '@item' ? familyCategories(model).household : category
}
