import { Conflict, Forbidden, type Outcome, ok, refused } from '#kernel'
import { type Answers, isAboutFamily } from '#model'
import { type Ctx, record } from '#platform/server'
import type { SecondParent } from '../authority/authority.domain.ts'
import { factsToAct } from '../cases/case-facts.store.server.ts'
import { caseToAct } from '../cases/case-file.store.server.ts'
import type { Recorded } from '../cases/recorded.domain.ts'
import { settleClocks } from '../clocks/settle-clocks.server.ts'
import { type FormConsentRefusal, formConsentCounts } from '../consents/consent-in-form.server.ts'
import { decidesWithoutQuorum } from '../meetings/minutes-effect.server.ts'
import { awaitsTakeover } from '../money/year-value.store.server.ts'
import { markStep, noteEvent } from '../steps/mark.store.server.ts'
import type { CompletedForm } from './completed-form.ts'
import { effects } from './effects.server.ts'
import { isKeyed } from './form-at-hand.domain.ts'
import {
  draftOf,
  formInstance,
  replaceInstances,
  saveDraft,
  standingInstances,
  startInstance,
} from './form-instance.store.server.ts'
import { objectionsTo } from './form-objections.domain.ts'
import { authorOf, type FormToFill } from './form-to-fill.query.server.ts'
import { keepAnswers } from './keep-answers.server.ts'

export type FormRefusal =
  | 'not_in_this_stage'
  | 'waits_for'
  | 'signature_missing'
  | 'signed_ahead'
  | 'nobody_to_fill_for'
  | 'rows_unfinished'
  | 'no_quorum'
  | 'not_taken_over'
  | FormConsentRefusal
export type FormSent = {
  readonly caseId: string
  readonly answers: Answers
  /** The draft's version as it was shown; another one since means that somebody else changed it. */
  readonly version: number | null
  /** What stood completed when the form was shown, which these answers replace; not asked by those who just loaded it. */
  readonly base?: string | null
  readonly recorded?: Recorded | undefined
  /** What was said about the other parent, on a consent that covers children. */
  readonly second?: SecondParent | undefined
}

/** Keeps a form as it is, to be finished later by the same institution. Throws `Conflict` when somebody changed it meanwhile. */
export async function keepFormDraft(
  ctx: Ctx,
  filling: FormToFill,
  sent: FormSent,
): Promise<Outcome<string, FormRefusal>> {
  await caseToAct(ctx, sent.caseId)
  await checkBase(ctx, filling, sent)
  const instance = await begin(ctx, filling, sent)
  if (!instance.ok) return instance
  await record(ctx, {
    chain: 'case',
    about: sent.caseId,
    name: 'casework.form.draft_kept',
    payload: { form: filling.form.id, instance: instance.value },
  })
  return instance
}

/** The instance under which the answers stand as a draft, begun when there is none. */
async function begin(ctx: Ctx, filling: FormToFill, sent: FormSent): Promise<Outcome<string, FormRefusal>> {
  const { state, form, seat, known, key } = filling
  const instance = filling.instance && (await formInstance(ctx, known.file.id, filling.instance.id))
  const draft = instance && (await draftOf(ctx, instance.id))
  if (!seat) throw new Forbidden('casework.form.fill')
  if (!state.open)
    return refused(state.why, { step: state.waitsFor.map((step) => known.model.step(step).name.pl).join(', ') })
  if (isKeyed(form) && key === null) return refused('nobody_to_fill_for')
  if (instance && instance.state !== 'draft') throw new Conflict('the form was completed meanwhile')
  if (draft && draft.rowVersion !== sent.version) throw new Conflict('the draft was changed meanwhile', draft.answers)
  const caseId = known.file.id
  const versionId = known.file.versionId
  const institution = authorOf(filling) ?? seat.institution
  const instanceId = instance?.id ?? (await startInstance(ctx, { caseId, form: form.id, versionId, key, institution }))
  // What is being written stays with whoever writes it, also for somebody else.
  await saveDraft(ctx, {
    caseId,
    instanceId,
    institution: seat.institution,
    answers: sent.answers,
    rowVersion: draft?.rowVersion ?? 0,
    leftOver: filling.leftOver,
  })
  return ok(instanceId)
}

/** Throws `Conflict` when somebody completed the form since it was shown: the new one would take its place unseen. */
async function checkBase(ctx: Ctx, filling: FormToFill, { base }: FormSent): Promise<void> {
  if (base !== undefined && base !== (await standingFor(ctx, filling))) {
    throw new Conflict('the form was completed by somebody else meanwhile')
  }
}

