import { type Outcome, ok, refused } from '#kernel'
import { type Ctx, record, translator } from '#platform/server'
import { caseFacts } from '../cases/case-facts.store.server.ts'
import { entriesToPick } from './entries-to-pick.query.server.ts'
import { isGivable } from './givable.domain.ts'
import { addParts, partsOf, saveParts } from './letter-part.store.server.ts'
import type { AnswerDraft, PartEdited } from './official-letter.domain.ts'
import { letterToAct, mustBeShown, type OfficialLetter, saveAnswer } from './official-letter.store.server.ts'

type OfLetter = { readonly caseId: string; readonly letterId: string }
export type WriteRefusal = 'not_open' | 'nothing_chosen' | 'not_to_give'

/** Puts chosen entries of the own institution into the answer, each as a part that can be edited. What is there already comes no second time. */
export async function pickEntries(
  ctx: Ctx,
  { caseId, letterId, items }: OfLetter & { readonly items: readonly string[] },
): Promise<Outcome<number, WriteRefusal>> {
  const letter = await letterToAct(ctx, caseId, letterId)
  if (letter.state !== 'open' || letter.answer === null) return refused('not_open')
  if (items.length === 0) return refused('nothing_chosen', { field: 'items' })
  const { entries } = await entriesToPick(ctx, await caseFacts(ctx, caseId), letter, translator('pl'))
  const chosen = entries.filter(({ itemId }) => items.includes(itemId))
  if (chosen.length < new Set(items).size) return refused('not_to_give', { field: 'items' })
  const there = new Set((await partsOf(ctx, letter)).map(({ itemId }) => itemId))
  const added = chosen.filter(({ itemId }) => !there.has(itemId))
  await addParts(ctx, letter, added)
  await saveAnswer(ctx, letter, letter.answer)
  await tell(ctx, letter, 'picked', { count: added.length })
  return ok(added.length)
}

/** A part in words of its own. It names its category, because what it gives stands on the ledger as every other part does. */
export async function writePart(
  ctx: Ctx,
  input: OfLetter & { readonly category: string; readonly heading: string; readonly words: string },
): Promise<Outcome<null, WriteRefusal>> {
  const { caseId, letterId, category, heading, words } = input
  const letter = await letterToAct(ctx, caseId, letterId)
  if (letter.state !== 'open' || letter.answer === null) return refused('not_open')
  const { model } = await caseFacts(ctx, caseId)
  const sensitivity = model.category.find(category)?.sensitivity
  const { subjectId } = letter
  if (!sensitivity || !isGivable(letter, { sensitivity, subjectId }))
    return refused('not_to_give', { field: 'category' })
  await addParts(ctx, letter, [{ itemId: null, category, subjectId, heading, words }])
  await saveAnswer(ctx, letter, letter.answer)
  await tell(ctx, letter, 'picked', { count: 1 })
  return ok(null)
}

/** Keeps the answer as it was edited, still a draft. Throws `Conflict` when somebody saved it meanwhile. */
export async function editAnswer(
  ctx: Ctx,
  input: OfLetter & { readonly version: number; readonly answer: AnswerDraft; readonly parts: readonly PartEdited[] },
): Promise<Outcome<null, WriteRefusal>> {
  const letter = await letterToAct(ctx, input.caseId, input.letterId)
  if (letter.state !== 'open') return refused('not_open')
  mustBeShown(letter, input.version)
  await saveParts(ctx, letter, input.parts)
  await saveAnswer(ctx, letter, input.answer)
  await tell(ctx, letter, 'edited')
  return ok(null)
}

/** What happened to a letter, in the chain of that letter alone: who may not read the letter does not learn that there is one. */
export async function tell(
  ctx: Ctx,
  { id, caseId }: Pick<OfficialLetter, 'id' | 'caseId'>,
  what: 'picked' | 'edited' | 'approved' | 'taken_back' | 'sent' | 'printed',
  more: Readonly<Record<string, string | number>> = {},
): Promise<void> {
  const payload = { case: caseId, letter: id, ...more }
  await record(ctx, { chain: 'case', about: id, name: `casework.letter.${what}`, payload })
}
