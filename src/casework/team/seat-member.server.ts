import { NotFound, type Outcome, ok, refused } from '#kernel'
import { type Ctx, me, record } from '#platform/server'
import { caseToAct } from '../cases/case-file.store.server.ts'
import { mayKeep } from '../cases/may-keep.query.server.ts'
import { accepts } from '../opening/opening.domain.ts'
import { giveSeat } from './seat.store.server.ts'
import { teamRoles } from './team.domain.ts'
import { candidates, endSeat, seatsHeld } from './team.store.server.ts'

export type SeatMemberRefusal = 'not_at_hand' | 'role_unknown' | 'sector_refused' | 'already_seated' | 'case_closed'
/** `worker` is a person and the institution they act for, joined by a space. */
export type SeatMemberInput = { readonly caseId: string; readonly worker: string; readonly role: string }

/** Adds a worker to the team of a case, by a role of the model that takes their institution's sector. The keeper's act. */
export async function seatMember(ctx: Ctx, input: SeatMemberInput): Promise<Outcome<null, SeatMemberRefusal>> {
  const file = await caseToAct(ctx, input.caseId)
  await mayKeep(ctx, file.id)
  if (file.closedOn) return refused('case_closed')
  const worker = (await candidates(ctx, file.id)).find(
    ({ personId, institutionId }) => `${personId} ${institutionId}` === input.worker,
  )
  if (!worker) return refused('not_at_hand', { field: 'worker' })
  const role = teamRoles(file.model).find(({ id }) => id === input.role)
  if (!role) return refused('role_unknown', { field: 'role' })
  if (!accepts(role, worker.sector)) return refused('sector_refused', { field: 'role' })
  const { personId, institutionId } = worker
  const held = (await seatsHeld(ctx, file.id)).some(
    (seat) => seat.personId === personId && seat.institutionId === institutionId && seat.role === role.id,
  )
  if (held) return refused('already_seated', { field: 'worker' })
  await giveSeat(ctx, { caseId: file.id, personId, institutionId, role: role.id, fromOn: ctx.today, by: me(ctx) })
  await record(ctx, {
    chain: 'case',
    about: file.id,
    name: 'casework.seat.given',
    payload: { person: personId, institution: institutionId, role: role.id },
  })
  return ok(null)
}

/** Ends a worker's seat in a case. Whoever leads the case last cannot be released: somebody is appointed in their place. */
export async function releaseMember(
  ctx: Ctx,
  input: { caseId: string; seatId: string },
): Promise<Outcome<null, 'last_of_keeper'>> {
  const file = await caseToAct(ctx, input.caseId)
  await mayKeep(ctx, file.id)
  const held = await seatsHeld(ctx, file.id)
  const seat = held.find(({ id }) => id === input.seatId)
  if (!seat) throw new NotFound('seat')
  if (held.every((one) => one.id === seat.id || one.institutionId !== file.keeper)) return refused('last_of_keeper')
  await endSeat(ctx, seat)
  const payload = { person: seat.personId, institution: seat.institutionId, role: seat.role }
  await record(ctx, { chain: 'case', about: file.id, name: 'casework.seat.ended', payload })
  return ok(null)
}
