import type { MessageKey } from '#platform'
import type { TagTone } from '#platform/ui'
import type { SupportState } from './support.store.server.ts'

export const SUPPORT_WORDS: Readonly<Record<SupportState, MessageKey>> = {
  asked: 'casework.support.state.asked',
  granted: 'casework.support.state.granted',
  refused: 'casework.support.state.refused',
  withdrawn: 'casework.support.state.withdrawn',
  taken_over: 'casework.support.state.taken_over',
}
export const SUPPORT_TONES: Readonly<Record<SupportState, TagTone>> = {
  asked: 'turn',
  granted: 'info',
  refused: 'bad',
  withdrawn: 'line',
  taken_over: 'ok',
}

/** Where support of institutions stands. */
export const supportsPath = '/institution-support'
export const supportPath = (id: string): string => `${supportsPath}/${id}`
