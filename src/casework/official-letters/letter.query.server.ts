import type { LocalDate } from '#kernel'
import type { T } from '#platform'
import { type Ctx, translator } from '#platform/server'
import { caseFacts, type KnownCase } from '../cases/case-facts.store.server.ts'
import { caseFile } from '../cases/case-file.store.server.ts'
import { type CaseFrame, caseFrame } from '../cases/case-frame.query.server.ts'
import { institutionNames } from '../cases/institution-names.query.server.ts'
import { type FamilyPerson, peopleOf } from '../families/people.query.server.ts'
import { personLabel } from '../families/person-label.domain.ts'
import { institutionAddress } from '../prints/institution-address.query.server.ts'
import { seatsOfMine } from '../team/seat.store.server.ts'
import { type HistoryEntry, historyOf } from '../timeline/history.query.server.ts'
import { type EntriesToPick, entriesToPick } from './entries-to-pick.query.server.ts'
import type { LetterToPrint } from './letter-document.ts'
import { type LetterPart, partsOf } from './letter-part.store.server.ts'
import { approvedAnswer, approvedFile, type LetterSent } from './letter-sent.store.server.ts'
import type { AnswerDraft } from './official-letter.domain.ts'
import { letterIn, lettersOf, mustWriteFor, type OfficialLetter } from './official-letter.store.server.ts'

type Person = Pick<FamilyPerson, 'id'> & { readonly label: string }
export type LettersOfCase = {
  readonly frame: CaseFrame
  readonly letters: readonly OfficialLetter[]
  readonly people: readonly Person[]
  readonly today: LocalDate
}

/** Letters of a case that came to an institution I write for. `Forbidden` to whoever writes for none. */
export async function lettersInCase(ctx: Ctx, caseId: string): Promise<LettersOfCase> {
  const file = await caseFile(ctx, caseId)
  const institution = (await seatsOfMine(ctx, file.id)).find(({ sees }) => sees === 'names')?.institution ?? file.keeper
  await mustWriteFor(ctx, file.id, institution)
  const people = await peopleOf(ctx, file.id)
  return {
    frame: await caseFrame(ctx, file),
    letters: await lettersOf(ctx, file.id),
    people: people.map((one) => ({ id: one.id, label: personLabel(one, file.code) })),
    today: ctx.today,
  }
}

export type LetterOnPage = {
  readonly frame: CaseFrame
  readonly known: KnownCase
  readonly letter: OfficialLetter
  readonly answer: AnswerDraft
  readonly institution: string
  readonly about: string | null
  readonly parts: readonly LetterPart[]
  readonly approved: LetterSent | null
  readonly today: LocalDate
}

/** One letter with its answer so far. `NotFound` for whoever writes for no institution that got it. */
export async function letterOnPage(ctx: Ctx, caseId: string, letterId: string): Promise<LetterOnPage> {
  const known = await caseFacts(ctx, caseId)
  const letter = await letterIn(ctx, caseId, letterId)
  const person = (await peopleOf(ctx, caseId)).find(({ id }) => id === letter.subjectId)
  return {
    frame: await caseFrame(ctx, known.file),
    known,
    letter,
    answer: answerOf(letter),
    institution: (await institutionNames(ctx, [letter.institution])).get(letter.institution)?.name ?? '',
    about: person ? personLabel(person, known.file.code) : null,
    parts: await partsOf(ctx, letter),
    approved: await approvedAnswer(ctx, letter),
    today: ctx.today,
  }
}

/** Registered letters have a draft from the first moment. */
export function answerOf({ answer }: OfficialLetter): AnswerDraft {
  if (answer === null) throw new Error('a letter without a draft of its answer')
  return answer
}

export type LetterToRead = LetterOnPage & { readonly history: readonly HistoryEntry[] }

/** The same with what happened to it. */
export async function letterToRead(ctx: Ctx, caseId: string, letterId: string): Promise<LetterToRead> {
  return { ...(await letterOnPage(ctx, caseId, letterId)), history: await historyOf(ctx, letterId, { limit: 100 }) }
}

export async function letterToPick(
  ctx: Ctx,
  caseId: string,
  letterId: string,
): Promise<LetterOnPage & { readonly toPick: EntriesToPick }> {
  const shown = await letterOnPage(ctx, caseId, letterId)
  return { ...shown, toPick: await entriesToPick(ctx, shown.known, shown.letter, translator('pl')) }
}

/** What the letter says, to print it: a draft without a signature. */
export async function letterToPrint(ctx: Ctx, caseId: string, letterId: string): Promise<LetterToPrint> {
  const { letter, answer, parts, institution } = await letterOnPage(ctx, caseId, letterId)
  const address = await institutionAddress(ctx, letter.institution)
  return { letter, answer, parts, institution, address, signature: null }
}

/** The same with the words of a letter, which are Polish whatever its author reads. */
export const draftToPrint = async (
  ctx: Ctx,
  caseId: string,
  letterId: string,
): Promise<LetterToPrint & { readonly t: T }> => ({
  ...(await letterToPrint(ctx, caseId, letterId)),
  t: translator('pl'),
})

/** The very file that was approved. */
export async function letterFile(ctx: Ctx, caseId: string, letterId: string) {
  await caseFile(ctx, caseId)
  const letter = await letterIn(ctx, caseId, letterId)
  return { letter, pdf: await approvedFile(ctx, letter) }
}
