import type { MessageKey } from '#platform'
import type { InspectionState } from './inspection.domain.ts'

export const INSPECTION_STATES: Readonly<Record<InspectionState, MessageKey>> = {
  ahead: 'casework.inspection.state.ahead',
  running: 'casework.inspection.state.running',
  over: 'casework.inspection.state.over',
  ended: 'casework.inspection.state.ended',
}
export const COVERS_LABELS: Readonly<Record<string, MessageKey>> = {
  ordinary: 'casework.inspection.covers.ordinary',
  protected: 'casework.inspection.covers.protected',
  special: 'casework.inspection.covers.special',
}
