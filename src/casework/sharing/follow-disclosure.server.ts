import { type Outcome, refused } from '#kernel'
import type { Ctx } from '#platform/server'
import { caseToAct } from '../cases/case-file.store.server.ts'
import type { DiscloseInput } from './disclose.schema.ts'
import { type DiscloseRefusal, disclose } from './disclose.server.ts'
import { disclosureToFollow } from './follow.query.server.ts'

export type FollowDisclosureInput = Omit<DiscloseInput, 'institutionId' | 'role' | 'category'> & {
  readonly disclosureId: string
}
export type FollowDisclosureRefusal = DiscloseRefusal | 'already_followed'

/**
 * Renews or narrows a disclosure: a new one to the same recipient about the same category follows it, judged as any other, and what still ran
 * ends with the same act. Neither is ever edited.
 */
export async function followDisclosure(
  ctx: Ctx,
  { disclosureId, ...input }: FollowDisclosureInput,
): Promise<Outcome<string, FollowDisclosureRefusal>> {
  await caseToAct(ctx, input.caseId)
  const { before, about } = await disclosureToFollow(ctx, input.caseId, disclosureId)
  if (before.followed) return refused('already_followed')
  const { recipient, role, category } = about
  return disclose(ctx, { ...input, institutionId: recipient.id, role, category }, before.id)
}
