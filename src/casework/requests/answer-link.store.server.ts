import { sql } from 'kysely'
import { NotFound } from '#kernel'
import { type Ctx, hashSecret, me, newSecret } from '#platform/server'
import { linkExpiry } from './answer-link.domain.ts'

export type AnswerLink = {
  readonly id: string
  readonly madeAt: Date
  readonly expiresAt: Date
  readonly opened: boolean
}

/** The link by which a request may be answered now; none when there is none or it has ended. */
export async function workingLink(ctx: Ctx, requestId: string): Promise<AnswerLink | null> {
  const row = await ctx.db
    .selectFrom('casework.answer_link')
    .select(['id', 'made_at', 'expires_at', 'opened_at'])
    .where('request_id', '=', requestId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', ctx.now)
    .orderBy('made_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? { id: row.id, madeAt: row.made_at, expiresAt: row.expires_at, opened: row.opened_at !== null } : null
}

/** Makes a one-use link and answers its secret, which is kept nowhere. Earlier links to the same request stop working. */
export async function saveLink(ctx: Ctx, request: { readonly id: string; readonly caseId: string }): Promise<string> {
  await endLinks(ctx, request.id)
  const secret = newSecret()
  await ctx.db
    .insertInto('casework.answer_link')
    .values({
      id: ctx.newId(),
      request_id: request.id,
      case_id: request.caseId,
      token_hash: hashSecret(secret),
      made_by: me(ctx),
      made_at: ctx.now,
      expires_at: linkExpiry(ctx.now),
    })
    .execute()
  return secret
}

/** Links to a request stop working. */
export async function endLinks(ctx: Ctx, requestId: string): Promise<void> {
  await ctx.db
    .updateTable('casework.answer_link')
    .set({ ended_at: ctx.now })
    .where('request_id', '=', requestId)
    .where('ended_at', 'is', null)
    .execute()
}

export type Opened = { readonly requestId: string; readonly caseId: string; readonly special: boolean }

/** Opens the question of the link that the actor holds. `NotFound` when the link was used, ended, expired or never was: they look alike. */
export async function openQuestion(ctx: Ctx): Promise<Opened> {
  const found = await sql<Opened>`
    select request_id as "requestId", case_id as "caseId", special from casework.open_by_link()`.execute(ctx.db)
  const [opened] = found.rows
  if (!opened) throw new NotFound('link')
  return opened
}

/** The request of the link that the actor holds, and whether its question was opened. `NotFound` as above. */
export async function linkAtHand(ctx: Ctx): Promise<{ readonly requestId: string; readonly opened: boolean }> {
  const found = await sql<{ requestId: string; opened: boolean }>`
    select request_id as "requestId", opened from casework.link_at_hand()`.execute(ctx.db)
  const [link] = found.rows
  if (!link) throw new NotFound('link')
  return link
}
