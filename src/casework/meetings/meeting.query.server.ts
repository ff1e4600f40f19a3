import { Forbidden, NotFound } from '#kernel'
import type { QuorumCount } from '#model'
import type { Ctx } from '#platform/server'
import { caseFacts, type KnownCase } from '../cases/case-facts.store.server.ts'
import { type CaseFrame, caseFrame } from '../cases/case-frame.query.server.ts'
import { type InstitutionNames, institutionNames } from '../cases/institution-names.query.server.ts'
import { type Guests, guestsOf } from '../compartments/guests.query.server.ts'
import { peopleOf } from '../families/people.query.server.ts'
import { personLabel } from '../families/person-label.domain.ts'
import { changesOf, inPoland, type MeetingChange } from '../meeting-changes/meeting-change.store.server.ts'
import { type DatePoll, pollRows } from '../meeting-dates/poll.store.server.ts'
import { decisionsInMinutes } from '../minutes/decisions.query.server.ts'
import { liveMinutes } from '../minutes/live-minutes.store.server.ts'
import { namesOf } from '../sharing/parties.query.server.ts'
import { institutionsForTasks } from '../tasks/assign-task.server.ts'
import { type Seat, seatsOfMine } from '../team/seat.store.server.ts'
import { attendeeKey, attendees } from './call-meeting.server.ts'
import { type DecisionLine, decisionsOf } from './decisions-held.query.server.ts'
import { bodiesOf, chairs, mayCallMeeting, meetingStepsOfMine } from './meeting.domain.ts'
import { attendanceOf, meetingRow, meetingRows } from './meeting.store.server.ts'
import type { Attendee, MeetingRow } from './meeting-row.domain.ts'
import { quorumOf } from './quorum.domain.ts'

type Option = { readonly value: string; readonly label: string }

export type MeetingsOfCase = {
  /** Dates that are looked for. */
  readonly polls: readonly DatePoll[]
  readonly known: KnownCase
  readonly frame: CaseFrame
  readonly meetings: readonly MeetingRow[]
  readonly mayCall: boolean
}

/** Meetings about a case, for those who take part in its work. */
export async function meetingsOfCase(ctx: Ctx, caseId: string): Promise<MeetingsOfCase> {
  const { known, seats } = await workingIn(ctx, caseId)
  const roles = seats.map(({ role }) => role)
  return {
    known,
    frame: await caseFrame(ctx, known.file),
    meetings: await meetingRows(ctx, known.file.id),
    polls: (await pollRows(ctx, known.file.id)).filter(({ state }) => state === 'open'),
    mayCall: known.file.closedOn === null && mayCallMeeting(known.model, roles),
  }
}

type Working = { readonly known: KnownCase; readonly seats: readonly Seat[]; readonly frame: () => Promise<CaseFrame> }

/** Meetings are the business of those who know names; to others they are not there. */
export async function workingIn(ctx: Ctx, caseId: string): Promise<Working> {
  const known = await caseFacts(ctx, caseId)
  const seats = (await seatsOfMine(ctx, known.file.id)).filter(({ sees }) => sees === 'names')
  if (seats.length === 0) throw new NotFound('meetings')
  return { known, seats, frame: () => caseFrame(ctx, known.file) }
}

export type PersonPresent = {
  readonly key: string
  /** Name and institution in one. */
  readonly label: string
  readonly name: string
  /** The institution by its short name; nothing for persons of the family. */
  readonly place: string
  /** The absent colleague in whose place somebody is invited, by name. */
  readonly insteadOf: string | null
  readonly present: boolean | null
}

export type MeetingToHold = {
  readonly known: KnownCase
  readonly frame: CaseFrame
  readonly meeting: MeetingRow | null
  readonly steps: readonly {
    readonly id: string
    readonly name: { readonly pl: string; readonly en: string }
    readonly body: string
  }[]
  readonly bodies: readonly string[]
  readonly people: readonly PersonPresent[]
  readonly institutions: readonly Option[]
  /** Bodies whose minutes I confirm. */
  readonly chaired: readonly string[]
  readonly guests: Guests
  /** What bodies that need a quorum ask for, with nobody there yet. */
  readonly quorums: readonly { readonly body: string; readonly asked: QuorumCount }[]
  /** Of a meeting called before: its quorum by the attendance noted so far. */
  readonly quorum: QuorumCount | null
}

/** What a meeting to call or to put on record is made from; of one called before, with what was planned. `Forbidden` to whom the model lets call none. */
export async function meetingToHold(ctx: Ctx, caseId: string, meetingId?: string): Promise<MeetingToHold> {
  const { known, seats } = await workingIn(ctx, caseId)
  const { model, facts } = known
  const roles = seats.map(({ role }) => role)
  if (!mayCallMeeting(model, roles)) throw new Forbidden('casework.meeting.call')
  const meeting = meetingId === undefined ? null : await meetingRow(ctx, known.file.id, meetingId)
  const bodies = bodiesOf(model)
  const everybody = bodies.flatMap((body) => attendees(known, body))
  const listed = meeting ? await attendanceOf(ctx, meeting.id) : []
  const people = await peoplePresent(
    ctx,
    known,
    [...everybody, ...listed].map((one) => ({ ...one, present: null })),
  )
  const offered = institutionsForTasks(known)
  const names = await institutionNames(ctx, offered)
  return {
    known,
    frame: await caseFrame(ctx, known.file),
    meeting,
    steps: meetingStepsOfMine(model, facts, roles).map(({ step }) => ({
      id: step.id,
      name: step.name,
      body: step.body,
    })),
    bodies,
    people: [...new Map(people.map((one) => [one.key, one])).values()],
    institutions: offered.map((id) => ({ value: id, label: names.get(id)?.name ?? id })),
    chaired: bodies.filter((body) => seats.some((seat) => chairs(model, body, seat))),
    guests: await guestsOf(ctx, known, everybody),
    quorums: bodies.flatMap((body) => {
      const asked = quorumOf(
        known,
        body,
        attendees(known, body).map((one) => ({ ...one, present: null })),
      )
      return asked && (meeting === null || meeting.body === body) ? [{ body, asked }] : []
    }),
    quorum: meeting && quorumOf(known, meeting.body, listed),
  }
}

