import { type LocalDate, NotFound } from '#kernel'
import type { Answers, Instances, LeftAnswer } from '#model'
import { type Ctx, me } from '#platform/server'
import type { Recorded } from '../cases/recorded.domain.ts'
import type { FormDigest } from './digest.domain.ts'

/** One filling in of a form. That it exists, by which institution and when, is known to the team; what it says is not in here. */
export type FormInstanceRow = {
  readonly id: string
  readonly form: string
  readonly versionId: string
  /** Names, fields and items of the gmina under which it was completed; none of a form still being written. */
  readonly localSettings: readonly string[]
  readonly key: string | null
  readonly no: number
  readonly institution: string
  readonly state: 'draft' | 'completed' | 'replaced'
  readonly startedBy: string
  readonly completedBy: string | null
  readonly completedOn: LocalDate | null
  readonly recorded: Recorded | null
  readonly rowVersion: number
}

const COLUMNS = [
  'id',
  'form',
  'version_id',
  'local_settings',
  'instance_key',
  'no',
  'institution_id',
  'state',
  'started_by',
  'completed_by',
  'completed_on',
  'recorded',
  'row_version',
] as const

/** A form of a case; `NotFound` when it is of another case or hidden. */
export async function formInstance(ctx: Ctx, caseId: string, id: string): Promise<FormInstanceRow> {
  const found = (await formInstances(ctx, caseId)).find((one) => one.id === id)
  if (!found) throw new NotFound('form')
  return found
}

/** All forms of a case that its team knows of, the oldest first. */
export async function formInstances(ctx: Ctx, caseId: string): Promise<readonly FormInstanceRow[]> {
  const rows = await ctx.db
    .selectFrom('casework.form_instance')
    .select(COLUMNS)
    .where('case_id', '=', caseId)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    form: row.form,
    versionId: row.version_id,
    localSettings: row.local_settings,
    key: row.instance_key,
    no: row.no,
    institution: row.institution_id,
    // The column takes these three, and `recorded` is written here only.
    state: row.state as FormInstanceRow['state'],
    startedBy: row.started_by,
    completedBy: row.completed_by,
    completedOn: row.completed_on as LocalDate | null,
    recorded: row.recorded as Recorded | null,
    rowVersion: row.row_version,
  }))
}

/** Forms of which an institution has one that stands at a time: a new one takes its place. */
const REPLACED: readonly Instances[] = [
  'one',
  'one_active',
  'per_institution',
  'per_adult',
  'per_person',
  'per_item',
  'per_member',
]

/** The completed instances that a new one of the same institution would take the place of, the oldest first. */
export async function standingInstances(
  ctx: Ctx,
  caseId: string,
  {
    form,
    instances,
    key,
    institution,
  }: { form: string; instances: Instances; key: string | null; institution: string },
): Promise<readonly string[]> {
  if (!REPLACED.includes(instances)) return []
  const all = await formInstances(ctx, caseId)
  return all
    .filter((one) => one.form === form && one.key === key && one.state === 'completed')
    .filter((one) => one.institution === institution)
    .map(({ id }) => id)
}

export type Draft = {
  readonly answers: Answers
  readonly savedAt: Date
  readonly savedBy: string
  readonly rowVersion: number
  /** The version under whose form it was typed, where that is no longer the form's own. */
  readonly typedUnder: string | null
  /** What was typed into fields that are no more. */
  readonly leftOver: readonly LeftAnswer[]
}

/** What an institution is still writing; nothing for anybody outside it. */
export async function draftOf(ctx: Ctx, instanceId: string): Promise<Draft | null> {
  const row = await ctx.db
    .selectFrom('casework.form_draft')
    .select(['answers', 'saved_at', 'saved_by', 'row_version', 'typed_under', 'left_over'])
    .where('form_instance_id', '=', instanceId)
    .executeTakeFirst()
  if (!row) return null
  return {
    answers: row.answers as Answers,
    savedAt: row.saved_at,
    savedBy: row.saved_by,
    rowVersion: row.row_version,
    typedUnder: row.typed_under,
    leftOver: leftOver(row.left_over),
  }
}

/** Only `saveDraft` writes this column. */
const leftOver = (stored: unknown): readonly LeftAnswer[] => stored as readonly LeftAnswer[]

export async function startInstance(
  ctx: Ctx,
  started: { caseId: string; form: string; versionId: string; key: string | null; institution: string },
): Promise<string> {
  const id = ctx.newId()
  const earlier = (await formInstances(ctx, started.caseId)).filter(({ form }) => form === started.form)
  await ctx.db
    .insertInto('casework.form_instance')
    .values({
      id,
      case_id: started.caseId,
      form: started.form,
      version_id: started.versionId,
      instance_key: started.key,
      no: Math.max(0, ...earlier.map(({ no }) => no)) + 1,
      institution_id: started.institution,
      state: 'draft',
      started_by: me(ctx),
    })
    .execute()
  return id
}

/** Keeps what is being written. The caller has checked that nobody else changed it since. */
export async function saveDraft(
  ctx: Ctx,
  draft: {
    caseId: string
    instanceId: string
    institution: string
    answers: Answers
    rowVersion: number
    leftOver: readonly LeftAnswer[]
  },
): Promise<void> {
  const answers = JSON.stringify(draft.answers)
  const row_version = draft.rowVersion + 1
  const typed = { left_over: JSON.stringify(draft.leftOver), typed_under: null }
  await ctx.db
    .insertInto('casework.form_draft')
    .values({
      form_instance_id: draft.instanceId,
      case_id: draft.caseId,
      institution_id: draft.institution,
      answers,
      saved_by: me(ctx),
      saved_at: ctx.now,
      row_version,
      ...typed,
    })
    .onConflict((conflict) =>
      conflict
        .column('form_instance_id')
        .doUpdateSet({ answers, saved_by: me(ctx), saved_at: ctx.now, row_version, ...typed }),
    )
    .execute()
}

/** Turns a draft into a completed form: what it said are items from now on. */
export async function saveCompleted(
  ctx: Ctx,
  completed: {
    instanceId: string
    localSettings: readonly string[]
    visitNo: number
    digest: FormDigest
    recorded: Recorded | undefined
    /** Of a form filled in on paper, the day that stands on it. */
    on?: LocalDate
  },
): Promise<void> {
  await ctx.db
    .updateTable('casework.form_instance')
    .set((row) => ({
      state: 'completed',
      completed_by: me(ctx),
      completed_on: completed.on ?? ctx.today,
      completed_at: ctx.now,
      visit_no: completed.visitNo,
      local_settings: [...completed.localSettings],
      digest: JSON.stringify(completed.digest),
      recorded: completed.recorded ? JSON.stringify(completed.recorded) : null,
      row_version: row('row_version', '+', 1),
    }))
    .where('id', '=', completed.instanceId)
    .execute()
  await ctx.db.deleteFrom('casework.form_draft').where('form_instance_id', '=', completed.instanceId).execute()
}

/** The older instances give way to a newer one of the same institution; they and their entries stay readable as they were. */
export async function replaceInstances(ctx: Ctx, caseId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await ctx.db
    .updateTable('casework.form_instance')
    .set((row) => ({ state: 'replaced', row_version: row('row_version', '+', 1) }))
    .where('id', 'in', [...ids])
    .execute()
  await ctx.db
    .updateTable('casework.item')
    .set({ replaced_at: ctx.now })
    .where('case_id', '=', caseId)
    .where('form_instance_id', 'in', [...ids])
    .where('replaced_at', 'is', null)
    .execute()
}
