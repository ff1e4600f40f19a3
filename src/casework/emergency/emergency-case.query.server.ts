import { sql } from 'kysely'
import { type LocalDate, NotFound } from '#kernel'
import type { Answers, Form, FormContext, Model, Offered, SubjectKind } from '#model'
import { modelWith } from '#model/server'
import type { Ctx } from '#platform/server'
import { institutionNames } from '../cases/institution-names.query.server.ts'
import { type FamilyPerson, peopleOf } from '../families/people.query.server.ts'
import { personLabel } from '../families/person-label.domain.ts'
import { answersShown } from '../forms/answers.query.server.ts'
import { readable } from './readable-form.domain.ts'

/** A case as a function of the database tells of it to somebody who has no seat in it. */
export type CaseRow = {
  case_id: string
  code: string
  keeper_id: string
  version_id: string
  subject_kind: SubjectKind
}
type Row = CaseRow & { until_at: Date }
export type FormRow = {
  id: string
  form: string
  version_id: string
  local_settings: readonly string[]
  institution_id: string
  completed_on: LocalDate
}

/** What whoever opened a case in an emergency reads of it, all on one page. */
export type EmergencyCase = CaseOnOnePage & { readonly id: string; readonly untilAt: Date }
/** Who the people of a case are and what completed forms say, as far as the reader sees both. */
export type CaseOnOnePage = {
  readonly caseId: string
  readonly code: string
  readonly keeper: string
  readonly people: readonly (FamilyPerson & { readonly label: string })[]
  readonly forms: readonly {
    readonly form: Form
    readonly answers: Answers
    readonly context: FormContext
    readonly institution: string
    readonly completedOn: LocalDate
  }[]
}

/** The case as long as it is open to me; `NotFound` from the moment when it is not. */
export async function emergencyCase(ctx: Ctx, emergencyId: string): Promise<EmergencyCase> {
  const found = await sql<Row>`select * from casework.opened_in_emergency(${emergencyId}::uuid)`.execute(ctx.db)
  const row = found.rows[0]
  if (!row) throw new NotFound('emergency')
  const forms = await sql<FormRow>`select * from casework.forms_shown_in_emergency(${row.case_id}::uuid)`.execute(
    ctx.db,
  )
  return { id: emergencyId, untilAt: row.until_at, ...(await caseOnOnePage(ctx, row, forms.rows)) }
}

/** All that a reader without a seat gets of a case, by the policies of its entries. */
export async function caseOnOnePage(ctx: Ctx, row: CaseRow, forms: readonly FormRow[]): Promise<CaseOnOnePage> {
  const people = (await peopleOf(ctx, row.case_id)).map((one) => ({ ...one, label: personLabel(one, row.code) }))
  const names = await institutionNames(ctx, [row.keeper_id, ...forms.map(({ institution_id }) => institution_id)])
  const called = (id: string) => names.get(id)?.name ?? ''
  const offered = await offeredTo(ctx, row, people)
  return {
    caseId: row.case_id,
    code: row.code,
    keeper: called(row.keeper_id),
    people,
    forms: await Promise.all(
      forms.map(async (one) => {
        const model = await modelWith(ctx, one.version_id, one.local_settings)
        const form = readable(model.form(one.form))
        const answers = await answersShown(ctx, row.case_id, one.id, form)
        const institution = called(one.institution_id)
        return { form, answers, context: contextOf(ctx, model, offered), institution, completedOn: one.completed_on }
      }),
    ),
  }
}

/** By what names answers are read: the people, and institutions of the public register. */
async function offeredTo(ctx: Ctx, row: CaseRow, people: EmergencyCase['people']): Promise<Offered> {
  const institutions = await ctx.db.selectFrom('institutions.institution').select(['id', 'name as label']).execute()
  return {
    whole: row.subject_kind,
    persons: people.map(({ id, adult, label }) => ({ id, adult, label })),
    teamInstitutions: [],
    otherInstitutions: institutions,
    ...{ goals: [], actions: [], items: [], services: [], files: [] },
  }
}

const contextOf = (ctx: Ctx, model: Model, offered: Offered): FormContext => ({
  model,
  today: ctx.today,
  offered,
  prefill: {},
  happened: () => false,
  newRowId: ctx.newId,
})
