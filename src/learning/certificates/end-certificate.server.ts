import { Forbidden, type Outcome, ok, refused } from '#kernel'
import { type Ctx, me, record } from '#platform/server'
import { CertificateId } from './certificate.domain.ts'
import { certificateShown } from './certificate.query.server.ts'
import { saveEnd } from './certificate.store.server.ts'
import { issue } from './issue-certificate.server.ts'

export type EndInput = {
  readonly certificateId: CertificateId
  readonly what: 'revoke' | 'replace'
  readonly reason: string
}

/**
 * Revokes a certificate, or puts in its place one with a number of its own and the names of today; by whoever heads the institution that
 * issued it. Answers the one that is valid now, null where none is. Throws NotFound, Forbidden.
 */
export async function endCertificate(
  ctx: Ctx,
  { certificateId, what, reason }: EndInput,
): Promise<Outcome<CertificateId | null, 'not_valid'>> {
  const { one, mayEnd } = await certificateShown(ctx, certificateId)
  if (!mayEnd) throw new Forbidden('learning.certificate')
  const replacedBy = what === 'replace' ? CertificateId.parse(ctx.newId()) : null
  if (!(await saveEnd(ctx, { id: one.id, by: me(ctx), reason, replacedBy }))) return refused('not_valid')
  if (replacedBy !== null) await issue(ctx, { ...one, issuedBy: me(ctx) }, replacedBy)
  await record(ctx, {
    chain: 'person',
    about: one.personId,
    name: what === 'replace' ? 'learning.certificate.replaced' : 'learning.certificate.revoked',
    payload: { certificate: one.id, ...(replacedBy === null ? {} : { by: replacedBy }) },
  })
  return ok(replacedBy)
}
