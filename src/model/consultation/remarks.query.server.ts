import { sql } from 'kysely'
import { NotFound } from '#kernel'
import type { Ctx } from '#platform/server'
import type { Decision, RemarkKind, RemarkSource } from './consultation.domain.ts'
import type { RemarkId } from './consultation-ids.ts'
import { maySort } from './sorting/remark-to-sort.store.server.ts'

export type GivenAnswer = {
  readonly decision: Decision
  readonly reason: string
  readonly changeNo: number | null
  readonly changeAbout: string | null
}

/** A remark as the public table tells it: of a worker the institution, of a private person nothing, unless they wanted their name shown. */
export type RemarkTold = {
  readonly id: string
  readonly no: number
  readonly about: string
  readonly kind: RemarkKind
  readonly words: string
  readonly proposed: string | null
  readonly reason: string | null
  readonly source: RemarkSource
  readonly mergedInto: string | null
  readonly institution: string | null
  readonly sector: string | null
  readonly name: string | null
  readonly meetingNo: number | null
  readonly answer: GivenAnswer | null
}

type ToldRow = {
  readonly id: string
  readonly no: number
  readonly about: string
  readonly kind: RemarkKind
  readonly words: string
  readonly proposed: string | null
  readonly reason: string | null
  readonly source: RemarkSource
  readonly merged_into: string | null
  readonly institution: string | null
  readonly sector: string | null
  readonly name: string | null
  readonly meeting_no: number | null
  readonly decision: Decision | null
  readonly answer: string | null
  readonly change_no: number | null
  readonly change_about: string | null
}

/** The remarks of a consultation with their answers, for whoever was asked once it is closed, and for its team. Otherwise none. */
export async function remarksTold(ctx: Ctx, consultationId: string): Promise<readonly RemarkTold[]> {
  const { rows } = await sql<ToldRow>`select * from model.remarks_told(${consultationId}::uuid)`.execute(ctx.db)
  return rows.map(({ merged_into, meeting_no, decision, answer, change_no, change_about, ...row }) => ({
    ...row,
    mergedInto: merged_into,
    meetingNo: meeting_no,
    answer: decision && { decision, reason: answer ?? '', changeNo: change_no, changeAbout: change_about },
  }))
}

/** A remark as its team or its author reads it. */
export type RemarkRead = {
  readonly id: string
  readonly no: number
  readonly modelId: string
  readonly version: string
  readonly consultationId: string | null
  readonly about: string
  readonly kind: RemarkKind
  readonly words: string
  readonly proposed: string | null
  readonly reason: string | null
  readonly source: RemarkSource
  readonly mergedInto: { readonly id: string; readonly no: number | null } | null
  readonly who: string | null
  readonly institution: string | null
  readonly unitCode: string | null
  readonly meetingNo: number | null
  readonly sentAt: Date
  /** The draft into which the team took a remark from work, and the one that is consulted. */
  readonly draftId: string | null
  readonly consultedDraftId: string | null
  readonly answers: readonly GivenAnswer[]
  readonly canSort: boolean
}

type AnswerJson = {
  readonly decision: Decision
  readonly reason: string
  readonly change_no: number | null
  readonly change_about: string | null
}

