import { hasQuorum, type QuorumCount } from '#model'
import type { Ctx } from '#platform/server'
import { factsOf } from '../cases/case-facts.store.server.ts'
import type { CaseFile } from '../cases/case-file.store.server.ts'
import { attendanceOf } from './meeting.store.server.ts'
import type { MeetingRow } from './meeting-row.domain.ts'
import { quorumOf } from './quorum.domain.ts'

/** How a meeting stands to its quorum by the attendance noted so far; `null` where its body needs none. */
export async function quorumNow(ctx: Ctx, file: CaseFile, meeting: MeetingRow): Promise<QuorumCount | null> {
  if (!file.model.body(meeting.body).quorum) return null
  return quorumOf(await factsOf(ctx, file), meeting.body, await attendanceOf(ctx, meeting.id))
}

/** Whether those who are there now may decide. */
export async function mayDecide(ctx: Ctx, file: CaseFile, meeting: MeetingRow): Promise<boolean> {
  const count = await quorumNow(ctx, file, meeting)
  return count === null || hasQuorum(count)
}
