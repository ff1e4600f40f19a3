import { z } from 'zod'
import { yesNo } from '#platform'
import { type Channel, channelsFor, type NoticeKind } from '../kinds.domain.ts'

export const WEEKDAYS = ['1', '2', '3', '4', '5'] as const
export const HOURS = Array.from({ length: 24 }, (_, hour) => String(hour))

const channel = (kind: NoticeKind): z.ZodType<Channel> => z.enum(channelsFor(kind))
/** One field for each kind of the register, named by it. */
const channels: Readonly<Record<NoticeKind, z.ZodType<Channel>>> = {
  emergency_opened: channel('emergency_opened'),
  meeting_called: channel('meeting_called'),
  task_given: channel('task_given'),
  request_answered: channel('request_answered'),
  remark_answered: channel('remark_answered'),
  consultation_closed: channel('consultation_closed'),
}
const hour = z.enum(HOURS).transform(Number)

/** How a person hears of each kind of thing, and when. */
export const PreferencesInput = z.object({
  ...channels,
  mails: yesNo,
  weeklyOn: z.enum(WEEKDAYS).transform(Number),
  quiet: yesNo,
  quietFrom: hour,
  quietUntil: hour,
})
export type PreferencesInput = z.infer<typeof PreferencesInput>