const remarks = (ctx: Ctx) =>
  ctx.db
    .selectFrom('model.remark as r')
    .leftJoin('model.consultation as c', 'c.id', 'r.consultation_id')
    .leftJoin('model.remark as main', 'main.id', 'r.merged_into')
    .leftJoin('institutions.institution as i', 'i.id', 'r.institution_id')
    .leftJoin('identity.person as p', 'p.id', 'r.author_id')
    .leftJoin('model.consultation_meeting as m', 'm.id', 'r.meeting_id')
    .select([
      'r.id',
      'r.no',
      'r.model_id',
      'r.version',
      'r.consultation_id',
      'r.about',
      'r.kind',
      'r.words',
      'r.proposed',
    ])
    .select([
      'r.reason',
      'r.source',
      'r.merged_into',
      'main.no as main_no',
      'r.unit_code',
      'm.no as meeting_no',
      'r.sent_at',
    ])
    .select(['r.author_name', 'r.author_institution', 'i.name as institution', 'r.draft_id', 'c.draft_id as consulted'])
    .select([
      sql<string | null>`p.given_name || ' ' || p.family_name`.as('person'),
      sql<readonly AnswerJson[] | null>`(select jsonb_agg(jsonb_build_object('decision', a.decision, 'reason', a.reason,
        'change_no', a.change_no, 'change_about', a.change_about) order by a.no desc)
        from model.remark_answer a where a.remark_id = coalesce(r.merged_into, r.id))`.as('answers'),
      maySort('r').as('can_sort'),
    ])

type Row = Awaited<ReturnType<ReturnType<typeof remarks>['execute']>>[number]

const remarkOf = (row: Row): RemarkRead => ({
  id: row.id,
  no: row.no,
  modelId: row.model_id,
  version: row.version,
  consultationId: row.consultation_id,
  about: row.about,
  // The columns check both.
  kind: row.kind as RemarkKind,
  source: row.source as RemarkSource,
  words: row.words,
  proposed: row.proposed,
  reason: row.reason,
  mergedInto: row.merged_into === null ? null : { id: row.merged_into, no: row.main_no },
  who: row.person ?? row.author_name,
  institution: row.institution ?? row.author_institution,
  unitCode: row.unit_code,
  meetingNo: row.meeting_no,
  sentAt: row.sent_at,
  draftId: row.draft_id,
  consultedDraftId: row.consulted,
  answers: (row.answers ?? []).map(({ change_no, change_about, ...answer }) => ({
    ...answer,
    changeNo: change_no,
    changeAbout: change_about,
  })),
  canSort: row.can_sort,
})

/** The remarks of a consultation for its team; for anybody else only their own. */
export async function remarksIn(ctx: Ctx, consultationId: string): Promise<readonly RemarkRead[]> {
  const rows = await remarks(ctx).where('r.consultation_id', '=', consultationId).orderBy('r.no').execute()
  return rows.map(remarkOf)
}

/** Remarks from work on the models in whose team the acting person is, the latest first. */
export async function remarksFromWork(ctx: Ctx): Promise<readonly RemarkRead[]> {
  const rows = await remarks(ctx)
    .where('r.source', '=', 'from_work')
    .where(sql<boolean>`r.model_id in (select authz.models_i_write())`)
    .orderBy('r.sent_at', 'desc')
    .orderBy('r.id', 'desc')
    .execute()
  return rows.map(remarkOf)
}

/** What the acting person wrote, the latest first. */
export async function remarksOfMine(ctx: Ctx): Promise<readonly RemarkRead[]> {
  if (ctx.actor.kind !== 'person') return []
  const rows = await remarks(ctx)
    .where('r.author_id', '=', ctx.actor.personId)
    .orderBy('r.sent_at', 'desc')
    .orderBy('r.id', 'desc')
    .execute()
  return rows.map(remarkOf)
}

/** One remark for the team that answers it. `NotFound` for anybody else, its author too: they have a page of their own. */
export async function remarkRead(ctx: Ctx, id: RemarkId): Promise<RemarkRead> {
  const row = await remarks(ctx)
    .where('r.id', '=', id)
    .where(sql<boolean>`r.model_id in (select authz.models_i_write())`)
    .executeTakeFirst()
  if (!row) throw new NotFound('remark')
  return remarkOf(row)
}

/** Whether the acting person is in the team of some model today. */
export async function writesSomeModel(ctx: Ctx): Promise<boolean> {
  const { rows } = await sql<{ writes: boolean }>`select exists (select authz.models_i_write()) as writes`.execute(
    ctx.db,
  )
  return rows[0]?.writes ?? false
}
