import { type MessageKey, showDate } from '#platform'
import type { TagTone } from '#platform/ui'
import { categoryMark } from '#protection'
import type { ClosedCase, RetentionState } from './closed-case.domain.ts'
import type { Approver, DestructionState, KeptBecause } from './destruction.domain.ts'

export const STATE_WORDS: Readonly<Record<RetentionState, MessageKey>> = {
  no_class: 'casework.retention.state.no_class',
  permanent: 'casework.retention.state.permanent',
  listed: 'casework.retention.state.listed',
  held: 'casework.retention.state.held',
  waits: 'casework.retention.state.waits',
  decision_missing: 'casework.retention.state.decision_missing',
  kept_by_archive: 'casework.retention.state.kept_by_archive',
  due: 'casework.retention.state.due',
}

export const LIST_WORDS: Readonly<Record<DestructionState, MessageKey>> = {
  proposed: 'casework.destruction.state.proposed',
  approved: 'casework.destruction.state.approved',
  ordered: 'casework.destruction.state.ordered',
  done: 'casework.destruction.state.done',
  withdrawn: 'casework.destruction.state.withdrawn',
}

export const KEPT_WORDS: Readonly<Record<KeptBecause, MessageKey>> = {
  not_ordered: 'casework.destruction.kept.not_ordered',
  not_approved: 'casework.destruction.kept.not_approved',
  open: 'casework.destruction.kept.open',
  closed_again: 'casework.destruction.kept.closed_again',
  class_changed: 'casework.destruction.kept.class_changed',
  too_early: 'casework.destruction.kept.too_early',
  held: 'casework.destruction.kept.held',
  decision_missing: 'casework.destruction.kept.decision_missing',
}

export const APPROVER_WORDS: Readonly<Record<Approver, MessageKey>> = {
  archive: 'casework.destruction.approver.archive',
  head: 'casework.destruction.approver.head',
}

export const STATE_TONE: Readonly<Partial<Record<RetentionState, TagTone>>> = { due: 'turn', no_class: 'turn' }

/** "8123 (B10)", or a dash where there is no class yet. */
export const classMark = ({ fileClass }: ClosedCase): string =>
  fileClass ? `${fileClass.symbol} (${categoryMark(fileClass)})` : '–'

export const dayOr = (day: ClosedCase['openedOn'] | null, otherwise: string): string =>
  day ? showDate(day) : otherwise
