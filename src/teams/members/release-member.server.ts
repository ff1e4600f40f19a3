import { Forbidden, type LocalDate, NotFound, type Outcome, ok, refused } from '#kernel'
import { type Ctx, record } from '#platform/server'
import { endMembership, findMembership } from './member.store.server.ts'

export type ReleaseMemberInput = { readonly membershipId: string; readonly lastDay: LocalDate }
export type ReleaseRefusal = 'before_start' | 'already_released'

/** Ends a place in a team; the last day still counts, and a place that ends sooner is not prolonged. Everybody may give up a place of their own. Returns the team's id. */
export async function releaseMember(
  ctx: Ctx,
  { membershipId, lastDay }: ReleaseMemberInput,
): Promise<Outcome<string | null, ReleaseRefusal>> {
  const held = await findMembership(ctx, membershipId)
  if (!held) throw new NotFound('membership')
  if (!held.mayRelease) throw new Forbidden('release a member')
  if (lastDay < held.fromOn) return refused('before_start', { field: 'lastDay', since: held.fromOn })
  if (held.untilOn !== null && held.untilOn < lastDay) return refused('already_released', { until: held.untilOn })
  await endMembership(ctx, membershipId, lastDay)
  await record(ctx, {
    chain: held.bodyId ? 'body' : 'person',
    about: held.bodyId ?? held.personId,
    name: 'teams.member.released',
    payload: { membership: membershipId, until: lastDay },
  })
  return ok(held.bodyId)
}
