import { NotFound } from '#kernel'
import type { Locale } from '#platform'
import { type Ctx, me } from '#platform/server'
import { type OwnSecondFactor, secondFactorOf } from '../second-factor/own-second-factor.query.server.ts'
import { isAlive, type SessionLimits } from '../sessions/session.domain.ts'

export type OwnSession = { readonly agent: string; readonly createdAt: Date; readonly seenAt: Date }
export type OwnAccount = {
  readonly email: string
  readonly locale: Locale
  readonly secondFactor: OwnSecondFactor | null
  readonly sessions: readonly OwnSession[]
}

/** The language of the acting person's pages and letters. */
export async function ownLanguage(ctx: Ctx): Promise<Locale> {
  return (await own(ctx)).locale
}

/** The address the acting person signs in with. */
export async function ownEmail(ctx: Ctx): Promise<string> {
  return (await own(ctx)).email
}

/** The acting person's account and where they are signed in, the latest seen first. */
export async function ownAccount(ctx: Ctx, limits: SessionLimits): Promise<OwnAccount> {
  const account = await own(ctx)
  const sessions = await ctx.db
    .selectFrom('identity.session')
    .select(['agent', 'created_at as createdAt', 'seen_at as seenAt'])
    .where('person_id', '=', me(ctx))
    .where('ended_at', 'is', null)
    .orderBy('seen_at', 'desc')
    .execute()
  const alive = sessions.filter((session) => isAlive(session, ctx.now, limits))
  const secondFactor = await secondFactorOf(ctx, me(ctx))
  return { ...account, secondFactor, sessions: alive.map((session) => ({ ...session, agent: session.agent ?? '' })) }
}

async function own(ctx: Ctx): Promise<{ readonly email: string; readonly locale: Locale }> {
  const account = await ctx.db
    .selectFrom('identity.account')
    .select(['email', 'locale'])
    .where('person_id', '=', me(ctx))
    .$narrowType<{ locale: Locale }>()
    .executeTakeFirst()
  if (!account) throw new NotFound('account')
  return account
}
