import { type Outcome, ok, refused } from '#kernel'
import { type Ctx, me, record } from '#platform/server'
import { mayDecide } from '../meetings/quorum-now.server.ts'
import { writeItem } from '../sharing/item.store.server.ts'
import { type AgendaLine, agendaLine } from './agenda.store.server.ts'
import { tellMinutes } from './live-minutes.store.server.ts'
import { admitsSentence, type SentenceKind, understand, type WrittenAs } from './minutes.domain.ts'
import { type MinutesHere, minutesToAct, type OfMeeting } from './minutes-here.server.ts'
import { addSentence, retype, type Sentence, saveSentence, sentenceOf, sentencesOf } from './sentence.store.server.ts'

export type WriteRefusal = 'minutes_closed' | 'no_words' | 'no_decision' | 'finished_already' | 'no_quorum'

export type Typing = OfMeeting & {
  readonly lineId: string
  /** Made by the page, so that the same words sent twice are one sentence. */
  readonly sentenceId: string
  readonly text: string
  /** Rises with each sending of a sentence. */
  readonly typed: number
}

/**
 * Keeps what somebody is typing, as it stands, and tells the others. Answers with the revision; what was answered is kept whatever happens.
 * No fact of its own: it is put on record once the sentence is finished.
 */
export async function typeWords(ctx: Ctx, typing: Typing): Promise<Outcome<number, WriteRefusal>> {
  const again = await retype(ctx, { id: typing.sentenceId, text: typing.text, typed: typing.typed })
  if (again !== null) {
    await tellMinutes(ctx, typing.meetingId)
    return ok(again)
  }
  const here = await minutesToAct(ctx, typing)
  if (!admitsSentence(here.state, 'said')) return refused('minutes_closed')
  const [known] = await sentencesOf(ctx, here.meeting.id, { id: typing.sentenceId })
  if (known) return refused('finished_already')
  const line = await agendaLine(ctx, here.meeting.id, typing.lineId)
  const itemId = await writeWords(ctx, here, line, { text: typing.text })
  const begun = { ...ofSentence(here, line, 'said'), id: typing.sentenceId, itemId, finished: false }
  const revision = await addSentence(ctx, { ...begun, typed: typing.typed })
  await tellMinutes(ctx, here.meeting.id)
  return ok(revision)
}

/** Finishes what I was typing, as what it says it is, by its first word or as I chose; a decision needs the quorum. Without words it is withdrawn. */
export async function finishSentence(
  ctx: Ctx,
  input: Typing & { readonly as: WrittenAs | null },
): Promise<Outcome<number, WriteRefusal>> {
  const told = understand(input.text)
  const { kind, text } = input.as === null || told.kind !== 'said' ? told : { kind: input.as, text: input.text.trim() }
  const here = await minutesToAct(ctx, input)
  const [before] = await sentencesOf(ctx, here.meeting.id, { id: input.sentenceId })
  // Sent again, because the answer was lost: it is finished as it was.
  if (before?.finished && before.author === me(ctx)) return ok(before.revision)
  if (kind === 'decision' && !(await mayDecide(ctx, here.file, here.meeting))) return refused('no_quorum')
  const of = kind === 'dissent' ? await lastDecision(ctx, here, input.lineId) : null
  if (kind === 'dissent' && of === null) return refused('no_decision')
  const typed = await typeWords(ctx, { ...input, text })
  if (!typed.ok) return typed
  const sentence = await sentenceOf(ctx, here.meeting.id, input.sentenceId)
  const whose = kind === 'dissent' ? { for_institution_id: here.seat.institution, for_person_id: me(ctx) } : {}
  const turned = { kind, of_id: of, ...whose, finished_at: ctx.now }
  const withdrawn = { withdrawn_at: ctx.now, finished_at: ctx.now }
  await saveSentence(ctx, here.meeting.id, sentence, text === '' ? withdrawn : turned)
  if (text !== '') await recordWritten(ctx, here, { ...sentence, kind })
  await tellMinutes(ctx, here.meeting.id)
  return ok(typed.value)
}

