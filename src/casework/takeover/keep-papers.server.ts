import type { LocalDate } from '#kernel'
import type { Form } from '#model'
import type { Ctx } from '#platform/server'
import { changeSubject } from '../families/person.store.server.ts'
import { saveConsent } from '../forms/consent.store.server.ts'
import { saveCompleted, startInstance } from '../forms/form-instance.store.server.ts'
import { newForm } from '../forms/form-to-fill.query.server.ts'
import { keepAnswers } from '../forms/keep-answers.server.ts'
import { activatePlan } from '../plan/activate-plan.store.server.ts'
import { latestPlan, saveAcceptance } from '../plan/plan.store.server.ts'
import { proposePlan } from '../plan/plan-effect.server.ts'
import { acceptedOnPaper } from './accepted.domain.ts'
import type { ScansKept } from './keep-scans.server.ts'
import { onPaper, reviewVisit } from './keep-way.server.ts'
import type { PaperPlan } from './papers.domain.ts'
import { planAnswers } from './plan-on-paper.domain.ts'
import { activation, type PersonEntered, passed, type Taken } from './taken.domain.ts'
import type { TakeOverInput } from './takeover.schema.ts'
import { reviewOf, visitFilling } from './way.domain.ts'

type Papers = {
  readonly input: TakeOverInput
  readonly taken: Taken
  readonly people: readonly PersonEntered[]
  readonly scans: ScansKept
}

/** Keeps what was agreed on paper: who takes part, the plan as it stands with who accepted it, and its last review. */
export async function keepPapers(ctx: Ctx, papers: Papers): Promise<void> {
  await keepConsents(ctx, papers)
  const { input, taken } = papers
  if (input.plan) await keepPlan(ctx, papers, input.plan)
  const review = reviewOf(taken.unit.model, taken.role)
  if (input.reviewedOn && review) {
    const form = taken.unit.model.form(review.form)
    await keepPaperForm(ctx, taken, { form, on: input.reviewedOn, visitNo: reviewVisit(taken, input.reviewedOn) + 1 })
  }
}

type PaperForm = {
  readonly form: Form
  /** The person it is about. */
  readonly key?: string
  readonly on: LocalDate
  readonly visitNo: number
  readonly scan?: string | undefined
}
const NO_ANSWERS = { answers: {}, answered: [], exceptions: [], outcome: null }

/** A form that stands filled in on paper: that it is there, and on which day. What it says stays on the paper. */
export async function keepPaperForm(
  ctx: Ctx,
  { id, keeper, unit }: Pick<Taken, 'id' | 'keeper'> & { readonly unit: Pick<Taken['unit'], 'versionId'> },
  { form, key, on, visitNo, scan }: PaperForm,
): Promise<string> {
  const begun = { caseId: id, form: form.id, versionId: unit.versionId, key: key ?? null, institution: keeper }
  const instanceId = await startInstance(ctx, begun)
  const recorded = onPaper(on, { ...(key ? { forWhom: key } : {}), ...(scan ? { scan } : {}) })
  await saveCompleted(ctx, { instanceId, localSettings: [], visitNo, digest: NO_ANSWERS, recorded, on })
  return instanceId
}

async function keepConsents(ctx: Ctx, { taken, people, scans }: Papers): Promise<void> {
  const form = taken.unit.model.findFormOf('participation_consent')
  if (!form) return
  const visitNo = visitFilling(taken.unit.model, taken.visits, 'participation_consent') + 1
  for (const { id: subjectId, consent } of people) {
    if (!consent?.consentOn || consent.consent === 'not_asked') continue
    const on = consent.consentOn
    const instanceId = await keepPaperForm(ctx, taken, { form, key: subjectId, on, visitNo, scan: scans.consents })
    const agrees = consent.consent === 'yes'
    await changeSubject(ctx, subjectId, { takes_part: agrees })
    const recorded = onPaper(on, { forWhom: subjectId })
    if (agrees) await saveConsent(ctx, { caseId: taken.id, subjectId, instanceId, givenOn: on, recorded })
  }
}

async function keepPlan(ctx: Ctx, papers: Papers, plan: PaperPlan): Promise<void> {
  const { taken, people, scans } = papers
  const { id, keeper, unit, visits } = taken
  const active = activation(taken)
  const on = plan.signedOn ?? active?.on ?? passed(taken).on
  const filling = await newForm(ctx, id, unit.model.formOf('plan').id)
  const personAt = (row: number) => people.find((one) => one.row === row)?.id ?? ''
  const answers = planAnswers(filling.form, { from: on, plan, personAt }, ctx.newId)
  const begun = { caseId: id, form: filling.form.id, versionId: unit.versionId, key: null, institution: keeper }
  const done = await keepAnswers(ctx, {
    ...filling,
    answers,
    instanceId: await startInstance(ctx, begun),
    institution: keeper,
    recorded: onPaper(on, scans.plan ? { scan: scans.plan } : {}),
    second: undefined,
    paper: { on, visitNo: visitFilling(unit.model, visits, 'plan') + 1 },
  })
  await proposePlan(ctx, done)
  await keepAcceptances(ctx, papers, plan, on)
  if (active) await activatePlan(ctx, id, active.on)
}

/** The adults who take part signed it on the day that stands on it; of institutions those that took all of their actions on. */
async function keepAcceptances(ctx: Ctx, { taken, people }: Papers, plan: PaperPlan, on: LocalDate): Promise<void> {
  const kept = await latestPlan(ctx, taken.id)
  if (!kept) throw new Error('the plan was kept a moment ago')
  const signed = plan.signedOn === undefined ? [] : people.filter(({ consent }) => consent?.consent === 'yes')
  const parties = [
    ...signed.map(({ id }) => ({ subjectId: id, institutionId: null })),
    ...acceptedOnPaper(plan).map((id) => ({ subjectId: null, institutionId: id })),
  ]
  for (const party of parties) {
    await saveAcceptance(ctx, {
      ...party,
      caseId: taken.id,
      planId: kept.id,
      decision: 'accepted',
      onDay: on,
      hours: null,
      recorded: onPaper(on, { forWhom: party.subjectId ?? party.institutionId ?? '' }),
    })
  }
}
