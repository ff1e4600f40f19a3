import { sql } from 'kysely'
import { type InstitutionId, type LocalDate, NotFound } from '#kernel'
import { allowed, type Ctx, me } from '#platform/server'
import { type CertificateId, type CertificateState, numberOf, type Statement } from './certificate.domain.ts'
import { certificatePolicy } from './certificate.policy.ts'
import { type Certificate, certificateOf } from './certificate.store.server.ts'
import { hashOf } from './issue-certificate.server.ts'

/** What the check page says of a certificate. */
export type Checked = Statement & {
  readonly number: string
  readonly hash: string
  readonly state: CertificateState
  readonly stateOn: LocalDate
  /** What is kept still has the hash that was made of it. */
  readonly unchanged: boolean
  /** The number of the one that replaced it. */
  readonly next: string | null
}
export type CheckAnswer = { readonly answer: 'found'; readonly one: Checked } | { readonly answer: 'too_many' | 'none' }

type CheckRow = Statement & {
  readonly answer: string
  readonly year: number
  readonly no: number
  readonly hash: Buffer
  readonly state: CertificateState
  readonly stateOn: LocalDate
  readonly nextYear: number | null
  readonly nextNo: number | null
}

/** What a certificate states, by its code. Its transaction must be kept, because a wrong code is counted in it. */
export async function checkCertificate(ctx: Ctx, code: string, address: string): Promise<CheckAnswer> {
  const { rows } = await sql<CheckRow>`
    select f.answer, f.code, f.year, f.no, f.institution, f.name, f.title, f.programme, f.minutes, f.began_on as "beganOn",
      f.finished_on as "finishedOn", f.issued_on as "issuedOn", f.hash, f.state, f.state_on as "stateOn", f.next_year as "nextYear", f.next_no as "nextNo"
    from learning.certificate_by_code(${code}, ${address}) f`.execute(ctx.db)
  const [row] = rows
  if (!row) return { answer: 'none' }
  if (row.answer !== 'found') return { answer: 'too_many' }
  const { answer, year, no, hash, nextYear, nextNo, ...said } = row
  const next = nextYear === null || nextNo === null ? null : numberOf(nextYear, nextNo)
  const unchanged = hashOf(said).equals(hash)
  return { answer: 'found', one: { ...said, number: numberOf(year, no), hash: hash.toString('hex'), unchanged, next } }
}

/** The acting person's own certificates, the newest first. */
export async function myCertificates(ctx: Ctx): Promise<readonly Certificate[]> {
  const rows = await ctx.db
    .selectFrom('learning.certificate')
    .selectAll()
    .where('person_id', '=', me(ctx))
    .orderBy('year', 'desc')
    .orderBy('no', 'desc')
    .execute()
  return rows.map(certificateOf)
}

/** One certificate that the acting person may read, and whether ending it is theirs. Throws NotFound. */
export async function certificateShown(ctx: Ctx, id: CertificateId): Promise<{ one: Certificate; mayEnd: boolean }> {
  const row = await ctx.db
    .selectFrom('learning.certificate as c')
    .selectAll('c')
    .select(allowed(certificatePolicy, 'end', 'c').as('may_end'))
    .where('c.id', '=', id)
    .executeTakeFirst()
  if (!row) throw new NotFound('learning.certificate')
  return { one: certificateOf(row), mayEnd: row.may_end }
}

export type OfInstitution = {
  readonly name: string
  /** Of people employed there today, by name. */
  readonly staff: readonly Certificate[]
  /** Issued by it, the newest first; a hundred at most. */
  readonly issued: readonly Certificate[]
}
const MOST_ISSUED = 100

/** Certificates that the head of an institution looks after: its people's, and those it issued. Throws NotFound for whoever does not head it. */
export async function certificatesOf(ctx: Ctx, institutionId: InstitutionId): Promise<OfInstitution> {
  const institution = await ctx.db
    .selectFrom('institutions.institution as i')
    .select('i.name')
    .where('i.id', '=', institutionId)
    .where(sql<boolean>`i.id in (select authz.institutions_i_head())`)
    .executeTakeFirst()
  if (!institution) throw new NotFound('institutions.institution')
  const staff = await ctx.db
    .selectFrom('learning.certificate as c')
    .selectAll('c')
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('institutions.employment as e')
          .select('e.id')
          .whereRef('e.person_id', '=', 'c.person_id')
          .where('e.institution_id', '=', institutionId)
          .where(sql<boolean>`authz.on_day(e.from_on, e.until_on)`),
      ),
    )
    .orderBy(sql`c.name collate "pl-x-icu"`)
    .orderBy('c.year', 'desc')
    .orderBy('c.no', 'desc')
    .execute()
  const issued = await ctx.db
    .selectFrom('learning.certificate as c')
    .selectAll('c')
    .where('c.institution_id', '=', institutionId)
    .orderBy('c.year', 'desc')
    .orderBy('c.no', 'desc')
    .limit(MOST_ISSUED)
    .execute()
  return { name: institution.name, staff: staff.map(certificateOf), issued: issued.map(certificateOf) }
}
