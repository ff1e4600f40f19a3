import { addDays, Forbidden, type LocalDate, NotFound, type Outcome, ok, type Refused, refused } from '#kernel'
import { type Ctx, record } from '#platform/server'
import { standings } from '../drafts/version-standing.query.server.ts'
import { adoptionsOf, endAdoption, gminaKindOn, mayAdopt, saveAdoption } from './adoption.store.server.ts'
import { modelOf } from './model-of.server.ts'

export type AdoptVersionInput = {
  readonly unitCode: string
  readonly versionId: string
  readonly fromOn: LocalDate
  /** The order of the head of the gmina (zarządzenie), where there is one: W-2.11. */
  readonly orderNumber?: string | undefined
  readonly orderOn?: LocalDate | undefined
}
export type AdoptVersionRefusal =
  | 'not_for_this_kind'
  | 'not_yet_valid'
  | 'not_in_force'
  | 'withdrawn'
  | 'later_adoption'
  | OrderRefusal
type OrderRefusal = 'order_incomplete' | 'order_in_future'

/**
 * Says under which version new cases of a gmina begin from a day on; the adoption before it ends the day before. Running cases keep
 * their version (FORMAT.md, sections 2 and 3).
 */
export async function adoptVersion(ctx: Ctx, input: AdoptVersionInput): Promise<Outcome<string, AdoptVersionRefusal>> {
  const { unitCode, versionId, fromOn } = input
  const { document } = await modelOf(ctx, versionId)
  const kind = await gminaKindOn(ctx, unitCode, fromOn)
  if (kind === null) throw new NotFound('gmina')
  if (!(await mayAdopt(ctx, unitCode))) throw new Forbidden('adopt a model')

  if (document.status === 'withdrawn') return refused('withdrawn', { field: 'versionId' })
  if (!document.appliesTo.gminaKinds.some((one) => one === kind)) {
    return refused('not_for_this_kind', { kind })
  }
  if (fromOn < document.validFrom) return refused('not_yet_valid', { field: 'fromOn', validFrom: document.validFrom })
  if ((await standings(ctx, document.id, fromOn)).get(versionId) === 'adopted')
    return refused('not_in_force', { field: 'fromOn' })
  const order = checkOrder(ctx, input)
  if (order) return order
  const [latest] = await adoptionsOf(ctx, unitCode)
  if (latest && latest.fromOn >= fromOn) return refused('later_adoption', { field: 'fromOn', since: latest.fromOn })

  if (latest && (latest.untilOn === null || latest.untilOn >= fromOn)) {
    await endAdoption(ctx, latest.id, addDays(fromOn, -1))
  }
  await saveAdoption(ctx, input)
  await record(ctx, {
    chain: 'model',
    about: versionId,
    name: 'model.version.adopted',
    payload: { unit: unitCode, from: fromOn },
  })
  return ok(unitCode)
}

/** An order has a number and the day of its signature, and is recorded when it is signed. */
function checkOrder({ today }: Ctx, { orderNumber, orderOn }: AdoptVersionInput): Refused<OrderRefusal> | null {
  if ((orderNumber === undefined) !== (orderOn === undefined))
    return refused('order_incomplete', { field: orderOn === undefined ? 'orderOn' : 'orderNumber' })
  return orderOn !== undefined && orderOn > today ? refused('order_in_future', { field: 'orderOn' }) : null
}
