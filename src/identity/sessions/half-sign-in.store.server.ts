import type { PersonId } from '#kernel'
import { type Ctx, hashSecret, newSecret } from '#platform/server'
import { forgettingTime } from './lock-out.domain.ts'
import type { Typed } from './return-path.domain.ts'

/** A right password that waits for its code, with where it leads and what was typed in the form under which the last session ended. */
export type HalfSignIn = {
  readonly personId: PersonId
  readonly passwordMark: Buffer
  readonly beganAt: Date
  readonly back: string
  readonly typed: Typed | null
}
type Beginning = {
  readonly personId: PersonId
  readonly passwordHash: string
  readonly back: string
  readonly typed: Typed | null
}

/** By which password it began, without telling it: a changed one makes it void. */
export const passwordMark = (passwordHash: string): Buffer => hashSecret(passwordHash)

/** Begins to sign somebody in and answers the secret that only the browser keeps. Those a day old are forgotten, with what they carry. */
export async function beginHalfSignIn(ctx: Ctx, { personId, passwordHash, back, typed }: Beginning): Promise<string> {
  await ctx.db.deleteFrom('identity.half_sign_in').where('began_at', '<', forgettingTime(ctx.now)).execute()
  const token = newSecret()
  const row = { token_hash: hashSecret(token), person_id: personId, password_mark: passwordMark(passwordHash) }
  await ctx.db
    .insertInto('identity.half_sign_in')
    .values({ ...row, began_at: ctx.now, back, typed: typed && JSON.stringify(typed) })
    .execute()
  return token
}

/** What began by this secret and has not ended, however long ago. */
export async function halfSignInBy(ctx: Ctx, token: string): Promise<HalfSignIn | null> {
  const found = await ctx.db
    .selectFrom('identity.half_sign_in')
    .select(['person_id as personId', 'password_mark as passwordMark', 'began_at as beganAt', 'back', 'typed'])
    .where('token_hash', '=', hashSecret(token))
    .where('ended_at', 'is', null)
    .$narrowType<{ personId: PersonId }>()
    .executeTakeFirst()
  // Written by `beginHalfSignIn` only.
  return found ? { ...found, typed: found.typed as Typed | null } : null
}

/** Ends it and forgets what it carried. */
export async function endHalfSignIn(ctx: Ctx, token: string): Promise<void> {
  await ctx.db
    .updateTable('identity.half_sign_in')
    .set({ ended_at: ctx.now, typed: null })
    .where('token_hash', '=', hashSecret(token))
    .execute()
}
