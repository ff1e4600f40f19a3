import type { Ctx } from '#platform/server'
import { institutionNames } from '../cases/institution-names.query.server.ts'
import { seatsOfMine } from '../team/seat.store.server.ts'

/** The name of the institution for which I print in a case: that of my first working seat, the keeper's before others. */
export async function printingInstitution(ctx: Ctx, caseId: string): Promise<string> {
  const [seat] = await seatsOfMine(ctx, caseId)
  if (!seat) return ''
  return (await institutionNames(ctx, [seat.institution])).get(seat.institution)?.name ?? ''
}
