import type { MessageKey } from '#platform'
import type { Recorded } from './recorded.domain.ts'

/** How somebody without an account acted, in words. */
export const RECORDED_LABELS: Readonly<Record<Recorded['how'], MessageKey>> = {
  paper: 'casework.recorded.paper',
  by_hand: 'casework.recorded.by_hand',
  letter: 'casework.recorded.letter',
  conversation_noted: 'casework.recorded.conversation_noted',
}
