import { type LocalDate, type Outcome, ok, refused } from '#kernel'
import { notify } from '#notices/server'
import { type Ctx, me, record } from '#platform/server'
import { caseToAct } from '../cases/case-file.store.server.ts'
import { courseCategory } from '../cases/course-category.domain.ts'
import { attendeeKey } from '../meetings/call-meeting.server.ts'
import { type HoldMeetingRefusal, holdMeeting } from '../meetings/hold-meeting.server.ts'
import { attendanceOf } from '../meetings/meeting.store.server.ts'
import { writeItem } from '../sharing/item.store.server.ts'
import { addReply, saveClosed, touchFrame } from './live-minutes.store.server.ts'
import { minutesToAct, type OfMeeting } from './minutes-here.server.ts'
import { finishAll, sentencesOf } from './sentence.store.server.ts'

export type CloseRefusal = HoldMeetingRefusal | 'minutes_closed' | 'tasks_open' | 'remarks_past'

export type CloseInput = OfMeeting & {
  /** The version of the meeting that stood on the page. */
  readonly rowVersion: number
  readonly heldOn: LocalDate
  readonly place: string
  readonly familyTookPart: boolean
  readonly steps: readonly string[]
  /** The last day on which those who were there may remark. */
  readonly remarksUntil: LocalDate
  readonly together?: string | undefined
}

/**
 * Closes minutes that were written during the meeting: the meeting is held by the one rule for that (`holdMeeting`), with those who were noted as
 * present, and whoever was there is asked for remarks. What was decided stands in the sentences already, so it is not written a second time.
 */
export async function closeMinutes(ctx: Ctx, input: CloseInput): Promise<Outcome<null, CloseRefusal>> {
  const file = await caseToAct(ctx, input.caseId)
  const { meeting, state } = await minutesToAct(ctx, input)
  if (state !== 'open') return refused('minutes_closed')
  if (input.remarksUntil < ctx.today) return refused('remarks_past', { field: 'remarksUntil' })
  const open = (await sentencesOf(ctx, meeting.id)).filter(
    ({ kind, taskId, withdrawn }) => kind === 'task' && taskId === null && !withdrawn,
  )
  if (open.length > 0) return refused('tasks_open', { count: open.length })
  const attendance = await attendanceOf(ctx, meeting.id)
  const there = attendance.filter(({ present }) => present)
  await finishAll(ctx, meeting.id)
  const held = await holdMeeting(ctx, {
    caseId: file.id,
    meeting: { id: meeting.id, rowVersion: input.rowVersion },
    body: meeting.body,
    heldOn: input.heldOn,
    place: input.place,
    present: there.map(attendeeKey),
    familyTookPart: input.familyTookPart,
    steps: [...input.steps],
    together: input.together,
    decisions: [],
    confirm: false,
  })
  if (!held.ok) return held
  await saveClosed(ctx, meeting.id, input.remarksUntil)
  const link = `/cases/${file.id}/meetings/${meeting.id}/minutes`
  for (const to of new Set(there.flatMap(({ personId }) => personId ?? []))) {
    if (to !== me(ctx)) await notify(ctx, { to, kind: 'minutes_for_remarks', link, about: file })
  }
  const payload = { meeting: meeting.id, until: input.remarksUntil }
  await record(ctx, { chain: 'case', about: file.id, name: 'casework.minutes.closed', payload })
  return ok(null)
}

export type ReplyRefusal = 'not_for_remarks' | 'was_not_there' | 'no_words'

/** Somebody who was at the meeting agrees to its closed minutes, or remarks; until the last day for that, and while nobody has confirmed them. */
export async function replyToMinutes(
  ctx: Ctx,
  input: OfMeeting & { readonly agrees: boolean; readonly remark?: string | undefined },
): Promise<Outcome<null, ReplyRefusal>> {
  const { file, meeting, live, state, seat } = await minutesToAct(ctx, input)
  if (state !== 'remarks' || live?.remarksUntil == null || live.remarksUntil < ctx.today)
    return refused('not_for_remarks')
  const there = (await attendanceOf(ctx, meeting.id)).some(
    ({ personId, present }) => present === true && personId === me(ctx),
  )
  if (!there) return refused('was_not_there')
  if (!input.agrees && !input.remark) return refused('no_words', { field: 'remark' })
  const itemId = input.remark
    ? await writeItem(ctx, {
        caseId: file.id,
        keeper: file.keeper,
        owner: seat.institution,
        kind: 'minutes',
        category: courseCategory(file.model),
        body: { text: input.remark },
      })
    : null
  const reply = { caseId: file.id, meetingId: meeting.id, institution: seat.institution, agrees: input.agrees, itemId }
  await addReply(ctx, reply)
  await touchFrame(ctx, meeting.id)
  const payload = { meeting: meeting.id, agrees: input.agrees }
  await record(ctx, { chain: 'case', about: file.id, name: 'casework.minutes.replied', payload })
  return ok(null)
}