export type MeetingView = {
  readonly known: KnownCase
  readonly frame: CaseFrame
  readonly meeting: MeetingRow
  readonly people: readonly PersonPresent[]
  readonly decisions: readonly DecisionLine[]
  readonly names: InstitutionNames
  readonly mayConfirm: boolean
  readonly mayCall: boolean
  readonly guests: Guests
  /** What it was before it was moved or called off. */
  readonly changes: readonly MeetingChange[]
  /** How it stands to its quorum: once held as it was then, before by the attendance noted so far. */
  readonly quorum: QuorumCount | null
  /** The same if everybody who is invited came. */
  readonly quorumOfAll: QuorumCount | null
  /** Something stands on the protocol: it was held, or its minutes were begun. */
  readonly hasProtocol: boolean
}

/** Which meeting of its body in the case it is, in the order of the calendar and without those called off. */
export async function meetingNumber(ctx: Ctx, caseId: string, meeting: MeetingRow): Promise<number> {
  const rows = await meetingRows(ctx, caseId)
  const same = rows.filter(
    ({ id, body, state }) => body === meeting.body && (state !== 'cancelled' || id === meeting.id),
  )
  // They come the latest first.
  return same.length - same.findIndex(({ id }) => id === meeting.id)
}

/** Day and hour for which a meeting is called, in Poland. */
export const meetingHour = (ctx: Ctx, { plannedFor }: Pick<MeetingRow, 'plannedFor'>) => inPoland(ctx, plannedFor)

/** One meeting: who was invited and came, what was decided as far as this reader may read it. */
export async function meetingView(ctx: Ctx, caseId: string, meetingId: string): Promise<MeetingView> {
  const working = await workingIn(ctx, caseId)
  const meeting = await meetingRow(ctx, working.known.file.id, meetingId)
  return viewOf(ctx, working, await caseFrame(ctx, working.known.file), meeting)
}

/** Every meeting of a case in the same way. */
export async function meetingViews(ctx: Ctx, caseId: string): Promise<readonly MeetingView[]> {
  const working = await workingIn(ctx, caseId)
  const frame = await caseFrame(ctx, working.known.file)
  const views: MeetingView[] = []
  for (const meeting of await meetingRows(ctx, working.known.file.id)) {
    views.push(await viewOf(ctx, working, frame, meeting))
  }
  return views
}

async function viewOf(
  ctx: Ctx,
  { known, seats }: Working,
  frame: CaseFrame,
  meeting: MeetingRow,
): Promise<MeetingView> {
  const decisions = [...(await decisionsOf(ctx, known, meeting)), ...(await decisionsInMinutes(ctx, meeting.id))]
  const attendance = await attendanceOf(ctx, meeting.id)
  const roles = seats.map(({ role }) => role)
  const all = attendance.map((one) => ({ ...one, present: true }))
  return {
    known,
    frame,
    meeting,
    people: await peoplePresent(ctx, known, attendance),
    guests: await guestsOf(ctx, known, attendance),
    changes: await changesOf(ctx, meeting.id),
    quorum: meeting.heldOn === null ? quorumOf(known, meeting.body, attendance) : meeting.quorum,
    quorumOfAll: meeting.heldOn === null ? quorumOf(known, meeting.body, all) : null,
    decisions,
    hasProtocol: meeting.heldOn !== null || (await liveMinutes(ctx, meeting.id)) !== null,
    names: await institutionNames(
      ctx,
      decisions.map(({ institution }) => institution),
    ),
    mayConfirm: meeting.state === 'held' && seats.some((seat) => chairs(known.model, meeting.body, seat)),
    mayCall: known.file.closedOn === null && mayCallMeeting(known.model, roles),
  }
}

/** How people invited to a meeting are called to this reader, in the order of the list. */
export async function peoplePresent(
  ctx: Ctx,
  { file }: KnownCase,
  list: readonly (Attendee & { readonly present: boolean | null })[],
): Promise<readonly PersonPresent[]> {
  const workers = await namesOf(ctx, [
    ...new Set(list.flatMap(({ personId, insteadOf }) => [personId, insteadOf].flatMap((id) => id ?? []))),
  ])
  const places = await institutionNames(
    ctx,
    list.map(({ institutionId }) => institutionId),
  )
  const family = new Map((await peopleOf(ctx, file.id)).map((one) => [one.id, personLabel(one, file.code)]))
  return list.map((one) => {
    const place = one.institutionId === null ? undefined : places.get(one.institutionId)?.shortName
    const worker = workers.get(one.personId ?? '') ?? ''
    const label =
      one.subjectId === null ? [worker, place].filter(Boolean).join(', ') : (family.get(one.subjectId) ?? file.code)
    const name = one.subjectId === null ? worker : label
    const insteadOf = one.insteadOf ? (workers.get(one.insteadOf) ?? null) : null
    return { key: attendeeKey(one), label, name, place: place ?? '', insteadOf, present: one.present }
  })
}
