import { type LocalDate, NotFound, type Outcome, ok, refused } from '#kernel'
import { type Ctx, record } from '#platform/server'
import { type CaseFile, caseToAct } from '../cases/case-file.store.server.ts'
import { mayKeep } from '../cases/may-keep.query.server.ts'
import { familyCategories } from '../families/categories.domain.ts'
import { type ItemWritten, writeItem, writeItems } from '../sharing/item.store.server.ts'
import { seatsOfMine } from '../team/seat.store.server.ts'
import { judgeRelation, type Kin, type Relation, type RelationRefusal, replacedBy, type Sex } from './kinship.domain.ts'
import { genogramOf, kinshipOf } from './kinship.query.server.ts'
import { replaceEntries } from './kinship.store.server.ts'

export type RecordRelationInput = {
  readonly caseId: string
  readonly kin: Kin
  readonly one: string
  readonly other: string
  readonly from?: LocalDate | undefined
  readonly until?: LocalDate | undefined
}
export type RecordRelationRefusal = RelationRefusal | 'unknown_person' | 'case_closed'

const FIELDS = {
  same_person: 'other',
  ends_before_begins: 'until',
  already_related: 'kin',
  own_ancestor: 'other',
} as const
/** As a copy of data tells it to each of the two, in the language of the record. */
const WORDS: Readonly<Record<Kin, readonly [one: string, other: string]>> = {
  parent: ['rodzic', 'dziecko'],
  guardian: ['opiekun', 'pod opieką'],
  married: ['w małżeństwie', 'w małżeństwie'],
  partners: ['w związku', 'w związku'],
  separated: ['w rozłączeniu', 'w rozłączeniu'],
  divorced: ['po rozwodzie', 'po rozwodzie'],
  siblings: ['rodzeństwo', 'rodzeństwo'],
}

/**
 * Records how two persons of a case are related, as one entry about each of them. How a pair lives together takes the place of what stood before
 * it, which stays on record. The act of the institution that keeps the case.
 */
export async function recordRelation(
  ctx: Ctx,
  input: RecordRelationInput,
): Promise<Outcome<string, RecordRelationRefusal>> {
  const file = await caseOfKin(ctx, input.caseId)
  if (file.closedOn) return refused('case_closed')
  const { people } = await genogramOf(ctx, file.id)
  for (const field of ['one', 'other'] as const) {
    if (!people.some(({ id }) => id === input[field])) return refused('unknown_person', { field })
  }
  const { kin, one, other, from = null, until = null } = input
  const asked = { kin, one, other, from, until }
  const { relations } = await kinshipOf(ctx, file.id)
  const wrong = judgeRelation(asked, relations)
  if (wrong) return refused(wrong, { field: FIELDS[wrong] })
  const gone = replacedBy(asked, relations).map(({ id }) => id)
  const entries = relations.filter(({ id }) => gone.includes(id)).flatMap(({ items }) => items)
  await replaceEntries(ctx, file.id, entries)
  const id = ctx.newId()
  const [itemId] = await writeItems(ctx, await sidesOf(ctx, file, { id, ...asked }))
  await tell(ctx, file, 'casework.relation.recorded', itemId)
  return ok(id)
}

/** A relation that was wrong, or that is to be told no more. Its entries stay on record. */
export async function endRelation(
  ctx: Ctx,
  { caseId, relationId }: { readonly caseId: string; readonly relationId: string },
): Promise<Outcome<null, 'case_closed'>> {
  const file = await caseOfKin(ctx, caseId)
  if (file.closedOn) return refused('case_closed')
  const relation = (await kinshipOf(ctx, file.id)).relations.find(({ id }) => id === relationId)
  if (!relation) throw new NotFound('relation')
  await replaceEntries(ctx, file.id, relation.items)
  await tell(ctx, file, 'casework.relation.ended', relation.items[0])
  return ok(null)
}

/** How a person is drawn; nobody is asked, and `none` forgets it. */
export async function drawPerson(
  ctx: Ctx,
  { caseId, subjectId, sex }: { readonly caseId: string; readonly subjectId: string; readonly sex: Sex | 'none' },
): Promise<Outcome<null, 'unknown_person' | 'case_closed'>> {
  const file = await caseOfKin(ctx, caseId)
  if (file.closedOn) return refused('case_closed')
  if (!(await genogramOf(ctx, file.id)).people.some(({ id }) => id === subjectId)) {
    return refused('unknown_person', { field: 'subjectId' })
  }
  const before = (await kinshipOf(ctx, file.id)).sexes.get(subjectId)
  if (before) await replaceEntries(ctx, file.id, [before.itemId])
  const itemId =
    sex === 'none' ? before?.itemId : await writeItem(ctx, { ...(await written(ctx, file)), subjectId, body: { sex } })
  await tell(ctx, file, 'casework.relation.drawn', itemId)
  return ok(null)
}

async function caseOfKin(ctx: Ctx, caseId: string): Promise<CaseFile> {
  const file = await caseToAct(ctx, caseId)
  await mayKeep(ctx, file.id)
  return file
}

async function sidesOf(ctx: Ctx, file: CaseFile, relation: Relation): Promise<readonly ItemWritten[]> {
  const { id, kin, one, other, from, until } = relation
  const entry = await written(ctx, file)
  return [one, other].map((subjectId, side) => ({
    ...entry,
    subjectId,
    rowKey: id,
    body: { kin, one, other, since: from, till: until, relation: WORDS[kin][side] },
  }))
}

async function written(ctx: Ctx, file: CaseFile): Promise<Omit<ItemWritten, 'body'>> {
  const owner = (await seatsOfMine(ctx, file.id)).find(({ sees, keeper }) => sees === 'names' && keeper)?.institution
  if (!owner) throw new Error('nobody to write for: the caller checks the right first')
  const category = familyCategories(file.model).household
  return { caseId: file.id, keeper: file.keeper, owner, category, kind: 'kinship' }
}

async function tell(ctx: Ctx, file: CaseFile, name: string, item: string | undefined): Promise<void> {
  await record(ctx, { chain: 'case', about: file.id, name, ...(item ? { item } : {}) })
}
