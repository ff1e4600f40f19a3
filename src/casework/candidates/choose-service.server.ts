import { type ServiceNear, servicesByIds } from '#directory/server'
import { NotFound, type Outcome, ok, refused } from '#kernel'
import type { FormContext } from '#model'
import { type Ctx, record } from '#platform/server'
import { type CaseFile, caseToAct } from '../cases/case-file.store.server.ts'
import { mayKeep } from '../cases/may-keep.query.server.ts'
import { addToBasketDraft, type DraftRefusal, optionOfKind } from './basket-draft.server.ts'
import type { Need } from './need.domain.ts'
import type { ChooseInput } from './need.schema.ts'
import { needOf, writeNeedEntry } from './need.store.server.ts'

export type ChooseRefusal = DraftRefusal | 'unknown_source' | 'why_missing' | 'need_over' | 'case_closed'
type OfNeed = { readonly caseId: string; readonly needId: string }

/**
 * Puts a service of the directory into the basket that is being written, for one need: its words, provider, area and whom it is for come along.
 * A source later than the first asks why the earlier ones do not suffice (FORMAT.md, section 11). Answers with the form to go on in.
 */
export async function chooseService(
  ctx: Ctx,
  input: ChooseInput & OfNeed & { readonly serviceId: string },
): Promise<Outcome<string, ChooseRefusal>> {
  const { file, need } = await toAct(ctx, input)
  if (file.closedOn) return refused('case_closed')
  if (need.over) return refused('need_over')
  const [service] = await servicesByIds(ctx, [input.serviceId])
  if (!service) throw new NotFound('directory.service')
  const list = file.model.document.basket?.sources
  const sources = list ? file.model.list(list).items.map(({ id }) => id) : []
  const place = sources.indexOf(input.source)
  if (place < 0) return refused('unknown_source', { field: 'source' })
  if (place > 0 && !input.why) return refused('why_missing', { field: 'why' })
  const added = await putIntoBasket(ctx, file, need, service, { source: input.source, why: input.why ?? null })
  if (!added.ok) return added
  const payload = { need: need.id, service: service.id }
  await record(ctx, { chain: 'case', about: file.id, name: 'casework.need.service_chosen', payload, item: need.itemId })
  return ok(added.value.instanceId)
}

type LineOf = { readonly source: string; readonly why: string | null; readonly grosze?: number | null }

/** A line of the basket that is being written, for one need and by one entry of the directory. Answers with the form and the row. */
export async function putIntoBasket(
  ctx: Ctx,
  file: CaseFile,
  need: Need,
  service: Pick<ServiceNear, 'id' | 'entry' | 'providerId'>,
  { source, why, grosze = null }: LineOf,
): Promise<Outcome<{ readonly instanceId: string; readonly rowId: string }, DraftRefusal>> {
  const added = await addToBasketDraft(ctx, file, 'item.what', (form, context) => ({
    'item.what': { service: service.id, text: service.entry.name },
    'item.kind': optionOfKind(form, need.goods === null ? 'service' : 'goods'),
    'item.area': need.area,
    'item.goods': need.goods,
    'item.person': need.subjectId,
    'item.source': source,
    'item.provider': offeredProvider(context, service),
    'item.justification': why,
    'item.amount': grosze,
  }))
  if (added.ok) await tie(ctx, file, need, added.value.rowId)
  return added
}

/** Says that there is no service for a need, and why: it becomes a need without a service in the basket that is being written. */
export async function leaveUnmet(
  ctx: Ctx,
  input: OfNeed & { readonly why: string },
): Promise<Outcome<string, ChooseRefusal>> {
  const { file, need } = await toAct(ctx, input)
  if (file.closedOn) return refused('case_closed')
  if (need.over) return refused('need_over')
  const added = await addToBasketDraft(ctx, file, 'unmet.need', () => ({
    'unmet.need': need.words,
    'unmet.area': need.area,
    'unmet.why': input.why,
  }))
  if (!added.ok) return added
  await tie(ctx, file, need, added.value.rowId)
  const payload = { need: need.id, why: input.why }
  await record(ctx, { chain: 'case', about: file.id, name: 'casework.need.left_unmet', payload, item: need.itemId })
  return ok(added.value.instanceId)
}

async function toAct(ctx: Ctx, { caseId, needId }: OfNeed): Promise<{ file: CaseFile; need: Need }> {
  const file = await caseToAct(ctx, caseId)
  await mayKeep(ctx, file.id)
  return { file, need: await needOf(ctx, file.id, needId) }
}

/** The need remembers its rows, which keep their ids through every basket. */
async function tie(ctx: Ctx, file: CaseFile, need: Need, rowId: string): Promise<void> {
  const { id, itemId, subjectId, ...body } = need
  const written = { id, subjectId, body: { ...body, rows: [...body.rows, rowId] } }
  if ((await writeNeedEntry(ctx, file, written, itemId)) === null)
    throw new Error('a need stands in a model without a category for it')
}

/** Only an institution that the form offers may stand in it; another one is told by the words alone. */
function offeredProvider({ offered }: FormContext, { providerId }: Pick<ServiceNear, 'providerId'>): string | null {
  const all = [...offered.teamInstitutions, ...offered.otherInstitutions]
  return all.some(({ id }) => id === providerId) ? providerId : null
}
