import { type Outcome, ok } from '#kernel'
import { type Ctx, me, record } from '#platform/server'
import { closeSession, closeSessionsOf } from './session.store.server.ts'

/** Ends this browser's session. Nothing to end is no failure: the answer is the same. */
export async function signOut(ctx: Ctx, token: string | null): Promise<Outcome<null, never>> {
  if (ctx.actor.kind !== 'person' || token === null) return ok(null)
  await closeSession(ctx, token)
  await record(ctx, { chain: 'person', about: me(ctx), name: 'identity.session.ended' })
  return ok(null)
}

/** Ends every session of the acting person, on every device, this one too. */
export async function signOutEverywhere(ctx: Ctx): Promise<Outcome<null, never>> {
  await closeSessionsOf(ctx, me(ctx))
  await record(ctx, { chain: 'person', about: me(ctx), name: 'identity.session.ended_everywhere' })
  return ok(null)
}
