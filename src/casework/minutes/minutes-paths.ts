import { z } from 'zod'
import { MeetingParams } from '../meetings/meeting-paths.ts'

export const SentenceParams = MeetingParams.extend({ sentenceId: z.uuid() })

type OfMeeting = { readonly caseId: string; readonly meetingId: string }
const at = ({ caseId, meetingId }: OfMeeting, rest: string): string => `/cases/${caseId}/meetings/${meetingId}/${rest}`

/** Addresses of the agenda and the minutes of a meeting. */
export const minutesPath = {
  agenda: (of: OfMeeting) => at(of, 'agenda'),
  minutes: (of: OfMeeting) => at(of, 'minutes'),
  close: (of: OfMeeting) => at(of, 'minutes/close'),
  sentence: (of: OfMeeting, id: string) => at(of, `minutes/sentences/${id}`),
  /** Tells of changes; what changed is fetched; what is typed is sent. */
  live: (of: OfMeeting) => at(of, 'minutes/live'),
  changes: (of: OfMeeting) => at(of, 'minutes/changes'),
  typed: (of: OfMeeting) => at(of, 'minutes/typed'),
} as const
