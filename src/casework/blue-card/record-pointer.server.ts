import { type LocalDate, NotFound, type Outcome, ok, refused } from '#kernel'
import { type Ctx, me, record } from '#platform/server'
import { caseToAct } from '../cases/case-file.store.server.ts'
import { seatsHeld } from '../team/team.store.server.ts'
import { objectionToPointer, type PointerObjection, type PointerSaid } from './pointer.domain.ts'
import { mustLead, pointerOf, pointerReaders, savePointer, saveReader, saveReaderEnd } from './pointer.store.server.ts'

export type RecordPointerRefusal = PointerObjection | 'day_ahead' | 'case_closed'

/**
 * Notes that a Blue Card procedure runs or does not, and whom to contact. The act of who leads the case. The fact stands in the chain of
 * the pointer, so that the record of the case has no number that others miss.
 */
export async function recordPointer(
  ctx: Ctx,
  input: PointerSaid & { readonly caseId: string; readonly onDay: LocalDate },
): Promise<Outcome<string, RecordPointerRefusal>> {
  const file = await caseToAct(ctx, input.caseId)
  await mustLead(ctx, file.id)
  if (file.closedOn) return refused('case_closed')
  const objection = objectionToPointer(input)
  if (objection) return refused(objection.refusal, { field: objection.field })
  if (input.onDay > ctx.today) return refused('day_ahead', { field: 'onDay' })
  const { runs, contactFunction = null, contactInstitution = null, contactPhone = null, onDay } = input
  const id = await savePointer(ctx, file.id, { runs, contactFunction, contactInstitution, contactPhone, onDay })
  await record(ctx, { chain: 'case', about: id, name: 'casework.pointer.recorded' })
  return ok(id)
}

export type NameReaderRefusal = 'not_in_team' | 'named_already' | 'nothing_to_read'

/** Names one member of the team who may read the pointer, with the reason. */
export async function nameReader(
  ctx: Ctx,
  input: { readonly caseId: string; readonly personId: string; readonly reason: string },
): Promise<Outcome<null, NameReaderRefusal>> {
  const file = await caseToAct(ctx, input.caseId)
  await mustLead(ctx, file.id)
  const pointer = await pointerOf(ctx, file.id)
  if (!pointer) return refused('nothing_to_read')
  const { personId, reason } = input
  const team = await seatsHeld(ctx, file.id)
  if (personId === me(ctx) || !team.some((seat) => seat.personId === personId)) {
    return refused('not_in_team', { field: 'personId' })
  }
  if ((await pointerReaders(ctx, file.id)).some((one) => one.personId === personId)) {
    return refused('named_already', { field: 'personId' })
  }
  await saveReader(ctx, { caseId: file.id, personId, reason })
  await record(ctx, { chain: 'case', about: pointer.id, name: 'casework.pointer.reader_named' })
  return ok(null)
}

/** Takes the right to read the pointer back, from the next statement on. `NotFound` when nobody is named so. */
export async function endReader(
  ctx: Ctx,
  input: { readonly caseId: string; readonly readerId: string },
): Promise<Outcome<null, never>> {
  const file = await caseToAct(ctx, input.caseId)
  await mustLead(ctx, file.id)
  const pointer = await pointerOf(ctx, file.id)
  const reader = (await pointerReaders(ctx, file.id)).find(({ id }) => id === input.readerId)
  if (!reader || !pointer) throw new NotFound('reader')
  await saveReaderEnd(ctx, reader.id)
  await record(ctx, { chain: 'case', about: pointer.id, name: 'casework.pointer.reader_ended' })
  return ok(null)
}
