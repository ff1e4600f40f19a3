import { sql } from 'kysely'
import { type LocalDate, NotFound } from '#kernel'
import { type Ctx, me } from '#platform/server'
import {
  type InstitutionName,
  type InstitutionNames,
  institutionNames,
} from '../cases/institution-names.query.server.ts'
import { type MeetingView, meetingView } from '../meetings/meeting.query.server.ts'
import { meetingRows } from '../meetings/meeting.store.server.ts'
import { namesOf } from '../sharing/parties.query.server.ts'
import { institutionsForTasks } from '../tasks/assign-task.server.ts'
import { type Seat, seatsOfMine } from '../team/seat.store.server.ts'
import { type AgendaLine, agendaLines, membersOf, withheldLines } from './agenda.store.server.ts'
import { type LiveMinutes, liveMinutes, type Reply, repliesOf, waysOf } from './live-minutes.store.server.ts'
import {
  beforeClosing,
  type Check,
  decisionNumbers,
  type MinutesState,
  minutesState,
  type VoteOf,
  type Way,
} from './minutes.domain.ts'
import type { OfMeeting } from './minutes-here.server.ts'
import { type Sentence, sentencesOf, tasksOfSentences, votesOf } from './sentence.store.server.ts'

/** A sentence as it is shown: with names for its ids. */
export type SentenceShown = Sentence & {
  readonly authorName: string
  readonly place: InstitutionName | null
  /** Whose dissent it is, or who rang. */
  readonly whoseName: string | null
  readonly whosePlace: InstitutionName | null
  readonly votes: readonly (VoteOf & { readonly place: InstitutionName | null })[]
  /** Of a decision its own number, of what follows from one that of the decision; nothing where it is hidden. */
  readonly decisionNo: number | null
  readonly task: {
    readonly place: InstitutionName | null
    readonly person: string
    readonly due: LocalDate | null
  } | null
}

async function shown(
  ctx: Ctx,
  caseId: string,
  sentences: readonly Sentence[],
  all: readonly Pick<Sentence, 'id' | 'kind'>[],
): Promise<readonly SentenceShown[]> {
  const decisions = sentences.filter(({ kind }) => kind === 'decision').map(({ id }) => id)
  const votes = await votesOf(ctx, caseId, decisions)
  const tasks = await tasksOfSentences(
    ctx,
    sentences.flatMap(({ taskId }) => taskId ?? []),
  )
  const people = await namesOf(ctx, [
    ...new Set([
      ...sentences.flatMap(({ author, forPerson }) => [author, ...(forPerson ? [forPerson] : [])]),
      ...tasks.flatMap(({ person_id }) => person_id ?? []),
    ]),
  ])
  const places = await institutionNames(ctx, [
    ...sentences.flatMap(({ institution, forInstitution }) => [institution, forInstitution]),
    ...[...votes.values()].flatMap((each) => each.map(({ institution }) => institution)),
    ...tasks.map(({ institution_id }) => institution_id),
  ])
  const place = (id: string | null) => (id === null ? null : (places.get(id) ?? null))
  const numbers = decisionNumbers(all)
  const taskOf = new Map(tasks.map((one) => [one.id, one]))
  return sentences.map((one) => {
    const task = taskOf.get(one.taskId ?? '')
    return {
      ...one,
      authorName: people.get(one.author) ?? '',
      place: place(one.institution),
      whoseName: one.saidBy ?? people.get(one.forPerson ?? '') ?? null,
      whosePlace: place(one.forInstitution),
      votes: (votes.get(one.id) ?? []).map((vote) => ({ ...vote, place: place(vote.institution) })),
      decisionNo: numbers.get(one.kind === 'decision' ? one.id : (one.of ?? '')) ?? null,
      task: task
        ? {
            place: place(task.institution_id),
            person: people.get(task.person_id ?? '') ?? '',
            due: task.due_on as LocalDate | null,
          }
        : null,
    }
  })
}

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

export type PersonShown = { readonly no: number; readonly label: string; readonly way: Way | null }
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
  const sentences = await shown(ctx, known.file.id, standing.sentences, standing.sentences)
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
    people: view.people.flatMap(({ label }, index) => {
      const one = ways[index]
      return one ? [{ ...one, label }] : []
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

export type MinutesChanges = {
  readonly revision: number
  readonly sentences: readonly SentenceShown[]
  /** Anew, where attendance, the agenda or the state changed. */
  readonly whole: MinutesView | null
  readonly state: MinutesState
}

/** What changed in minutes since a revision, for a page that is open. */
export async function minutesChanges(ctx: Ctx, of: OfMeeting, since: number): Promise<MinutesChanges> {
  const live = await liveMinutes(ctx, of.meetingId)
  if (live === null) throw new NotFound('minutes')
  const changed = await sentencesOf(ctx, of.meetingId, { after: since })
  const lines = await agendaLines(ctx, of.meetingId)
  const framed = live.revision > since || lines.some(({ revision }) => revision > since)
  const decided = changed.some(({ kind }) => kind === 'decision' || kind === 'dissent' || kind === 'task')
  const whole = framed || decided ? await minutesView(ctx, of) : null
  if (whole) {
    const ids = new Set(changed.map(({ id }) => id))
    const standing = whole.lines.flatMap(({ sentences }) => sentences)
    // The number of a decision that stands after a new one changes with it.
    const touched = standing.filter(({ id, decisionNo }) => ids.has(id) || (decided && decisionNo !== null))
    const gone = await shown(
      ctx,
      of.caseId,
      changed.filter(({ withdrawn }) => withdrawn),
      [],
    )
    return { revision: whole.revision, sentences: [...touched, ...gone], whole, state: whole.state }
  }
  return {
    revision: Math.max(since, live.revision, ...changed.map(({ revision }) => revision)),
    sentences: await shown(ctx, of.caseId, changed, []),
    whole,
    state: live.closedAt === null ? 'open' : 'remarks',
  }
}

/** The newest revision after one that this reader may read; null where nothing changed for them. `NotFound` without a part in the case. */
export async function minutesRevision(ctx: Ctx, meetingId: string, after: number): Promise<number | null> {
  const { rows } = await sql<{ revision: number | null }>`
    select greatest(m.revision,
      (select max(l.revision) from casework.agenda_line l where l.meeting_id = m.meeting_id and l.revision > ${after}::bigint),
      (select max(s.revision) from casework.sentence s where s.meeting_id = m.meeting_id and s.revision > ${after}::bigint)) as revision
    from casework.live_minutes m where m.meeting_id = ${meetingId}::uuid`.execute(ctx.db)
  const [row] = rows
  if (!row) throw new NotFound('minutes')
  const revision = Number(row.revision)
  return revision > after ? revision : null
}
