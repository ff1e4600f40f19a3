import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { type LocalDate, NotFound } from '#kernel'
import { allowed, type Ctx, me } from '#platform/server'
import { letterTemplatePolicy } from '../document.policy.ts'

export type TemplateState = 'draft' | 'in_force' | 'withdrawn'
export type LetterTemplate = {
  readonly id: string
  readonly seriesId: string
  /** Which version of its series. */
  readonly no: number
  readonly institution: string
  readonly name: string
  readonly fields: readonly string[]
  readonly state: TemplateState
  readonly inForceOn: LocalDate | null
  readonly withdrawnOn: LocalDate | null
}

const templates = (ctx: Ctx) =>
  ctx.db
    .selectFrom('casework.letter_template as t')
    .select([
      't.id',
      't.series_id',
      't.no',
      't.institution_id',
      't.name',
      't.fields',
      't.state',
      't.in_force_on',
      't.withdrawn_on',
    ])
type Row = Awaited<ReturnType<ReturnType<typeof templates>['execute']>>[number]
// The column takes these states only, and days are read as text.
const templateOf = (row: Row): LetterTemplate => ({
  ...{ id: row.id, seriesId: row.series_id, no: row.no, institution: row.institution_id, name: row.name },
  ...{ fields: row.fields, state: row.state as TemplateState },
  ...{ inForceOn: row.in_force_on as LocalDate | null, withdrawnOn: row.withdrawn_on as LocalDate | null },
})

/** Every version of every template of an institution I work in, by name and version. */
export const templatesOf = async (ctx: Ctx, institutionId: string): Promise<readonly LetterTemplate[]> =>
  (
    await templates(ctx)
      .where('t.institution_id', '=', institutionId)
      .orderBy('t.name')
      .orderBy('t.no', 'desc')
      .execute()
  ).map(templateOf)

/** One version. `NotFound` for those who do not work there. */
export async function templateIn(ctx: Ctx, id: string): Promise<LetterTemplate> {
  const row = await templates(ctx).where('t.id', '=', id).executeTakeFirst()
  if (!row) throw new NotFound('template')
  return templateOf(row)
}

export async function templateContent(ctx: Ctx, id: string): Promise<Buffer> {
  const row = await ctx.db
    .selectFrom('casework.letter_template')
    .select('content')
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new NotFound('template')
  return row.content
}

/** Whether the templates and numbers of an institution are mine to keep. */
export async function keepsTemplates(ctx: Ctx, institutionId: string): Promise<boolean> {
  const asked = sql<{ institution_id: string }>`(select ${institutionId}::uuid as institution_id)`.as('t')
  const { may } = await ctx.db
    .selectFrom(asked)
    .select(allowed(letterTemplatePolicy, 'keep', 't').as('may'))
    .executeTakeFirstOrThrow()
  return may
}

/** Passes those who work in the institution. `NotFound` for everybody else. */
export async function mustWorkIn(ctx: Ctx, institutionId: string): Promise<void> {
  const asked = sql<{ institution_id: string }>`(select ${institutionId}::uuid as institution_id)`.as('t')
  const { may } = await ctx.db
    .selectFrom(asked)
    .select(allowed(letterTemplatePolicy, 'read', 't').as('may'))
    .executeTakeFirstOrThrow()
  if (!may) throw new NotFound('institution')
}

export async function saveTemplate(
  ctx: Ctx,
  template: Pick<LetterTemplate, 'seriesId' | 'no' | 'institution' | 'name' | 'fields'> & {
    readonly content: Uint8Array
  },
): Promise<string> {
  const id = ctx.newId()
  const content = Buffer.from(template.content)
  await ctx.db
    .insertInto('casework.letter_template')
    .values({
      ...{
        id,
        series_id: template.seriesId,
        no: template.no,
        institution_id: template.institution,
        name: template.name,
      },
      ...{ fields: [...template.fields], content, sha256: createHash('sha256').update(content).digest() },
      ...{ made_by: me(ctx), made_at: ctx.now },
    })
    .execute()
  return id
}

/** Puts a draft in force; the version before it is withdrawn on the same day. */
export async function saveInForce(ctx: Ctx, { id, seriesId }: LetterTemplate): Promise<void> {
  await ctx.db
    .updateTable('casework.letter_template')
    .set({ state: 'withdrawn', withdrawn_on: ctx.today })
    .where('series_id', '=', seriesId)
    .where('state', '=', 'in_force')
    .execute()
  await ctx.db
    .updateTable('casework.letter_template')
    .set({ state: 'in_force', in_force_on: ctx.today })
    .where('id', '=', id)
    .execute()
}

export async function saveWithdrawn(ctx: Ctx, { id, inForceOn }: LetterTemplate): Promise<void> {
  await ctx.db
    .updateTable('casework.letter_template')
    .set({ state: 'withdrawn', withdrawn_on: ctx.today, in_force_on: inForceOn ?? ctx.today })
    .where('id', '=', id)
    .execute()
}

/** The pattern of numbers of an institution I work in; nothing before one was set. */
export async function numberingOf(ctx: Ctx, institutionId: string): Promise<string | null> {
  const row = await ctx.db
    .selectFrom('casework.letter_numbering')
    .select('pattern')
    .where('institution_id', '=', institutionId)
    .executeTakeFirst()
  return row?.pattern ?? null
}

export async function savePattern(ctx: Ctx, institutionId: string, pattern: string): Promise<void> {
  const set = { pattern, set_by: me(ctx), set_at: ctx.now }
  await ctx.db
    .insertInto('casework.letter_numbering')
    .values({ institution_id: institutionId, ...set })
    .onConflict((on) => on.column('institution_id').doUpdateSet(set))
    .execute()
}
