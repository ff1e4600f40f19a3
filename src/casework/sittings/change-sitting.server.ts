import { Conflict, isDayOff, type Outcome, ok, refused } from '#kernel'
import { notify } from '#notices/server'
import { type Ctx, record } from '#platform/server'
import { type CancelMeetingRefusal, cancelUntold } from '../meeting-changes/cancel-meeting.server.ts'
import { type MoveMeetingRefusal, moveUntold } from '../meeting-changes/move-meeting.server.ts'
import { SITTING_CALENDAR } from '../meetings/meeting-paths.ts'
import { sittingPath } from './call-sitting.server.ts'
import type { CancelSittingInput, MoveSittingInput } from './change-sitting.schema.ts'
import { laterBy, minutesBetween } from './sitting.domain.ts'
import { bodiesOfMine, peopleOfBody } from './sitting.store.server.ts'
import {
  invitedTo,
  partsOf,
  type SittingPart,
  type SittingToChange,
  saveSittingChange,
  sittingToChange,
} from './sitting-change.store.server.ts'

export type ChangeSittingRefusal =
  | MoveMeetingRefusal
  | CancelMeetingRefusal
  | 'called_off'
  | 'time_missing'
  | 'past_midnight'
type OfSitting = { readonly sittingId: string }

/**
 * Moves a sitting with every part that stands on its day: each keeps its turn and its distance from the first one, and is moved by the one rule
 * for meetings. Parts that were moved by themselves, called off or held stay as they are. Everybody is told once, whatever number of families
 * they come for. Throws `Conflict` when it changed meanwhile, `Forbidden` for whoever may not move all of it.
 */
export async function moveSitting(
  ctx: Ctx,
  input: MoveSittingInput & OfSitting,
): Promise<Outcome<null, ChangeSittingRefusal>> {
  const found = await toChange(ctx, input)
  if (!found.ok) return found
  const { sitting, parts } = found.value
  if (input.day < ctx.today) return refused('day_past', { field: 'day' })
  if (isDayOff(input.day) && !input.dayOff) return refused('day_off', { field: 'day' })
  const first = parts.map(({ time }) => time).toSorted()[0]
  if (first !== undefined && input.time === undefined) return refused('time_missing', { field: 'time' })
  const by = first === undefined || input.time === undefined ? 0 : minutesBetween(first, input.time)
  const same = sitting.day === input.day && sitting.place === input.place && (sitting.link ?? '') === (input.link ?? '')
  if (same && by === 0) return refused('nothing_changed')
  const hours = parts.map((part) => ({ ...part, later: laterBy(part.time, by) }))
  if (hours.some(({ later }) => later === null)) return refused('past_midnight', { field: 'time' })
  for (const { caseId, meetingId, rowVersion, time, later } of hours) {
    const moved = await moveUntold(ctx, { ...input, caseId, meetingId, rowVersion, time: later ?? time })
    // A part whose own place and link were changed before may stand there already.
    if (!moved.ok && moved.refusal !== 'nothing_changed') return moved
  }
  const { day, place, link = null, reason } = input
  await saveSittingChange(ctx, sitting, { what: 'moved', reason }, { day, place, link })
  await tellOnce(ctx, sitting, parts, 'meeting_moved')
  await recordChange(ctx, sitting, {
    name: 'casework.sitting.moved',
    payload: { sitting: sitting.id, day, was: sitting.day },
  })
  return ok(null)
}

/** Calls a sitting off with every part that is still to come on its day. Told and thrown as above. */
export async function cancelSitting(
  ctx: Ctx,
  input: CancelSittingInput & OfSitting,
): Promise<Outcome<null, ChangeSittingRefusal>> {
  const found = await toChange(ctx, input)
  if (!found.ok) return found
  const { sitting, parts } = found.value
  const { reason } = input
  for (const { caseId, meetingId, rowVersion } of parts) {
    const cancelled = await cancelUntold(ctx, { caseId, meetingId, rowVersion, reason })
    if (!cancelled.ok) return cancelled
  }
  await saveSittingChange(ctx, sitting, { what: 'cancelled', reason }, { state: 'cancelled' })
  await tellOnce(ctx, sitting, parts, 'meeting_called_off')
  await recordChange(ctx, sitting, { name: 'casework.sitting.cancelled', payload: { sitting: sitting.id } })
  return ok(null)
}

type ToChange = { readonly sitting: SittingToChange; readonly parts: readonly SittingPart[] }

/** The sitting and its parts that go with it. */
async function toChange(
  ctx: Ctx,
  { sittingId, rowVersion }: OfSitting & { readonly rowVersion: number },
): Promise<Outcome<ToChange, 'called_off' | 'already_held'>> {
  const sitting = await sittingToChange(ctx, sittingId)
  if (sitting.state === 'cancelled') return refused('called_off')
  if (sitting.rowVersion !== rowVersion) throw new Conflict('the sitting was changed meanwhile', sitting.state)
  const all = await partsOf(ctx, sitting.id)
  const parts = all.filter(({ state, day }) => day === sitting.day && (state === 'planned' || state === 'invited'))
  const held = all.some(({ state }) => state === 'held' || state === 'confirmed')
  if (sitting.day < ctx.today || (held && parts.length === 0)) return refused('already_held')
  return ok({ sitting, parts })
}

/** One notice for each person, with a calendar file for each part of theirs; it names no case. Those of the team without a part are told too. */
async function tellOnce(
  ctx: Ctx,
  { id, bodyId }: SittingToChange,
  parts: readonly SittingPart[],
  kind: 'meeting_moved' | 'meeting_called_off',
): Promise<void> {
  const invited = await invitedTo(
    ctx,
    parts.map(({ meetingId }) => meetingId),
  )
  const body = (await bodiesOfMine(ctx)).find((one) => one.id === bodyId)
  const team = body ? await peopleOfBody(ctx, body) : []
  const told = new Map([...team.map((to) => [to, 0] as const), ...invited])
  const link = sittingPath(id)
  for (const [to, count] of told) {
    const file = count > 0 ? { file: { maker: SITTING_CALENDAR, of: id } } : {}
    await notify(ctx, { to, kind, link, count: Math.max(1, count), ...file })
  }
}

/** Neither the cases nor how many there are: others read this chain. */
const recordChange = (
  ctx: Ctx,
  { id, bodyId, institutionId }: SittingToChange,
  fact: { readonly name: string; readonly payload: Readonly<Record<string, string>> },
): Promise<void> =>
  record(ctx, { chain: bodyId ? 'body' : 'institution', about: bodyId ?? institutionId ?? id, ...fact })
