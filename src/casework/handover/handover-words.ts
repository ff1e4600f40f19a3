import type { MessageKey, T } from '#platform'
import type { HandoverState } from './handover.domain.ts'
import type { Contact } from './handover.query.server.ts'

/** Where a hand-over stands, in a word or two. */
export const STATES: Readonly<Record<HandoverState, MessageKey>> = {
  asked: 'casework.handover.state.asked',
  accepted: 'casework.handover.state.accepted',
  refused: 'casework.handover.state.refused',
  taken_back: 'casework.handover.state.taken_back',
}

/** The same in a sentence. */
export const NOW: Readonly<Record<HandoverState, MessageKey>> = {
  asked: 'casework.handover.now.asked',
  accepted: 'casework.handover.now.accepted',
  refused: 'casework.handover.now.refused',
  taken_back: 'casework.handover.now.taken_back',
}

/** How to reach the team of the other gmina, in one line. */
export const contactWords = (t: T, { name, phone, email }: Contact): string =>
  t('casework.handover.contact', { name, phone: phone ?? 'none', email: email ?? 'none' })
