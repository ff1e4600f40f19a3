import { sql } from 'kysely'
import { type Ctx, me } from '#platform/server'
import { isChosen, NOTICE_KINDS } from '../kinds.domain.ts'
import type { PreferencesInput } from './preferences.schema.ts'

/** Keeps how I want to hear of each kind, and when. */
export async function savePreferences(ctx: Ctx, input: PreferencesInput): Promise<void> {
  await ctx.db
    .insertInto('notices.preference')
    .values(NOTICE_KINDS.filter(isChosen).map((kind) => ({ person_id: me(ctx), kind, channel: input[kind] })))
    .onConflict((same) => same.columns(['person_id', 'kind']).doUpdateSet({ channel: sql`excluded.channel` }))
    .execute()
  const setting = {
    weekly_on: input.weeklyOn,
    quiet: input.quiet,
    quiet_from: input.quietFrom,
    quiet_until: input.quietUntil,
    mails_off_at: input.mails ? null : ctx.now,
  }
  await ctx.db
    .insertInto('notices.setting')
    .values({ person_id: me(ctx), ...setting })
    .onConflict((same) => same.column('person_id').doUpdateSet(setting))
    .execute()
}
