import type { CaseId, Outcome } from '#kernel'
import { ok } from '#kernel'
import { type Ctx, record } from '#platform/server'
import { caseToAct } from '../../cases/case-file.store.server.ts'
import { ownEntry } from './informant.query.server.ts'
import { liftMark, saveMark } from './informant.store.server.ts'

export type MarkInput = {
  readonly caseId: CaseId
  readonly itemId: string
  readonly informant: boolean
  /** By which names or numbers the informant would be known in other entries. */
  readonly names?: string | undefined
}

/**
 * Marks an entry of my institution as coming from an informant, with what they would be known by, or lifts the mark. While it stands the
 * entry is shown to nobody else, by whatever right, and is on no paper. Changing the names lifts the mark and makes it anew: both stay on
 * record. `NotFound` for an entry that another institution wrote.
 */
export async function markInformant(ctx: Ctx, input: MarkInput): Promise<Outcome<null, never>> {
  const { caseId, itemId, informant, names = null } = input
  await caseToAct(ctx, caseId)
  const entry = await ownEntry(ctx, caseId, itemId)
  if (entry.markId !== null) await liftMark(ctx, entry.markId)
  if (informant) await saveMark(ctx, { caseId, entry, names })
  const name = informant ? 'casework.informant.marked' : 'casework.informant.lifted'
  await record(ctx, { chain: 'case', about: caseId, name, item: itemId })
  return ok(null)
}
