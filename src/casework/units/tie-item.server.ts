import { serviceNamed } from '#directory/server'
import { Forbidden, type Outcome, ok, refused } from '#kernel'
import { type Ctx, record } from '#platform/server'
import { basketItem } from '../basket/basket-item.store.server.ts'
import { caseToAct } from '../cases/case-file.store.server.ts'
import { claimsOf, type Line, mayTie, saveTie, tieOf } from './unit.store.server.ts'

export type TieItemRefusal = 'case_closed' | 'not_offered' | 'held'

/**
 * Says by which entry of the directory a line of a basket is given, and how many units of it the family needs; without an entry, that it is
 * given by none. Refused while the line holds units or waits for them: first it is refused or left out, so that nobody's place is lost
 * unseen. Throws `NotFound` for a hidden line and `Forbidden` for those who do not write the basket.
 */
export async function tieItem(
  ctx: Ctx,
  input: {
    readonly caseId: string
    readonly itemId: string
    readonly serviceId: string | null
    readonly units: number
  },
): Promise<Outcome<null, TieItemRefusal>> {
  const file = await caseToAct(ctx, input.caseId)
  const item = await basketItem(ctx, file.id, input.itemId)
  if (!(await mayTie(ctx, file.id))) throw new Forbidden('casework.item.tie')
  if (file.closedOn !== null) return refused('case_closed')
  const line = { caseId: file.id, itemId: item.id }
  const { holds, waits } = await claimsOf(ctx, line)
  if (holds || waits) return refused('held')
  const service = input.serviceId === null ? null : await serviceNamed(ctx, input.serviceId)
  if (input.serviceId !== null && (!service || service.archived)) return refused('not_offered', { field: 'serviceId' })
  await saveTie(ctx, line, service ? { serviceId: service.id, units: input.units } : null)
  // Which one is content: it is read with the line alone.
  const fact = { name: 'casework.basket_item.tied', payload: { item: item.id } }
  await record(ctx, { chain: 'case', about: file.id, ...fact })
  return ok(null)
}

/**
 * A line whose words name an entry of the directory is given by it, one unit at a time, until somebody says otherwise. Nothing for a line that
 * is tied to it already, that holds or waits for units of another, and for those who do not say what lines are given by.
 */
export async function tieChosen(ctx: Ctx, line: Line, serviceId: string | null): Promise<void> {
  if (serviceId === null || (await tieOf(ctx, line))?.serviceId === serviceId) return
  const { holds, waits } = await claimsOf(ctx, line)
  if (holds || waits || !(await mayTie(ctx, line.caseId))) return
  const service = await serviceNamed(ctx, serviceId)
  if (service && !service.archived) await saveTie(ctx, line, { serviceId, units: 1 })
}
