import { Forbidden, type InstitutionId, type Outcome, ok, refused } from '#kernel'
import { notify } from '#notices/server'
import { type Ctx, me, record } from '#platform/server'
import { CertificateId } from './certificate.domain.ts'
import { certificateShown } from './certificate.query.server.ts'
import { saveEnd, titleNow } from './certificate.store.server.ts'
import { MY_CERTIFICATES } from './certificate-words.ts'
import type { EndCertificateInput } from './end-certificate.schema.ts'
import { issue } from './issue-certificate.server.ts'

/**
 * Revokes a certificate, or replaces it by one with today's names of person, institution and course and a number of its own; the learner is told. Answers the
 * institution that issued it. Throws `NotFound`, and `Forbidden` to whoever does not head that institution.
 */
export async function endCertificate(
  ctx: Ctx,
  { certificateId, how, reason }: EndCertificateInput,
): Promise<Outcome<InstitutionId, 'not_valid'>> {
  const { one, mayEnd } = await certificateShown(ctx, certificateId)
  if (!mayEnd) throw new Forbidden('learning.certificate.end')
  const next = how === 'replace' ? CertificateId.parse(ctx.newId()) : null
  // The old one ends first: a person has one valid certificate of a course.
  if (!(await saveEnd(ctx, { id: one.id, by: me(ctx), reason, replacedBy: next }))) return refused('not_valid')
  if (next) {
    const title = one.subjectKind === 'course' ? await titleNow(ctx, one.subjectId) : null
    await issue(ctx, { ...one, title: title ?? one.title, issuedBy: me(ctx) }, next)
  }
  await notify(ctx, { to: one.personId, kind: 'certificate_ended', link: MY_CERTIFICATES })
  await record(ctx, {
    ...{ chain: 'person', about: one.personId },
    name: next ? 'learning.certificate.replaced' : 'learning.certificate.revoked',
    payload: { certificate: one.id, ...(next ? { by: next } : {}) },
  })
  return ok(one.institutionId)
}