export type Written = OfMeeting & {
  readonly lineId: string
  readonly text: string
  readonly as: SentenceKind
  /** The decision it dissents from, or the sentence it corrects; of a dissent the last decision of its line when left out. */
  readonly of?: string | undefined
  /** Who rang or dissents: a member (`worker:person:institution`), the family, or somebody by name. */
  readonly who?: string | undefined
  readonly saidBy?: string | undefined
  readonly at?: string | undefined
}

/** Adds a whole sentence in one go: what a page without script sends, a note of a telephone call, a part that is not written down, a correction. */
export async function writeSentence(ctx: Ctx, input: Written): Promise<Outcome<string, WriteRefusal>> {
  const here = await minutesToAct(ctx, input)
  const told = input.as === 'said' ? understand(input.text) : { kind: input.as, text: input.text.trim() }
  if (!admitsSentence(here.state, told.kind)) return refused('minutes_closed')
  if (told.text === '' && told.kind !== 'off_record') return refused('no_words')
  if (told.kind === 'decision' && !(await mayDecide(ctx, here.file, here.meeting))) return refused('no_quorum')
  const line = await agendaLine(ctx, here.meeting.id, input.lineId)
  const of = input.of ?? (told.kind === 'dissent' ? await lastDecision(ctx, here, line.id) : null)
  if (told.kind === 'dissent' && of === null) return refused('no_decision')
  if (of !== null) await sentenceOf(ctx, here.meeting.id, of)
  const whose =
    whoSays(input.who) ?? (told.kind === 'dissent' ? { person: me(ctx), institution: here.seat.institution } : null)
  const itemId = await writeWords(ctx, here, line, {
    text: told.text,
    ...(input.saidBy ? { saidBy: input.saidBy } : {}),
    ...(input.at ? { at: input.at } : {}),
  })
  const id = ctx.newId()
  const sentence = {
    ...ofSentence(here, line, told.kind),
    ...{ id, itemId, of, finished: true, forFamily: input.who === 'family' },
    ...{ forInstitution: whose?.institution ?? null, forPerson: whose?.person ?? null },
  }
  await addSentence(ctx, sentence)
  await recordWritten(ctx, here, sentence)
  await tellMinutes(ctx, here.meeting.id)
  return ok(id)
}

const WORKER = /^worker:([0-9a-f-]{36}):([0-9a-f-]{36})$/
/** Whose words it is, as a form names a worker with the institution; the family, and somebody by name alone, are nobody of these. */
export function whoSays(who: string | undefined): { person: string; institution: string } | null {
  const [, person, institution] = WORKER.exec(who ?? '') ?? []
  return person !== undefined && institution !== undefined ? { person, institution } : null
}

/** The latest decision about a line; nothing where none stands yet. */
async function lastDecision(ctx: Ctx, { meeting }: MinutesHere, lineId: string): Promise<string | null> {
  const sentences = await sentencesOf(ctx, meeting.id)
  return sentences.findLast((one) => one.lineId === lineId && one.kind === 'decision' && !one.withdrawn)?.id ?? null
}

const ofSentence = ({ file, meeting, seat }: MinutesHere, line: AgendaLine, kind: SentenceKind) => ({
  caseId: file.id,
  meetingId: meeting.id,
  lineId: line.id,
  kind,
  institution: seat.institution,
})

const writeWords = (
  ctx: Ctx,
  { file, seat }: MinutesHere,
  { category }: AgendaLine,
  body: Readonly<Record<string, string>>,
): Promise<string> =>
  writeItem(ctx, { caseId: file.id, keeper: file.keeper, owner: seat.institution, kind: 'minutes', category, body })

/** What was written is on record with its entry, so that the fact is seen by those alone who see the words. */
export const recordWritten = (
  ctx: Ctx,
  { file, meeting }: MinutesHere,
  { id, kind, itemId }: Pick<Sentence, 'id' | 'kind' | 'itemId'>,
): Promise<void> =>
  record(ctx, {
    chain: 'case',
    about: file.id,
    name: 'casework.sentence.written',
    payload: { meeting: meeting.id, sentence: id, kind },
    item: itemId,
  })
