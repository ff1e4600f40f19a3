import { NotFound } from '#kernel'
import { type Ctx, hashSecret, newSecret } from '#platform/server'
import { lastLetterBefore, type Purpose, ticketExpiry } from './ticket.domain.ts'

/** Makes a one-use link and answers its secret. Earlier links of the same purpose stop working. */
export async function issueTicket(ctx: Ctx, personId: string, purpose: Purpose): Promise<string> {
  await cancelTickets(ctx, personId, [purpose])
  const secret = newSecret()
  await ctx.db
    .insertInto('identity.ticket')
    .values({
      token_hash: hashSecret(secret),
      person_id: personId,
      purpose,
      created_at: ctx.now,
      expires_at: ticketExpiry(purpose, ctx.now),
    })
    .execute()
  return secret
}

export async function cancelTickets(ctx: Ctx, personId: string, purposes: readonly Purpose[]): Promise<void> {
  await ctx.db
    .updateTable('identity.ticket')
    .set({ used_at: ctx.now })
    .where('person_id', '=', personId)
    .where('purpose', 'in', purposes)
    .where('used_at', 'is', null)
    .execute()
}

/** Whose link it is, while it works. Throws NotFound for an unknown, used or expired one: the three look alike. */
export async function ticketHolder(ctx: Ctx, secret: string, purpose: Purpose): Promise<string> {
  const found = await ctx.db
    .selectFrom('identity.ticket')
    .select('person_id')
    .where('token_hash', '=', hashSecret(secret))
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', ctx.now)
    .executeTakeFirst()
  if (!found) throw new NotFound('ticket')
  return found.person_id
}

/** Whether this person was sent such a link a moment ago. */
export async function wasJustIssued(ctx: Ctx, personId: string, purpose: Purpose): Promise<boolean> {
  const found = await ctx.db
    .selectFrom('identity.ticket')
    .select('person_id')
    .where('person_id', '=', personId)
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('created_at', '>', lastLetterBefore(ctx.now))
    .executeTakeFirst()
  return found !== undefined
}
