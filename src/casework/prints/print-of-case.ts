import type { Fact } from '#platform/server'

/** What was printed, as the record of the case keeps it. */
export type PrintMade =
  | 'form'
  | 'blank'
  | 'visit'
  | 'plan'
  | 'needs'
  | 'family_work'
  | 'social_contract'
  | 'transfer_card'
  | 'attendance'
  | 'minutes'
  | 'case_file'
  | 'answers_file'
  | 'request_letter'
  | 'request_reminder'
  | 'family_booklet'
  | 'data_copy'
  | 'consent'
  | 'calendar'

/** The fact of one print; of a form with which one. */
export const printMade = (caseId: string, print: PrintMade, form?: string): Fact => ({
  chain: 'case',
  about: caseId,
  name: 'casework.print.made',
  payload: { print, ...(form === undefined ? {} : { form }) },
})
