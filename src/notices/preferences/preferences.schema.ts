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
  task_reminder: channel('task_reminder'),
  task_in_place: channel('task_in_place'),
  meeting_moved: channel('meeting_moved'),
  meeting_called_off: channel('meeting_called_off'),
  meeting_dates_asked: channel('meeting_dates_asked'),
  meeting_dates_given_up: channel('meeting_dates_given_up'),
  minutes_for_remarks: channel('minutes_for_remarks'),
  clock_reminder: channel('clock_reminder'),
  clock_escalation: channel('clock_escalation'),
  stand_in_named: channel('stand_in_named'),
  stand_in_ended: channel('stand_in_ended'),
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
