import { bound, FAMILY } from '#model'
import { showDate } from '#platform'
import type { Ctx } from '#platform/server'
import { tellsShielded } from '../compartments/shield.store.server.ts'
import { type FamilyPerson, peopleOf } from '../families/people.query.server.ts'
import type { CompletedForm } from '../forms/completed-form.ts'
import { isSpecial } from '../sharing/bounds.domain.ts'
import { noteEvent } from '../steps/mark.store.server.ts'
import { type QuestionPart, questionParts } from './question.domain.ts'
import { closeRecorded, saveRequest } from './request.store.server.ts'

/**
 * A completed question to another institution is passed on to it, and its clock runs for the one that was asked, for each request by itself
 * (FORMAT.md, section 7). Where the same form holds the answer already, the clock stops again.
 */
export async function sendRequest(ctx: Ctx, done: CompletedForm): Promise<void> {
  const { known, form, answers, instanceId } = done
  const { request } = bound(form, answers)
  const { ground, to } = request
  if (ground === null || to === null || to === FAMILY) return
  // Events are seen by everybody in the case: whom a special question went to would tell what it is about.
  const special = request.categories.some((category) => isSpecial(known.model, category))
  await passOn(ctx, done, { ground, to, special })
  const noted = { caseId: known.file.id, of: ground, instance: instanceId, ...(special ? {} : { institutionId: to }) }
  await noteEvent(ctx, { ...noted, event: 'request_sent', onDay: ctx.today })
  if (request.answer === null) return
  await noteEvent(ctx, { ...noted, event: 'request_answered', onDay: ctx.today })
  await closeRecorded(ctx, instanceId, ctx.today)
}

type Passed = { readonly ground: string; readonly to: string; readonly special: boolean }

/** What the institution that is asked gets to read, by its desk, a letter or a link. */
async function passOn(ctx: Ctx, done: CompletedForm, { ground, to, special }: Passed): Promise<void> {
  const { known, form, answers, context, instanceId, institution } = done
  const { request } = bound(form, answers)
  const person = (await peopleOf(ctx, known.file.id)).find(({ id }) => id === request.person)
  await saveRequest(ctx, {
    id: instanceId,
    caseId: known.file.id,
    asking: institution,
    asked: to,
    subjectId: person?.id ?? null,
    versionId: known.file.versionId,
    ground,
    duty: known.model.ground(ground).kind === 'request',
    caseNumber: request.caseNumber,
    categories: request.categories,
    special,
    question: {
      about: person ? nameOf(person) : '',
      parts: await withoutShieldedWords(ctx, known.file.id, questionParts(form, answers, context)),
    },
  })
}

/** Words that tell a shielded address or contact do not go to another institution, whatever its way of answering. */
async function withoutShieldedWords(ctx: Ctx, caseId: string, parts: readonly QuestionPart[]) {
  const told: QuestionPart[] = []
  for (const part of parts) {
    told.push((await tellsShielded(ctx, caseId, part.text)) ? { ...part, text: LEFT_OUT } : part)
  }
  return told
}
/** As it stands in an official letter, which is in Polish whoever sends it. */
const LEFT_OUT = '[pominięto]'

/** By name and day of birth, so that nobody is taken for another. Never by the code of the case, which leaves it by no letter. */
const nameOf = ({ identity }: FamilyPerson): string =>
  identity === null
    ? ''
    : [[identity.given, identity.family].filter(Boolean).join(' '), identity.born ? showDate(identity.born) : '']
        .filter(Boolean)
        .join(', ')
