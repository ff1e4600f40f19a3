import { sql } from 'kysely'
import { Conflict, type LocalDate, NotFound } from '#kernel'
import { type Ctx, me } from '#platform/server'
import type { Recorded } from '../cases/recorded.domain.ts'
import type { Attendee } from '../meetings/meeting-row.domain.ts'
import type { DateAnswer, GivenAnswer, ProposedDate } from './poll.domain.ts'

export type PollState = 'open' | 'chosen' | 'given_up'
export type DatePoll = {
  readonly id: string
  readonly body: string
  readonly place: string
  readonly link: string | null
  readonly answerBy: LocalDate | null
  readonly state: PollState
  readonly meetingId: string | null
  readonly rowVersion: number
}

/** Questions about dates of a case, the latest first. */
export async function pollRows(ctx: Ctx, caseId: string): Promise<readonly DatePoll[]> {
  const rows = await ctx.db
    .selectFrom('casework.date_poll')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('asked_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    body: row.body,
    place: row.place,
    link: row.link,
    answerBy: row.answer_by as LocalDate | null,
    // The column takes these states only.
    state: row.state as PollState,
    meetingId: row.meeting_id,
    rowVersion: row.row_version,
  }))
}

/** One of them; `NotFound` when it is of another case or hidden. */
export async function pollRow(ctx: Ctx, caseId: string, pollId: string): Promise<DatePoll> {
  const found = (await pollRows(ctx, caseId)).find(({ id }) => id === pollId)
  if (!found) throw new NotFound('date poll')
  return found
}

type NewPoll = {
  readonly caseId: string
  readonly body: string
  readonly place: string
  readonly link?: string | undefined
  readonly answerBy?: LocalDate | undefined
  readonly dates: readonly { readonly day: LocalDate; readonly time: string }[]
  readonly guests: readonly Attendee[]
}

/** Keeps a question about dates with those who are asked; answers with its id. */
export async function addPoll(ctx: Ctx, poll: NewPoll): Promise<string> {
  const id = ctx.newId()
  const of = { poll_id: id, case_id: poll.caseId }
  const { body, place } = poll
  await ctx.db
    .insertInto('casework.date_poll')
    .values({
      id,
      case_id: poll.caseId,
      body,
      place,
      link: poll.link ?? null,
      answer_by: poll.answerBy ?? null,
      asked_by: me(ctx),
      asked_at: ctx.now,
    })
    .execute()
  const dates = poll.dates.map(({ day, time }, index) => ({
    ...of,
    no: index + 1,
    starts_at: sql<Date>`(${`${day} ${time}`})::timestamp at time zone 'Europe/Warsaw'`,
  }))
  await ctx.db.insertInto('casework.poll_date').values(dates).execute()
  const guests = poll.guests.map(({ personId, institutionId, subjectId }, index) => ({
    ...of,
    no: index + 1,
    person_id: personId,
    institution_id: institutionId,
    subject_id: subjectId,
  }))
  await ctx.db.insertInto('casework.poll_guest').values(guests).execute()
  return id
}

/** Days and hours asked about, in the order in which they were proposed. */
export async function datesOf(ctx: Ctx, pollId: string): Promise<readonly ProposedDate[]> {
  const rows = await ctx.db
    .selectFrom('casework.poll_date')
    .select([
      'no',
      'starts_at',
      sql<LocalDate>`to_char(starts_at at time zone 'Europe/Warsaw', 'YYYY-MM-DD')`.as('day'),
      sql<string>`to_char(starts_at at time zone 'Europe/Warsaw', 'HH24:MI')`.as('time'),
    ])
    .where('poll_id', '=', pollId)
    .orderBy('no')
    .execute()
  return rows.map(({ no, day, time, starts_at }) => ({ no, day, time, startsAt: starts_at }))
}

export type Guest = Attendee & { readonly no: number }

/** Those who are asked, as far as the reader sees them: without names only the own place. */
export async function guestsAsked(ctx: Ctx, pollId: string): Promise<readonly (Guest & { readonly caseId: string })[]> {
  const rows = await ctx.db
    .selectFrom('casework.poll_guest')
    .selectAll()
    .where('poll_id', '=', pollId)
    .orderBy('no')
    .execute()
  return rows.map((row) => ({
    no: row.no,
    caseId: row.case_id,
    personId: row.person_id,
    institutionId: row.institution_id,
    subjectId: row.subject_id,
  }))
}

export async function answersOf(ctx: Ctx, pollId: string): Promise<readonly GivenAnswer[]> {
  const rows = await ctx.db
    .selectFrom('casework.poll_answer')
    .select(['guest_no', 'date_no', 'answer'])
    .where('poll_id', '=', pollId)
    .execute()
  // The column takes these answers only.
  return rows.map((row) => ({ guestNo: row.guest_no, dateNo: row.date_no, answer: row.answer as DateAnswer }))
}

/** Places at which I may answer now for myself, or write down the answer of somebody without an account. */
export async function openPlaces(ctx: Ctx, pollId: string, whose: 'mine' | 'recorded'): Promise<readonly number[]> {
  const relation = whose === 'mine' ? sql`authz.poll_places_of_mine()` : sql`authz.poll_places_i_may_record()`
  const found = await sql<{ no: number }>`
    select f.no from ${relation} f where f.poll_id = ${pollId}::uuid order by f.no`.execute(ctx.db)
  return found.rows.map(({ no }) => no)
}

type Answered = {
  readonly pollId: string
  readonly caseId: string
  readonly guestNo: number
  readonly answers: readonly { readonly dateNo: number; readonly answer: DateAnswer }[]
  readonly recorded?: Recorded
}

/** Keeps the last word of one of those who are asked, date by date; what was said of other dates stays. */
export async function saveAnswers(ctx: Ctx, { pollId, caseId, guestNo, answers, recorded }: Answered): Promise<void> {
  if (answers.length === 0) return
  const said = { recorded: recorded ? JSON.stringify(recorded) : null, answered_by: me(ctx), answered_at: ctx.now }
  // In one order, so that two who answer at once wait for each other and do not stand in each other's way.
  const rows = answers
    .toSorted((a, b) => a.dateNo - b.dateNo)
    .map(({ dateNo, answer }) => ({
      poll_id: pollId,
      case_id: caseId,
      guest_no: guestNo,
      date_no: dateNo,
      answer,
      ...said,
    }))
  await ctx.db
    .insertInto('casework.poll_answer')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['poll_id', 'guest_no', 'date_no']).doUpdateSet((row) => ({
        answer: row.ref('excluded.answer'),
        recorded: row.ref('excluded.recorded'),
        answered_by: row.ref('excluded.answered_by'),
        answered_at: row.ref('excluded.answered_at'),
      })),
    )
    .execute()
}

/** Nobody is asked any more: a date was chosen, or none will be. Throws `Conflict` when somebody ended it first. */
export async function savePollEnded(
  ctx: Ctx,
  poll: Pick<DatePoll, 'id' | 'rowVersion'>,
  to: { readonly state: 'chosen'; readonly meetingId: string } | { readonly state: 'given_up' },
): Promise<void> {
  const { numUpdatedRows } = await ctx.db
    .updateTable('casework.date_poll')
    .set({
      state: to.state,
      meeting_id: to.state === 'chosen' ? to.meetingId : null,
      row_version: poll.rowVersion + 1,
    })
    .where('id', '=', poll.id)
    .where('row_version', '=', poll.rowVersion)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new Conflict('the question about dates was ended meanwhile')
}
