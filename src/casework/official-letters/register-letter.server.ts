import { type Outcome, ok, refused } from '#kernel'
import { type AuthorityPower, powerCited, powersOn, textOfPower } from '#model'
import { showDate } from '#platform'
import { type Ctx, record, translator } from '#platform/server'
import { caseToAct } from '../cases/case-file.store.server.ts'
import { peopleOf } from '../families/people.query.server.ts'
import { seatsOfMine } from '../team/seat.store.server.ts'
import { type AnswerDraft, dueOn } from './official-letter.domain.ts'
import type { LetterInput } from './official-letter.schema.ts'
import { type LetterRegistered, mustWriteFor, registeredBefore, saveLetter } from './official-letter.store.server.ts'

export type RegisterLetterRefusal =
  | 'day_ahead'
  | 'received_before_dated'
  | 'due_before_received'
  | 'unknown_power'
  | 'article_missing'
  | 'unknown_person'
  | 'registered_before'

/**
 * Registers a letter of a court, a prosecutor, the police or another authority for the institution whose worker got it, and begins its answer.
 * A closed case takes letters too: courts ask years later. Its fact stands in a chain of its own, so that nobody else in the case learns of it.
 */
export async function registerLetter(
  ctx: Ctx,
  input: LetterInput & { readonly caseId: string },
): Promise<Outcome<string, RegisterLetterRefusal>> {
  const file = await caseToAct(ctx, input.caseId)
  const institution = (await seatsOfMine(ctx, file.id)).find(({ sees }) => sees === 'names')?.institution ?? file.keeper
  await mustWriteFor(ctx, file.id, institution)
  const power = powersOn('letter', input.receivedOn).find(({ code }) => code === input.power)
  const wrong = wrongDay(ctx, input) ?? wrongPower(power, input)
  if (wrong) return wrong
  if (!power) return refused('unknown_power', { field: 'power' })
  const people = await peopleOf(ctx, file.id)
  if (input.subjectId !== undefined && !people.some(({ id }) => id === input.subjectId)) {
    return refused('unknown_person', { field: 'subjectId' })
  }
  const letter = letterOf(ctx, input, { caseId: file.id, institution, power })
  if (await registeredBefore(ctx, letter)) return refused('registered_before', { field: 'reference' })
  await saveLetter(ctx, letter)
  const payload = { case: file.id, letter: letter.id, sender: letter.senderKind, power: power.code }
  await record(ctx, { chain: 'case', about: letter.id, name: 'casework.letter.registered', payload })
  return ok(letter.id)
}

function wrongDay(ctx: Ctx, input: LetterInput) {
  if (input.receivedOn > ctx.today) return refused('day_ahead', { field: 'receivedOn' })
  if (input.datedOn > input.receivedOn) return refused('received_before_dated', { field: 'receivedOn' })
  if (input.dueOn !== undefined && input.dueOn < input.receivedOn) {
    return refused('due_before_received', { field: 'dueOn' })
  }
  return null
}

function wrongPower(power: AuthorityPower | undefined, { senderKind, article }: LetterInput) {
  if (!power?.who.includes(senderKind)) return refused('unknown_power', { field: 'power' })
  return power.article === null && !article ? refused('article_missing', { field: 'article' }) : null
}

type Place = { readonly caseId: string; readonly institution: string; readonly power: AuthorityPower }

function letterOf(ctx: Ctx, input: LetterInput, { caseId, institution, power }: Place): LetterRegistered {
  const text = textOfPower(power, input.article)
  return {
    id: ctx.newId(),
    ...{ caseId, institution },
    subjectId: input.subjectId ?? null,
    senderKind: input.senderKind,
    sender: input.sender,
    address: input.address ?? null,
    reference: input.reference,
    datedOn: input.datedOn,
    receivedOn: input.receivedOn,
    power: text,
    covers: power.covers,
    notForFamily: power.notForFamily || input.keptFromFamily,
    asks: input.asks,
    dueOn: dueOn(input.receivedOn, { on: input.dueOn, days: input.dueDays, unit: input.dueUnit }),
    answer: beginning(input, powerCited(text)),
  }
}

/** What nearly every answer says around its parts. Letters to authorities are Polish, whatever language their author reads. */
function beginning({ datedOn, reference }: LetterInput, cited: string): AnswerDraft {
  const t = translator('pl')
  return {
    kind: 'full',
    opening: t('casework.letter.begin.opening', { date: showDate(datedOn), reference, cited }),
    closing: t('casework.letter.begin.closing'),
    ...{ withheld: null, reason: null, forwardedTo: null },
  }
}
