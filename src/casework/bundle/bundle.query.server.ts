import { type CaseId, NotFound } from '#kernel'
import { type Ctx, me } from '#platform/server'
import { caseFile } from '../cases/case-file.store.server.ts'
import { type CaseFrame, caseFrame } from '../cases/case-frame.query.server.ts'
import { peopleOf } from '../families/people.query.server.ts'
import { personLabel } from '../families/person-label.domain.ts'
import { seatsOfMine } from '../team/seat.store.server.ts'
import type { KeptPiece } from './bundle.domain.ts'
import { actsIn, type Bundle, type BundleAct, type BundleId, isSecondPair } from './bundle.domain.ts'
import { bundleAt, bundlesOf, piecesOf } from './bundle.store.server.ts'
import { isStale, type Standing, standingOf } from './standing.query.server.ts'

type Labelled = { readonly bundle: Bundle; readonly person: string }
export type CopiesOfCase = { readonly frame: CaseFrame; readonly copies: readonly Labelled[] }

/** A case in whose copies of data I may have a part: one I write in. `NotFound` for everybody else. */
export async function caseToCopy(ctx: Ctx, caseId: string): Promise<CaseFrame> {
  const file = await caseFile(ctx, caseId)
  const seats = await seatsOfMine(ctx, file.id)
  if (!seats.some(({ sees }) => sees === 'names')) throw new NotFound('bundle')
  return caseFrame(ctx, file)
}

export async function personCalled(ctx: Ctx, caseId: string, code: string, subjectId: string): Promise<string> {
  const person = (await peopleOf(ctx, caseId)).find(({ id }) => id === subjectId)
  return person ? personLabel(person, code) : code
}

/** The copies of data out of a case that are mine to prepare or check. */
export async function copiesOfCase(ctx: Ctx, caseId: CaseId): Promise<CopiesOfCase> {
  const frame = await caseToCopy(ctx, caseId)
  const copies: Labelled[] = []
  for (const bundle of await bundlesOf(ctx, caseId)) {
    copies.push({ bundle, person: await personCalled(ctx, caseId, frame.code, bundle.subjectId) })
  }
  return { frame, copies }
}

export type BundleOnPage = Labelled & {
  readonly frame: CaseFrame
  readonly standing: Standing
  /** What was given or dropped is shown as it was kept; nothing in the case changes it. */
  readonly final: readonly KeptPiece[] | null
  readonly stale: boolean
  readonly acts: readonly BundleAct[]
  /** I prepared a part of it, so somebody else checks it. */
  readonly own: boolean
}

const FOR_SECOND: readonly BundleAct[] = ['confirm', 'return']

/** One copy on its page, beside what stands in the case now. `NotFound` when it is not mine to see. */
export async function bundleOnPage(
  ctx: Ctx,
  at: { readonly caseId: CaseId; readonly bundleId: BundleId },
): Promise<BundleOnPage> {
  const frame = await caseToCopy(ctx, at.caseId)
  const bundle = await bundleAt(ctx, at)
  const standing = await standingOf(ctx, bundle)
  const kept = await piecesOf(ctx, bundle)
  const second = isSecondPair(
    bundle,
    kept.flatMap(({ decidedBy }) => decidedBy ?? []),
    me(ctx),
  )
  const over = bundle.state === 'given' || bundle.state === 'dropped'
  return {
    frame,
    bundle,
    person: await personCalled(ctx, at.caseId, frame.code, bundle.subjectId),
    standing,
    final: over ? kept : null,
    stale: !over && isStale(standing),
    acts: actsIn(bundle.state).filter((act) => second || !FOR_SECOND.includes(act)),
    own: !second,
  }
}
