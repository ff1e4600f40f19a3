import { type Outcome, ok, refused } from '#kernel'
import { showInstant } from '#platform'
import { type Ctx, type Printer, PrintFailed, translator } from '#platform/server'
import { tellsShielded } from '../compartments/shield.store.server.ts'
import { saveGiven } from './given-outside.store.server.ts'
import { answerOf, letterToPrint } from './letter.query.server.ts'
import { type LetterToPrint, letterDocument } from './letter-document.ts'
import { changedEntries, type LetterPart, partsOf } from './letter-part.store.server.ts'
import {
  approvedAnswer,
  partsApproved,
  type Sending,
  type Signature,
  saveApproved,
  saveSending,
  saveTakenBack,
} from './letter-sent.store.server.ts'
import { type AnswerObjection, answerObjection } from './official-letter.domain.ts'
import { letterToAct, mustBeShown, saveState } from './official-letter.store.server.ts'
import { tell } from './write-answer.server.ts'

type OfLetter = { readonly caseId: string; readonly letterId: string }

export type ApproveRefusal =
  | AnswerObjection
  | 'not_open'
  | 'day_ahead'
  | 'signed_before'
  | 'entry_changed'
  | 'tells_shielded'
  | 'not_printed'

/**
 * Approves an answer: who signed it, and the letter as a file that never changes. The file is set before anything is locked, and kept only
 * if the answer is still the one that was shown. Throws `Conflict` otherwise.
 */
export async function approveAnswer(
  ctx: Ctx,
  printer: Pick<Printer, 'print'>,
  input: OfLetter & { readonly version: number } & Signature,
): Promise<Outcome<null, ApproveRefusal>> {
  const toPrint = await letterToPrint(ctx, input.caseId, input.letterId)
  const signature = { name: input.name, function: input.function, on: input.on }
  if (toPrint.letter.state !== 'open') return refused('not_open')
  if (input.on > ctx.today) return refused('day_ahead', { field: 'on' })
  if (input.on < toPrint.letter.receivedOn) return refused('signed_before', { field: 'on' })
  const objection = answerObjection(toPrint.answer, toPrint.parts.length)
  if (objection) return refused(objection)
  if (await changedEntries(ctx, toPrint.parts)) return refused('entry_changed')
  if (await tellsShielded(ctx, input.caseId, ...wordsOf(toPrint))) return refused('tells_shielded')
  const pdf = await setLetter(ctx, printer, { ...toPrint, signature })
  if (pdf === null) return refused('not_printed')

  const letter = await letterToAct(ctx, input.caseId, input.letterId)
  if (letter.state !== 'open') return refused('not_open')
  mustBeShown(letter, input.version)
  mustBeShown(letter, toPrint.letter.version)
  const { kind } = answerOf(letter)
  const digest = await saveApproved(ctx, letter, { kind, pdf, parts: toPrint.parts, signature })
  await saveState(ctx, letter, 'approved', null)
  await tell(ctx, letter, 'approved', { digest })
  return ok(null)
}

/** Whatever somebody wrote into an answer. */
const wordsOf = ({ answer, parts }: LetterToPrint): readonly string[] => [
  ...[answer.opening, answer.closing, answer.withheld, answer.reason].flatMap((words) => words ?? []),
  ...parts.flatMap(({ heading, words }) => [heading, words]),
]

/** The letter as it is kept. Null when it cannot be printed now; nothing is lost then. */
async function setLetter(ctx: Ctx, printer: Pick<Printer, 'print'>, letter: Parameters<typeof letterDocument>[0]) {
  const t = translator('pl')
  const printed = t('casework.letter.print.approved', { number: letter.letter.number, at: showInstant(ctx.now) })
  const frame = { lang: 'pl', printed, page: t('platform.print.page'), of: t('platform.print.of') }
  try {
    return await printer.print({ ...letterDocument(letter, t), ...frame }, ctx.now)
  } catch (error) {
    if (error instanceof PrintFailed) return null
    throw error
  }
}

/** Takes an approval back, as long as the letter did not go: the answer is a draft again, and the file stays on record. */
export async function takeBack(ctx: Ctx, { caseId, letterId }: OfLetter): Promise<Outcome<null, 'not_approved'>> {
  const letter = await letterToAct(ctx, caseId, letterId)
  const approved = await approvedAnswer(ctx, letter)
  if (letter.state !== 'approved' || !approved) return refused('not_approved')
  await saveTakenBack(ctx, approved.id)
  await saveState(ctx, letter, 'open', null)
  await tell(ctx, letter, 'taken_back')
  return ok(null)
}

export type SendRefusal = 'not_approved' | 'day_ahead' | 'sent_before_signed' | 'evidence_missing'

/** Writes down how and when the letter went, closes it, and puts what was given on the ledger of the case. */
export async function sendAnswer(ctx: Ctx, input: OfLetter & Sending): Promise<Outcome<null, SendRefusal>> {
  const { how, on, evidence } = input
  const letter = await letterToAct(ctx, input.caseId, input.letterId)
  const approved = await approvedAnswer(ctx, letter)
  if (letter.state !== 'approved' || !approved) return refused('not_approved')
  if (on > ctx.today) return refused('day_ahead', { field: 'on' })
  if (on < approved.signature.on) return refused('sent_before_signed', { field: 'on' })
  if (how !== 'in_person' && !evidence) return refused('evidence_missing', { field: 'evidence' })
  await saveSending(ctx, approved.id, { how, on, evidence })
  await saveState(ctx, letter, 'sent', on)
  await saveGiven(ctx, letter, await given(ctx, letter, approved.id), on)
  await tell(ctx, letter, 'sent', { how, on })
  return ok(null)
}

/** The parts that stand in the file. */
async function given(ctx: Ctx, letter: Parameters<typeof partsOf>[1], sentId: string): Promise<readonly LetterPart[]> {
  const ids = await partsApproved(ctx, sentId)
  return (await partsOf(ctx, letter)).filter(({ id }) => ids.includes(id))
}
