import { Forbidden } from '#kernel'
import { clocks, nameIn, type QuorumCount } from '#model'
import { type Locale, type MessageKey, showDate, type T } from '#platform'
import type { Ctx } from '#platform/server'
import type { KnownCase } from '../cases/case-facts.store.server.ts'
import type { CaseFrame } from '../cases/case-frame.query.server.ts'
import { courseCategory } from '../cases/course-category.domain.ts'
import { institutionNames } from '../cases/institution-names.query.server.ts'
import { keeps } from '../cases/may-keep.query.server.ts'
import { meetingRows } from '../meetings/meeting.store.server.ts'
import type { MeetingRow } from '../meetings/meeting-row.domain.ts'
import { requestsOf } from '../requests/request.query.server.ts'
import { isSpecial } from '../sharing/bounds.domain.ts'
import { taskRows } from '../tasks/task.store.server.ts'
import { seatsOfMine } from '../team/seat.store.server.ts'
import { memberKey } from './agenda-lines.server.ts'
import { categoriesOfItems } from './item-category.query.server.ts'
import type { MinutesState } from './minutes.domain.ts'
import { type Choice, type LineShown, minutesView } from './minutes.query.server.ts'
import type { OfMeeting } from './minutes-here.server.ts'
import { type Proposal, proposals } from './proposals.domain.ts'

export type AgendaView = {
  readonly known: KnownCase
  readonly frame: CaseFrame
  readonly meeting: MeetingRow
  readonly state: MinutesState
  readonly lines: readonly LineShown[]
  readonly proposals: readonly Proposal[]
  readonly categories: readonly Choice[]
  readonly course: string
  readonly members: readonly Choice[]
  /** It may be changed: by whoever may call a meeting, until the minutes are closed. */
  readonly mayArrange: boolean
  /** As the meeting stands to its quorum, and as it would if everybody who is invited came. */
  readonly quorum: QuorumCount | null
  readonly quorumOfAll: QuorumCount | null
}

/** The agenda of a meeting with what it is proposed to hold, as far as this reader may know of it. */
export async function agendaView(ctx: Ctx, of: OfMeeting, locale: Locale = 'pl'): Promise<AgendaView> {
  const view = await minutesView(ctx, of)
  const { known, frame, meeting, state, lines, quorum, quorumOfAll } = view
  const mayArrange = view.mayCall && (state === 'before' || state === 'open') && meeting.state !== 'cancelled'
  const taken = new Set(lines.flatMap(({ line }) => line?.proposed ?? []))
  const proposed = mayArrange ? await proposedTo(ctx, known) : []
  return {
    ...{ known, frame, meeting, state, lines, mayArrange, quorum, quorumOfAll },
    proposals: proposed.filter(({ key }) => !taken.has(key)),
    categories: known.model.document.categories
      .filter(({ sensitivity }) => sensitivity !== 'pointer_only')
      .map(({ id, name }) => ({ value: id, label: nameIn(name, locale) })),
    course: courseCategory(known.model),
    members: [
      ...[...view.team].map(([id, { shortName }]) => ({ value: memberKey({ institution: id }), label: shortName })),
      ...view.workers.map(({ value, label }) => ({
        value: memberKey({ person: value.split(':')[1] ?? '' }),
        label,
      })),
    ],
  }
}

/** Only facts that this reader's own queries tell, and none of them in the words of an entry. */
async function proposedTo(ctx: Ctx, known: KnownCase): Promise<readonly Proposal[]> {
  const { file, model, facts } = known
  const running = clocks(model, facts)
  const open = (await taskRows(ctx, file.id)).filter(({ state }) => state === 'open')
  const categories = await categoriesOfItems(
    ctx,
    file.id,
    open.map(({ itemId }) => itemId),
  )
  // A task of which only the day is known, or that is about something special, names nobody here.
  const plain = open.filter(({ itemId }) => {
    const category = categories.get(itemId)
    return category !== undefined && !isSpecial(model, category)
  })
  const names = await institutionNames(
    ctx,
    plain.map(({ institution }) => institution),
  )
  const held = (await meetingRows(ctx, file.id)).flatMap(({ heldOn }) => heldOn ?? [])
  const requests = (await keeps(ctx, file.id)) ? await requestsOf(ctx, known, running) : []
  return proposals({
    model,
    facts,
    clocks: running,
    roles: (await seatsOfMine(ctx, file.id)).map(({ role }) => role),
    since: held.toSorted().at(-1) ?? null,
    tasks: plain.map((one) => ({ ...one, institution: names.get(one.institution)?.shortName ?? '' })),
    requests: requests.filter(({ answeredOn }) => answeredOn === null),
    planProposed: facts.plans.at(-1)?.active === false,
  })
}

/** A proposal as a sentence, which is what it is written down as. */
export function sayProposal({ kind, name, date, count = 1 }: Proposal, t: T, locale: Locale): string {
  const key: MessageKey = `casework.agenda.p.${kind}`
  const called =
    name === undefined ? (date ? showDate(date) : '') : typeof name === 'string' ? name : nameIn(name, locale)
  return t(key, { name: called, date: date ? showDate(date) : 'none', count })
}

/** Proposals by their keys, to take over; `Forbidden` to whoever may not change the agenda. */
export async function proposalsToTake(ctx: Ctx, of: OfMeeting, keys: readonly string[]): Promise<readonly Proposal[]> {
  const view = await agendaView(ctx, of)
  if (!view.mayArrange) throw new Forbidden('casework.agenda.arrange')
  return view.proposals.filter(({ key }) => keys.includes(key))
}
