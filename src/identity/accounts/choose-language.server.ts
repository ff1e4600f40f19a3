import { type Outcome, ok } from '#kernel'
import type { Locale } from '#platform'
import { type Ctx, me, record } from '#platform/server'
import { changeAccount } from './account.store.server.ts'

/** The language of the acting person's pages and letters. */
export async function chooseLanguage(ctx: Ctx, input: { readonly language: Locale }): Promise<Outcome<Locale, never>> {
  await changeAccount(ctx, me(ctx), { locale: input.language })
  await record(ctx, {
    chain: 'person',
    about: me(ctx),
    name: 'identity.language.chosen',
    payload: { language: input.language },
  })
  return ok(input.language)
}
