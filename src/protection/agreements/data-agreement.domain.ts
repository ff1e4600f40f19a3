import { z } from 'zod'
import { type InstitutionId, idOf, type LocalDate } from '#kernel'

export const DataAgreementId = idOf('DataAgreementId')
export type DataAgreementId = z.infer<typeof DataAgreementId>

/**
 * `joint_control`: two institutions decide together (RODO art. 26). `processes_for_us`: the other processes data on behalf of this one;
 * `we_process`: this one does so for the other (art. 28).
 */
export const DATA_AGREEMENTS = ['joint_control', 'processes_for_us', 'we_process'] as const
export const DataAgreementKind = z.enum(DATA_AGREEMENTS)
export type DataAgreementKind = z.infer<typeof DataAgreementKind>

export type DataAgreement = {
  readonly id: DataAgreementId
  readonly institutionId: InstitutionId
  readonly kind: DataAgreementKind
  /** The other party, by name and address. */
  readonly party: string
  /** The agreement of cooperation that it belongs to. */
  readonly cooperationId: string | null
  readonly subject: string
  readonly documentNo: string
  readonly signedOn: LocalDate
  readonly from: LocalDate
  /** The last day that counts; null while none is set. */
  readonly until: LocalDate | null
  /** What people may know of joint control: who does what for them (art. 26 par. 2). */
  readonly essence: string | null
  readonly subProcessors: string | null
}

/** An agreement by which the institution takes part in a team today. */
export type Cooperation = {
  readonly id: string
  readonly number: string | null
  readonly signedOn: LocalDate
  /** One about data belongs to it. */
  readonly covered: boolean
}

export type DataAgreementState = 'in_force' | 'not_yet' | 'ended'
export function stateOn({ from, until }: Pick<DataAgreement, 'from' | 'until'>, day: LocalDate): DataAgreementState {
  if (from > day) return 'not_yet'
  return until !== null && until < day ? 'ended' : 'in_force'
}
