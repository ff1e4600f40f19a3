import { myself, policy, rel } from '#platform'

const mine = myself('person_id')

/** One's own, and nobody else's: what was read, answered, ticked and noted. */
export const progressPolicy = policy({
  table: 'learning.progress',
  rules: { read: [mine], note: [mine] },
  seenAs: 'closed',
  rowSecurity: { select: ['read'], insert: ['note'] },
})

export const quizTryPolicy = policy({
  table: 'learning.quiz_try',
  rules: { read: [mine], send: [mine] },
  seenAs: 'closed',
  rowSecurity: { select: ['read'], insert: ['send'] },
})

export const lessonNotePolicy = policy({
  table: 'learning.lesson_note',
  rules: { read: [mine], write: [mine] },
  seenAs: 'closed',
  rowSecurity: { select: ['read'], insert: ['write'], update: ['write'] },
})

export const checklistMarkPolicy = policy({
  table: 'learning.checklist_mark',
  rules: { read: [mine], tick: [mine] },
  seenAs: 'closed',
  rowSecurity: { select: ['read'], insert: ['tick'], update: ['tick'] },
})

/** Whoever heads people sees which courses they finished, and nothing of how. */
export const courseFinishPolicy = policy({
  table: 'learning.course_finish',
  rules: { read: [mine, rel('person_id', 'authz.people_i_head')], finish: [mine] },
  seenAs: 'closed',
  rowSecurity: { select: ['read'], insert: ['finish'] },
})
