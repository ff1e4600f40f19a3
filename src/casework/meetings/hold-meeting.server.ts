import { Conflict, Forbidden, type LocalDate, type Outcome, ok, refused } from '#kernel'
import { hasQuorum, type QuorumCount } from '#model'
import type { Ctx } from '#platform/server'
import { factsToAct, type KnownCase } from '../cases/case-facts.store.server.ts'
import { courseCategory } from '../cases/course-category.domain.ts'
import { concludeAct } from '../clocks/settle-clocks.server.ts'
import { tellsShielded } from '../compartments/shield.store.server.ts'
import { keepTogether, mayMeet, type TogetherRefusal } from '../compartments/together.server.ts'
import { writeItem } from '../sharing/item.store.server.ts'
import { markStep, noteEvent } from '../steps/mark.store.server.ts'
import { institutionsForTasks } from '../tasks/assign-task.server.ts'
import { promiseTask } from '../tasks/promise-task.server.ts'
import type { Seat } from '../team/seat.store.server.ts'
import { attendeeKey, attendees, seatsForMeetings, wrongSteps } from './call-meeting.server.ts'
import type { DecisionInput, HoldMeetingInput } from './hold-meeting.schema.ts'
import { chairs } from './meeting.domain.ts'
import {
  addAttendance,
  addMeeting,
  attendanceOf,
  meetingRow,
  saveConfirmed,
  saveHeld,
  savePresence,
} from './meeting.store.server.ts'
import type { Attendee, MeetingRow } from './meeting-row.domain.ts'
import { quorumOf } from './quorum.domain.ts'

export type HoldMeetingRefusal =
  | 'body_unknown'
  | 'step_unknown'
  | 'other_body'
  | 'waits_for'
  | 'day_ahead'
  | 'before_opening'
  | 'nobody_present'
  | 'not_of_the_body'
  | 'not_in_team'
  | 'no_quorum'
  | 'no_quorum_step'
  | 'place_shielded'
  | TogetherRefusal
  | 'case_closed'

type Held = HoldMeetingInput & {
  readonly caseId: string
  /** The meeting called before; without it the meeting is put on record as it was. */
  readonly meeting: { readonly id: string; readonly rowVersion: number } | null
}

/**
 * Puts a meeting on record in one go: the day, who came, which steps it fulfilled, what was decided and who is to do what. Whoever chairs the
 * body may confirm the minutes with it. Without the quorum that the model asks for it is held all the same, and decides and fulfils nothing. Throws `Conflict` when the planned meeting was changed meanwhile.
 */
export async function holdMeeting(ctx: Ctx, input: Held): Promise<Outcome<string, HoldMeetingRefusal>> {
  const known = await factsToAct(ctx, input.caseId)
  const seats = await seatsForMeetings(ctx, known)
  const wrong = wrongHolding(ctx.today, known, seats, input)
  if (wrong) return wrong
  if (await anybodyElse(ctx, known, input)) return refused('not_of_the_body', { field: 'present' })
  if (await tellsShielded(ctx, known.file.id, input.place)) return refused('place_shielded', { field: 'place' })
  const quorum = await quorumThere(ctx, known, input)
  if (quorum && !hasQuorum(quorum)) {
    if (input.decisions.length > 0) return refused('no_quorum', { field: 'decisions.0.text' })
    if (input.steps.length > 0) return refused('no_quorum_step', { field: 'steps' })
  }
  const together = await mayMeet(ctx, known.file, await whoCame(ctx, known, input), input.together)
  if (!together.ok) return together
  const meeting = await meetingFor(ctx, known, input)
  await saveHeld(ctx, meeting, { ...input, quorum })
  await keepPresence(ctx, known, meeting.id, input)
  await noteEvent(ctx, { caseId: known.file.id, event: 'meeting_held', of: input.body, onDay: input.heldOn })
  await markSteps(ctx, known, seats, { ...input, meetingId: meeting.id })
  const [writer] = seats
  if (!writer) throw new Error('a meeting is held by somebody with a seat')
  for (const decision of input.decisions) await keepDecision(ctx, known, { writer, decision, meetingId: meeting.id })
  if (input.confirm) await confirmAtOnce(ctx, known, seats, { ...meeting, body: input.body, heldOn: input.heldOn })
  await keepTogether(ctx, known.file, together.value, meeting.id)
  const payload = {
    ...{ meeting: meeting.id, body: input.body, day: input.heldOn },
    ...(quorum ? { quorum: hasQuorum(quorum) } : {}),
  }
  await concludeAct(ctx, known.file, { name: 'casework.meeting.held', payload })
  return ok(meeting.id)
}

function wrongHolding(today: LocalDate, known: KnownCase, seats: readonly Seat[], input: Held) {
  if (known.file.closedOn !== null) return refused('case_closed')
  if (input.heldOn > today) return refused('day_ahead', { field: 'heldOn' })
  if (input.heldOn < known.file.openedOn) return refused('before_opening', { field: 'heldOn' })
  if (input.present.length === 0) return refused('nobody_present', { field: 'present' })
  const outside = input.decisions.findIndex(
    ({ institution }) => institution !== undefined && !institutionsForTasks(known).includes(institution),
  )
  if (outside >= 0) return refused('not_in_team', { field: `decisions.${outside}.institution` })
  return wrongSteps(known, seats, input)
}

