import { attendees, callMeeting, callSitting, caseFacts, moveMeeting, proposeDates } from '#casework/server'
import { addDays, isWorkingDay, type LocalDate } from '#kernel'
import { done, type Past } from './past.ts'
import type { Tale } from './tale.ts'

/** In how many gminas meetings are being arranged today, and of how many families each. */
const GMINAS = 2
const FAMILIES = 3

type Told = { readonly tale: Tale; readonly caseId: string }

/** What is being arranged today: a date looked for, a meeting moved, a sitting of three families in turn. */
export async function tellMeetings(past: Past, today: LocalDate, told: readonly Told[]): Promise<void> {
  past.chapter('meetings')
  past.goTo(today)
  const gminas = [...new Set(told.map(({ tale }) => tale.gmina))].slice(0, GMINAS)
  for (const gmina of gminas) {
    const here = told.filter(({ tale }) => tale.gmina === gmina && !tale.parted)
    const [first] = here
    if (first) await arrange(past, today, here, first.tale)
  }
}

async function arrange(past: Past, today: LocalDate, told: readonly Told[], { lead, telling }: Tale): Promise<void> {
  const ids = told.map(({ caseId }) => caseId)
  const met = await past.as(lead.personId, async (ctx) => {
    const found: { caseId: string; body: string }[] = []
    for (const caseId of ids) {
      const known = await caseFacts(ctx, caseId)
      const body = known.model.body.all.find(({ lifetime }) => lifetime === 'per_case')?.id
      const gathered =
        body !== undefined && attendees(known, body).filter(({ personId }) => personId !== null).length > 1
      if (gathered && known.file.closedOn === null && found.length < FAMILIES) found.push({ caseId, body })
    }
    return found
  })
  const [one, two] = met
  if (!one || !two || met.length < FAMILIES) return
  const place = telling.texts.place[0] ?? ''
  const { reason } = telling.texts.meetings
  const asked = { ...one, place, leaveOut: [], dayOff: false }
  const dates = [7, 9, 14].map((days, row) => ({ day: working(today, days), time: row === 1 ? '14:00' : '10:00', row }))
  await past.as(lead.personId, async (ctx) => void done(await proposeDates(ctx, { ...asked, dates })), one.caseId)
  await past.as(
    lead.personId,
    async (ctx) => {
      const called = { ...two, place, steps: [], together: undefined, day: working(today, 5), time: '12:00' }
      const meetingId = done(await callMeeting(ctx, called))
      const moved = {
        caseId: two.caseId,
        meetingId,
        rowVersion: 1,
        day: working(today, 8),
        time: '12:30',
        dayOff: false,
      }
      done(await moveMeeting(ctx, { ...moved, place, reason }))
    },
    two.caseId,
  )
  await past.as(lead.personId, async (ctx) => {
    const slots = met.map(({ caseId }, row) => ({ caseId, row, time: `${9 + row}:00`.padStart(5, '0'), minutes: 45 }))
    const day = working(today, 12)
    done(await callSitting(ctx, { whose: `institution:${lead.institutionId}`, day, place, dayOff: false, slots }))
  })
}

/** So many days ahead, or the next working day. */
function working(today: LocalDate, days: number): LocalDate {
  let day = addDays(today, days)
  while (!isWorkingDay(day)) day = addDays(day, 1)
  return day
}
