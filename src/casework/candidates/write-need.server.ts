import { type Outcome, ok, refused } from '#kernel'
import { type Ctx, record } from '#platform/server'
import { type CaseFile, caseToAct } from '../cases/case-file.store.server.ts'
import { mayKeep } from '../cases/may-keep.query.server.ts'
import { peopleOf } from '../families/people.query.server.ts'
import type { NeedBody } from './need.domain.ts'
import { type NeedInput, WHOLE } from './need.schema.ts'
import { needOf, writeNeedEntry } from './need.store.server.ts'

export type WriteNeedRefusal = 'unknown_person' | 'unknown_area' | 'no_place' | 'day_ahead' | 'case_closed'

/**
 * Writes down what somebody of the family needs, or writes it anew; the wording before stays on record. The act of the institution that
 * keeps the case. Answers with the id of the need, which stays.
 */
export async function writeNeed(
  ctx: Ctx,
  input: NeedInput & { readonly caseId: string; readonly needId?: string | undefined },
): Promise<Outcome<string, WriteNeedRefusal>> {
  const file = await caseToAct(ctx, input.caseId)
  await mayKeep(ctx, file.id)
  if (file.closedOn) return refused('case_closed')
  const subjectId = input.who === WHOLE ? null : input.who
  if (subjectId !== null && !(await peopleOf(ctx, file.id)).some(({ id, leftOn }) => id === subjectId && !leftOn)) {
    return refused('unknown_person', { field: 'who' })
  }
  const kind = kindOf(file, input.kind)
  if (!kind) return refused('unknown_area', { field: 'kind' })
  const since = input.since ?? ctx.today
  if (since > ctx.today) return refused('day_ahead', { field: 'since' })

  const before = input.needId === undefined ? null : await needOf(ctx, file.id, input.needId)
  const id = before?.id ?? ctx.newId()
  const { words, weight, units = 1, periods = 1, language = null } = input
  const rows = before?.rows ?? []
  const body: NeedBody = { words, weight, ...kind, units, periods, language, since, over: input.over === 'yes', rows }
  const item = await writeNeedEntry(ctx, file, { id, subjectId, body }, before?.itemId ?? null)
  if (item === null) return refused('no_place')
  const name = before ? 'casework.need.changed' : 'casework.need.written'
  await record(ctx, { chain: 'case', about: file.id, name, payload: { need: id }, item })
  return ok(id)
}

/** "area:ID" or "goods:ID" as an item of the model's lists; nothing where the model has no such item. */
function kindOf({ model }: CaseFile, chosen: string): Pick<NeedBody, 'area' | 'goods'> | null {
  const [kind, id = ''] = chosen.split(':')
  const { basket } = model.document
  const list = kind === 'goods' ? basket?.goods : basket?.areas
  if (!list || !model.listItem(list, id)) return null
  return kind === 'goods' ? { area: null, goods: id } : { area: id, goods: null }
}
