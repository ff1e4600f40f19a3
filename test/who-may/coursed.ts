import { publishCourse } from '../../src/learning/courses/course-texts.fixture.ts'
import type { Walks } from './walked.ts'
import type { CaseWorld } from './world.ts'

const DAY = '2026-11-20'

/** A course for institutions with an agreement, one try of whose first quiz is the lead worker's, who finished it. */
export async function coursed({ found, newId, lead }: CaseWorld) {
  const { course, lesson } = await publishCourse(found.put, newId)
  const [tryId, own] = [newId(), { person_id: lead }]
  const of = { lesson_id: lesson.item, edition_id: lesson.edition }
  const result = { given: '{}', sent_at: DAY, points: 1, of_points: 3, passed: false }
  await found.put('learning.quiz_try', { id: tryId, ...own, ...of, seed: newId(), ...result })
  const finish = { course_id: course.item, edition_id: course.edition, finished_at: DAY }
  await found.put('learning.course_finish', { id: newId(), ...own, ...finish, lessons: 2, quizzes: 2, minutes: 60 })
  const issuer = await found.institution('Regionalny Ośrodek w Próbnej', 'local_government', '26', { level: 'region' })
  return { tryId, seed: newId(), issuer }
}
type Coursed = Awaited<ReturnType<typeof coursed>>

/** Pages of courses: the first lesson, its quiz and a try of it. */
export function courseWalks({ courses: { tryId, seed, issuer } }: { readonly courses: Coursed }): Walks {
  const at = '/courses/:course'
  const params = { course: 'od-podstaw', lesson: 'po-co' }
  const order = { 'q2.1': '1', 'q2.2': '2', 'q2.3': '3' }
  return {
    [at]: { params },
    '/certificates/:certificateId/end': { sent: { how: 'revoke', reason: 'Wydane przez pomyłkę' } },
    '/certificate-issuer': { sent: { institution: issuer } },
    [`${at}/print`]: { params },
    [`${at}/print/docx`]: { params },
    [`${at}/lessons/:lesson`]: { params, sent: { ticked: '0', note: 'Zapytać o dojazd.', read: 'yes' } },
    [`${at}/lessons/:lesson/quiz`]: { params, sent: { seed, q1: '1', q3: 'true', ...order } },
    [`${at}/lessons/:lesson/quiz/:tryId`]: { params: { ...params, tryId } },
  }
}
