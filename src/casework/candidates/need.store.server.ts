import { type InstitutionId, NotFound } from '#kernel'
import { type Ctx, me, readOnce } from '#platform/server'
import type { CaseFile } from '../cases/case-file.store.server.ts'
import { type ItemWritten, replaceItem, writeItem } from '../sharing/item.store.server.ts'
import { seatsOfMine } from '../team/seat.store.server.ts'
import {
  type Need,
  type NeedBody,
  needCategory,
  type Ranking,
  type RankingBody,
  type RefusalBody,
} from './need.domain.ts'
import { categoryOf } from './need-area.ts'

type Kind = 'need' | 'ranking' | 'refusal'

/** Only `writeEntry` writes these entries, in these shapes. */
const asNeed = (stored: unknown): NeedBody => stored as NeedBody
const asRanking = (stored: unknown): RankingBody => stored as RankingBody

/** Entries of one kind that stand, as far as the reader may read them, the oldest first. */
const standing = (ctx: Ctx, caseId: string, kind: Kind) =>
  ctx.db
    .selectFrom('casework.item')
    .select(['id', 'row_key', 'subject_id', 'body'])
    .where('case_id', '=', caseId)
    .where('kind', '=', kind)
    .where('replaced_at', 'is', null)
    .orderBy('row_key')
    .orderBy('id')
    .execute()

/** The needs of a case in the order in which they were written down. Only `writeNeed` writes these entries. */
export const needsOf = (ctx: Ctx, caseId: string): Promise<readonly Need[]> =>
  readOnce(ctx, `needs ${caseId}`, async () =>
    (await standing(ctx, caseId, 'need')).map((row) => ({
      ...asNeed(row.body),
      id: row.row_key ?? row.id,
      itemId: row.id,
      subjectId: row.subject_id,
    })),
  )

/** One need; `NotFound` when there is none or it is not shown to the reader. */
export async function needOf(ctx: Ctx, caseId: string, needId: string): Promise<Need> {
  const found = (await needsOf(ctx, caseId)).find(({ id }) => id === needId)
  if (!found) throw new NotFound('need')
  return found
}

/** In which order the family, or each adult, puts the needs. */
export const rankingsOf = async (ctx: Ctx, caseId: string): Promise<readonly Ranking[]> =>
  (await standing(ctx, caseId, 'ranking')).map((row) => ({
    ...asRanking(row.body),
    itemId: row.id,
    subjectId: row.subject_id,
  }))

/** Why lines of the basket were refused and what comes next, by line. */
export const refusalsOf = async (
  ctx: Ctx,
  caseId: string,
): Promise<ReadonlyMap<string, RefusalBody & { itemId: string }>> =>
  new Map(
    (await standing(ctx, caseId, 'refusal')).map((row) => [
      row.row_key ?? '',
      { ...(row.body as RefusalBody), itemId: row.id },
    ]),
  )

type Entry = {
  readonly kind: Kind
  readonly category: string
  readonly subjectId: string | null
  readonly rowKey: string
  readonly body: Readonly<Record<string, unknown>>
}

/** Writes such an entry for the institution of the seat, in the place of an older one where there is one. */
export async function writeEntry(ctx: Ctx, file: CaseFile, entry: Entry, older: string | null): Promise<string> {
  const item: ItemWritten = { ...entry, caseId: file.id, keeper: file.keeper, owner: await ownerHere(ctx, file) }
  return older === null ? writeItem(ctx, item) : replaceItem(ctx, older, item)
}

type NeedWritten = { readonly id: string; readonly subjectId: string | null; readonly body: NeedBody }

/** Writes a need as its entry and as the row by which lists of many cases know it. Answers with the entry; null in a model without a place for needs. */
export async function writeNeedEntry(
  ctx: Ctx,
  file: CaseFile,
  { id, subjectId, body }: NeedWritten,
  older: string | null,
): Promise<string | null> {
  const category = needCategory(file.model)
  if (category === null) return null
  const item = await writeEntry(ctx, file, { kind: 'need', category, subjectId, rowKey: id, body }, older)
  const row = {
    ...{ item_id: item, subject_id: subjectId, category: categoryOf(file, body), matters: body.weight },
    ...{ units: body.units, periods: body.periods, language: body.language, since_on: body.since },
    ...{ written_by: me(ctx), written_at: ctx.now, ended_on: body.over ? ctx.today : null },
  }
  await ctx.db
    .insertInto('casework.need')
    .values({ case_id: file.id, id, ...row })
    .onConflict((on) => on.columns(['case_id', 'id']).doUpdateSet(row))
    .execute()
  return item
}

/** Which place the family together gives its needs, the first first; those it does not name have none. */
export async function placeNeeds(ctx: Ctx, caseId: string, order: readonly string[]): Promise<void> {
  const needs = await needsOf(ctx, caseId)
  for (const { id } of needs) {
    const place = order.indexOf(id) + 1
    await ctx.db
      .updateTable('casework.need')
      .set({ family_place: place === 0 ? null : place })
      .where('case_id', '=', caseId)
      .where('id', '=', id)
      .execute()
  }
}

async function ownerHere(ctx: Ctx, file: CaseFile): Promise<InstitutionId> {
  const seats = await seatsOfMine(ctx, file.id)
  return seats.find(({ keeper, sees }) => keeper && sees === 'names')?.institution ?? file.keeper
}
