import {
  type CaseId,
  Forbidden,
  type InstitutionId,
  NotFound,
  type Outcome,
  ok,
  refused,
  type SubjectId,
} from '#kernel'
import { type Ctx, record } from '#platform/server'
import type { RequestId } from '#protection'
import { requestGivenToMe } from '#protection/server'
import { caseToAct } from '../cases/case-file.store.server.ts'
import { peopleOf } from '../families/people.query.server.ts'
import { seatsOfMine } from '../team/seat.store.server.ts'
import { BundleId } from './bundle.domain.ts'
import { addBundle, addPieces, bundleAt, bundlesOf } from './bundle.store.server.ts'
import { gather } from './gather/gather.query.server.ts'

export type BeginInput = {
  readonly caseId: CaseId
  readonly institutionId: InstitutionId
  readonly requestId: RequestId
  readonly subjectId: SubjectId
}
export type BeginRefusal = 'already_answered' | 'begun_already' | 'not_a_person'

/**
 * Begins the copy of one person's data out of one case, for a request that was passed on to me: everything that my institution keeps about
 * the person and that I may see is gathered, and nothing is decided yet (RODO art. 15). `NotFound` when the request was not passed on to me
 * or I write nothing in the case for its institution.
 */
export async function beginBundle(ctx: Ctx, input: BeginInput): Promise<Outcome<BundleId, BeginRefusal>> {
  const { caseId, institutionId, requestId, subjectId } = input
  const request = await requestGivenToMe(ctx, institutionId, requestId)
  await caseToAct(ctx, caseId)
  await writesFor(ctx, caseId, institutionId)
  if (request.answer) return refused('already_answered')
  if (!request.identity || !request.rights.includes('access')) throw new Forbidden('casework.bundle.begin')
  if (!(await peopleOf(ctx, caseId)).some(({ id }) => id === subjectId)) {
    return refused('not_a_person', { field: 'subjectId' })
  }
  const begun = (await bundlesOf(ctx, caseId)).some((one) => one.requestId === requestId && one.subjectId === subjectId)
  if (begun) return refused('begun_already', { field: 'subjectId' })

  const id = BundleId.parse(ctx.newId())
  const gathered = await gather(ctx, { caseId, institutionId, subjectId, at: ctx.now })
  const elsewhere = gathered.elsewhere.filter(({ knownToPerson }) => knownToPerson).map((one) => one.id)
  const nothingYet = { state: 'draft', handedInBy: null, checkedBy: null, given: null, returnedWords: null } as const
  const added = await addBundle(ctx, {
    id,
    requestId,
    institutionId,
    caseId,
    subjectId,
    gatheredAt: ctx.now,
    elsewhere,
    ...nothingYet,
  })
  if (!added) return refused('begun_already', { field: 'subjectId' })
  const bundle = await bundleAt(ctx, { caseId, bundleId: id })
  await addPieces(
    ctx,
    bundle,
    gathered.pieces.map((piece, place) => ({ ...piece, place })),
  )
  const payload = { bundle: id, request: requestId }
  await record(ctx, { chain: 'case', about: id, name: 'casework.bundle.begun', payload })
  return ok(id)
}

/** Passes those who write in the case for this institution. `NotFound` for everybody else. */
export async function writesFor(ctx: Ctx, caseId: string, institutionId: string): Promise<void> {
  const seats = await seatsOfMine(ctx, caseId)
  if (!seats.some(({ sees, institution }) => sees === 'names' && institution === institutionId)) {
    throw new NotFound('bundle')
  }
}
