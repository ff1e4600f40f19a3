import type { MessageKey } from '#platform'
import type { StandInState } from './stand-in.domain.ts'

export const STATES: Readonly<Record<StandInState, MessageKey>> = {
  coming: 'casework.stand_in.state.coming',
  running: 'casework.stand_in.state.running',
  over: 'casework.stand_in.state.over',
  ended: 'casework.stand_in.state.ended',
}
