import type { MessageKey } from '#platform'
import type { Danger } from './emergency.domain.ts'

export const DANGER_LABELS: Readonly<Record<Danger, MessageKey>> = {
  life: 'casework.emergency.danger.life',
  health: 'casework.emergency.danger.health',
  child: 'casework.emergency.danger.child',
  other: 'casework.emergency.danger.other',
}
export const STATE_LABELS: Readonly<Record<'open' | 'ended' | 'over', MessageKey>> = {
  open: 'casework.emergency.state.open',
  ended: 'casework.emergency.state.ended',
  over: 'casework.emergency.state.over',
}
