import type { MessageKey, T } from '#platform'
import type { TagTone } from '#platform/ui'
import type { SourceKind } from './envelope.store.server.ts'
import type { Entry } from './ledger.domain.ts'
import type { Procedure } from './purchase.domain.ts'
import type { PurchaseState } from './purchase.store.server.ts'

export const KIND_WORDS: Readonly<Record<SourceKind, MessageKey>> = {
  grant: 'casework.money.kind.grant',
  own: 'casework.money.kind.own',
}
export const STATE_WORDS: Readonly<Record<PurchaseState, MessageKey>> = {
  asked: 'casework.money.state.asked',
  approved: 'casework.money.state.approved',
  refused: 'casework.money.state.refused',
  cancelled: 'casework.money.state.cancelled',
  settled: 'casework.money.state.settled',
}
export const STATE_TONES: Readonly<Record<PurchaseState, TagTone>> = {
  asked: 'turn',
  approved: 'info',
  refused: 'bad',
  cancelled: 'line',
  settled: 'ok',
}
export const PROCEDURE_WORDS: Readonly<Record<Procedure, MessageKey>> = {
  direct: 'casework.money.procedure.direct',
  inquiry: 'casework.money.procedure.inquiry',
  procurement_act: 'casework.money.procedure.procurement_act',
}
const ENTRY_WORDS: Readonly<Record<Entry['kind'], readonly [entered: MessageKey, reversed: MessageKey]>> = {
  planned: ['casework.money.entry.planned', 'casework.money.entry.planned_back'],
  committed: ['casework.money.entry.committed', 'casework.money.entry.committed_back'],
  spent: ['casework.money.entry.spent', 'casework.money.entry.spent_back'],
}
export const entryWords = ({ kind, reverses }: Pick<Entry, 'kind' | 'reverses'>, t: T): string =>
  t(ENTRY_WORDS[kind][reverses === null ? 0 : 1])
