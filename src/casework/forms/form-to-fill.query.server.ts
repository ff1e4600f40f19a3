import { NotFound } from '#kernel'
import {
  type Answers,
  answersTo,
  type CaseFacts,
  type EventRef,
  type Form,
  type FormContext,
  type Model,
  newAnswers,
} from '#model'
import { modelOf } from '#model/server'
import { type Ctx, me } from '#platform/server'
import { caseFacts, factsToAct, type KnownCase } from '../cases/case-facts.store.server.ts'
import { type Seat, seatsOfMine } from '../team/seat.store.server.ts'
import { answersShown, latestAnswers } from './answers.query.server.ts'
import { type AtHand, atHand, isKeyed } from './form-at-hand.domain.ts'
import { type Draft, draftOf, type FormInstanceRow, formInstance } from './form-instance.store.server.ts'
import { offeredIn } from './offered.query.server.ts'

/** A form of a case as its page needs it: to fill in, or completed and to read. */
export type FormToFill = {
  readonly known: KnownCase
  /** In the version it was made with. */
  readonly form: Form
  readonly context: FormContext
  readonly answers: Answers
  readonly instance: FormInstanceRow | null
  readonly draft: Draft | null
  readonly key: string | null
  readonly state: AtHand
  /** For which institution I would fill it in; none when it is not mine to fill. */
  readonly seat: Seat | null
  /** Roles whose signature must be recorded, because whoever completes the form does not hold them. */
  readonly signatures: readonly string[]
}

/** A form not yet begun. `wantedKey` is the person or item it is about; without it the first one still to do is taken. */
export async function newForm(ctx: Ctx, caseId: string, formId: string, wantedKey?: string): Promise<FormToFill> {
  return begin(ctx, await caseFacts(ctx, caseId), formId, wantedKey)
}

/** The same, to be completed in this transaction: nobody else acts in the case meanwhile. */
export async function newFormToAct(ctx: Ctx, caseId: string, formId: string, wantedKey?: string): Promise<FormToFill> {
  return begin(ctx, await factsToAct(ctx, caseId), formId, wantedKey)
}

async function begin(ctx: Ctx, known: KnownCase, formId: string, wantedKey?: string): Promise<FormToFill> {
  const form = known.model.form.find(formId)
  if (!form) throw new NotFound('form')
  const filling = await fillingOf(ctx, known, form)
  const keys = filling.state.open ? filling.state.keys : []
  if (wantedKey !== undefined && !keys.some(({ id }) => id === wantedKey)) throw new NotFound('instance of the form')
  const key = isKeyed(form) ? (wantedKey ?? keys.find(({ done }) => !done)?.id ?? keys[0]?.id ?? null) : null
  const context = await contextOf(ctx, known, form, { model: known.model, key, seat: filling.seat })
  const answers = (await earlierVersion(ctx, known, form)) ?? newAnswers(form, context)
  return { known, form, context, answers, instance: null, draft: null, key, ...filling }
}

/** A form of which one version is in force begins as the version before it: a change starts from what stands. */
async function earlierVersion(ctx: Ctx, { file }: KnownCase, form: Form): Promise<Answers | null> {
  if (form.instances !== 'one_active') return null
  const answers = await latestAnswers(ctx, file.id, form)
  return Object.keys(answers).length > 0 ? answers : null
}

/** A form begun or completed, in the model version it was made with. */
export async function begunForm(ctx: Ctx, caseId: string, instanceId: string): Promise<FormToFill> {
  const known = await caseFacts(ctx, caseId)
  const instance = await formInstance(ctx, caseId, instanceId)
  const model = await modelOf(ctx, instance.versionId)
  const form = model.form(instance.form)
  const filling = await fillingOf(ctx, known, form)
  const draft = instance.state === 'draft' ? await draftOf(ctx, instance.id) : null
  if (instance.state === 'draft' && !draft) throw new NotFound('draft')
  const context = await contextOf(ctx, known, form, { model, key: instance.key, seat: filling.seat })
  const answers = draft?.answers ?? (await answersShown(ctx, caseId, instance.id, form))
  return { known, form, context, answers, instance, draft, key: instance.key, ...filling }
}

async function fillingOf(ctx: Ctx, { file, model, facts }: KnownCase, form: Form) {
  const seats = await seatsOfMine(ctx, file.id)
  const roles = seats.map(({ role }) => role)
  const writing = seats.filter(({ sees, role }) => sees === 'names' && form.filledBy.includes(role))
  return {
    state: atHand(model, facts, form, roles),
    seat: writing[0] ?? null,
    signatures: form.signedBy.filter((role) => !roles.includes(role)),
  }
}

type About = { readonly model: Model; readonly key: string | null; readonly seat: Seat | null }

async function contextOf(ctx: Ctx, known: KnownCase, form: Form, about: About): Promise<FormContext> {
  const { file, facts } = known
  const voice = await familyVoice(ctx, known)
  return {
    model: about.model,
    today: ctx.today,
    offered: await offeredIn(ctx, file, facts),
    prefill: {
      ...(about.key === null ? {} : { subject: about.key }),
      ...(about.seat ? { author: about.seat.institution } : {}),
      ...(voice === undefined ? {} : { familyVoice: voice }),
      signedIn: me(ctx),
      last: Object.assign(
        {},
        ...Object.values(await latestAnswers(ctx, file.id, form)).filter((one) => !Array.isArray(one)),
      ),
    },
    happened: (event) => hasOccurred(facts, event),
    newRowId: ctx.newId,
  }
}

/** Whether the event was ever noted in the case. */
const hasOccurred = ({ events, visits, today }: CaseFacts, { event, of }: EventRef): boolean =>
  event === 'case_opened' ||
  (event === 'stage_entered' && visits.some(({ stage }) => of === undefined || stage === of)) ||
  events.some((one) => one.event === event && (of === undefined || one.of === of) && one.on <= today)

async function familyVoice(ctx: Ctx, { file, model }: KnownCase): Promise<string | undefined> {
  for (const form of model.form.all) {
    const field = form.sections.flatMap(({ fields }) => fields).find(({ binds }) => binds === 'diagnosis.family_voice')
    if (!field) continue
    const [said] = answersTo(form, await latestAnswers(ctx, file.id, form), field.id)
    if (typeof said === 'string') return said
  }
  return undefined
}
