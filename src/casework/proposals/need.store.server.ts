import { sql } from 'kysely'
import type { Category } from '#directory'
import { LocalDate } from '#kernel'
import type { ItemState } from '#model'
import type { NeedWeight } from '#planner'
import { type Ctx, me } from '#platform/server'
import type { NeedBody } from '../candidates/need.domain.ts'
import type { Decision } from './need.schema.ts'

export type NeedRow = {
  readonly id: string
  readonly words: string
  /** Null for the whole family. */
  readonly subjectId: string | null
  readonly category: Category
  readonly matters: NeedWeight
  readonly units: number
  readonly periods: number
  readonly language: string | null
  readonly familyPlace: number | null
  readonly since: LocalDate
  /** Rows of the basket form that were written for it. */
  readonly rows: readonly string[]
}

/**
 * Needs of a case that stand and that this reader sees, in the order of the family's own places, then as they were written. A need whose area the
 * directory does not know is not among them: nothing can be proposed for it. `writeNeedEntry` writes these entries.
 */
export async function needsOf(ctx: Ctx, caseId: string): Promise<readonly NeedRow[]> {
  const rows = await ctx.db
    .selectFrom('casework.need as n')
    .innerJoin('casework.item as i', (on) => on.onRef('i.case_id', '=', 'n.case_id').onRef('i.id', '=', 'n.item_id'))
    .selectAll('n')
    .select('i.body')
    .where('n.case_id', '=', caseId)
    .where('n.ended_on', 'is', null)
    .where('n.category', 'is not', null)
    .orderBy('n.family_place', (one) => one.asc().nullsLast())
    .orderBy('n.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    ...asNeed(row.body),
    subjectId: row.subject_id,
    // Columns take these words only.
    category: row.category as Category,
    matters: row.matters as NeedWeight,
    units: row.units,
    periods: row.periods,
    language: row.language,
    familyPlace: row.family_place,
    since: LocalDate.parse(row.since_on),
  }))
}

/** Only `writeWords` writes these entries, in this shape. */
const wordsIn = (body: unknown): string => (body as { text: string }).text

const asNeed = (body: unknown): Pick<NeedRow, 'words' | 'rows'> => {
  const { words, rows } = body as NeedBody
  return { words, rows }
}

/** A line of the basket that stands: by which entry of the directory it is given, what it costs in grosze and how many units it holds. */
export type StandingLine = {
  readonly rowKey: string
  readonly state: ItemState
  readonly grosze: number
  readonly serviceId: string | null
  readonly held: number
}

/** Lines of the basket of a case that count, whoever wrote them and in whatever way. */
export async function standingLines(ctx: Ctx, caseId: string): Promise<readonly StandingLine[]> {
  const { rows } = await sql<{
    row_key: string
    state: ItemState
    amount: string | null
    service_id: string | null
    held: string
  }>`
    select b.row_key, b.state, b.amount, tie.service_id, held.units as held
    from casework.basket_item b
    left join lateral (
      select s.service_id from casework.item_service s where s.case_id = b.case_id and s.basket_item_id = b.id
      order by s.said_at desc, s.id desc limit 1) tie on true
    cross join lateral (
      select coalesce(sum(h.units), 0) as units from casework.unit_hold h
      where h.case_id = b.case_id and h.basket_item_id = b.id and h.released_at is null) held
    where b.case_id = ${caseId}::uuid and b.current and b.row_key is not null order by b.id`.execute(ctx.db)
  return rows.map((row) => ({
    ...{ rowKey: row.row_key, state: row.state, grosze: Number(row.amount ?? 0) },
    ...{ serviceId: row.service_id, held: Number(row.held) },
  }))
}

export type DecisionRow = {
  readonly needId: string
  readonly kind: Decision
  readonly serviceId: string | null
  readonly rowKey: string | null
  /** Why it was decided otherwise; empty where no reason was asked for. */
  readonly reason: string
  readonly at: Date
  /** The line of the basket that came of it: how far it got and what it costs in grosze. */
  readonly line: { readonly state: ItemState; readonly grosze: number } | null
}

/** What was said and decided about the needs of a case, the earliest first. */
export async function decisionsOf(ctx: Ctx, caseId: string): Promise<readonly DecisionRow[]> {
  const rows = await ctx.db
    .selectFrom('casework.need_decision as d')
    .leftJoin('casework.item as i', (on) => on.onRef('i.case_id', '=', 'd.case_id').onRef('i.id', '=', 'd.item_id'))
    .leftJoin('casework.basket_item as b', (on) =>
      on.onRef('b.case_id', '=', 'd.case_id').onRef('b.row_key', '=', 'd.row_key').on('b.current', '=', true),
    )
    .select(['d.need_id', 'd.kind', 'd.service_id', 'd.row_key', 'd.decided_at', 'i.body', 'b.state', 'b.amount'])
    .where('d.case_id', '=', caseId)
    .orderBy('d.no')
    .execute()
  return rows.map((row) => ({
    needId: row.need_id,
    kind: row.kind as Decision,
    serviceId: row.service_id,
    rowKey: row.row_key,
    reason: row.body === null ? '' : wordsIn(row.body),
    at: row.decided_at,
    line: row.state === null ? null : { state: row.state as ItemState, grosze: Number(row.amount ?? 0) },
  }))
}

export type DecisionAdded = {
  readonly caseId: string
  readonly needId: string
  readonly kind: Decision
  readonly serviceId: string | null
  readonly proposed: string | null
  readonly rules: string | null
  readonly rowKey: string | null
  readonly itemId: string | null
  /** The proposal for many families that it is compared with. */
  readonly fair: string | null
}
export async function addDecision(ctx: Ctx, added: DecisionAdded): Promise<string> {
  const id = ctx.newId()
  const { caseId, needId, kind, serviceId, proposed, rules, rowKey, itemId, fair } = added
  await ctx.db
    .insertInto('casework.need_decision')
    .values({
      ...{ case_id: caseId, id, need_id: needId, kind, service_id: serviceId, proposed_service_id: proposed },
      ...{ rules, row_key: rowKey, item_id: itemId, fair_proposal_id: fair },
      ...{ decided_by: me(ctx), decided_at: ctx.now },
    })
    .execute()
  return id
}
