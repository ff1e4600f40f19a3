import { localDate } from '#kernel'
import type { AgreementParty, Answers, BodyFacts, CaseEvent, Model } from '#model'
import { answeredFields, SUPPORTS } from '#model'
import { localAmounts } from '#model/server'
import type { Ctx } from '#platform/server'
import { type Body, bodyOf } from './body.store.server.ts'
import { bodyRows, type MemberRow, openCases, type PartyRow } from './body-facts.query.server.ts'

export type LoadedBody = {
  readonly body: Body
  readonly model: Model
  readonly facts: BodyFacts
  readonly members: readonly MemberRow[]
}
type Rows = Awaited<ReturnType<typeof bodyRows>>
type StepRow = Rows['steps'][number]

/** A team with everything the rules of its model ask about it. Throws NotFound. */
export async function bodyFacts(ctx: Ctx, bodyId: string): Promise<LoadedBody> {
  const body = await bodyOf(ctx, bodyId)
  const rows = await bodyRows(ctx, bodyId)
  const { model } = body
  const facts: BodyFacts = {
    subject: 'body',
    body: body.element,
    today: ctx.today,
    local: await localAmounts(ctx, body.unitCode, body.versionId, ctx.today),
    openCases: await openCases(ctx, bodyId),
    visits: rows.visits.map(({ no, stage, entered_on, entered_at }) => {
      return { visit: no, stage, enteredOn: localDate(entered_on), at: entered_at.getTime() }
    }),
    events: [...rows.steps.flatMap((step) => stepEvents(model, step)), ...rows.parties.flatMap(agreementEvents)],
    stepsDone: rows.steps.map(({ step, on_day, visit_no, for_key }) => {
      return { step, on: localDate(on_day), visit: visit_no, ...(for_key === null ? {} : { forKey: for_key }) }
    }),
    forms: rows.steps.flatMap((step) => formInstance(model, step)),
    members: membersOf(body, rows.members),
    agreements: rows.parties.flatMap((row) => partyOf(row)),
    statements: rows.parties.flatMap(({ kind, person_id, from_on, until_on }) => {
      return kind === 'confidentiality' && person_id ? [{ person: person_id, from: from_on, to: until_on }] : []
    }),
    meetings: rows.steps.flatMap((row) => {
      const { kind, body: met } = model.step(row.step)
      const held = kind === 'meeting' && met !== undefined
      return held ? [{ body: met, on: localDate(row.on_day), attendanceConfirmed: row.attended.length > 0 }] : []
    }),
    supports: rows.steps.flatMap(({ support, on_day }) => {
      const given = SUPPORTS.find((one) => one === support)
      return given ? [{ support: given, on: localDate(on_day) }] : []
    }),
  }
  return { body, model, facts, members: rows.members }
}

/** Only roles of the team itself make somebody its member: the head who declares an accession need not sit in it. */
const membersOf = (body: Body, members: readonly MemberRow[]): BodyFacts['members'] =>
  members
    .filter(({ role }) => body.model.role.find(role)?.body === body.element)
    .map(({ personId, institutionId, sector, role, active }) => {
      return { person: personId, institution: institutionId, sector, role, body: body.element, active }
    })

function stepEvents(model: Model, { step, on_day, done_at }: StepRow): readonly CaseEvent[] {
  const at = done_at.getTime()
  const on = localDate(on_day)
  const { form, kind, body } = model.step(step)
  return [
    { event: 'step_done', of: step, on, at },
    ...(form ? [{ event: 'form_completed', of: form, on, at } as const] : []),
    ...(kind === 'support' ? [{ event: 'support_held', on, at } as const] : []),
    ...(kind === 'meeting' && body ? [{ event: 'meeting_held', of: body, on, at } as const] : []),
  ]
}

function agreementEvents({ element, from_on, until_on }: PartyRow): readonly CaseEvent[] {
  const at = Date.parse(from_on)
  const signed: CaseEvent = { event: 'agreement_signed', of: element, on: from_on, at }
  return until_on === null ? [signed] : [signed, { event: 'agreement_ends', of: element, on: until_on, at }]
}

function formInstance(model: Model, row: StepRow): BodyFacts['forms'] {
  const { form: id } = model.step(row.step)
  if (id === undefined || row.answers === null) return []
  // Written only by completing a form, from answers that were read against it.
  const answers = row.answers as Answers
  return [
    {
      id: row.id,
      form: id,
      key: row.for_key,
      institution: row.institution_id,
      completed: { on: localDate(row.on_day), visit: row.visit_no },
      current: true,
      answers,
      answered: answeredFields(model.form(id), answers),
    },
  ]
}

const GMINA = 6
const POWIAT = 4

function partyOf(row: PartyRow): readonly AgreementParty[] {
  const dated = { agreement: row.element, from: row.from_on, to: row.until_on }
  if (row.unit_code !== null) {
    const party = row.unit_code.length === GMINA ? 'gmina' : row.unit_code.length === POWIAT ? 'powiat' : 'region'
    return [{ ...dated, party, who: null }]
  }
  if (row.institution_id !== null) return [{ ...dated, party: 'institution', who: row.institution_id }]
  return row.person_id === null ? [] : [{ ...dated, party: 'person', who: row.person_id }]
}
