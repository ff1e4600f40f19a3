import { Forbidden, NotFound } from '#kernel'
import { type PossibleTransition, possible } from '#model'
import type { Ctx } from '#platform/server'
import { caseFacts, type KnownCase } from '../cases/case-facts.store.server.ts'
import { type CaseFrame, caseFrame } from '../cases/case-frame.query.server.ts'
import { peopleOf } from '../families/people.query.server.ts'
import { personLabel } from '../families/person-label.domain.ts'
import { seatsOfMine } from '../team/seat.store.server.ts'
import { seatsHeld } from '../team/team.store.server.ts'

/** A way out of the stage on its page: what it asks, what is missing, and the names of whom that is about. */
export type MoveToMake = {
  readonly known: KnownCase
  readonly frame: CaseFrame
  readonly move: PossibleTransition
  /** People of the family and of the team, and institutions, by id, as this reader may call them. */
  readonly names: ReadonlyMap<string, string>
}

/** `NotFound` when the transition does not lead from the stage the case is in; `Forbidden` when it is not mine. */
export async function moveToMake(ctx: Ctx, caseId: string, transitionId: string): Promise<MoveToMake> {
  const known = await caseFacts(ctx, caseId)
  const { file, model, facts } = known
  const roles = (await seatsOfMine(ctx, file.id)).map(({ role }) => role)
  const move = possible(model, facts, roles).transitions.find(({ transition }) => transition.id === transitionId)
  if (!move) throw new NotFound('transition')
  if (!move.mine) throw new Forbidden('casework.case.move')
  const people = await peopleOf(ctx, file.id)
  const team = await seatsHeld(ctx, file.id)
  const names = new Map([
    ...people.map((one) => [one.id, personLabel(one, file.code)] as const),
    ...team.map((seat) => [seat.personId, seat.person] as const),
    ...team.map((seat) => [seat.institutionId, seat.institution] as const),
  ])
  return { known, frame: await caseFrame(ctx, file), move, names }
}
