import { sql } from 'kysely'
import { Forbidden, InstitutionId } from '#kernel'
import { type Ctx, readOnce } from '#platform/server'

/** A place of mine in a case that works today: for which institution, by which role of the model. */
export type Seat = {
  readonly institution: InstitutionId
  readonly role: string
  readonly sees: 'names' | 'coded' | 'own_tasks'
  /** For the institution that keeps the case. */
  readonly keeper: boolean
}

/** My working seats in a case, those of the institution that keeps it first. */
export const seatsOfMine = (ctx: Ctx, caseId: string): Promise<readonly Seat[]> =>
  readOnce(ctx, `my seats ${caseId}`, () => readSeatsOfMine(ctx, caseId))

async function readSeatsOfMine(ctx: Ctx, caseId: string): Promise<readonly Seat[]> {
  const found = await sql<{ institution_id: string; role: string; sees: Seat['sees']; keeper: boolean }>`
    select s.institution_id, s.role, s.sees, s.keeper from authz.seats_i_hold() s
    where s.case_id = ${caseId}::uuid order by s.keeper desc, s.role, s.institution_id`.execute(ctx.db)
  return found.rows.map(({ institution_id, ...seat }) => ({
    ...seat,
    institution: InstitutionId.parse(institution_id),
  }))
}

/** The first of my seats by one of these roles: for which institution I act here. Throws `Forbidden` when none is mine. */
export async function seatHere(ctx: Ctx, caseId: string, roles: readonly string[]): Promise<Seat> {
  const seat = (await seatsOfMine(ctx, caseId)).find(({ role }) => roles.includes(role))
  if (!seat) throw new Forbidden('no seat by this role')
  return seat
}

/** Gives a person a place in the case from a day on. */
export async function giveSeat(
  ctx: Ctx,
  seat: { caseId: string; personId: string; institutionId: string; role: string; fromOn: string; by: string },
): Promise<void> {
  await ctx.db
    .insertInto('casework.seat')
    .values({
      id: ctx.newId(),
      case_id: seat.caseId,
      person_id: seat.personId,
      institution_id: seat.institutionId,
      role: seat.role,
      from_on: seat.fromOn,
      seated_by: seat.by,
    })
    .execute()
}

/** Agreements that the role needs and the person lacks, as the model names them: with any of them the seat would not work. */
export async function missingNeeds(
  ctx: Ctx,
  wanted: { versionId: string; personId: string; institutionId: string; role: string; keeper: boolean },
): Promise<readonly string[]> {
  const found = await sql<{ element: string }>`
    select n as element from casework.missing_needs(${wanted.versionId}::uuid, ${wanted.personId}::uuid,
      ${wanted.institutionId}::uuid, ${wanted.role}, ${wanted.keeper}) n`.execute(ctx.db)
  return found.rows.map(({ element }) => element)
}
