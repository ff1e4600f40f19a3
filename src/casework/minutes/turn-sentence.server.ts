import { Conflict, Forbidden, type LocalDate, type Outcome, ok, refused } from '#kernel'
import { type Ctx, record } from '#platform/server'
import { factsToAct, type KnownCase } from '../cases/case-facts.store.server.ts'
import { concludeAct } from '../clocks/settle-clocks.server.ts'
import { mayDecide } from '../meetings/quorum-now.server.ts'
import { replaceItem } from '../sharing/item.store.server.ts'
import { institutionsForTasks } from '../tasks/assign-task.server.ts'
import { promiseTask } from '../tasks/promise-task.server.ts'
import { agendaLines, membersOf } from './agenda.store.server.ts'
import { tellMinutes } from './live-minutes.store.server.ts'
import type { VoteOf } from './minutes.domain.ts'
import { type MinutesHere, minutesToAct, type OfMeeting } from './minutes-here.server.ts'
import { type Sentence, saveSentence, saveVotes, sentenceOf, type Turned } from './sentence.store.server.ts'
import { recordWritten } from './write-sentence.server.ts'

export type TurnRefusal =
  | 'minutes_closed'
  | 'no_words'
  | 'not_yours'
  | 'is_task_already'
  | 'not_in_team'
  | 'not_of_institution'
  | 'not_for_all'
  | 'day_past'
  | 'no_quorum'

type OfSentence = OfMeeting & {
  readonly sentenceId: string
  /** The version that stood on the page. */
  readonly rowVersion: number
}

/** New words for a finished sentence, for its institution; the older ones stay on record. Throws `Conflict` when somebody was first. */
export async function changeWords(
  ctx: Ctx,
  input: OfSentence & { readonly text: string },
): Promise<Outcome<null, TurnRefusal>> {
  const { here, sentence } = await toTurn(ctx, input)
  if (here.state !== 'open') return refused('minutes_closed')
  if (!here.seats.some(({ institution }) => institution === sentence.institution)) return refused('not_yours')
  if (input.text.trim() === '') return refused('no_words')
  const item_id = await newWording(ctx, here, sentence, { text: input.text.trim() })
  return turned(ctx, here, sentence, { item_id, finished_at: ctx.now })
}

/** Takes a sentence out, for its institution. What became a task stays. */
export async function withdrawSentence(ctx: Ctx, input: OfSentence): Promise<Outcome<null, TurnRefusal>> {
  const { here, sentence } = await toTurn(ctx, input)
  if (here.state !== 'open') return refused('minutes_closed')
  if (!here.seats.some(({ institution }) => institution === sentence.institution)) return refused('not_yours')
  if (sentence.taskId !== null) return refused('is_task_already')
  return turned(ctx, here, sentence, { withdrawn_at: ctx.now })
}

/** A sentence is a decision, where there is the quorum that the model asks for: who was for it, against it, or abstained. Noted again, it takes the place of what was noted. */
export async function decide(
  ctx: Ctx,
  input: OfSentence & { readonly votes: readonly VoteOf[] },
): Promise<Outcome<null, TurnRefusal>> {
  const { here, sentence } = await toTurn(ctx, input)
  if (here.state !== 'open') return refused('minutes_closed')
  if (sentence.taskId !== null) return refused('is_task_already')
  if (!(await mayDecide(ctx, here.file, here.meeting))) return refused('no_quorum')
  const known = await factsToAct(ctx, input.caseId)
  const team = institutionsForTasks(known)
  if (input.votes.some(({ institution }) => institution !== null && !team.includes(institution))) {
    return refused('not_in_team', { field: 'votes' })
  }
  await saveVotes(ctx, here.file.id, sentence.id, input.votes)
  return turned(ctx, here, sentence, { kind: 'decision', of_id: null })
}

export type TaskGiven = OfSentence & {
  readonly institution: string
  readonly person: string
  readonly due: LocalDate
  /** The decision it follows from. */
  readonly of: string | null
}

