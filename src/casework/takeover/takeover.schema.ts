import { z } from 'zod'
import type { LocalDate } from '#kernel'
import { SUBJECT_KINDS, type SubjectKind } from '#model'
import { day, optionalChoice, optionalDay, optionalText, type Upload } from '#platform'
import type { PersonInput } from '../families/person.schema.ts'
import { CONSENTS, type PaperConsent, type PaperPlan, type Scan } from './papers.domain.ts'

/** What is asked first, because everything else depends on it. */
export const TakeoverBegun = z.object({
  unitCode: optionalChoice(z.string().regex(/^\d{6}$/)),
  kind: optionalChoice(z.enum(SUBJECT_KINDS)),
  called: optionalText(80),
  place: z.string().min(1).max(170),
  beganOn: day,
  source: optionalText(200),
})

/** What is asked of an adult. */
export const ConsentOnPaper = z.object({ consent: z.enum(CONSENTS), consentOn: optionalDay })

export type PersonOnPaper = {
  /** The number of the row on the page. */
  readonly row: number
  readonly person: PersonInput
  readonly consent: PaperConsent | null
}

export type TakeOverInput = {
  readonly unitCode: string
  readonly kind: SubjectKind
  /** How a group is called. */
  readonly called: string | undefined
  readonly place: string
  readonly beganOn: LocalDate
  /** Where the papers are, as the number of a file. */
  readonly source: string | undefined
  /** Days on which the stages of the way were entered, by their place on it. */
  readonly days: readonly (LocalDate | undefined)[]
  readonly people: readonly PersonOnPaper[]
  /** Who leads from now on; the person who takes the case over, when nobody else is named. */
  readonly lead: string | undefined
  readonly plan: PaperPlan | null
  /** The day on which the plan was last reviewed on paper. */
  readonly reviewedOn: LocalDate | undefined
  readonly scans: Readonly<Partial<Record<Scan, Upload>>>
  /** Somebody saw that a case of the same person is open. */
  readonly knowingly: boolean
}
