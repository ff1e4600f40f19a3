import { z } from 'zod'
import { OfCase } from '../cases/case-scope.ts'

/** What stands in the addresses of one meeting. */
export const MeetingParams = OfCase.extend({ meetingId: z.uuid() })

/** Where a meeting is taken into a calendar. */
export const calendarPath = (caseId: string, meetingId: string): string =>
  `/cases/${caseId}/meetings/${meetingId}/calendar`
