import { z } from 'zod'
import { yesNo } from '#platform'
import { CHANNELS, type ChosenKind } from '../kinds.domain.ts'

export const WEEKDAYS = ['1', '2', '3', '4', '5'] as const
export const HOURS = Array.from({ length: 24 }, (_, hour) => String(hour))

const channel = z.enum(CHANNELS)
/** One field for each kind that may be chosen, named by it. */
const channels: Readonly<Record<ChosenKind, typeof channel>> = {
  meeting_called: channel,
  task_given: channel,
  task_reminder: channel,
  task_to_support: channel,
  task_in_place: channel,
  meeting_moved: channel,
  meeting_called_off: channel,
  meeting_dates_asked: channel,
  meeting_dates_given_up: channel,
  minutes_for_remarks: channel,
  clock_reminder: channel,
  clock_escalation: channel,
  stand_in_named: channel,
  stand_in_ended: channel,
  unit_free: channel,
  family_order: channel,
  request_answered: channel,
  remark_answered: channel,
  consultation_closed: channel,
  certificate_issued: channel,
  certificate_ended: channel,
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
