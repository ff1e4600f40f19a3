import type { LocalDate } from '#kernel'
import type { ItemState } from '#model'
import { type Ctx, enqueue } from '#platform/server'
import { askToOffer, UNIT_DAY_PASSED } from './offer-units.server.ts'
import { heldUntil, joinWaiting, type Line, releaseUnit, servicesHeld, takeUnit } from './unit.store.server.ts'

type Moved = { readonly state: ItemState; readonly goods: boolean }

/** A line that was ordered and is not over holds units; a thing that the family got is not back in the store. */
const holdsUnits = ({ state, goods }: Moved): boolean =>
  ['requested', 'accepted', 'started'].includes(state) || (goods && state === 'delivered')

const isOver = ({ state }: Moved): boolean => state === 'delivered' || state === 'confirmed'

/**
 * Takes the units that a line needs in this state, in the transaction that moves it. Answers why they cannot be had: there are none free, or
 * those that are free are offered to those who come before. A line that belongs to no entry takes nothing.
 */
export async function takeFor(ctx: Ctx, line: Line, moved: Moved): Promise<'no_unit' | 'others_wait' | null> {
  if (!holdsUnits(moved)) return null
  const holdId = ctx.newId()
  const taken = await takeUnit(ctx, line, holdId)
  if (taken === 'full') return 'no_unit'
  if (taken === 'others_wait') return taken
  const until = taken === 'taken' ? await heldUntil(ctx, line, holdId) : null
  // Six in the morning in Greenwich, the day after the agreed last one.
  if (until) await enqueue(ctx, { name: UNIT_DAY_PASSED, id: holdId, notBefore: dayAfter(until) })
  return null
}

const dayAfter = (day: LocalDate): Date => new Date(new Date(`${day}T06:00:00Z`).getTime() + 24 * 60 * 60 * 1000)

/** What follows for the list and for what is held once a line was moved; what is free now is offered to those who wait. */
export async function followMove(
  ctx: Ctx,
  line: Line,
  { state, goods, onDay }: Moved & { readonly onDay: LocalDate },
): Promise<void> {
  if (state === 'waiting') {
    const service = await joinWaiting(ctx, line, onDay)
    if (service) await askToOffer(ctx, service)
    return
  }
  if (state === 'refused') return free(ctx, line, 'refused')
  if (isOver({ state, goods })) return free(ctx, line, 'ended')
}

/** The family has the thing: it is counted as given where the store had one, and it waits for nothing. */
export async function followHandover(ctx: Ctx, line: Line): Promise<void> {
  await takeUnit(ctx, line)
  await free(ctx, line, 'ended')
}

/** A line that a newer basket leaves out holds nothing and waits for nothing. */
export const followLeftOut = (ctx: Ctx, line: Line): Promise<void> => free(ctx, line, 'left_out')

async function free(ctx: Ctx, line: Line, why: 'refused' | 'ended' | 'left_out'): Promise<void> {
  const service = await releaseUnit(ctx, line, why)
  if (service) await askToOffer(ctx, service)
}

/** A closed case holds nothing and waits for nothing: what it held is offered. */
export async function followClosing(ctx: Ctx, caseId: string): Promise<void> {
  for (const service of await servicesHeld(ctx, caseId)) await askToOffer(ctx, service)
}
