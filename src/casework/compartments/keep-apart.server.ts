import { type LocalDate, NotFound, type Outcome, ok, refused } from '#kernel'
import { type Ctx, me, record } from '#platform/server'
import { pointerRights } from '../blue-card/pointer.store.server.ts'
import { peopleOf } from '../families/people.query.server.ts'
import { candidates, seatsHeld } from '../team/team.store.server.ts'
import type { ApartBasis, ApartKind, SideWhy } from './apart.domain.ts'
import { apartIn, saveApart, saveApartEnd } from './apart.store.server.ts'
import { writeReason } from './keep-shield.server.ts'
import { caseOfSidesToAct } from './one-sided.store.server.ts'
import { saveSide, saveSideEnd, sidesIn } from './side.store.server.ts'

export type KeepApartInput = {
  readonly caseId: string
  readonly one: string
  readonly other: string
  readonly kind: ApartKind
  readonly basis: ApartBasis
  readonly reason: string
  readonly from: LocalDate
  readonly until?: LocalDate | undefined
}
export type KeepApartRefusal =
  | 'unknown_person'
  | 'same_person'
  | 'already_apart'
  | 'basis_not_known'
  | 'ends_before_begins'

/**
 * Keeps two persons of a case apart from a day on: they must not meet, must not learn each other's address or contact, or both. The fact stands
 * in a chain of its own, so that the record of the case tells nobody else. Allowed in a closed case too.
 */
export async function keepApart(ctx: Ctx, input: KeepApartInput): Promise<Outcome<string, KeepApartRefusal>> {
  const file = await caseOfSidesToAct(ctx, input.caseId)
  const { one, other, kind, basis, from, until = null } = input
  const known = new Set((await peopleOf(ctx, file.id)).map(({ id }) => id))
  if (!known.has(one)) return refused('unknown_person', { field: 'one' })
  if (!known.has(other)) return refused('unknown_person', { field: 'other' })
  if (one === other) return refused('same_person', { field: 'other' })
  if (until !== null && until < from) return refused('ends_before_begins', { field: 'until' })
  // Nobody learns by trying that a Blue Card runs, or writes that one does without leading the case.
  if (basis === 'pointer' && !(await pointerRights(ctx, file.id)).read) {
    return refused('basis_not_known', { field: 'basis' })
  }
  const running = (await apartIn(ctx, file.id)).filter(({ state }) => state !== 'over')
  if (running.some((pair) => [one, other].every((id) => id === pair.one || id === pair.other))) {
    return refused('already_apart', { field: 'other' })
  }
  const itemId = await writeReason(ctx, file, { of: 'apart', text: input.reason })
  const id = await saveApart(ctx, { caseId: file.id, itemId, one, other, kind, basis, from, until })
  await record(ctx, { chain: 'case', about: id, name: 'casework.apart.decided' })
  return ok(id)
}

/** Ends it, from the next statement on. `NotFound` when the pair is not kept apart any more. */
export async function endApart(
  ctx: Ctx,
  input: { readonly caseId: string; readonly apartId: string },
): Promise<Outcome<null, never>> {
  const file = await caseOfSidesToAct(ctx, input.caseId)
  const pair = (await apartIn(ctx, file.id)).find(({ id, state }) => id === input.apartId && state !== 'over')
  if (!pair) throw new NotFound('pair')
  await saveApartEnd(ctx, pair.id)
  await record(ctx, { chain: 'case', about: pair.id, name: 'casework.apart.ended' })
  return ok(null)
}

export type NameSideRefusal = 'not_at_hand' | 'unknown_person' | 'named_already' | 'last_of_keeper'

/**
 * Notes that a worker stands on the side of one person: related to them, or serving them alone. From the next statement on nothing shielded from
 * that person is shown to the worker, who is told nothing. Answers whether it was oneself.
 */
export async function nameSide(
  ctx: Ctx,
  input: {
    readonly caseId: string
    readonly personId: string
    readonly subjectId: string
    readonly why: SideWhy
    readonly reason: string
  },
): Promise<Outcome<{ readonly self: boolean }, NameSideRefusal>> {
  const file = await caseOfSidesToAct(ctx, input.caseId)
  const { personId, subjectId, why, reason } = input
  const seats = await seatsHeld(ctx, file.id)
  const workers = [...seats, ...(await candidates(ctx, file.id))]
  if (!workers.some((one) => one.personId === personId)) return refused('not_at_hand', { field: 'personId' })
  if (!(await peopleOf(ctx, file.id)).some(({ id }) => id === subjectId)) {
    return refused('unknown_person', { field: 'subjectId' })
  }
  const sides = await sidesIn(ctx, file.id)
  if (sides.some((one) => one.personId === personId && one.subjectId === subjectId)) {
    return refused('named_already', { field: 'personId' })
  }
  const sided = new Set([...sides.map((one) => one.personId), personId])
  const keeping = seats.filter(({ institutionId }) => institutionId === file.keeper)
  if (keeping.every((seat) => sided.has(seat.personId))) return refused('last_of_keeper', { field: 'personId' })
  const id = await saveSide(ctx, { caseId: file.id, personId, subjectId, why, reason })
  await record(ctx, { chain: 'case', about: id, name: 'casework.side.named' })
  return ok({ self: personId === me(ctx) })
}

/** The worker stands on nobody's side any more. `NotFound` when nobody is named so. */
export async function endSide(
  ctx: Ctx,
  input: { readonly caseId: string; readonly sideId: string },
): Promise<Outcome<null, never>> {
  const file = await caseOfSidesToAct(ctx, input.caseId)
  const side = (await sidesIn(ctx, file.id)).find(({ id }) => id === input.sideId)
  if (!side) throw new NotFound('side')
  await saveSideEnd(ctx, side.id)
  await record(ctx, { chain: 'case', about: side.id, name: 'casework.side.ended' })
  return ok(null)
}
