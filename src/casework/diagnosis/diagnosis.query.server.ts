import type { LocalDate } from '#kernel'
import type { Answers, Form, FormContext } from '#model'
import { modelWith } from '#model/server'
import type { Ctx } from '#platform/server'
import { caseFacts, type KnownCase } from '../cases/case-facts.store.server.ts'
import { type CaseFrame, caseFrame } from '../cases/case-frame.query.server.ts'
import { type InstitutionName, institutionNames } from '../cases/institution-names.query.server.ts'
import type { Recorded } from '../cases/recorded.domain.ts'
import { peopleOf } from '../families/people.query.server.ts'
import { answersShown } from '../forms/answers.query.server.ts'
import { formInstances } from '../forms/form-instance.store.server.ts'
import { newForm } from '../forms/form-to-fill.query.server.ts'
import { type Opinion, opinionsIn } from '../opinions/opinions.query.server.ts'
import { type Whys, whySeenForm } from '../sharing/why-seen.query.server.ts'
import { isMoreWritten } from '../sharing/withheld.query.server.ts'
import { seatsOfMine } from '../team/seat.store.server.ts'

/** What one institution wrote, as far as it is shown to this reader. */
export type Contribution = {
  readonly id: string
  readonly institution: InstitutionName
  readonly completedOn: LocalDate
  /** How it came, of an institution that wrote on paper. */
  readonly recorded: Recorded | null
  readonly form: Form
  readonly answers: Answers
  readonly why: Whys | null
}
export type Diagnosis = {
  readonly known: KnownCase
  readonly frame: CaseFrame
  readonly context: FormContext | null
  readonly familyVoice: string | null
  /** What children said themselves. */
  readonly opinions: readonly Opinion[]
  readonly contributions: readonly Contribution[]
  /** More is written than this reader may see. */
  readonly more: boolean
  /** Where I may write my institution's view. */
  readonly addTo: string | null
}

/** The views of the family and of each institution, side by side. Nothing is averaged (product rule on opinions). */
export async function diagnosisOf(ctx: Ctx, caseId: string): Promise<Diagnosis> {
  const known = await caseFacts(ctx, caseId)
  const { file, model } = known
  const card = model.findFormOf('diagnosis')
  const frame = await caseFrame(ctx, file)
  const opinions = await opinionsIn(ctx, { caseId, code: file.code, people: await peopleOf(ctx, caseId) })
  if (!card)
    return { known, frame, context: null, familyVoice: null, opinions, contributions: [], more: false, addTo: null }
  const roles = (await seatsOfMine(ctx, file.id)).map(({ role }) => role)
  const completed = (await formInstances(ctx, file.id)).filter(
    ({ form, state }) => form === card.id && state === 'completed',
  )
  const marks = await institutionNames(
    ctx,
    completed.map(({ institution }) => institution),
  )
  const contributions: Contribution[] = []
  for (const one of completed) {
    const form = (await modelWith(ctx, one.versionId, one.localSettings)).form(one.form)
    const institution = marks.get(one.institution)
    if (!institution || one.completedOn === null) continue
    const answers = await answersShown(ctx, file.id, one.id, form)
    const { id, completedOn, recorded } = one
    const why = await whySeenForm(ctx, known, one.id)
    contributions.push({ id, institution, completedOn, recorded, form, answers, why })
  }
  const filling = await newForm(ctx, caseId, card.id)
  const mayWrite = filling.state.open && roles.some((role) => card.filledBy.includes(role))
  return {
    known,
    frame,
    context: filling.context,
    familyVoice: filling.context.prefill.familyVoice ?? null,
    opinions,
    contributions,
    more: await isMoreWritten(ctx, file, 'diagnosis'),
    addTo: mayWrite ? card.id : null,
  }
}
