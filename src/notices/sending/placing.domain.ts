import { channelOf, type NoticeKind, rulesOf } from '../kinds.domain.ts'
import { leavesAt, nextMorning, nextWeekly, type Quiet } from './quiet-hours.domain.ts'

/** A mail at once, one held back through quiet hours, that of a day, that of a week. */
export type Form = 'one' | 'held' | 'daily' | 'weekly'

/** How a person wants to hear. */
export type Wishes = {
  /** Channels by kind, where something was chosen. */
  readonly chosen: Readonly<Record<string, string>>
  /** The weekday of the weekly mail, 1 = Monday. */
  readonly weeklyOn: number
  readonly quiet: Quiet
  /** Asked for no more mails: only those leave that must. */
  readonly stopped: boolean
}

export type Place = { readonly form: Form; readonly dueAt: Date }

/** Whether a kind of thing leaves by mail at all. */
export function isMailed(kind: NoticeKind, { chosen, stopped }: Wishes): boolean {
  if (stopped && !rulesOf(kind).statutory) return false
  return !['product', 'off'].includes(channelOf(kind, chosen[kind]))
}

/** By which mail a thing of now leaves, and when; null when it is told in the product alone. */
export function placeOf(kind: NoticeKind, wishes: Wishes, now: Date): Place | null {
  if (!isMailed(kind, wishes)) return null
  switch (channelOf(kind, wishes.chosen[kind])) {
    case 'daily':
      return { form: 'daily', dueAt: nextMorning(now, wishes.quiet) }
    case 'weekly':
      return { form: 'weekly', dueAt: nextWeekly(now, wishes.quiet, wishes.weeklyOn) }
    default: {
      const dueAt = rulesOf(kind).urgent ? now : leavesAt(now, wishes.quiet)
      return { form: dueAt > now ? 'held' : 'one', dueAt }
    }
  }
}
