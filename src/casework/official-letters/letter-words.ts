import type { SenderKind } from '#model'
import type { MessageKey } from '#platform'
import type { AnswerKind, LetterState, WaySent, Withholding } from './official-letter.domain.ts'

export const SENDER_LABELS: Readonly<Record<SenderKind, MessageKey>> = {
  court: 'casework.letter.sender.court',
  prosecutor: 'casework.letter.sender.prosecutor',
  police: 'casework.letter.sender.police',
  other: 'casework.letter.sender.other',
}
export const LETTER_STATE_LABELS: Readonly<Record<LetterState, MessageKey>> = {
  open: 'casework.letter.state.open',
  approved: 'casework.letter.state.approved',
  sent: 'casework.letter.state.sent',
}
export const ANSWER_KIND_LABELS: Readonly<Record<AnswerKind, MessageKey>> = {
  full: 'casework.letter.kind.full',
  part: 'casework.letter.kind.part',
  refusal: 'casework.letter.kind.refusal',
  forwarded: 'casework.letter.kind.forwarded',
}
export const WITHHELD_LABELS: Readonly<Record<Withholding, MessageKey>> = {
  secrecy: 'casework.letter.withheld.secrecy',
  no_basis: 'casework.letter.withheld.no_basis',
  not_ours: 'casework.letter.withheld.not_ours',
  not_known: 'casework.letter.withheld.not_known',
  other: 'casework.letter.withheld.other',
}
export const WAY_LABELS: Readonly<Record<WaySent, MessageKey>> = {
  post: 'casework.letter.way.post',
  e_delivery: 'casework.letter.way.e_delivery',
  in_person: 'casework.letter.way.in_person',
}

export const WRITE_REFUSALS = {
  not_open: 'casework.letter.not_open',
  nothing_chosen: 'casework.letter.nothing_chosen',
  not_to_give: 'casework.letter.not_to_give',
} as const
