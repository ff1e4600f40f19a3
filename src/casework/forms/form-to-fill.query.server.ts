import { NotFound } from '#kernel'
import {
  type Answers,
  answersTo,
  type CaseFacts,
  type EventRef,
  type Form,
  type FormContext,
  type LeftAnswer,
  type Model,
  newAnswers,
  withoutFormer,
} from '#model'
import { modelHere, modelWith } from '#model/server'
import { type Ctx, me } from '#platform/server'
import { caseFacts, factsToAct, type KnownCase } from '../cases/case-facts.store.server.ts'
import { carriedAnswers, withCarried } from '../migration/carried-answers.query.server.ts'
import { typedHere } from '../migration/typed-here.query.server.ts'
import { type Seat, seatsOfMine } from '../team/seat.store.server.ts'
import { answersShown, latestAnswers } from './answers.query.server.ts'
import { type AtHand, atHand, isKeyed } from './form-at-hand.domain.ts'
import { type Draft, draftOf, type FormInstanceRow, formInstance } from './form-instance.store.server.ts'
import { offeredIn } from './offered.query.server.ts'
import { type OnPaper, writingOnPaper } from './on-behalf.query.server.ts'

/** A form of a case as its page needs it: to fill in, or completed and to read. */
export type FormToFill = {
  readonly known: KnownCase
  /** In the version it was made with. */
  readonly form: Form
  readonly context: FormContext
  readonly answers: Answers
  readonly instance: FormInstanceRow | null
  readonly draft: Draft | null
  /** What was typed into fields that the form lost when its case was carried to another version. */
  readonly leftOver: readonly LeftAnswer[]
  readonly key: string | null
  readonly state: AtHand
  /** The seat by which I would fill it in; none when it is not mine to fill. */
  readonly seat: Seat | null
  /** The institution without accounts whose paper I write down; none when I write for my own. */
  readonly writesFor: OnPaper | null
  /** Institutions without accounts for which I may write it down. */
  readonly onPaper: readonly OnPaper[]
  /** Roles whose signature must be recorded, because whoever completes the form does not hold them. */
  readonly signatures: readonly string[]
}

/** Which form of several: the person or item it is about, without which the first one still to do is taken; whose paper it is. */
export type Wanted = { readonly key?: string | undefined; readonly writesFor?: string | undefined }

/** A form not yet begun. */
export async function newForm(ctx: Ctx, caseId: string, formId: string, wanted: Wanted = {}): Promise<FormToFill> {
  return begin(ctx, await caseFacts(ctx, caseId), formId, wanted)
}

/** The same, to be completed in this transaction: nobody else acts in the case meanwhile. */
export async function newFormToAct(ctx: Ctx, caseId: string, formId: string, wanted: Wanted = {}): Promise<FormToFill> {
  return begin(ctx, await factsToAct(ctx, caseId), formId, wanted)
}

async function begin(ctx: Ctx, known: KnownCase, formId: string, wanted: Wanted): Promise<FormToFill> {
  const form = known.model.form.find(formId)
  if (!form) throw new NotFound('form')
  const filling = await fillingOf(ctx, known, form, wanted.writesFor)
  const keys = filling.state.open ? filling.state.keys : []
  if (wanted.key !== undefined && !keys.some(({ id }) => id === wanted.key)) throw new NotFound('instance of the form')
  const key = isKeyed(form) ? (wanted.key ?? keys.find(({ done }) => !done)?.id ?? keys[0]?.id ?? null) : null
  const context = await contextOf(ctx, known, form, { model: known.model, key, ...filling })
  const begun = (await earlierVersion(ctx, known, form)) ?? newAnswers(form, context)
  const answers = withCarried(form, begun, await carriedAnswers(ctx, known.file, form))
  return { known, form, context, answers, instance: null, draft: null, leftOver: [], key, ...filling }
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
  const model = await modelOfForm(ctx, known, instance)
  const form = model.form(instance.form)
  const filling = await fillingOf(ctx, known, form, await paperOf(ctx, known, form, instance))
  const draft = instance.state === 'draft' ? await draftOf(ctx, instance.id) : null
  if (instance.state === 'draft' && !draft) throw new NotFound('draft')
  const context = await contextOf(ctx, known, form, { model, key: instance.key, ...filling })
  const typed = draft && withoutFormer(model, form, await typedHere(ctx, draft, instance))
  const moved = draft !== null && draft.typedUnder !== null && draft.typedUnder !== instance.versionId
  const carried = moved ? await carriedAnswers(ctx, known.file, form) : []
  const answers = typed ? withCarried(form, typed.answers, carried) : await answersShown(ctx, caseId, instance.id, form)
  return { known, form, context, answers, instance, draft, leftOver: typed?.left ?? [], key: instance.key, ...filling }
}

/** A completed form opens under the names, fields and items of its day; one being written under those of today. */
async function modelOfForm(ctx: Ctx, { file }: KnownCase, instance: FormInstanceRow): Promise<Model> {
  if (instance.state !== 'draft') return modelWith(ctx, instance.versionId, instance.localSettings)
  return (await modelHere(ctx, instance.versionId, file.unitCode)).model
}

/** Whose paper was written down, of a form that is not of an institution of mine; none when I may not write it down. */
async function paperOf(
  ctx: Ctx,
  { file }: KnownCase,
  form: Form,
  { institution }: FormInstanceRow,
): Promise<string | undefined> {
  const own = (await seatsOfMine(ctx, file.id)).some((seat) => seat.institution === institution)
  return own ? undefined : (await writingOnPaper(ctx, file.id, form)).find(({ id }) => id === institution)?.id
}

/** `NotFound` for an institution whose paper is not mine to write down. */
async function fillingOf(ctx: Ctx, { file, model, facts }: KnownCase, form: Form, paper: string | undefined) {
  const seats = await seatsOfMine(ctx, file.id)
  const roles = seats.map(({ role }) => role)
  const writing = seats.filter(({ sees, role }) => sees === 'names' && form.filledBy.includes(role))
  const onPaper = await writingOnPaper(ctx, file.id, form)
  const writesFor = onPaper.find(({ id }) => id === paper) ?? null
  if (paper !== undefined && !writesFor) throw new NotFound('institution that writes on paper')
  return {
    state: atHand(model, facts, form, roles),
    seat: (writesFor ? writing.find(({ keeper }) => keeper) : writing[0]) ?? null,
    writesFor,
    onPaper,
    signatures: form.signedBy.filter((role) => !roles.includes(role)),
  }
}

type About = {
  readonly model: Model
  readonly key: string | null
  readonly seat: Seat | null
  readonly writesFor: OnPaper | null
}

/** The institution that a form is of: the one whose paper is written down, or that of the seat. */
export const authorOf = ({ seat, writesFor }: Pick<FormToFill, 'seat' | 'writesFor'>): string | null =>
  writesFor?.id ?? seat?.institution ?? null

async function contextOf(ctx: Ctx, known: KnownCase, form: Form, about: About): Promise<FormContext> {
  const { file, facts } = known
  const voice = await familyVoice(ctx, known)
  const author = authorOf(about)
  return {
    model: about.model,
    today: ctx.today,
    offered: await offeredIn(ctx, file, facts, form),
    prefill: {
      ...(about.key === null ? {} : { subject: about.key }),
      ...(author === null ? {} : { author }),
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
