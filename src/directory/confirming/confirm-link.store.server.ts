import { NotFound } from '#kernel'
import { type Ctx, hashSecret, me, newSecret } from '#platform/server'
import { linkExpiry } from './confirm-link.domain.ts'

const SEALED_FOR = 'confirm_link'

/** Makes a one-use link to an entry and answers its id; earlier ones stop working. Its secret is kept sealed until it has been sent. */
export async function saveLink(ctx: Ctx, serviceId: string): Promise<string> {
  await endLinks(ctx, serviceId)
  const [id, secret] = [ctx.newId(), newSecret()]
  await ctx.db
    .insertInto('directory.confirm_link')
    .values({
      id,
      service_id: serviceId,
      token_hash: hashSecret(secret),
      sealed: ctx.vault.seal(SEALED_FOR, id, Buffer.from(secret)),
      made_by: me(ctx),
      made_at: ctx.now,
      expires_at: linkExpiry(ctx.now),
    })
    .execute()
  return id
}

/** Links to an entry stop working. */
export async function endLinks(ctx: Ctx, serviceId: string): Promise<void> {
  await ctx.db
    .updateTable('directory.confirm_link')
    .set({ ended_at: ctx.now, sealed: null })
    .where('service_id', '=', serviceId)
    .where('ended_at', 'is', null)
    .execute()
}

export type LinkToSend = {
  readonly serviceId: string
  readonly expiresAt: Date
  /** Null once it was sent, or when it works no longer. */
  readonly secret: string | null
}

/** A link that waits to be sent, locked; for the worker. */
export async function linkToSend(ctx: Ctx, id: string): Promise<LinkToSend> {
  const row = await ctx.db
    .selectFrom('directory.confirm_link')
    .select(['service_id', 'sealed', 'expires_at', 'ended_at', 'sent_at'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new NotFound('directory.confirm_link')
  const works = row.ended_at === null && row.sent_at === null && row.expires_at > ctx.now
  const opened = works && row.sealed ? ctx.vault.unseal(SEALED_FOR, id, row.sealed) : null
  return { serviceId: row.service_id, expiresAt: row.expires_at, secret: opened?.toString() ?? null }
}

/** The secret is forgotten; only its hash stays. */
export async function saveSent(ctx: Ctx, id: string): Promise<void> {
  await ctx.db
    .updateTable('directory.confirm_link')
    .set({ sent_at: ctx.now, sealed: null })
    .where('id', '=', id)
    .execute()
}
