import { NotFound, type Outcome, ok, refused } from '#kernel'
import { type Ctx, me, record } from '#platform/server'
import { type CaseFile, caseToAct } from '../cases/case-file.store.server.ts'
import { mayKeep } from '../cases/may-keep.query.server.ts'
import { candidates, seatsHeld } from '../team/team.store.server.ts'
import { denialsOf, saveDenial, saveLift, workersCalled } from './denial.store.server.ts'

export type DenyRefusal = 'nobody_named' | 'not_found' | 'several_found' | 'denied_already' | 'last_of_keeper'
export type DenyInput = {
  readonly caseId: string
  /** Somebody of the institutions at hand, chosen from the list. */
  readonly personId?: string | undefined
  /** Somebody else, by given and family name. */
  readonly name?: string | undefined
  readonly reason: string
}

/**
 * Keeps a worker of any institution out of a case, from the next statement on: a conflict of interest (k.p.a. art. 24) beats every right.
 * The person is told nothing, so the fact stands in a chain that only those who keep the case read. Answers whether it was oneself.
 */
export async function denyPerson(
  ctx: Ctx,
  input: DenyInput,
): Promise<Outcome<{ readonly self: boolean }, DenyRefusal>> {
  const file = await caseToAct(ctx, input.caseId)
  await mayKeep(ctx, file.id)
  const whom = await personMeant(ctx, file, input)
  if (!whom.ok) return whom
  const personId = whom.value
  const denied = new Set((await denialsOf(ctx, file.id)).map((one) => one.personId))
  if (denied.has(personId)) {
    return refused('denied_already', { field: input.personId ? 'personId' : 'name' })
  }
  const keeping = (await seatsHeld(ctx, file.id)).filter(
    (seat) => seat.institutionId === file.keeper && !denied.has(seat.personId),
  )
  if (keeping.length > 0 && keeping.every((seat) => seat.personId === personId)) return refused('last_of_keeper')
  const id = ctx.newId()
  await saveDenial(ctx, { id, caseId: file.id, personId, reason: input.reason })
  const payload = { case: file.id, person: personId }
  await record(ctx, { chain: 'case', about: id, name: 'casework.denial.made', payload })
  return ok({ self: personId === me(ctx) })
}

async function personMeant(
  ctx: Ctx,
  file: CaseFile,
  { personId, name }: DenyInput,
): Promise<Outcome<string, DenyRefusal>> {
  if (personId) {
    const known = (await candidates(ctx, file.id)).some((one) => one.personId === personId)
    const seated = (await seatsHeld(ctx, file.id)).some((one) => one.personId === personId)
    return known || seated ? ok(personId) : refused('not_found', { field: 'personId' })
  }
  if (!name) return refused('nobody_named', { field: 'personId' })
  const [first, second] = await workersCalled(ctx, name)
  if (!first) return refused('not_found', { field: 'name' })
  return second ? refused('several_found', { field: 'name' }) : ok(first)
}

/** Ends a denial; whatever rights the person has besides work again from the next statement. `NotFound` when nobody is denied so. */
export async function liftDenial(
  ctx: Ctx,
  input: { readonly caseId: string; readonly denialId: string },
): Promise<Outcome<null, never>> {
  const file = await caseToAct(ctx, input.caseId)
  await mayKeep(ctx, file.id)
  const denial = (await denialsOf(ctx, file.id)).find(({ id }) => id === input.denialId)
  if (!denial) throw new NotFound('denial')
  await saveLift(ctx, denial.id)
  const payload = { case: file.id, person: denial.personId }
  await record(ctx, { chain: 'case', about: denial.id, name: 'casework.denial.lifted', payload })
  return ok(null)
}
