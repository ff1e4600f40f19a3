import { type Outcome, ok, refused } from '#kernel'
import { type Ctx, record } from '#platform/server'
import type { CaseFile } from '../cases/case-file.store.server.ts'
import { pairsAmong } from './apart.store.server.ts'
import { writeReason } from './keep-shield.server.ts'

export type TogetherRefusal = 'kept_apart' | 'not_yours_to_call'
/** Pairs that are brought together all the same, and the words by which somebody answers for it. */
export type Together = { readonly pairs: readonly string[]; readonly words: string }

/**
 * Whether these people may be brought together. Persons who must not meet are, only when whoever knows of it says why in words; for anybody
 * else it is refused without telling them more than that the meeting is not theirs to call.
 */
export async function mayMeet(
  ctx: Ctx,
  { id: caseId }: CaseFile,
  invited: readonly { readonly subjectId: string | null }[],
  words = '',
): Promise<Outcome<Together, TogetherRefusal>> {
  const subjects = [...new Set(invited.flatMap(({ subjectId }) => subjectId ?? []))]
  const pairs = subjects.length < 2 ? [] : await pairsAmong(ctx, caseId, subjects)
  if (pairs.some((pair) => pair === null)) return refused('not_yours_to_call')
  if (pairs.length > 0 && words === '') return refused('kept_apart', { field: 'together' })
  return ok({ pairs: pairs.flatMap((pair) => pair?.id ?? []), words })
}

/** Puts on record, in the chain of each pair and nowhere else, that they were brought together, and why. */
export async function keepTogether(
  ctx: Ctx,
  file: CaseFile,
  { pairs, words }: Together,
  meetingId: string,
): Promise<void> {
  for (const pair of pairs) {
    const item = await writeReason(ctx, file, { of: 'together', meeting: meetingId, text: words })
    const payload = { meeting: meetingId, words: item }
    await record(ctx, { chain: 'case', about: pair, name: 'casework.apart.brought_together', payload })
  }
}
