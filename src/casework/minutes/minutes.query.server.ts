import { NotFound } from '#kernel'
import { type Ctx, me } from '#platform/server'
import {
  type InstitutionName,
  type InstitutionNames,
  institutionNames,
} from '../cases/institution-names.query.server.ts'
import { type MeetingView, meetingView, type PersonPresent } from '../meetings/meeting.query.server.ts'
import { meetingRows } from '../meetings/meeting.store.server.ts'
import { namesOf } from '../sharing/parties.query.server.ts'
import { institutionsForTasks } from '../tasks/assign-task.server.ts'
import { type Seat, seatsOfMine } from '../team/seat.store.server.ts'
import { type AgendaLine, agendaLines, membersOf, withheldLines } from './agenda.store.server.ts'
import { type LiveMinutes, liveMinutes, type Reply, repliesOf, waysOf } from './live-minutes.store.server.ts'
import { beforeClosing, type Check, type MinutesState, minutesState, type Way } from './minutes.domain.ts'
import type { OfMeeting } from './minutes-here.server.ts'
import { type Sentence, sentencesOf } from './sentence.store.server.ts'
import { type SentenceShown, sentencesShown } from './sentences-shown.query.server.ts'

export type LineShown = {
  /** Among the lines that this reader finds, locked ones counted. */
  readonly no: number
  /** `null`: something ordinary or protected stands here that this reader may not read. */
  readonly line: AgendaLine | null
  /** For whom a closed line is. */
  readonly members: readonly string[]
  readonly sentences: readonly SentenceShown[]
  /** More was said about it than is shown. */
  readonly more: boolean
}

export type PersonShown = Pick<PersonPresent, 'label' | 'insteadOf'> & { readonly no: number; readonly way: Way | null }
export type Choice = { readonly value: string; readonly label: string }

export type MinutesView = Omit<MeetingView, 'people' | 'decisions'> & {
  readonly live: LiveMinutes | null
  readonly state: MinutesState
  readonly seat: Seat
  readonly lines: readonly LineShown[]
  readonly people: readonly PersonShown[]
  readonly checks: readonly Check[]
  readonly replies: readonly (Reply & { readonly name: string; readonly place: InstitutionName | null })[]
  /** Meetings of the case that are planned for a later day. */
  readonly next: readonly Date[]
  /** Workers of the team by institution (`worker:person:institution`): to whom a task is given, whose dissent it is, who rang. */
  readonly workers: readonly Choice[]
  readonly team: InstitutionNames
  readonly revision: number
  /** Whose page it is: what they are still typing stands in the field. */
  readonly me: string
}

/** A meeting with its agenda and minutes, as far as this reader may read them. */
export async function minutesView(ctx: Ctx, { caseId, meetingId }: OfMeeting): Promise<MinutesView> {
  const view = await meetingView(ctx, caseId, meetingId)
  const { known, meeting } = view
  const live = await liveMinutes(ctx, meeting.id)
  const [seat] = (await seatsOfMine(ctx, known.file.id)).filter(({ sees }) => sees === 'names')
  if (!seat) throw new NotFound('minutes')
  const all = await sentencesOf(ctx, meeting.id)
  const standing = inOrderOfAgenda(await agendaLines(ctx, meeting.id), all)
  const sentences = await sentencesShown(ctx, known.file.id, standing.sentences, standing.sentences)
  const next = (await meetingRows(ctx, known.file.id)).filter(
    ({ id, plannedFor, state }) => id !== meeting.id && state === 'invited' && plannedFor > ctx.now,
  )
  const ways = await waysOf(ctx, meeting.id)
  const team = await institutionNames(ctx, institutionsForTasks(known))
  return {
    ...view,
    live,
    state: minutesState(meeting, live),
    seat,
    lines: await linesShown(ctx, known.file.id, meeting.id, standing.lines, sentences),
    // meetingView lists them in the order of their numbers.
    people: view.people.flatMap(({ label, insteadOf }, index) => {
      const one = ways[index]
      return one ? [{ ...one, label, insteadOf }] : []
    }),
    checks: beforeClosing({
      sentences: standing.sentences,
      familyHeard: live?.familyHeard ?? null,
      nextPlanned: next.length > 0,
    }),
    replies: await repliesShown(ctx, known.file.id, meeting.id),
    next: next.map(({ plannedFor }) => plannedFor),
    workers: await workersOf(ctx, view, team),
    team,
    revision: Math.max(
      live?.revision ?? 0,
      ...standing.lines.map(({ revision }) => revision),
      ...all.map(({ revision }) => revision),
    ),
    me: me(ctx),
  }
}

function inOrderOfAgenda(lines: readonly AgendaLine[], all: readonly Sentence[]) {
  const seen = new Set(lines.map(({ id }) => id))
  const standing = all.filter(({ withdrawn }) => !withdrawn)
  const inLines = lines.flatMap(({ id }) => standing.filter(({ lineId }) => lineId === id))
  return { lines, sentences: [...inLines, ...standing.filter(({ lineId }) => !seen.has(lineId))] }
}

async function linesShown(
  ctx: Ctx,
  caseId: string,
  meetingId: string,
  lines: readonly AgendaLine[],
  sentences: readonly SentenceShown[],
): Promise<readonly LineShown[]> {
  const withheld = await withheldLines(ctx, meetingId)
  const more = new Set(withheld.filter(({ whole }) => !whole).map(({ lineId }) => lineId))
  const locked = withheld.filter(({ whole }) => whole).map(({ place, lineId }) => ({ place, lineId, line: null }))
  const members = await membersOf(
    ctx,
    caseId,
    lines.filter(({ closed }) => closed).map(({ id }) => id),
  )
  const people = await namesOf(ctx, [...new Set(members.flatMap(({ person_id }) => person_id ?? []))])
  const places = await institutionNames(
    ctx,
    members.map(({ institution_id }) => institution_id),
  )
  const placed = [...lines.map((line) => ({ place: line.place, lineId: line.id, line })), ...locked].sort(
    (a, b) => a.place - b.place,
  )
  return placed.map(({ line, lineId: id }, index) => ({
    no: index + 1,
    line,
    members: members
      .filter(({ line_id }) => line_id === line?.id)
      .map((one) => people.get(one.person_id ?? '') ?? places.get(one.institution_id ?? '')?.shortName ?? ''),
    // Of a locked line what is shown to this reader by itself, such as a task of their own.
    sentences: sentences.filter(({ lineId }) => lineId === id),
    more: line !== null && more.has(line.id),
  }))
}

async function repliesShown(ctx: Ctx, caseId: string, meetingId: string) {
  const replies = await repliesOf(ctx, caseId, meetingId)
  const people = await namesOf(ctx, [...new Set(replies.map(({ personId }) => personId))])
  const places = await institutionNames(
    ctx,
    replies.map(({ institutionId }) => institutionId),
  )
  return replies.map((one) => ({
    ...one,
    name: people.get(one.personId) ?? '',
    place: places.get(one.institutionId) ?? null,
  }))
}

async function workersOf(ctx: Ctx, { known }: MeetingView, team: InstitutionNames): Promise<readonly Choice[]> {
  const keys = new Map<string, { person: string; institution: string }>()
  for (const { active, person, institution } of known.facts.members) {
    if (active && institution !== null) keys.set(`worker:${person}:${institution}`, { person, institution })
  }
  const people = await namesOf(ctx, [...new Set([...keys.values()].map(({ person }) => person))])
  return [...keys].map(([value, { person, institution }]) => ({
    value,
    label: [people.get(person), team.get(institution)?.shortName].filter(Boolean).join(', '),
  }))
}
