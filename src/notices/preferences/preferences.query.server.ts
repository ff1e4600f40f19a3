import { type Ctx, me } from '#platform/server'
import { channelOf, isChosen, NOTICE_KINDS } from '../kinds.domain.ts'
import { wishesOf } from '../sending/delivery.store.server.ts'

/** What stands in the fields of my preferences: what I chose, or the usual. */
export async function myPreferences(ctx: Ctx): Promise<Readonly<Record<string, string>>> {
  const mine = (await wishesOf(ctx, [me(ctx)])).get(me(ctx))
  if (!mine) throw new Error('wishes are told of everybody who is asked about')
  const yes = (is: boolean) => (is ? 'yes' : 'no')
  return {
    ...Object.fromEntries(NOTICE_KINDS.filter(isChosen).map((kind) => [kind, channelOf(kind, mine.chosen[kind])])),
    mails: yes(!mine.stopped),
    weeklyOn: String(mine.weeklyOn),
    quiet: yes(mine.quiet.quiet),
    quietFrom: String(mine.quiet.quietFrom),
    quietUntil: String(mine.quiet.quietUntil),
  }
}
