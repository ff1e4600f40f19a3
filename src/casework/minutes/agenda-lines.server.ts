import { type Outcome, ok, refused } from '#kernel'
import { type Ctx, me, record } from '#platform/server'
import { factsToAct } from '../cases/case-facts.store.server.ts'
import { courseCategory } from '../cases/course-category.domain.ts'
import { tellsShielded } from '../compartments/shield.store.server.ts'
import { seatsForMeetings } from '../meetings/call-meeting.server.ts'
import { isSpecial } from '../sharing/bounds.domain.ts'
import { writeItem } from '../sharing/item.store.server.ts'
import { addLine, agendaLine, agendaLines, type Member, savePlaces, saveRemoved } from './agenda.store.server.ts'
import { tellMinutes, touchFrame } from './live-minutes.store.server.ts'
import { moved } from './minutes.domain.ts'
import { type MinutesHere, minutesToAct, type OfMeeting } from './minutes-here.server.ts'
import { sentencesOf } from './sentence.store.server.ts'

export type AgendaRefusal = 'minutes_closed' | 'category_unknown' | 'member_unknown' | 'place_shielded' | 'line_used'

export type LineWritten = {
  readonly text: string
  /** A category of the model; that of what a meeting decides when it is left out. */
  readonly category?: string | undefined
  readonly proposed?: string | undefined
}

type Adding = OfMeeting & {
  readonly lines: readonly LineWritten[]
  /** Keys of those for whom alone the lines are (`memberKey`); nobody named: for everybody who may read them. */
  readonly members?: readonly string[]
}

/**
 * Puts lines on the agenda of a meeting: the act of whoever may call one. A line that is only for some is also for whoever adds it. Everything
 * about it, sentences included, is an entry under its category.
 */
export async function addAgendaLines(ctx: Ctx, input: Adding): Promise<Outcome<null, AgendaRefusal>> {
  const known = await factsToAct(ctx, input.caseId)
  await seatsForMeetings(ctx, known)
  const here = await minutesToAct(ctx, input)
  if (here.state !== 'before' && here.state !== 'open') return refused('minutes_closed')
  const categories = new Set(known.model.document.categories.map(({ id }) => id))
  const named = (input.members ?? []).map(memberOf)
  const members = named.filter((one) => one !== null)
  if (members.length < named.length) return refused('member_unknown', { field: 'members' })
  const team = new Set(
    known.facts.members.flatMap(({ active, institution }) => (active && institution ? [institution] : [])),
  )
  if (
    members.some((one) => 'institution' in one && !team.has(one.institution) && one.institution !== here.file.keeper)
  ) {
    return refused('member_unknown', { field: 'members' })
  }
  for (const { text, category = courseCategory(known.model) } of input.lines) {
    if (!categories.has(category)) return refused('category_unknown', { field: 'category' })
    if (await tellsShielded(ctx, here.file.id, text)) return refused('place_shielded', { field: 'text' })
  }
  for (const line of input.lines) await keepLine(ctx, here, line, members)
  const special = input.lines.every(({ category }) => category !== undefined && isSpecial(known.model, category))
  // What is special leaves no trace for others, so that only those who may read it are told.
  if (special) await tellMinutes(ctx, here.meeting.id)
  else await touchFrame(ctx, here.meeting.id)
  return ok(null)
}

async function keepLine(
  ctx: Ctx,
  { file, meeting, seat }: MinutesHere,
  line: LineWritten,
  members: readonly Member[],
): Promise<void> {
  const itemId = await writeItem(ctx, {
    caseId: file.id,
    keeper: file.keeper,
    owner: seat.institution,
    kind: 'minutes',
    category: line.category ?? courseCategory(file.model),
    body: { text: line.text },
  })
  const audience: readonly Member[] = members.length === 0 ? [] : [{ person: me(ctx) }, ...members]
  const added = { caseId: file.id, meetingId: meeting.id, itemId, proposed: line.proposed ?? null, members: audience }
  const lineId = await addLine(ctx, added)
  const payload = { meeting: meeting.id, line: lineId }
  await record(ctx, { chain: 'case', about: file.id, name: 'casework.agenda.line_added', payload, item: itemId })
}

/** Names a member in a form. */
export const memberKey = (one: Member): string =>
  'person' in one ? `person:${one.person}` : `institution:${one.institution}`

const KEY = /^(person|institution):([0-9a-f-]{36})$/
function memberOf(key: string): Member | null {
  const [, kind, id] = KEY.exec(key) ?? []
  if (id === undefined) return null
  return kind === 'person' ? { person: id } : { institution: id }
}

type OfLine = OfMeeting & { readonly lineId: string }

/** Moves a line one place up or down among those that I see; at the end it stays where it is. */
export async function moveLine(ctx: Ctx, input: OfLine & { by: -1 | 1 }): Promise<Outcome<null, AgendaRefusal>> {
  const here = await lineToAct(ctx, input)
  if (here === null) return refused('minutes_closed')
  const places = moved(await agendaLines(ctx, here.meeting.id), input.lineId, input.by)
  if (places === null) return ok(null)
  await savePlaces(ctx, here.meeting.id, places)
  await touchFrame(ctx, here.meeting.id)
  await recordLine(ctx, here, input.lineId, 'casework.agenda.line_moved')
  return ok(null)
}

/** Takes a line off the agenda; one about which something was written stays. */
export async function removeLine(ctx: Ctx, input: OfLine): Promise<Outcome<null, AgendaRefusal>> {
  const here = await lineToAct(ctx, input)
  if (here === null) return refused('minutes_closed')
  const written = (await sentencesOf(ctx, here.meeting.id)).some(
    ({ lineId, withdrawn }) => lineId === input.lineId && !withdrawn,
  )
  if (written) return refused('line_used')
  await saveRemoved(ctx, here.meeting.id, input.lineId)
  await touchFrame(ctx, here.meeting.id)
  await recordLine(ctx, here, input.lineId, 'casework.agenda.line_removed')
  return ok(null)
}

async function lineToAct(ctx: Ctx, input: OfLine): Promise<MinutesHere | null> {
  await seatsForMeetings(ctx, await factsToAct(ctx, input.caseId))
  const here = await minutesToAct(ctx, input)
  await agendaLine(ctx, here.meeting.id, input.lineId)
  return here.state === 'before' || here.state === 'open' ? here : null
}

async function recordLine(ctx: Ctx, { file, meeting }: MinutesHere, lineId: string, name: string): Promise<void> {
  const payload = { meeting: meeting.id, line: lineId }
  const { itemId } = (await agendaLines(ctx, meeting.id)).find(({ id }) => id === lineId) ?? {}
  await record(ctx, { chain: 'case', about: file.id, name, payload, ...(itemId ? { item: itemId } : {}) })
}
