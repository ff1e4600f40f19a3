import { NotFound } from '#kernel'
import type { Ctx } from '#platform/server'
import { caseFile } from '../cases/case-file.store.server.ts'
import { type CaseFrame, caseFrame } from '../cases/case-frame.query.server.ts'
import { mayKeep } from '../cases/may-keep.query.server.ts'
import { candidates, seatsHeld } from '../team/team.store.server.ts'
import { type Denial, denialsOf } from './denial.store.server.ts'

export type ToDeny = {
  readonly frame: CaseFrame
  /** Workers of the team and of institutions at hand, who are not kept out yet. */
  readonly workers: readonly { readonly personId: string; readonly label: string }[]
}

/** Whom those who keep a case may keep out of it; `Forbidden` for others. */
export async function toDeny(ctx: Ctx, caseId: string): Promise<ToDeny> {
  const file = await caseFile(ctx, caseId)
  await mayKeep(ctx, file.id)
  const denied = new Set((await denialsOf(ctx, file.id)).map(({ personId }) => personId))
  const workers = new Map<string, { person: string; institution: string }>()
  for (const one of [...(await seatsHeld(ctx, file.id)), ...(await candidates(ctx, file.id))]) {
    if (!denied.has(one.personId) && !workers.has(one.personId)) workers.set(one.personId, one)
  }
  return {
    frame: await caseFrame(ctx, file),
    workers: [...workers].map(([personId, { person, institution }]) => ({
      personId,
      label: `${institution}: ${person}`,
    })),
  }
}

/** A denial to lift, for those who keep the case. */
export async function denialToLift(
  ctx: Ctx,
  caseId: string,
  denialId: string,
): Promise<{ readonly frame: CaseFrame; readonly denial: Denial }> {
  const file = await caseFile(ctx, caseId)
  await mayKeep(ctx, file.id)
  const denial = (await denialsOf(ctx, file.id)).find(({ id }) => id === denialId)
  if (!denial) throw new NotFound('denial')
  return { frame: await caseFrame(ctx, file), denial }
}
