import { LOCALES } from '#platform'
import type { Ctx, Recipient } from '#platform/server'

/** Where a person's letters go, for the worker that sends them. Nobody for a blocked account. */
export async function recipientOf(ctx: Ctx, personId: string): Promise<Recipient | null> {
  const found = await ctx.db
    .selectFrom('identity.account')
    .select(['email', 'locale'])
    .where('person_id', '=', personId)
    .where('state', '!=', 'blocked')
    .executeTakeFirst()
  if (!found) return null
  return { email: found.email, locale: LOCALES.find((locale) => locale === found.locale) ?? 'pl' }
}
