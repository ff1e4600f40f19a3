import { Forbidden, isDayOff, type Outcome, ok, refused } from '#kernel'
import { notify } from '#notices/server'
import { type Ctx, record } from '#platform/server'
import { caseFacts } from '../cases/case-facts.store.server.ts'
import { type CallMeetingRefusal, callMeeting } from '../meetings/call-meeting.server.ts'
import { bodiesOf } from '../meetings/meeting.domain.ts'
import { seatsOfMine } from '../team/seat.store.server.ts'
import { type CallSittingInput, SLOTS } from './call-sitting.schema.ts'
import { firstOverlap, rolesThatConvene } from './sitting.domain.ts'
import {
  addSitting,
  addSlot,
  bodiesOfMine,
  type Convened,
  casesIConvene,
  peopleOfBody,
} from './sitting.store.server.ts'

export type CallSittingRefusal =
  | CallMeetingRefusal
  | 'day_off'
  | 'nothing_to_meet_about'
  | 'case_twice'
  | 'slots_overlap'
  | 'other_unit'
  | 'figures_only'
  | 'not_kept_here'

type Slot = CallSittingInput['slots'][number]
/** Who holds the sitting. */
type Holder = { readonly body: Convened } | { readonly institutionId: string }

export const sittingPath = (sittingId: string): string => `/sittings/${sittingId}`

/**
 * Calls one sitting at which several families come in turn. Each case's part is an ordinary meeting of that case, called as always: with its
 * own people, notices and clocks. A team that knows figures only meets without any case. Throws `Forbidden` for whoever convenes no such team.
 */
export async function callSitting(ctx: Ctx, input: CallSittingInput): Promise<Outcome<string, CallSittingRefusal>> {
  const holder = await holderOf(ctx, input.whose)
  const wrong = wrongSitting(ctx, holder, input)
  if (wrong) return wrong
  const id = ctx.newId()
  const body = 'body' in holder ? holder.body : null
  await addSitting(ctx, {
    ...{ id, day: input.day, place: input.place, link: input.link, topics: input.topics },
    ...{ bodyId: body?.id ?? null, institutionId: 'institutionId' in holder ? holder.institutionId : null },
    runBy: body ? rolesThatConvene(body.model, body.element) : [],
  })
  // Cases are locked one after another, by everybody in the same order.
  for (const slot of input.slots.toSorted((a, b) => (a.caseId < b.caseId ? -1 : 1))) {
    const called = await callPart(ctx, holder, input, slot)
    if (!called.ok) return called
    await addSlot(ctx, { sittingId: id, caseId: slot.caseId, meetingId: called.value, minutes: slot.minutes })
  }
  if (body) {
    for (const to of await peopleOfBody(ctx, body))
      await notify(ctx, { to, kind: 'meeting_called', link: sittingPath(id) })
  }
  // Neither the cases nor how many there are: others read this chain.
  const chain = body ? 'body' : 'institution'
  const about = body ? body.id : 'institutionId' in holder ? holder.institutionId : id
  await record(ctx, { chain, about, name: 'casework.sitting.called', payload: { sitting: id, day: input.day } })
  return ok(id)
}

async function holderOf(ctx: Ctx, whose: string): Promise<Holder> {
  const [kind, id = ''] = whose.split(':')
  if (kind === 'institution') {
    const convened = await casesIConvene(ctx)
    if (!convened.some(({ institutionId }) => institutionId === id)) throw new Forbidden('casework.sitting.call')
    return { institutionId: id }
  }
  const body = (await bodiesOfMine(ctx)).find((one) => one.id === id)
  if (!body?.roles.some((role) => rolesThatConvene(body.model, body.element).includes(role)))
    throw new Forbidden('casework.sitting.call')
  return { body }
}

function wrongSitting(ctx: Ctx, holder: Holder, { day, dayOff, slots, topics }: CallSittingInput) {
  if (day < ctx.today) return refused('day_past', { field: 'day' })
  if (isDayOff(day) && !dayOff) return refused('day_off', { field: 'day' })
  const figures = 'body' in holder && holder.body.model.body(holder.body.element).sees === 'counts'
  if (figures && slots.length > 0) return refused('figures_only', { field: `${SLOTS}.${slots[0]?.row}.caseId` })
  if (slots.length === 0 && (topics === undefined || 'institutionId' in holder))
    return refused('nothing_to_meet_about', { field: 'topics' in holder ? 'topics' : `${SLOTS}.0.caseId` })
  const twice = slots.find(({ caseId, row }) => slots.some((other) => other.row < row && other.caseId === caseId))
  if (twice) return refused('case_twice', { field: `${SLOTS}.${twice.row}.caseId` })
  const overlap = slots[firstOverlap(slots)]
  return overlap ? refused('slots_overlap', { field: `${SLOTS}.${overlap.row}.time` }) : null
}

/** The meeting of one case in its turn: of the standing team, or of the case's own one. */
async function callPart(
  ctx: Ctx,
  holder: Holder,
  { day, place, link }: CallSittingInput,
  { caseId, time, row }: Slot,
): Promise<Outcome<string, CallSittingRefusal>> {
  const field = `${SLOTS}.${row}.caseId`
  const { file, model } = await caseFacts(ctx, caseId)
  if ('institutionId' in holder) {
    const kept = (await seatsOfMine(ctx, file.id)).some(
      ({ keeper, institution }) => keeper && institution === holder.institutionId,
    )
    if (!kept) return refused('not_kept_here', { field })
  } else if (![file.unitCode, file.unitCode.slice(0, 4)].includes(holder.body.unitCode)) {
    return refused('other_unit', { field })
  }
  const body = 'body' in holder ? holder.body.element : bodiesOf(model)[0]
  if (body === undefined || !bodiesOf(model).includes(body)) return refused('body_unknown', { field })
  const called = await callMeeting(ctx, { caseId, body, day, time, place, link, together: undefined, steps: [] })
  if (called.ok) return called
  return called.refusal === 'place_shielded'
    ? refused('place_shielded', { field: 'place' })
    : refused(called.refusal, { field })
}
