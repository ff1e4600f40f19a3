import { z } from 'zod'
import { PersonId, SubjectId } from '#kernel'
import { EXTENTS } from '#model'
import { day, line, optionalChoice, optionalDay, optionalText } from '#platform'
import { SECOND_PARENT } from '../authority/authority.domain.ts'
import { LONGEST_ARTICLE, LONGEST_WORDS } from './packages/confirm-package.schema.ts'

/** To whom and what: the first question, because the model answers differently for each. */
export const ChooseDisclosureInput = z.object({
  /** An institution and a role of its people: `id/role`. */
  recipient: line(200),
  category: line(100),
})
export type ChooseDisclosureInput = z.infer<typeof ChooseDisclosureInput>

/** How one category is shown to one recipient. What a ground needs is asked with it, and judged by the model. */
export const DiscloseInput = z.object({
  personId: optionalChoice(PersonId),
  subjectId: optionalChoice(SubjectId),
  itemId: optionalChoice(z.uuid()),
  extent: z.enum(EXTENTS),
  words: optionalText(LONGEST_WORDS),
  purpose: z.string().min(3).max(500),
  until: day,
  /** The ground of the model; after a slash the legal basis, where more than one fits. */
  ground: line(200),
  article: optionalText(LONGEST_ARTICLE),
  person: optionalChoice(SubjectId),
  secondParent: optionalChoice(z.enum(SECOND_PARENT)),
  date: optionalDay,
  validUntil: optionalDay,
  requestNumber: optionalText(80),
  caseNumber: optionalText(80),
  reference: optionalText(200),
  description: optionalText(2000),
  document: optionalText(200),
})
export type DiscloseInput = z.infer<typeof DiscloseInput> & {
  readonly caseId: string
  readonly institutionId: string
  readonly role: string
  readonly category: string
}

export const WithdrawDisclosureInput = z.object({ reason: line(500) })
export type WithdrawDisclosureInput = z.infer<typeof WithdrawDisclosureInput> & {
  readonly caseId: string
  readonly disclosureId: string
}
