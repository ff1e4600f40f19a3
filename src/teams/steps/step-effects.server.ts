import { type LocalDate, type Outcome, ok, refused } from '#kernel'
import { type Answers, bound, type Form, type Model } from '#model'
import type { Ctx } from '#platform/server'
import { isInForceFor, type NewAgreement, saveAgreement } from '../agreements/agreement.store.server.ts'
import { nominatedRole, partyUnit } from '../bodies/body-unit.domain.ts'
import { type AppointRefusal, appointMember, fitsRole } from '../members/appoint-member.server.ts'
import { answerOfKind, dayIn, isConfirmed } from './form-answers.domain.ts'
import type { StepInput } from './step-input.ts'
import { adoptingParties } from './step-parties.domain.ts'
import type { StepToDo } from './step-to-do.server.ts'

/** Whoever the step counts for: the role it was done by, the institution, and of a repeated step the person or institution. */
export type Doer = { readonly role: string; readonly institutionId: string; readonly personId: string }
export type Doing = {
  readonly todo: StepToDo
  readonly input: StepInput
  readonly doer: Doer
  readonly answers: Answers
  readonly fileId: string | undefined
}
export type Left = { readonly agreementId?: string; readonly forKey?: string; readonly institutionId?: string }
export type EffectRefusal =
  | 'already_in_force'
  | 'not_confirmed'
  | 'not_your_institution'
  | 'not_your_party'
  | 'ends_before_it_begins'
  | 'no_place_for_nominated'
  | AppointRefusal

type Effect = (ctx: Ctx, doing: Doing) => Promise<Outcome<Left, EffectRefusal>>

/** What a step leaves behind besides the record that it was done, by what its form records (FORMAT.md, section 8) or which agreement it signs. */
export function effectOf(todo: StepToDo): Effect {
  const { step, model } = todo
  if (step.agreement) return signAgreement
  const record = step.kind === 'form' && step.form ? model.form(step.form).record : null
  if (record === 'accession') return accede
  if (record === 'confidentiality') return signStatement
  return record === 'own_adoption' ? adoptByOrder : keepAnswers
}

const keepAnswers: Effect = async (_ctx, { todo, doer }) => {
  if (todo.step.repeat === 'per_institution') return ok({ forKey: doer.institutionId })
  return ok(todo.step.repeat === 'per_member' ? { forKey: doer.personId } : {})
}

/** Local governments that are parties by the model sign together; where it names institutions or persons, the one who signs is meant. */
const signAgreement: Effect = async (ctx, { todo: { model, body, step }, input, doer, fileId }) => {
  const { fromOn = input.onDay, untilOn, number } = input
  if (untilOn !== undefined && untilOn < fromOn) return refused('ends_before_it_begins', { field: '_untilOn' })
  const type = model.agreement(step.agreement ?? '')
  const parties = type.parties.map((party) => {
    if (party === 'institution') return { institutionId: doer.institutionId }
    return party === 'person' ? { personId: doer.personId } : { unitCode: partyUnit(party, body.unitCode) }
  })
  const agreement = {
    kind: type.kind,
    element: type.id,
    parties,
    signedOn: input.onDay,
    fromOn,
    untilOn,
    number,
    fileId,
  }
  return ok({ agreementId: await saveAgreement(ctx, { ...agreement, modelId: model.document.id, bodyId: body.id }) })
}

/**
 * An institution joins the team, and whoever it nominates gets the place that comes with a nomination (FORMAT.md, section 5). Everything
 * is checked before anything is written: a refusal leaves no half of a declaration.
 */
const accede: Effect = async (ctx, doing) => {
  const { todo, input, doer, answers } = doing
  const { model, body } = todo
  const form = formOf(todo)
  const institutionId = answerOfKind(form, answers, 'institution') ?? doer.institutionId
  if (!todo.institutions.some(({ id }) => id === institutionId)) return refused('not_your_institution')
  const type = typeOf(model, form, 'accession')
  const fromOn = dayIn(form, answers) ?? input.onDay
  if (await isInForceFor(ctx, body.id, type.id, institutionId, fromOn)) return refused('already_in_force')
  const nominated = nominatedIn(input)
  const fits = await fitToNominate(ctx, todo, nominated, institutionId, fromOn)
  if (!fits.ok) return fits

  const base = { modelId: model.document.id, bodyId: body.id, signedOn: input.onDay, fromOn, ...paperOf(doing) }
  const { mayConfirm, hoursLimit } = bound(form, answers).accession
  const accession = { kind: type.kind, element: type.id, parties: [{ institutionId }], mayConfirm, hoursLimit }
  const agreementId = await saveAgreement(ctx, { ...base, ...accession })
  for (const one of nominated) await nominate(ctx, todo, base, one)
  return ok({ agreementId, forKey: institutionId, institutionId })
}

