import type { LocalDate } from '#kernel'
import type { SubjectKind } from '#model'

export type HandoverState = 'asked' | 'accepted' | 'refused' | 'taken_back'

/** A case asked to be taken over by the team of another gmina. Holds no content. */
export type Handover = {
  readonly id: string
  readonly caseId: string
  readonly caseCode: string
  readonly kind: SubjectKind
  readonly fromUnit: string
  readonly fromInstitution: string
  readonly toUnit: string
  /** How many adults agreed. */
  readonly consents: number
  readonly askedOn: LocalDate
  readonly state: HandoverState
  /** Asked back by the other team; answered by telephone or by disclosure, not here. */
  readonly question: string | null
  readonly reason: string | null
  readonly answeredOn: LocalDate | null
  readonly receiver: string | null
  readonly toCaseId: string | null
  readonly toCaseCode: string | null
  readonly rowVersion: number
  /** Whether I answer for the other gmina. */
  readonly mayAnswer: boolean
}
