import { type Outcome, ok, refused } from '#kernel'
import { type Answers, answersTo, bound, type Form } from '#model'
import type { Ctx } from '#platform/server'
import { type EntitlementRefusal, mayConsent, type SecondParent, TAKE_PART } from '../authority/authority.domain.ts'
import { authorityFacts } from '../authority/authority.store.server.ts'
import { writeWords } from '../authority/record-authority.server.ts'
import type { CompletedForm } from '../forms/completed-form.ts'
import { consentsFor, saveConsentFor, saveWithdrawalFor } from './consent-for.store.server.ts'

/** What a form says about a consent: who gives it, on which day, what about the other parent. */
export type ConsentGiven = {
  readonly caseId: string
  readonly form: Form
  readonly answers: Answers
  /** The adult whose form it is. */
  readonly key: string | null
  readonly on: CompletedForm['known']['facts']['today']
  readonly second: SecondParent | undefined
}
export type FormConsentRefusal = EntitlementRefusal

/** The question on which a consent form names the children it covers; nothing when the model asks none. */
export function childrenField(form: Form): { readonly section: string; readonly id: string } | null {
  for (const { id: section, fields } of form.sections) {
    const field = fields.find(
      ({ kind, of, listOf }) => listOf === 'children' || (kind === 'person' && of === 'children'),
    )
    if (field) return { section, id: field.id }
  }
  return null
}

/** The children whom a consent form names. */
function childrenNamed(form: Form, answers: Answers): readonly string[] {
  const field = childrenField(form)
  if (!field) return []
  return answersTo(form, answers, field.id).flatMap((value) =>
    Array.isArray(value) ? value.map(String) : typeof value === 'string' ? [value] : [],
  )
}

/**
 * Whether the consent on a form counts: the adult's own, for which an incapacitated one needs the guardian's or the curator's on record,
 * and that for each child it names, for which the adult must hold authority on that day. A refusal to take part needs neither.
 */
export async function formConsentCounts(ctx: Ctx, given: ConsentGiven): Promise<Outcome<null, FormConsentRefusal>> {
  const { form, answers, key, on, second } = given
  if (form.record !== 'participation_consent' || key === null || bound(form, answers).consents !== true) return ok(null)
  const facts = await authorityFacts(ctx, given.caseId)
  const asked = { giver: key, on, matter: TAKE_PART, second }
  const own = mayConsent(facts, { ...asked, subject: key })
  if (!own.ok) return refused(own.refusal)
  const field = childrenField(form)
  for (const subject of childrenNamed(form, answers)) {
    const may = mayConsent(facts, { ...asked, subject })
    if (may.ok) continue
    const at = may.refusal === 'second_parent_missing' ? SECOND_FIELD : `${field?.section}.${field?.id}`
    return refused(may.refusal, { field: at })
  }
  return ok(null)
}

/** The field by which the other parent is told of on a consent form, apart from the model's own questions. */
export const SECOND_FIELD = '_second_parent'

/** Keeps for which children a completed consent form holds, in place of what an earlier one of the same adult said. */
export async function recordConsentForChildren(ctx: Ctx, done: CompletedForm): Promise<void> {
  const { known, form, answers, key, instanceId, recorded } = done
  const agrees = bound(form, answers).consents
  if (key === null || agrees === null) return
  const { file } = known
  const earlier = (await consentsFor(ctx, file.id)).filter(
    ({ holder, matter, byForm, withdrawnOn }) =>
      holder === key && byForm && matter === TAKE_PART && withdrawnOn === null,
  )
  for (const { id } of earlier) await saveWithdrawalFor(ctx, id, ctx.today)
  if (!agrees) return
  const on = recorded?.onDay ?? ctx.today
  for (const subjectId of childrenNamed(form, answers)) {
    const facts = await authorityFacts(ctx, file.id)
    const asked = { subject: subjectId, giver: key, on, matter: TAKE_PART, second: done.second }
    const may = mayConsent(facts, asked)
    if (!may.ok || may.value.authority === null)
      throw new Error('a consent without authority: asked before anything is written')
    const itemId = await writeWords(ctx, file, subjectId, {}, 'consent')
    const { authority: authorityId, second } = may.value
    const about = { caseId: file.id, itemId, subjectId, authorityId, formInstanceId: instanceId }
    await saveConsentFor(ctx, { ...about, matter: TAKE_PART, givenOn: on, second, recorded })
  }
}
