import { type Selectable, sql } from 'kysely'
import { InstitutionId, type LocalDate, NotFound, PersonId } from '#kernel'
import type { Ctx, DB } from '#platform/server'
import { CertificateId, type CertificateState, type Statement } from './certificate.domain.ts'

/** A certificate as it is kept. */
export type Certificate = Statement & {
  readonly id: CertificateId
  readonly year: number
  readonly no: number
  readonly personId: PersonId
  readonly institutionId: InstitutionId
  readonly subjectKind: 'course' | 'event'
  readonly subjectId: string
  /** SHA-256 of what it states, in hexadecimal digits. */
  readonly hash: string
  readonly state: CertificateState
  readonly stateOn: LocalDate
  /** Why it is no longer valid. Not told on the check page. */
  readonly reason: string | null
  readonly replacedBy: CertificateId | null
}

export const certificateOf = (row: Selectable<DB['learning.certificate']>): Certificate => ({
  id: CertificateId.parse(row.id),
  year: row.year,
  no: row.no,
  code: row.code,
  personId: PersonId.parse(row.person_id),
  institutionId: InstitutionId.parse(row.institution_id),
  // Kinds, states and days come from columns that admit nothing else.
  subjectKind: row.subject_kind as 'course' | 'event',
  subjectId: row.subject_id,
  institution: row.institution,
  name: row.name,
  title: row.title,
  programme: row.programme,
  minutes: row.minutes,
  beganOn: row.began_on as LocalDate,
  finishedOn: row.finished_on as LocalDate,
  issuedOn: row.issued_on as LocalDate,
  hash: row.hash.toString('hex'),
  state: row.state as CertificateState,
  stateOn: row.state_on as LocalDate,
  reason: row.state_reason,
  replacedBy: row.replaced_by === null ? null : CertificateId.parse(row.replaced_by),
})

/** Whoever issues for one person and one course waits for the other, so that the second finds what the first issued. */
export async function waitToIssue(ctx: Ctx, personId: string, subjectId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`learning.certificate ${personId} ${subjectId}`}))`.execute(ctx.db)
}

/** The newest certificate of one person for one course or event, valid or not; null when there was none. */
export async function certificateFor(ctx: Ctx, personId: string, subjectId: string): Promise<Certificate | null> {
  const row = await ctx.db
    .selectFrom('learning.certificate')
    .selectAll()
    .where('person_id', '=', personId)
    .where('subject_id', '=', subjectId)
    .orderBy('year', 'desc')
    .orderBy('no', 'desc')
    .executeTakeFirst()
  return row ? certificateOf(row) : null
}

/** The name of a person as identity keeps it today. Throws NotFound. */
export async function nameToPrint(ctx: Ctx, personId: string): Promise<string> {
  const row = await ctx.db
    .selectFrom('identity.person')
    .select(['given_name', 'family_name'])
    .where('id', '=', personId)
    .executeTakeFirst()
  if (!row) throw new NotFound('identity.person')
  return `${row.given_name} ${row.family_name}`
}

/** The name of an institution today. Throws NotFound. */
export async function issuerName(ctx: Ctx, institutionId: string): Promise<string> {
  const row = await ctx.db
    .selectFrom('institutions.institution')
    .select('name')
    .where('id', '=', institutionId)
    .executeTakeFirst()
  if (!row) throw new NotFound('institutions.institution')
  return row.name
}

/** What a course is called today; null for one that is gone, or whose card the reader does not see. */
export async function titleNow(ctx: Ctx, courseId: string): Promise<string | null> {
  const row = await ctx.db
    .selectFrom('learning.edition')
    .select('title')
    .where('item_id', '=', courseId)
    .where('state', '=', 'published')
    .where('publish_at', '<=', ctx.now)
    .where('replaced_by', 'is', null)
    .executeTakeFirst()
  return row?.title ?? null
}

export type NewCertificate = Statement &
  Pick<Certificate, 'id' | 'personId' | 'institutionId' | 'subjectKind' | 'subjectId'> & {
    readonly hash: Buffer
    /** Null where it is issued by rule. */
    readonly issuedBy: string | null
  }

/** Keeps a new valid certificate, which gets its number. */
export async function addCertificate(ctx: Ctx, one: NewCertificate): Promise<{ year: number; no: number }> {
  return ctx.db
    .insertInto('learning.certificate')
    .values({
      id: one.id,
      code: one.code,
      person_id: one.personId,
      institution_id: one.institutionId,
      subject_kind: one.subjectKind,
      subject_id: one.subjectId,
      institution: one.institution,
      name: one.name,
      title: one.title,
      programme: [...one.programme],
      minutes: one.minutes,
      began_on: one.beganOn,
      finished_on: one.finishedOn,
      issued_on: one.issuedOn,
      issued_by: one.issuedBy,
      hash: one.hash,
      state: 'valid',
      state_on: one.issuedOn,
    })
    .returning(['year', 'no'])
    .executeTakeFirstOrThrow()
}

type Ending = {
  readonly id: CertificateId
  readonly by: string
  readonly reason: string
  readonly replacedBy: CertificateId | null
}
/** Ends a valid certificate; answers whether it was still valid. */
export async function saveEnd(ctx: Ctx, { id, by, reason, replacedBy }: Ending): Promise<boolean> {
  const done = await ctx.db
    .updateTable('learning.certificate')
    .set({
      state: replacedBy === null ? 'revoked' : 'replaced',
      state_on: ctx.today,
      state_by: by,
      state_reason: reason,
      replaced_by: replacedBy,
    })
    .where('id', '=', id)
    .where('state', '=', 'valid')
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}
