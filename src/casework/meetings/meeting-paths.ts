import { z } from 'zod'
import { OfCase } from '../cases/case-scope.ts'

/** My meetings, across cases. */
export const MEETINGS = '/meetings'

/** The maker of calendar files that go with mails about a meeting. */
export const CALENDAR_FILE = 'casework.calendar'

/** The maker of calendar files that go with mails about a sitting. */
export const SITTING_CALENDAR = 'casework.sitting_calendar'

/** What stands in the addresses of one meeting. */
export const MeetingParams = OfCase.extend({ meetingId: z.uuid() })

/** Where a meeting is taken into a calendar. */
export const calendarPath = (caseId: string, meetingId: string): string =>
  `/cases/${caseId}/meetings/${meetingId}/calendar`
