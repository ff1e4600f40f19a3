import { sql } from 'kysely'
import { Forbidden, type LocalDate, NotFound } from '#kernel'
import { allowed, type Ctx } from '#platform/server'
import type { Circle } from '../consultation.domain.ts'
import { consultationPolicy } from '../consultation.policy.ts'
import type { ConsultationId, DraftId } from '../consultation-ids.ts'

export type DraftToConsult = {
  readonly id: string
  readonly modelId: string
  readonly version: string
  readonly basedOnId: string | null
  readonly document: unknown
  readonly ended: boolean
  /** A consultation of it that is not closed yet. */
  readonly runningId: string | null
}

/** A draft to open a consultation of. `NotFound` for whoever does not see it, `Forbidden` for whoever does not lead the team of its model. */
export async function draftToConsult(ctx: Ctx, draftId: DraftId): Promise<DraftToConsult> {
  await sql`select pg_advisory_xact_lock(hashtext(${`model.consultation ${draftId}`}))`.execute(ctx.db)
  const row = await ctx.db
    .selectFrom('model.draft as d')
    .leftJoin('model.consultation as c', (on) => on.onRef('c.draft_id', '=', 'd.id').on('c.closed_at', 'is', null))
    .select(['d.id', 'd.model_id', 'd.version', 'd.based_on_id', 'd.document', 'd.state', 'c.id as running'])
    .select(allowed(consultationPolicy, 'open', 'd').as('may'))
    .where('d.id', '=', draftId)
    .executeTakeFirst()
  if (!row) throw new NotFound('model draft')
  if (!row.may) throw new Forbidden('model.consultation.open')
  return {
    id: row.id,
    modelId: row.model_id,
    version: row.version,
    basedOnId: row.based_on_id,
    document: row.document,
    ended: row.state === 'adopted' || row.state === 'abandoned',
    runningId: row.running,
  }
}

export type NewConsultation = {
  readonly circle: Circle
  readonly invitation: string
  readonly opensOn: LocalDate
  readonly closesOn: LocalDate
}

/** Keeps the draft as it stands now, and what is asked about it. */
export async function saveConsultation(ctx: Ctx, draft: DraftToConsult, asked: NewConsultation, by: string) {
  const id = ctx.newId() as ConsultationId
  await ctx.db
    .insertInto('model.consultation')
    .values({
      id,
      draft_id: draft.id,
      model_id: draft.modelId,
      version: draft.version,
      based_on_id: draft.basedOnId,
      document: JSON.stringify(draft.document),
      circle: asked.circle,
      invitation: asked.invitation,
      opens_on: asked.opensOn,
      closes_on: asked.closesOn,
      opened_at: ctx.now,
      opened_by: by,
    })
    .execute()
  return id
}

export type ConsultationToAct = {
  readonly id: string
  readonly draftId: string
  readonly modelId: string
  readonly version: string
  readonly document: unknown
  readonly circle: Circle
  readonly opensOn: LocalDate
  readonly closesOn: LocalDate
  readonly closed: boolean
  /** Asked, on a day on which it takes remarks. */
  readonly maySend: boolean
  readonly mayAnswer: boolean
  readonly mayClose: boolean
}

/** A consultation to act on: acts in one consultation wait for each other. `NotFound` for whoever is not asked and not of the team. */
export async function consultationToAct(ctx: Ctx, id: ConsultationId): Promise<ConsultationToAct> {
  await holdLine(ctx, id)
  const row = await ctx.db
    .selectFrom('model.consultation as c')
    .select(['c.id', 'c.draft_id', 'c.model_id', 'c.version', 'c.document', 'c.circle', 'c.opens_on', 'c.closes_on'])
    .select((e) => [
      e('c.closed_at', 'is not', null).as('closed'),
      sql<boolean>`c.id in (select authz.consultations_that_take_my_remark())`.as('may_send'),
      allowed(consultationPolicy, 'answer', 'c').as('may_answer'),
      allowed(consultationPolicy, 'close', 'c').as('may_close'),
    ])
    .where('c.id', '=', id)
    .executeTakeFirst()
  if (!row) throw new NotFound('consultation')
  return {
    id: row.id,
    draftId: row.draft_id,
    modelId: row.model_id,
    version: row.version,
    document: row.document,
    // The column checks the value; days are dates.
    circle: row.circle as Circle,
    opensOn: row.opens_on as LocalDate,
    closesOn: row.closes_on as LocalDate,
    closed: Boolean(row.closed),
    maySend: row.may_send,
    mayAnswer: row.may_answer,
    mayClose: row.may_close,
  }
}

/** The same for those of the team. `Forbidden` for whoever is only asked. */
export async function consultationToAnswer(ctx: Ctx, id: ConsultationId): Promise<ConsultationToAct> {
  const found = await consultationToAct(ctx, id)
  if (!found.mayAnswer) throw new Forbidden('model.remark.answer')
  return found
}

/** Remarks of one consultation, or those from work on one model, are numbered, merged and answered one after another. */
export async function holdLine(ctx: Ctx, consultationOrModel: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`model.remark ${consultationOrModel}`}))`.execute(ctx.db)
}

export async function saveClosed(ctx: Ctx, id: string, by: string): Promise<void> {
  await ctx.db
    .updateTable('model.consultation')
    .set({ closed_at: ctx.now, closed_by: by })
    .where('id', '=', id)
    .execute()
}

/** How many consultations of a draft there are, and how many of them are not closed, which none is before its last remark has an answer. */
export async function consultationsOf(
  ctx: Ctx,
  draftId: string,
): Promise<{ readonly all: number; readonly open: number }> {
  const { all, open } = await ctx.db
    .selectFrom('model.consultation')
    .select((e) => [
      e.fn.countAll<number>().as('all'),
      e.fn.countAll<number>().filterWhere('closed_at', 'is', null).as('open'),
    ])
    .where('draft_id', '=', draftId)
    .executeTakeFirstOrThrow()
  return { all: Number(all), open: Number(open) }
}
