import { sql } from 'kysely'
import { type InstitutionId, LocalDate } from '#kernel'
import type { Ctx } from '#platform/server'

/**
 * What somebody is authorised to process by an institution (RODO art. 29 and 32 par. 4): it follows from the employment, the statement of
 * confidentiality and the places given, so nobody keeps this register by hand.
 */
export type Authorisation = {
  readonly name: string
  readonly jobTitle: string
  readonly from: LocalDate
  readonly until: LocalDate | null
  /** Employed today, with an account that opens. */
  readonly active: boolean
  /** The day of the statement of confidentiality in force; null when there is none. */
  readonly swornOn: LocalDate | null
  /** Places in cases and roles in teams today. */
  readonly seats: number
  readonly memberships: number
}

type Row = {
  readonly name: string
  readonly job_title: string
  readonly from_on: string
  readonly until_on: string | null
  readonly active: boolean
  readonly sworn_on: string | null
  readonly seats: number
  readonly memberships: number
}
const dayOrNull = (text: string | null) => (text === null ? null : LocalDate.parse(text))

/** The register of authorisations of an institution, those of today first; empty for whoever is neither its officer nor its head. */
export async function authorisationsOf(ctx: Ctx, institutionId: InstitutionId): Promise<readonly Authorisation[]> {
  const found = await sql<Row>`select * from protection.authorisations(${institutionId})`.execute(ctx.db)
  return found.rows.map((row) => ({
    name: row.name,
    jobTitle: row.job_title,
    from: LocalDate.parse(row.from_on),
    until: dayOrNull(row.until_on),
    active: row.active,
    swornOn: dayOrNull(row.sworn_on),
    seats: row.seats,
    memberships: row.memberships,
  }))
}
