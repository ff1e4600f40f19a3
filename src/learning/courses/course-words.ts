import type { MessageKey } from '#platform'
import type { LessonStanding } from './course.domain.ts'

export const STANDING_LABELS = {
  done: 'learning.courses.standing.done',
  begun: 'learning.courses.standing.begun',
  next: 'learning.courses.standing.next',
  waits: 'learning.courses.standing.waits',
} as const satisfies Record<LessonStanding, MessageKey>

export const STANDING_TONES = { done: 'ok', begun: 'turn', next: 'info', waits: 'line' } as const satisfies Record<
  LessonStanding,
  string
>
