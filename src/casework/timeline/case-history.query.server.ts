import type { Model } from '#model'
import type { Ctx } from '#platform/server'
import { caseFile } from '../cases/case-file.store.server.ts'
import { type CaseFrame, caseFrame } from '../cases/case-frame.query.server.ts'
import { keeps } from '../cases/may-keep.query.server.ts'
import { type HistoryEntry, historyOf } from './history.query.server.ts'

export type CaseHistory = {
  readonly frame: CaseFrame
  readonly model: Model
  readonly entries: readonly HistoryEntry[]
  /** The number before which older entries are left; `null` when this is the beginning. */
  readonly earlier: number | null
  /** Those who keep the case may also search who looked. */
  readonly mayKeep: boolean
}

const AT_ONCE = 300

/** The record of a case with the looks, the newest first, 300 entries at a time; `before` is the number of an entry. */
export async function caseHistory(ctx: Ctx, caseId: string, before?: string): Promise<CaseHistory> {
  const file = await caseFile(ctx, caseId)
  const seq = /^\d{1,12}$/.test(before ?? '') ? Number(before) : undefined
  const found = await historyOf(ctx, file.id, { limit: AT_ONCE + 1, looks: true, before: seq })
  const entries = found.slice(0, AT_ONCE)
  const earlier = found.length > AT_ONCE ? (entries.at(-1)?.seq ?? null) : null
  return { frame: await caseFrame(ctx, file), model: file.model, entries, earlier, mayKeep: await keeps(ctx, file.id) }
}