/** Whether somebody is said to have come who was neither invited nor belongs to the body. */
async function anybodyElse(ctx: Ctx, known: KnownCase, { meeting, body, present }: Held): Promise<boolean> {
  const invited = meeting ? await attendanceOf(ctx, meeting.id) : []
  const expected = new Set([...invited, ...attendees(known, body)].map(attendeeKey))
  return present.some((key) => !expected.has(key))
}

/** The quorum by those who are said to have come, among all who were invited or belong to the body. */
async function quorumThere(ctx: Ctx, known: KnownCase, { meeting, body, present }: Held): Promise<QuorumCount | null> {
  const invited = meeting ? await attendanceOf(ctx, meeting.id) : []
  const all = new Map([...attendees(known, body), ...invited].map((one) => [attendeeKey(one), one]))
  return quorumOf(
    known,
    body,
    [...all].map(([key, one]) => ({ ...one, present: present.includes(key) })),
  )
}

async function whoCame(ctx: Ctx, known: KnownCase, { meeting, body, present }: Held): Promise<readonly Attendee[]> {
  const invited = meeting ? await attendanceOf(ctx, meeting.id) : []
  return [...invited, ...attendees(known, body)].filter((one) => present.includes(attendeeKey(one)))
}

async function meetingFor(ctx: Ctx, { file }: KnownCase, input: Held): Promise<Pick<MeetingRow, 'id' | 'rowVersion'>> {
  if (input.meeting) {
    const row = await meetingRow(ctx, file.id, input.meeting.id)
    const planned = row.state === 'planned' || row.state === 'invited'
    if (!planned || row.rowVersion !== input.meeting.rowVersion) {
      throw new Conflict('the meeting was changed meanwhile', row.state)
    }
    return row
  }
  const { body, heldOn: day, place, steps } = input
  // Of a meeting told afterwards only the day is known.
  const id = await addMeeting(ctx, { caseId: file.id, body, day, time: '00:00', place, steps })
  return { id, rowVersion: 1 }
}

async function keepPresence(ctx: Ctx, known: KnownCase, meetingId: string, input: Held): Promise<void> {
  const invited = await attendanceOf(ctx, meetingId)
  for (const one of invited) await savePresence(ctx, meetingId, one.no, input.present.includes(attendeeKey(one)))
  const listed = new Set(invited.map(attendeeKey))
  const others = attendees(known, input.body).filter((one) => !listed.has(attendeeKey(one)))
  const came = others.map((one) => ({ ...one, present: input.present.includes(attendeeKey(one)) }))
  const from = Math.max(0, ...invited.map(({ no }) => no)) + 1
  await addAttendance(ctx, { id: meetingId, caseId: known.file.id, from }, came)
}

async function markSteps(
  ctx: Ctx,
  { file, model }: KnownCase,
  seats: readonly Seat[],
  held: Held & { readonly meetingId: string },
): Promise<void> {
  for (const id of held.steps) {
    const step = model.step(id)
    const seat = seats.find(({ role }) => step.by.includes(role))
    if (!seat) throw new Error(`step ${id} is mine by no seat`)
    const at = { caseId: file.id, visitNo: file.visitNo, onDay: held.heldOn, meetingId: held.meetingId }
    await markStep(ctx, { ...at, step: id, institutionId: seat.institution })
  }
}

type Kept = { readonly writer: Seat; readonly decision: DecisionInput; readonly meetingId: string }

async function keepDecision(ctx: Ctx, { file }: KnownCase, { writer, decision, meetingId }: Kept): Promise<void> {
  const { text, dissent, institution, due } = decision
  const itemId = await writeItem(ctx, {
    caseId: file.id,
    keeper: file.keeper,
    owner: writer.institution,
    kind: 'minutes',
    category: courseCategory(file.model),
    responsible: institution ?? null,
    body: { meeting: meetingId, text, dissent: dissent ?? null },
  })
  const origin = { kind: 'decision', key: meetingId } as const
  const laid = { caseId: file.id, itemId, due: due ?? null, givenBy: writer.institution, origin }
  if (institution) await promiseTask(ctx, { ...laid, institution })
}

async function confirmAtOnce(
  ctx: Ctx,
  { file, model }: KnownCase,
  seats: readonly Seat[],
  meeting: { id: string; rowVersion: number; body: string; heldOn: LocalDate },
): Promise<void> {
  if (!seats.some((seat) => chairs(model, meeting.body, seat))) throw new Forbidden('casework.meeting.confirm')
  await saveConfirmed(ctx, { id: meeting.id, rowVersion: meeting.rowVersion + 1 })
  await noteEvent(ctx, { caseId: file.id, event: 'minutes_confirmed', of: meeting.body, onDay: ctx.today })
}
