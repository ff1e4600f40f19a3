import { type Ctx, me, type Vault } from '#platform/server'
import { ownEmail } from '../accounts/own-account.query.server.ts'
import { newOffer } from './offer.server.ts'

/** A new key for the acting person's app, and what the page that offers it shows beside. */
export type Offered = {
  readonly offer: string
  readonly personId: string
  readonly email: string
  /** When the page was asked for: an older offer that was typed back may have lapsed by then. */
  readonly now: Date
}

export const loadOffer = async (ctx: Ctx, vault: Vault): Promise<Offered> => ({
  offer: newOffer(vault, me(ctx), ctx.now),
  personId: me(ctx),
  email: await ownEmail(ctx),
  now: ctx.now,
})