/** The completed form in whose place this one would come; none where it is the first. */
export async function standingFor(
  ctx: Ctx,
  filling: Pick<FormToFill, 'known' | 'form' | 'key' | 'seat' | 'writesFor'>,
): Promise<string | null> {
  const { known, form, key } = filling
  const institution = authorOf(filling)
  if (institution === null) return null
  const asked = { form: form.id, instances: form.instances, key, institution }
  return (await standingInstances(ctx, known.file.id, asked)).at(-1) ?? null
}

/**
 * Completes a form: its answers become entries, each under its own category; the steps that ask for it are done; what else the record
 * means takes effect (FORMAT.md, sections 6 and 8). Signatures of those who do not sign here themselves are recorded.
 */
export async function completeForm(
  ctx: Ctx,
  filling: FormToFill,
  sent: FormSent,
): Promise<Outcome<string, FormRefusal>> {
  if ((filling.signatures.length > 0 || filling.writesFor) && !sent.recorded)
    return refused('signature_missing', { field: '_signed_how' })
  if (sent.recorded && sent.recorded.onDay > ctx.today) return refused('signed_ahead', { field: '_signed_on' })
  const known = filling.known.file.held ? filling.known : await factsToAct(ctx, sent.caseId)
  await checkBase(ctx, filling, sent)
  if (objectionsTo(filling.context.model, known.facts, filling.form, sent.answers).length > 0) {
    return refused('rows_unfinished')
  }
  if (await decidesWithoutQuorum(ctx, sent.caseId, filling.form, sent.answers)) return refused('no_quorum')
  if (filling.form.record === 'handover' && filling.key && (await awaitsTakeover(ctx, sent.caseId, filling.key)))
    return refused('not_taken_over')
  const counts = await formConsentCounts(ctx, {
    caseId: sent.caseId,
    form: filling.form,
    answers: sent.answers,
    key: filling.key,
    on: sent.recorded?.onDay ?? ctx.today,
    second: sent.second,
  })
  if (!counts.ok) return counts
  const begun = await begin(ctx, { ...filling, known }, sent)
  if (!begun.ok) return begun
  const { writesFor } = filling
  const recorded = sent.recorded && writesFor ? { ...sent.recorded, forWhom: writesFor.id } : sent.recorded
  const done = await keepEntries(ctx, { ...filling, known }, { ...sent, recorded, instanceId: begun.value })
  await markDone(ctx, filling, done)
  await effects[filling.form.record]?.(ctx, done)
  await settleClocks(ctx, known.file)
  await record(ctx, {
    chain: 'case',
    about: sent.caseId,
    name: 'casework.form.completed',
    payload: { form: filling.form.id, instance: begun.value, institution: done.institution },
  })
  return begun
}

async function keepEntries(
  ctx: Ctx,
  filling: FormToFill,
  sent: FormSent & { instanceId: string },
): Promise<CompletedForm> {
  const { known, form, context, key, seat } = filling
  if (!seat || !isAboutFamily(form)) throw new Error('only forms about a family are completed in a case')
  const { file } = known
  const { instanceId, answers, recorded, second } = sent
  const institution = authorOf(filling) ?? seat.institution
  const replaced = await standingInstances(ctx, file.id, { form: form.id, instances: form.instances, key, institution })
  await replaceInstances(ctx, file.id, replaced)
  const writer = seat.institution
  return keepAnswers(ctx, { known, form, answers, context, instanceId, key, institution, writer, recorded, second })
}

async function markDone(ctx: Ctx, { state, key }: FormToFill, done: CompletedForm): Promise<void> {
  const { known, form, institution, instanceId, recorded } = done
  const { file, model } = known
  const noted = { caseId: file.id, onDay: ctx.today, institutionId: institution }
  for (const step of state.open ? state.steps : []) {
    const forKey = step.repeat === 'per_institution' ? institution : (key ?? undefined)
    await markStep(ctx, {
      ...noted,
      step: step.id,
      visitNo: file.visitNo,
      forKey,
      formInstanceId: instanceId,
      recorded,
    })
  }
  await noteEvent(ctx, { ...noted, event: 'form_completed', of: form.id })
  for (const review of model.review.all.filter((one) => one.form === form.id)) {
    await noteEvent(ctx, { ...noted, event: 'review_held', of: review.id })
  }
}
