import { type Outcome, ok } from '#kernel'
import { type Ctx, me, record } from '#platform/server'
import type { PreferencesInput } from './preferences.schema.ts'
import { savePreferences } from './preferences.store.server.ts'

/** Keeps how the acting person hears of things. What already waits for a mail of the day or the week leaves with it, unless it was switched off. */
export async function choosePreferences(ctx: Ctx, input: PreferencesInput): Promise<Outcome<null, never>> {
  await savePreferences(ctx, input)
  await record(ctx, {
    chain: 'person',
    about: me(ctx),
    name: 'notices.preferences.chosen',
    payload: { mails: input.mails },
  })
  return ok(null)
}
