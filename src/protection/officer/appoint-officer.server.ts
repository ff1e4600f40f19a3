import { addDays, type InstitutionId, type LocalDate, type Outcome, ok, type PersonId, refused } from '#kernel'
import { type Ctx, record } from '#platform/server'
import { institutionFor } from '../desk/protected-institution.query.server.ts'
import { lockProtectionOf } from '../desk/protection.store.server.ts'
import { OfficerId } from './officer.domain.ts'
import { officerAt, officersOf } from './officer.query.server.ts'
import { addOfficer, nameOf, saveLastDayOf } from './officer.store.server.ts'

export type AppointInput = {
  readonly institutionId: InstitutionId
  readonly personId: PersonId
  readonly email?: string | undefined
  readonly phone?: string | undefined
  readonly from: LocalDate
}
export type AppointRefusal = 'person_unknown' | 'contact_missing' | 'later_officer'

/**
 * Appoints the data protection officer of an institution from a day on (RODO art. 37); whoever was it until then ends the day before. One
 * person may serve many institutions. An act of the head, a deputy or an administrator. Throws NotFound and Forbidden.
 */
export async function appointOfficer(ctx: Ctx, input: AppointInput): Promise<Outcome<OfficerId, AppointRefusal>> {
  const { institutionId, personId, from } = input
  await institutionFor(ctx, institutionId, 'appoint')
  if (!input.email && !input.phone) return refused('contact_missing', { field: 'email' })
  const name = await nameOf(ctx, personId)
  if (name === null) return refused('person_unknown', { field: 'personId' })
  await lockProtectionOf(ctx, institutionId)
  const [last] = await officersOf(ctx, institutionId)
  if (last && last.from >= from) return refused('later_officer', { field: 'from' })
  if (last && (last.until === null || last.until >= from)) await saveLastDayOf(ctx, last.id, addDays(from, -1))

  const id = OfficerId.parse(ctx.newId())
  const { email = null, phone = null } = input
  await addOfficer(ctx, { id, institutionId, personId, name, email, phone, from, until: null })
  const payload = { officer: id, person: personId, from }
  await record(ctx, { chain: 'institution', about: institutionId, name: 'protection.officer.appointed', payload })
  return ok(id)
}

export type EndOfficerInput = {
  readonly institutionId: InstitutionId
  readonly officerId: OfficerId
  readonly last_day: LocalDate
}
export type EndOfficerRefusal = 'ends_before_start' | 'ends_sooner_already'

/** Ends an appointment: `last_day` is the last that counts. Throws NotFound and Forbidden. */
export async function endOfficer(ctx: Ctx, input: EndOfficerInput): Promise<Outcome<OfficerId, EndOfficerRefusal>> {
  const { institutionId, officerId, last_day } = input
  await institutionFor(ctx, institutionId, 'end')
  await lockProtectionOf(ctx, institutionId)
  const officer = await officerAt(ctx, institutionId, officerId)
  if (last_day < officer.from) return refused('ends_before_start', { field: 'last_day' })
  if (officer.until && last_day >= officer.until) return refused('ends_sooner_already', { field: 'last_day' })

  await saveLastDayOf(ctx, officerId, last_day)
  const payload = { officer: officerId, lastDay: last_day }
  await record(ctx, { chain: 'institution', about: institutionId, name: 'protection.officer.ended', payload })
  return ok(officerId)
}