type Nominated = {
  readonly personId: string
  readonly institutionId: string
  readonly substitute: boolean
  readonly field: string
}
type Base = Pick<NewAgreement, 'modelId' | 'bodyId' | 'signedOn' | 'fromOn' | 'fileId' | 'how'>

const nominatedIn = ({ nominated, substitute }: StepInput): readonly Nominated[] => [
  ...(nominated ? [{ ...nominated, substitute: false, field: '_nominated' }] : []),
  ...(substitute ? [{ ...substitute, substitute: true, field: '_substitute' }] : []),
]

async function fitToNominate(
  ctx: Ctx,
  { model, body }: StepToDo,
  nominated: readonly Nominated[],
  institutionId: string,
  fromOn: LocalDate,
): Promise<Outcome<null, EffectRefusal>> {
  const role = nominatedRole(model, body.element)
  for (const { field, ...one } of nominated) {
    if (!role) return refused('no_place_for_nominated', { field })
    if (one.institutionId !== institutionId) return refused('not_employed', { field })
    const fits = await fitsRole(ctx, role, { ...one, fromOn })
    if (!fits.ok) return refused(fits.refusal, { field })
  }
  return ok(null)
}

/** Who has the place already keeps it, now by this nomination. */
async function nominate(ctx: Ctx, todo: StepToDo, base: Base, { personId, institutionId, substitute }: Nominated) {
  const { model, body } = todo
  const type = model.agreement.all.find(({ kind, form }) => kind === 'nomination' && form === formOf(todo).id)
  const role = nominatedRole(model, body.element)
  if (!type || !role) return
  const parties = [{ institutionId }, { personId }]
  await saveAgreement(ctx, { ...base, kind: type.kind, element: type.id, parties })
  const place = { bodyId: body.id, role: role.id, personId, institutionId, substitute, fromOn: base.fromOn }
  const appointed = await appointMember(ctx, place)
  if (!appointed.ok && appointed.refusal !== 'already_member')
    throw new Error(`a nomination led to ${appointed.refusal}`)
}

/** The person's own statement: it covers every team and case the model asks it for. */
const signStatement: Effect = async (ctx, doing) => {
  const { todo, input, doer, answers } = doing
  const form = formOf(todo)
  if (!isConfirmed(form, answers)) return refused('not_confirmed')
  const type = typeOf(todo.model, form, 'confidentiality')
  const fromOn = dayIn(form, answers) ?? input.onDay
  if (await isInForceFor(ctx, todo.body.id, type.id, doer.personId, ctx.today)) return refused('already_in_force')
  const agreement = {
    kind: type.kind,
    element: type.id,
    parties: [{ personId: doer.personId }],
    signedOn: fromOn,
    fromOn,
  }
  const place = { modelId: todo.model.document.id, bodyId: todo.body.id, ...paperOf(doing) }
  return ok({ agreementId: await saveAgreement(ctx, { ...agreement, ...place }), forKey: doer.personId })
}

/** The gmina or an institution adopts the model by its own order: number and day stand in for an agreement where a rule lists it. */
const adoptByOrder: Effect = async (ctx, doing) => {
  const { todo, input, doer, answers } = doing
  const form = formOf(todo)
  const type = typeOf(todo.model, form, 'own_adoption')
  const party = adoptingParties(todo).find(({ value }) => value === input.party)
  if (!party) return refused('not_your_party', { field: '_party' })
  const fromOn = dayIn(form, answers) ?? input.onDay
  const number = answerOfKind(form, answers, 'text')
  const parties = [
    party.value === todo.body.unitCode ? { unitCode: todo.body.unitCode } : { institutionId: party.value },
  ]
  const agreement = { kind: type.kind, element: type.id, parties, signedOn: fromOn, fromOn, number }
  const place = { modelId: todo.model.document.id, bodyId: todo.body.id, ...paperOf(doing) }
  return ok({ agreementId: await saveAgreement(ctx, { ...agreement, ...place }), institutionId: doer.institutionId })
}

const formOf = ({ model, step }: StepToDo): Form => model.form(step.form ?? '')
const typeOf = (model: Model, form: Form, kind: NewAgreement['kind']) => {
  const type = model.agreement.all.find((one) => one.kind === kind && one.form === form.id)
  if (!type) throw new Error(`No agreement of kind ${kind} rests on the form ${form.id}`)
  return type
}

/** The signed paper: a scan added by the worker, or the file of the form; and how it came, of somebody without an account. */
function paperOf({ todo, input, answers, fileId }: Doing): Pick<NewAgreement, 'fileId' | 'how'> {
  return {
    fileId: fileId ?? answerOfKind(formOf(todo), answers, 'file'),
    how: todo.recording ? input.how : undefined,
  }
}
