import type { MessageKey } from '#platform'
import type { Ctx } from '#platform/server'

/**
 * Something that the mails of a day and of a week count beside what is new. The message takes `count` and no word of what is counted; nothing is
 * said where there is none.
 */
export type DigestSource = {
  readonly key: MessageKey
  /** Counts as the person whom the mail is for. */
  readonly count: (ctx: Ctx) => Promise<number>
}
