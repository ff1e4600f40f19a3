import { z } from 'zod'
import { LocalDate, NotFound } from '#kernel'
import { type Ctx, readOnce } from '#platform/server'
import { caseFile } from '../cases/case-file.store.server.ts'
import { type CaseFrame, caseFrame } from '../cases/case-frame.query.server.ts'
import { keeps, mayKeep } from '../cases/may-keep.query.server.ts'
import { type FamilyPerson, peopleOf } from '../families/people.query.server.ts'
import { personLabel } from '../families/person-label.domain.ts'
import { KIN, type Relation, SEXES, type Sex } from './kinship.domain.ts'

/** What an entry about one person says of another, or of how the person is drawn. */
const Said = z.object({
  kin: z.enum(KIN),
  one: z.uuid(),
  other: z.uuid(),
  since: LocalDate.nullable(),
  till: LocalDate.nullable(),
})
const Look = z.object({ sex: z.enum(SEXES) })

/** Both sides of a relation are entries, each about its own person: a relation is there for whoever reads both. */
export type KnownRelation = Relation & { readonly items: readonly string[] }
export type Kinship = {
  readonly relations: readonly KnownRelation[]
  readonly sexes: ReadonlyMap<string, { readonly itemId: string; readonly sex: Sex }>
}

export const kinshipOf = (ctx: Ctx, caseId: string): Promise<Kinship> =>
  readOnce(ctx, `kinship ${caseId}`, () => readKinship(ctx, caseId))

async function readKinship(ctx: Ctx, caseId: string): Promise<Kinship> {
  const rows = await ctx.db
    .selectFrom('casework.item')
    .select(['id', 'subject_id', 'section', 'row_key', 'body'])
    .where('case_id', '=', caseId)
    .where('kind', '=', 'kinship')
    .where('replaced_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  const relations = [...Map.groupBy(rows, ({ row_key }) => row_key)].flatMap(([id, sides]): KnownRelation[] => {
    const said = Said.safeParse(sides[0]?.body)
    if (id === null || !said.success || new Set(sides.map(({ subject_id }) => subject_id)).size < 2) return []
    const { since, till, ...who } = said.data
    return [{ id, ...who, from: since, until: till, items: sides.map((side) => side.id) }]
  })
  const sexes = rows.flatMap(({ id, subject_id, body }) => {
    const look = Look.safeParse(body)
    return look.success && subject_id !== null ? [[subject_id, { itemId: id, sex: look.data.sex }] as const] : []
  })
  return { relations, sexes: new Map(sexes) }
}

/** How the people of a case are related, as far as this reader knows who they are. */
export type Genogram = {
  readonly people: readonly FamilyPerson[]
  readonly relations: readonly KnownRelation[]
  readonly sexes: Kinship['sexes']
}

/** Whoever the reader may not name is not there, and nothing that leads to them. */
export async function genogramOf(ctx: Ctx, caseId: string): Promise<Genogram> {
  const people = (await peopleOf(ctx, caseId)).filter(({ identity }) => identity !== null)
  const ids = new Set(people.map(({ id }) => id))
  const { relations, sexes } = await kinshipOf(ctx, caseId)
  const order = (id: string): number => people.findIndex((one) => one.id === id)
  return {
    people,
    sexes,
    relations: relations
      .filter(({ one, other }) => ids.has(one) && ids.has(other))
      .toSorted((a, b) => order(a.one) - order(b.one) || order(a.other) - order(b.other)),
  }
}

export type GenogramPage = Genogram & { readonly frame: CaseFrame; readonly mayKeep: boolean }

export async function genogramPage(ctx: Ctx, caseId: string): Promise<GenogramPage> {
  const file = await caseFile(ctx, caseId)
  return {
    ...(await genogramOf(ctx, file.id)),
    frame: await caseFrame(ctx, file),
    mayKeep: (await keeps(ctx, file.id)) && file.closedOn === null,
  }
}

export type RelationToRecord = {
  readonly frame: CaseFrame
  readonly people: readonly { readonly value: string; readonly label: string }[]
}

/** Between whom I may record a relation; `Forbidden` to whoever does not keep the case. */
export async function relationToRecord(ctx: Ctx, caseId: string): Promise<RelationToRecord> {
  const file = await caseFile(ctx, caseId)
  await mayKeep(ctx, file.id)
  const { people } = await genogramOf(ctx, file.id)
  return {
    frame: await caseFrame(ctx, file),
    people: people.map((one) => ({ value: one.id, label: personLabel(one, file.code) })),
  }
}

/** A relation to take off the drawing, by those who keep the case. Throws `NotFound` and `Forbidden`. */
export async function relationToEnd(
  ctx: Ctx,
  caseId: string,
  relationId: string,
): Promise<{ readonly frame: CaseFrame; readonly between: string }> {
  const { frame, people } = await relationToRecord(ctx, caseId)
  const relation = (await genogramOf(ctx, caseId)).relations.find(({ id }) => id === relationId)
  if (!relation) throw new NotFound('relation')
  const names = [relation.one, relation.other].map((id) => people.find(({ value }) => value === id)?.label)
  return { frame, between: names.join(', ') }
}
