import { createHash } from 'node:crypto'
import { type Outcome, ok, refused } from '#kernel'
import { type Ctx, newSecret, record } from '#platform/server'
import {
  CertificateId,
  type Completed,
  codeFrom,
  hashedText,
  missingFor,
  numberOf,
  type Statement,
} from './certificate.domain.ts'
import {
  addCertificate,
  certificateFor,
  issuerName,
  type NewCertificate,
  nameToPrint,
  waitToIssue,
} from './certificate.store.server.ts'

export const hashOf = (statement: Statement): Buffer => createHash('sha256').update(hashedText(statement)).digest()

type Issued = { readonly id: CertificateId; readonly number: string }
type ToIssue = Omit<NewCertificate, 'id' | 'code' | 'hash' | 'institution' | 'name' | 'issuedOn'>

/** Issues a certificate with today's names of person and institution, and puts it on the record of the person. */
export async function issue(ctx: Ctx, about: ToIssue, id: CertificateId): Promise<Issued> {
  const statement = {
    ...about,
    code: codeFrom(Buffer.from(newSecret(), 'base64url')),
    institution: await issuerName(ctx, about.institutionId),
    name: await nameToPrint(ctx, about.personId),
    issuedOn: ctx.today,
  }
  const { year, no } = await addCertificate(ctx, { ...statement, id, hash: hashOf(statement) })
  return { id, number: numberOf(year, no) }
}

/**
 * Issues the certificate of what somebody finished, by its rule; the worker does. Asked again for the same course it answers the one there
 * is, also where that was revoked: a rule does not undo what a person decided.
 */
export async function issueByRule(ctx: Ctx, done: Completed): Promise<Outcome<Issued, 'not_earned'>> {
  const missing = missingFor(done.rule, done.facts)
  if (missing.length > 0) return refused('not_earned', { missing })
  await waitToIssue(ctx, done.personId, done.subjectId)
  const before = await certificateFor(ctx, done.personId, done.subjectId)
  if (before) return ok({ id: before.id, number: numberOf(before.year, before.no) })
  const issued = await issue(ctx, { ...done, issuedBy: null }, CertificateId.parse(ctx.newId()))
  await record(ctx, {
    chain: 'person',
    about: done.personId,
    name: 'learning.certificate.issued',
    payload: { certificate: issued.id, number: issued.number, subject: done.subjectId },
  })
  return ok(issued)
}
