import type { z } from 'zod'
import { type InstitutionId, idOf, type LocalDate, type PersonId } from '#kernel'
import type { Category } from '#protection'

export const DestructionId = idOf('DestructionId')
export type DestructionId = z.infer<typeof DestructionId>

/** Who agreed to a list: the head alone, or the state archive, whose consent the head enters. */
export const APPROVERS = ['archive', 'head'] as const
export type Approver = (typeof APPROVERS)[number]

/** Why a case on a list was kept after all; asked again at the moment of the deletion (casework.why_kept). */
export const KEPT_BECAUSE = [
  'not_ordered',
  'not_approved',
  'open',
  'closed_again',
  'class_changed',
  'too_early',
  'held',
  'decision_missing',
] as const
export type KeptBecause = (typeof KEPT_BECAUSE)[number]

/** A case on a list, by code; of a destroyed one, all that is left. */
export type DestructionEntry = {
  readonly id: string
  readonly caseId: string
  readonly code: string
  readonly subjectKind: string
  readonly openedOn: LocalDate
  readonly closedOn: LocalDate
  readonly symbol: string
  readonly category: Category
  readonly years: number | null
  readonly destroyFrom: LocalDate
  readonly decision: { readonly number: string; readonly on: LocalDate } | null
  readonly kept: KeptBecause | null
  readonly destroyed: {
    readonly at: Date
    readonly pieces: number
    readonly files: number
    /** SHA-256 over all that was there, in hexadecimal digits. */
    readonly digest: string
  } | null
}

export type Destruction = {
  readonly id: DestructionId
  readonly institutionId: InstitutionId
  readonly no: number
  readonly proposedBy: PersonId
  readonly proposer: string
  readonly proposedOn: LocalDate
  readonly approval: {
    readonly approver: Approver
    readonly number: string
    readonly on: LocalDate
    readonly by: string
  } | null
  readonly orderedAt: Date | null
  readonly withdrawnOn: LocalDate | null
  readonly entries: readonly DestructionEntry[]
}

export type DestructionState = 'proposed' | 'approved' | 'ordered' | 'done' | 'withdrawn'
export function stateOf({ approval, orderedAt, withdrawnOn, entries }: Destruction): DestructionState {
  if (withdrawnOn !== null) return 'withdrawn'
  if (orderedAt !== null)
    return entries.every((one) => one.destroyed !== null || one.kept !== null) ? 'done' : 'ordered'
  return approval === null ? 'proposed' : 'approved'
}

export type ApproveRefusal =
  | 'withdrawn'
  | 'approved_already'
  | 'own_list'
  | 'approved_in_future'
  | 'approved_before_list'
/** Why a list may not be approved by this person as of this day; null when it may. */
export function whyNotApproved(
  list: Destruction,
  { by, on, today }: { readonly by: PersonId; readonly on: LocalDate; readonly today: LocalDate },
): ApproveRefusal | null {
  if (list.withdrawnOn !== null) return 'withdrawn'
  if (list.approval !== null) return 'approved_already'
  if (list.proposedBy === by) return 'own_list'
  if (on > today) return 'approved_in_future'
  if (on < list.proposedOn) return 'approved_before_list'
  return null
}
