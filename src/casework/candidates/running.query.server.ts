import { sql } from 'kysely'
import type { FieldBind, ItemState, Model, Values } from '#model'
import type { Ctx } from '#platform/server'
import type { KnownCase } from '../cases/case-facts.store.server.ts'
import { boundWords } from '../forms/bound-words.domain.ts'
import type { Running } from './candidate.domain.ts'

/** A line of a basket that runs or is planned, with who gives it; `code` of another case, nothing of this one. */
export type RunningLine = Running & {
  readonly id: string | null
  readonly rowKey: string | null
  readonly subjectId: string | null
  readonly provider: string | null
  readonly state: ItemState
  readonly code: string | null
}

/** Lines of this case that count, as far as the reader sees them. */
export async function linesHere(ctx: Ctx, { file, model }: KnownCase): Promise<readonly RunningLine[]> {
  const rows = await ctx.db
    .selectFrom('casework.basket_item as b')
    .innerJoin('casework.item as i', (on) => on.onRef('i.case_id', '=', 'b.case_id').onRef('i.id', '=', 'b.item_id'))
    .select(['b.id', 'b.row_key', 'b.subject_id', 'b.provider_institution_id', 'b.state', 'i.body'])
    .where('b.case_id', '=', file.id)
    .where('b.current', '=', true)
    .orderBy('b.id')
    .execute()
  return rows.map((row) => ({
    ...told(model, row.body),
    id: row.id,
    rowKey: row.row_key,
    subjectId: row.subject_id,
    provider: row.provider_institution_id,
    // The column takes these states only.
    state: row.state as ItemState,
    code: null,
  }))
}

/** What the same person has in other cases that the reader keeps; nothing is said of any other. */
export async function linesElsewhere(ctx: Ctx, model: Model, subjectId: string): Promise<readonly RunningLine[]> {
  const found = await sql<{ code: string; provider_institution_id: string | null; state: ItemState; body: unknown }>`
    select e.code, e.provider_institution_id, e.state, e.body from casework.services_elsewhere(${subjectId}::uuid) e`.execute(
    ctx.db,
  )
  return found.rows.map((row) => ({
    ...told(model, row.body),
    id: null,
    rowKey: null,
    subjectId,
    provider: row.provider_institution_id,
    state: row.state,
    code: row.code,
  }))
}

/** Only complete-form writes these entries, with their answers under `fields`. */
function told(model: Model, body: unknown): Running {
  const { fields } = body as { fields: Values }
  const answer = answerTo(model, fields, 'item.what')
  return {
    what: boundWords(model, fields, 'item.what'),
    service: typeof answer === 'object' && 'service' in answer ? answer.service : null,
    area: idIn(answerTo(model, fields, 'item.area')),
    goods: idIn(answerTo(model, fields, 'item.goods')),
  }
}

const idIn = (answer: Values[string] | undefined): string | null => (typeof answer === 'string' ? answer : null)

function answerTo(model: Model, fields: Values, bind: FieldBind): Values[string] | undefined {
  const asked = model.form.all.flatMap((form) => form.sections.flatMap((section) => section.fields))
  const field = asked.find(({ binds, id }) => binds === bind && fields[id] !== undefined)
  return field && fields[field.id]
}
