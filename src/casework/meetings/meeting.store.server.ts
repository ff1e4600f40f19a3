import { sql } from 'kysely'
import { Conflict, type LocalDate, NotFound } from '#kernel'
import type { QuorumCount } from '#model'
import { type Ctx, me } from '#platform/server'
import type { Attendee, MeetingRow, MeetingState } from './meeting-row.domain.ts'

/** Meetings of a case, the latest first. */
export async function meetingRows(ctx: Ctx, caseId: string): Promise<readonly MeetingRow[]> {
  const rows = await ctx.db
    .selectFrom('casework.meeting')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('planned_for', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    body: row.body,
    plannedFor: row.planned_for,
    place: row.place,
    link: row.link,
    // The column takes these states only.
    state: row.state as MeetingState,
    heldOn: row.held_on as LocalDate | null,
    familyTookPart: row.family_took_part,
    steps: row.steps,
    minutesFormId: row.minutes_form_id,
    // Only saveHeld writes it, in this shape.
    quorum: row.quorum as QuorumCount | null,
    rowVersion: row.row_version,
  }))
}

/** One of them; `NotFound` when it is of another case or hidden. */
export async function meetingRow(ctx: Ctx, caseId: string, meetingId: string): Promise<MeetingRow> {
  const found = (await meetingRows(ctx, caseId)).find(({ id }) => id === meetingId)
  if (!found) throw new NotFound('meeting')
  return found
}

const inWarsaw = (day: LocalDate, time: string) =>
  sql<Date>`(${`${day} ${time}`})::timestamp at time zone 'Europe/Warsaw'`

/** Keeps a meeting at a day and hour in Poland; answers with its id. */
export async function addMeeting(
  ctx: Ctx,
  meeting: {
    caseId: string
    body: string
    day: LocalDate
    time: string
    place: string
    link?: string | undefined
    steps: readonly string[]
  },
): Promise<string> {
  const id = ctx.newId()
  await ctx.db
    .insertInto('casework.meeting')
    .values({
      id,
      case_id: meeting.caseId,
      body: meeting.body,
      planned_for: inWarsaw(meeting.day, meeting.time),
      place: meeting.place,
      link: meeting.link ?? null,
      state: 'invited',
      steps: [...meeting.steps],
      called_by: me(ctx),
    })
    .execute()
  return id
}

/** Notes that the meeting took place. Throws `Conflict` when somebody changed it first. */
export async function saveHeld(
  ctx: Ctx,
  meeting: Pick<MeetingRow, 'id' | 'rowVersion'>,
  held: {
    heldOn: LocalDate
    place: string
    familyTookPart: boolean
    steps: readonly string[]
    quorum: QuorumCount | null
  },
): Promise<void> {
  await change(ctx, meeting, {
    state: 'held',
    held_on: held.heldOn,
    place: held.place,
    family_took_part: held.familyTookPart,
    steps: [...held.steps],
    quorum: held.quorum && JSON.stringify(held.quorum),
  })
}

/** The minutes are confirmed, by whoever acts. */
export const saveConfirmed = (ctx: Ctx, meeting: Pick<MeetingRow, 'id' | 'rowVersion'>): Promise<void> =>
  change(ctx, meeting, { state: 'confirmed', confirmed_by: me(ctx) })

/** A called meeting is at another day, hour or place. */
export const saveMoved = (
  ctx: Ctx,
  meeting: Pick<MeetingRow, 'id' | 'rowVersion'>,
  { day, time, place, link }: { day: LocalDate; time: string; place: string; link?: string | undefined },
): Promise<void> => change(ctx, meeting, { planned_for: inWarsaw(day, time), place, link: link ?? null })

/** A planned meeting does not take place. */
export const saveCancelled = (ctx: Ctx, meeting: Pick<MeetingRow, 'id' | 'rowVersion'>): Promise<void> =>
  change(ctx, meeting, { state: 'cancelled' })

/** The minutes written on the form of the model. */
export const saveMinutes = (
  ctx: Ctx,
  meeting: Pick<MeetingRow, 'id' | 'rowVersion'>,
  minutes_form_id: string,
): Promise<void> => change(ctx, meeting, { minutes_form_id })

type Change = {
  state?: MeetingState
  held_on?: LocalDate
  place?: string
  link?: string | null
  planned_for?: ReturnType<typeof inWarsaw>
  family_took_part?: boolean
  steps?: string[]
  quorum?: string | null
  confirmed_by?: string
  minutes_form_id?: string
}

async function change(ctx: Ctx, { id, rowVersion }: Pick<MeetingRow, 'id' | 'rowVersion'>, to: Change): Promise<void> {
  const { numUpdatedRows } = await ctx.db
    .updateTable('casework.meeting')
    .set({ ...to, row_version: rowVersion + 1 })
    .where('id', '=', id)
    .where('row_version', '=', rowVersion)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new Conflict('the meeting was changed meanwhile')
}

/** Those invited to a meeting, in the order of the list. */
export async function attendanceOf(
  ctx: Ctx,
  meetingId: string,
): Promise<readonly (Attendee & { readonly no: number; readonly present: boolean | null })[]> {
  const rows = await ctx.db
    .selectFrom('casework.attendance')
    .select(['no', 'person_id', 'institution_id', 'subject_id', 'absent_id', 'present'])
    .where('meeting_id', '=', meetingId)
    .where('withdrawn_at', 'is', null)
    .orderBy('no')
    .execute()
  return rows.map((row) => ({
    no: row.no,
    personId: row.person_id,
    institutionId: row.institution_id,
    subjectId: row.subject_id,
    insteadOf: row.absent_id,
    present: row.present,
  }))
}

export async function addAttendance(
  ctx: Ctx,
  meeting: { id: string; caseId: string; from: number },
  attendees: readonly (Attendee & { readonly present: boolean | null })[],
): Promise<void> {
  if (attendees.length === 0) return
  const rows = attendees.map(({ personId, institutionId, subjectId, present }, index) => ({
    meeting_id: meeting.id,
    case_id: meeting.caseId,
    no: meeting.from + index,
    person_id: personId,
    institution_id: institutionId,
    subject_id: subjectId,
    present,
  }))
  await ctx.db.insertInto('casework.attendance').values(rows).execute()
}

export async function savePresence(ctx: Ctx, meetingId: string, no: number, present: boolean): Promise<void> {
  await ctx.db
    .updateTable('casework.attendance')
    .set({ present })
    .where('meeting_id', '=', meetingId)
    .where('no', '=', no)
    .execute()
}
