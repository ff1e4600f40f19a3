import { OFFER_UNITS } from '#directory'
import { deadlineAfter } from '#kernel'
import { notify } from '#notices/server'
import { type Ctx, enqueue, record } from '#platform/server'
import { peopleAwaited } from '../clocks/clock-notice.store.server.ts'
import { type Offered, offeredNow, serviceOfHold } from './offer.store.server.ts'

/** The job that looks what is free once the agreed last day of somebody's units has gone by. */
export const UNIT_DAY_PASSED = 'casework.units.day_passed'
/** How long a free unit is offered to whoever comes first. Inferred: no source says how long; three working days are enough to ask a family. */
const OFFERED_WORKING_DAYS = 3

/** Asks that what is free of a service be offered to those who wait for it. */
export const askToOffer = (ctx: Ctx, serviceId: string): Promise<void> =>
  enqueue(ctx, { name: OFFER_UNITS, id: serviceId })

/**
 * Offers what is free of a service to those who come first on its list: whoever keeps their case is told, once, and has three working days.
 * Nothing is taken, and nobody who lets an offer pass loses their place; it is then offered to the next as well. Comes twice without harm.
 */
async function offerUnits(ctx: Ctx, serviceId: string): Promise<void> {
  const until = new Date(`${deadlineAfter(ctx.today, OFFERED_WORKING_DAYS, 'working_days')}T22:00:00Z`)
  const offered = await offeredNow(ctx, serviceId, until)
  for (const one of offered.filter(({ fresh }) => fresh)) await tellOffered(ctx, one)
  const [first] = offered.map((one) => one.until.getTime()).sort((a, b) => a - b)
  if (first !== undefined) await enqueue(ctx, { name: OFFER_UNITS, id: serviceId, notBefore: new Date(first + 1000) })
}

async function tellOffered(ctx: Ctx, { caseId, code, keeper, itemId }: Offered): Promise<void> {
  const link = `/cases/${caseId}/basket/${itemId}`
  for (const to of await peopleAwaited(ctx, { caseId, institution: keeper, role: null }))
    await notify(ctx, { to, kind: 'unit_free', link, about: { id: caseId, code } })
  const fact = { name: 'casework.unit.offered', payload: { item: itemId } }
  await record(ctx, { chain: 'case', about: caseId, ...fact })
}

/** What the worker does about units: offers what was freed by an act, and what was freed by a day. */
export const unitJobs = {
  [OFFER_UNITS]: offerUnits,
  [UNIT_DAY_PASSED]: async (ctx: Ctx, holdId: string): Promise<void> => {
    const service = await serviceOfHold(ctx, holdId)
    if (service) await offerUnits(ctx, service)
  },
}
