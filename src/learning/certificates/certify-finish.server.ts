import { InstitutionId, LocalDate, PersonId } from '#kernel'
import { notify } from '#notices/server'
import { type Ctx, enqueue } from '#platform/server'
import { certificateFor } from './certificate.store.server.ts'
import { MY_CERTIFICATES } from './certificate-words.ts'
import { issueByRule } from './issue-certificate.server.ts'
import { finishesToCertify, finishToCertify } from './issuer.store.server.ts'

/** The job that issues the certificate of one finished course. */
export const CERTIFY_FINISH = 'learning.certificate.issue'
/** The job that looks for finished courses whose certificates wait, once somebody issues them. */
export const CERTIFY_WAITING = 'learning.certificate.issue_waiting'

/** Asks for the certificate of a finished course. Finishing does not wait for it. */
export const askToCertify = (ctx: Ctx, finishId: string): Promise<void> =>
  enqueue(ctx, { name: CERTIFY_FINISH, id: finishId })

/** Every part of a course that a finish counts was done: that is what a finish is (`courses/settle-course.server.ts`). */
const done = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ id: String(at + 1), read: true, passed: true }))

/** Issues what a finished course earns and tells its learner, once however often it is asked. */
async function certifyFinish(ctx: Ctx, finishId: string): Promise<void> {
  const finish = await finishToCertify(ctx, finishId)
  if (!finish || (await certificateFor(ctx, finish.person_id, finish.course_id))) return
  const issued = await issueByRule(ctx, {
    personId: PersonId.parse(finish.person_id),
    institutionId: InstitutionId.parse(finish.institution_id),
    subjectKind: 'course',
    subjectId: finish.course_id,
    ...{ title: finish.title, programme: finish.programme, minutes: finish.minutes },
    beganOn: LocalDate.parse(finish.began_on),
    finishedOn: LocalDate.parse(finish.finished_on),
    rule: { lessons: true, quizzes: finish.quizzes > 0, attendanceMinutes: null },
    facts: { lessons: done(finish.lessons), quizzes: done(finish.quizzes), attendedMinutes: 0 },
  })
  if (issued.ok) await notify(ctx, { to: finish.person_id, kind: 'certificate_issued', link: MY_CERTIFICATES })
}

export const certificateJobs = {
  [CERTIFY_FINISH]: certifyFinish,
  [CERTIFY_WAITING]: async (ctx: Ctx): Promise<void> => {
    for (const id of await finishesToCertify(ctx)) await askToCertify(ctx, id)
  },
}