/** A sentence is a task, laid on an institution and one of its workers until a day; it stands on their list at once. */
export async function makeTask(ctx: Ctx, input: TaskGiven): Promise<Outcome<null, TurnRefusal>> {
  const known = await factsToAct(ctx, input.caseId)
  const { here, sentence } = await toTurn(ctx, input)
  if (here.state !== 'open') return refused('minutes_closed')
  if (sentence.taskId !== null) return refused('is_task_already')
  if (!institutionsForTasks(known).includes(input.institution)) return refused('not_in_team', { field: 'owner' })
  if (!worksFor(known, input)) return refused('not_of_institution', { field: 'owner' })
  if (input.due < ctx.today) return refused('day_past', { field: 'due' })
  if (await isClosedTo(ctx, here, sentence, input)) return refused('not_for_all', { field: 'owner' })
  if (input.of !== null) await sentenceOf(ctx, here.meeting.id, input.of)
  const mine = here.seats.some(({ institution }) => institution === sentence.institution)
  // Whoever sees only their own part finds the task by the institution that the entry names.
  const itemId = mine
    ? await newWording(ctx, here, sentence, { text: sentence.text }, input.institution)
    : sentence.itemId
  const { caseId, institution, person, due } = input
  const taskId = await promiseTask(ctx, { caseId, itemId, institution, person, due })
  const to: Turned = { kind: 'task', of_id: input.of, item_id: itemId, task_id: taskId, finished_at: ctx.now }
  await saveSentence(ctx, here.meeting.id, sentence, to)
  await tellMinutes(ctx, here.meeting.id)
  await concludeAct(ctx, here.file, {
    name: 'casework.task.assigned',
    payload: { task: taskId, institution, meeting: here.meeting.id },
  })
  return ok(null)
}

const worksFor = ({ facts }: KnownCase, { institution, person }: TaskGiven): boolean =>
  facts.members.some((one) => one.active && one.person === person && one.institution === institution)

/** What is closed to somebody does not become their task, of which they would find the day and no word. */
async function isClosedTo(
  ctx: Ctx,
  { file, meeting }: MinutesHere,
  sentence: Sentence,
  to: TaskGiven,
): Promise<boolean> {
  const line = (await agendaLines(ctx, meeting.id)).find(({ id }) => id === sentence.lineId)
  if (!line?.closed) return false
  const members = await membersOf(ctx, file.id, [line.id])
  return !members.some((one) => one.person_id === to.person || one.institution_id === to.institution)
}

async function toTurn(ctx: Ctx, input: OfSentence): Promise<{ here: MinutesHere; sentence: Sentence }> {
  const here = await minutesToAct(ctx, input)
  const sentence = await sentenceOf(ctx, here.meeting.id, input.sentenceId)
  // Nobody else can decide what is still being typed.
  if (!sentence.finished) throw new Forbidden('casework.minutes.write')
  if (sentence.rowVersion !== input.rowVersion) throw new Conflict('the sentence was changed meanwhile', sentence.text)
  return { here, sentence }
}

const newWording = (
  ctx: Ctx,
  { file }: MinutesHere,
  sentence: Sentence,
  words: { readonly text: string },
  responsible: string | null = null,
): Promise<string> =>
  replaceItem(ctx, sentence.itemId, {
    caseId: file.id,
    keeper: file.keeper,
    owner: sentence.institution,
    kind: 'minutes',
    category: sentence.category,
    responsible,
    body: {
      ...words,
      ...(sentence.saidBy ? { saidBy: sentence.saidBy } : {}),
      ...(sentence.at ? { at: sentence.at } : {}),
    },
  })

async function turned(
  ctx: Ctx,
  here: MinutesHere,
  sentence: Sentence,
  to: Turned,
): Promise<Outcome<null, TurnRefusal>> {
  await saveSentence(ctx, here.meeting.id, sentence, to)
  await tellMinutes(ctx, here.meeting.id)
  if (to.withdrawn_at) {
    const payload = { meeting: here.meeting.id, sentence: sentence.id }
    const name = 'casework.sentence.withdrawn'
    await record(ctx, { chain: 'case', about: here.file.id, name, payload, item: sentence.itemId })
  } else {
    await recordWritten(ctx, here, {
      id: sentence.id,
      kind: to.kind ?? sentence.kind,
      itemId: to.item_id ?? sentence.itemId,
    })
  }
  return ok(null)
}
