import type { MessageKey } from '#platform'
import type { TagTone } from '#platform/ui'
import type { BundleAct, BundleState, GivenHow } from './bundle.domain.ts'
import type { Decision, PieceKind, PieceRefusal } from './piece.domain.ts'

export const STATE_LABELS: Readonly<Record<BundleState, MessageKey>> = {
  draft: 'casework.copy.state.draft',
  checking: 'casework.copy.state.checking',
  checked: 'casework.copy.state.checked',
  approved: 'casework.copy.state.approved',
  given: 'casework.copy.state.given',
  dropped: 'casework.copy.state.dropped',
}
export const STATE_TONES: Readonly<Record<BundleState, TagTone>> = {
  draft: 'info',
  checking: 'turn',
  checked: 'turn',
  approved: 'ok',
  given: 'ok',
  dropped: 'line',
}
export const KIND_LABELS: Readonly<Record<PieceKind, MessageKey>> = {
  identity: 'casework.copy.kind.identity',
  authority: 'casework.copy.kind.authority',
  course: 'casework.copy.kind.course',
  form: 'casework.copy.kind.form',
  plan: 'casework.copy.kind.plan',
  basket: 'casework.copy.kind.basket',
  task: 'casework.copy.kind.task',
  meeting: 'casework.copy.kind.meeting',
  opinion: 'casework.copy.kind.opinion',
  request: 'casework.copy.kind.request',
  note: 'casework.copy.kind.note',
  disclosure: 'casework.copy.kind.disclosure',
  look: 'casework.copy.kind.look',
}
export const DECISION_LABELS: Readonly<Record<Decision, MessageKey>> = {
  give: 'casework.copy.decision.give',
  blacken: 'casework.copy.decision.blacken',
  summary: 'casework.copy.decision.summary',
  leave_out: 'casework.copy.decision.leave_out',
}
export const ACT_LABELS: Readonly<Record<BundleAct, MessageKey>> = {
  gather: 'casework.copy.act.gather',
  hand_in: 'casework.copy.act.hand_in',
  confirm: 'casework.copy.act.confirm',
  return: 'casework.copy.act.return',
  drop: 'casework.copy.act.drop',
}
export const ACT_LEADS: Readonly<Record<BundleAct, MessageKey>> = {
  gather: 'casework.copy.act.gather.lead',
  hand_in: 'casework.copy.act.hand_in.lead',
  confirm: 'casework.copy.act.confirm.lead',
  return: 'casework.copy.act.return.lead',
  drop: 'casework.copy.act.drop.lead',
}
export const HOW_LABELS: Readonly<Record<GivenHow, MessageKey>> = {
  in_person: 'casework.copy.how.in_person',
  letter: 'casework.copy.how.letter',
  e_delivery: 'casework.copy.how.e_delivery',
}
export const PIECE_REFUSALS: Readonly<Record<PieceRefusal, MessageKey>> = {
  informant_whole: 'casework.copy.refusal.informant_whole',
  reason_missing: 'casework.copy.refusal.reason_missing',
  summary_missing: 'casework.copy.refusal.summary_missing',
  nothing_blackened: 'casework.copy.refusal.nothing_blackened',
  words_not_found: 'casework.copy.refusal.words_not_found',
  others_inside: 'casework.copy.refusal.others_inside',
}
