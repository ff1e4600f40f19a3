import { z } from 'zod'
import { day, line, optionalChoice, optionalDay, optionalText, several, ticked, yesNo } from '#platform'
import { PLACE_LENGTH } from './call-meeting.schema.ts'

const WORDS = 2000
export const MOST_DECISIONS = 20

export const HoldMeetingForm = z.object({
  body: z.string().min(1).max(80),
  heldOn: day,
  place: line(PLACE_LENGTH),
  present: several(z.string().max(100)),
  familyTookPart: yesNo,
  steps: several(z.string().max(80)),
  /** Why persons who are kept apart were together all the same. */
  together: optionalText(500),
  /** Of a meeting called before: its version as the page showed it. */
  rowVersion: z.coerce.number().int().positive().optional(),
  /** Whoever chairs the body confirms the minutes at once. */
  confirm: ticked,
})

/** One thing decided, with the task it may lay on an institution. */
export const DecisionInput = z.object({
  text: line(WORDS),
  dissent: optionalText(WORDS),
  institution: optionalChoice(z.uuid()),
  due: optionalDay,
})
export type DecisionInput = z.infer<typeof DecisionInput>
export type HoldMeetingInput = z.infer<typeof HoldMeetingForm> & { readonly decisions: readonly DecisionInput[] }
