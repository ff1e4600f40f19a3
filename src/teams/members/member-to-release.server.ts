import { Forbidden, NotFound } from '#kernel'
import type { Ctx } from '#platform/server'
import { bodyOf, namesOf } from '../bodies/body.store.server.ts'
import { findMembership } from './member.store.server.ts'

/** Whose place in which role is about to end. */
export async function memberToRelease(ctx: Ctx, membershipId: string) {
  const held = await findMembership(ctx, membershipId)
  if (!held?.bodyId) throw new NotFound('membership')
  if (!held.mayRelease) throw new Forbidden('release a member')
  const { model } = await bodyOf(ctx, held.bodyId)
  const names = await namesOf(ctx, [held.personId])
  return { name: names(held.personId) ?? '', role: model.role(held.role), today: ctx.today }
}
