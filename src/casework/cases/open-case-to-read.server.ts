import type { Ctx } from '#platform/server'
import { rememberLook } from './look.store.server.ts'
import { type Overview, overviewOf } from './overview.query.server.ts'

/** The first page of a case; from now on the reader knows what stands there. */
export async function openCaseToRead(ctx: Ctx, caseId: string): Promise<Overview> {
  const overview = await overviewOf(ctx, caseId)
  if (!ctx.seenAs) await rememberLook(ctx, overview.known.file.id)
  return overview
}
