import type { Model } from '#model'
import type { Ctx } from '#platform/server'
import { caseFile } from '../cases/case-file.store.server.ts'
import { type CaseFrame, caseFrame } from '../cases/case-frame.query.server.ts'
import { type HistoryEntry, historyOf } from './history.query.server.ts'

export type CaseHistory = {
  readonly frame: CaseFrame
  readonly model: Model
  readonly entries: readonly HistoryEntry[]
}

const MOST = 300

/** The record of a case with the looks, the newest first; at most 300 entries. */
export async function caseHistory(ctx: Ctx, caseId: string): Promise<CaseHistory> {
  const file = await caseFile(ctx, caseId)
  return { frame: await caseFrame(ctx, file), model: file.model, entries: await historyOf(ctx, file.id, MOST, true) }
}
