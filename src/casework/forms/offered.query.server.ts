import { sql } from 'kysely'
import type { answersTo, CaseFacts, Form, Model, Offered } from '#model'
import { type Ctx, me } from '#platform/server'
import type { CaseFile } from '../cases/case-file.store.server.ts'
import { peopleOf } from '../families/people.query.server.ts'
import { personLabel } from '../families/person-label.domain.ts'
import { answersShown } from './answers.query.server.ts'
import { chosenServices } from './chosen-services.query.server.ts'

/** Everything a person may choose from on a form of this case; nothing else is taken (FORMAT.md, section 8). */
export async function offeredIn(ctx: Ctx, file: CaseFile, facts: CaseFacts, form: Form): Promise<Offered> {
  const people = await peopleOf(ctx, file.id)
  const institutions = await institutionsFor(ctx, file, facts)
  return {
    whole: file.subjectKind,
    persons: people.map((one) => ({ id: one.id, adult: one.adult, label: personLabel(one, file.code) })),
    ...institutions,
    ...(await planRows(ctx, file)),
    items: await basketItems(ctx, file),
    services: asksForService(form) ? await chosenServices(ctx, file.id) : [],
    files: await myFiles(ctx),
  }
}

const asksForService = ({ sections }: Form): boolean =>
  sections.some(({ fields }) => fields.some(({ kind }) => kind === 'service'))

/** Institutions with a member in the case's body; while there is none, those that acceded to the standing body. Others may be named too. */
async function institutionsFor(
  ctx: Ctx,
  { id, unitCode, model }: CaseFile,
  facts: CaseFacts,
): Promise<Pick<Offered, 'teamInstitutions' | 'otherInstitutions'>> {
  const found = await sql<{ id: string; label: string; at_hand: boolean }>`
    select i.id, i.name as label, i.id in (select casework.institutions_at_hand(${id}::uuid)) as at_hand
    from institutions.institution i
    where (i.ended_on is null or i.ended_on >= authz.today())
      and (i.id in (select casework.institutions_at_hand(${id}::uuid)) or i.id = any (${institutionsIn(model, facts)}::uuid[])
        or exists (select from institutions.area a where a.institution_id = i.id
                   and a.unit_code in (${unitCode}, left(${unitCode}, 4), left(${unitCode}, 2))))
    order by i.name collate "pl-x-icu"`.execute(ctx.db)
  const team = institutionsIn(model, facts)
  const inTeam = (row: { id: string; at_hand: boolean }) => (team.length > 0 ? team.includes(row.id) : row.at_hand)
  const option = ({ id: value, label }: { id: string; label: string }) => ({ id: value, label })
  return {
    teamInstitutions: found.rows.filter(inTeam).map(option),
    otherInstitutions: found.rows.filter((row) => !inTeam(row)).map(option),
  }
}

/** Institutions with an active worker in a body that the case has for itself. */
function institutionsIn(model: Model, facts: CaseFacts): readonly string[] {
  const own = model.body.all.filter(({ lifetime }) => lifetime === 'per_case').map(({ id }) => id)
  const members = facts.members.filter(({ active, body }) => active && own.includes(body))
  return [...new Set(members.flatMap(({ institution }) => institution ?? []))]
}

/** Goals and actions of the plan now worked on, in the words this reader may read. */
async function planRows(ctx: Ctx, { id, model }: CaseFile): Promise<Pick<Offered, 'goals' | 'actions'>> {
  const form = model.findFormOf('plan')
  const plan = await ctx.db
    .selectFrom('casework.plan')
    .select(['id', 'form_instance_id'])
    .where('case_id', '=', id)
    .orderBy('no', 'desc')
    .executeTakeFirst()
  if (!form || !plan) return { goals: [], actions: [] }
  const answers = await answersShown(ctx, id, plan.form_instance_id, form)
  const rows = await ctx.db
    .selectFrom('casework.plan_goal')
    .select(['row_key', 'subject_id'])
    .where('plan_id', '=', plan.id)
    .execute()
  const actions = await ctx.db
    .selectFrom('casework.plan_action')
    .select(['row_key', 'goal_key'])
    .where('plan_id', '=', plan.id)
    .execute()
  const personOf = (goal: string | null) => rows.find(({ row_key }) => row_key === goal)?.subject_id ?? null
  const label = (bind: 'goal.text' | 'action.text', key: string) => textIn(form, answers, bind, key)
  return {
    goals: rows.map(({ row_key, subject_id }) => ({
      id: row_key,
      label: label('goal.text', row_key),
      person: subject_id,
    })),
    actions: actions.map(({ row_key, goal_key }) => ({
      id: row_key,
      label: label('action.text', row_key),
      person: personOf(goal_key),
    })),
  }
}

function textIn(
  form: Form,
  answers: Parameters<typeof answersTo>[1],
  bind: 'goal.text' | 'action.text',
  key: string,
): string {
  const section = form.sections.find(({ fields }) => fields.some(({ binds }) => binds === bind))
  const field = section?.fields.find(({ binds }) => binds === bind)
  const rows = section && answers[section.id]
  const row = Array.isArray(rows) ? rows.find(({ rowId }) => rowId === key) : undefined
  return field ? String(row?.values[field.id] ?? '') : ''
}

async function basketItems(ctx: Ctx, { id, model }: CaseFile): Promise<Offered['items']> {
  const rows = await ctx.db
    .selectFrom('casework.basket_item as b')
    .innerJoin('casework.item as i', (join) =>
      join.onRef('i.case_id', '=', 'b.case_id').onRef('i.id', '=', 'b.item_id'),
    )
    .innerJoin('casework.form_instance as f', 'f.id', 'b.form_instance_id')
    .select(['b.id', 'b.subject_id', 'i.body', 'f.form'])
    .where('b.case_id', '=', id)
    .where('b.current', '=', true)
    .where('b.state', '<>', 'refused')
    .orderBy('b.id')
    .execute()
  return rows.map((row) => ({ id: row.id, person: row.subject_id, label: whatIn(model, row.form, row.body) }))
}

/** What the line is about, as its author wrote it. */
function whatIn(model: Model, formId: string, body: unknown): string {
  const fields = model.form.find(formId)?.sections.flatMap((section) => section.fields) ?? []
  const what = fields.find(({ binds }) => binds === 'item.what')?.id ?? ''
  const answer = (body as { fields: Record<string, { text?: string } | undefined> }).fields[what]
  return answer?.text ?? ''
}

const MOST_FILES = 50

/** Files this person sent lately: one may stand on a draft. */
async function myFiles(ctx: Ctx): Promise<Offered['files']> {
  const rows = await ctx.db
    .selectFrom('platform.file')
    .select(['id', 'name'])
    .where('uploaded_by', '=', me(ctx))
    .orderBy('uploaded_at', 'desc')
    .limit(MOST_FILES)
    .execute()
  return rows.map(({ id, name }) => ({ id, label: name, extension: name.split('.').at(-1)?.toLowerCase() ?? '' }))
}
