import { sql } from 'kysely'
import { Forbidden, type LocalDate, NotFound } from '#kernel'
import type { FormRecord, Model } from '#model'
import { type Ctx, dayInPoland, me } from '#platform/server'
import { caseFacts, type KnownCase } from '../cases/case-facts.store.server.ts'
import { type GivenOutside, givenOutside } from '../official-letters/given-outside.store.server.ts'
import { standInsIn } from '../stand-ins/stand-ins.query.server.ts'
import { seatsOfMine } from '../team/seat.store.server.ts'
import { ledgerEntries } from './ledger.query.server.ts'
import type { LedgerEntry } from './ledger-entry.domain.ts'
import { namesOf, type Party, partyOf, recipientsIn, type SeatedWorker } from './parties.query.server.ts'

/** One reason for which somebody sees a piece of content, or for which somebody is kept from it. */
export type Reason =
  | { readonly kind: 'own' }
  | { readonly kind: 'kept_out' }
  /** Rights beside the ledger, for one person and a time: an inspection to its last day, an emergency for hours. */
  | { readonly kind: 'inspection'; readonly until: LocalDate }
  | { readonly kind: 'emergency'; readonly until: Date }
  | { readonly kind: 'disclosed'; readonly entry: LedgerEntry }
  /** The place in the case is held for an absent colleague. */
  | { readonly kind: 'standing_in'; readonly absent: string; readonly until: LocalDate }
export type Whys = {
  readonly model: Model
  /** Asked about oneself; otherwise the name of the person asked about. */
  readonly name: string | null
  /** Empty: the person does not see it. */
  readonly reasons: readonly Reason[]
  /** One entry of each category that was asked about and whose whole audience the actor may know. */
  readonly entries: readonly SeenEntry[]
  /** To which courts and other authorities the entry went, as far as the actor may know; asked about oneself only. */
  readonly given: readonly GivenOutside[]
}
export type SeenEntry = { readonly caseId: string; readonly itemId: string; readonly category: string }

/**
 * Why the actor, or somebody whom the keeper of the case or the author asks about, sees a piece of content today. `NotFound` when the actor
 * does not see it: nobody learns from a question that something is there.
 */
export async function whySeen(ctx: Ctx, caseId: string, itemId: string, personId: string = me(ctx)): Promise<Whys> {
  const known = await caseFacts(ctx, caseId)
  const [item] = await itemsSeen(ctx, caseId, [itemId])
  if (!item) throw new NotFound('item')
  const about = { model: known.model, reasons: await reasonsFor(ctx, known, [itemId], personId), entries: [] }
  if (personId === me(ctx)) return { ...about, name: null, given: await givenOutside(ctx, caseId, [itemId]) }
  return { ...about, name: (await namesOf(ctx, [personId])).get(personId) ?? null, given: [] }
}

/** Why the actor sees these pieces of content, each reason told once. Null when none of them is shown. */
export async function whySeenAll(ctx: Ctx, known: KnownCase, itemIds: readonly string[]): Promise<Whys | null> {
  const caseId = known.file.id
  const items = await itemsSeen(ctx, caseId, itemIds)
  if (items.length === 0) return null
  // Entries alike in whatever a disclosure can be narrowed to are seen for the same reasons.
  const alike = new Map(items.map((item) => [item.alone ? item.id : item.kind, item]))
  const reasons = await reasonsFor(
    ctx,
    known,
    [...alike.values()].map(({ id }) => id),
    me(ctx),
  )
  const keeps = (await seatsOfMine(ctx, caseId)).filter(({ sees }) => sees === 'names')
  const asked = items.filter(({ owner }) => keeps.some(({ keeper, institution }) => keeper || institution === owner))
  const one = new Map(asked.map(({ id, category }) => [category, { caseId, itemId: id, category }]))
  const given = new Map((await givenOutside(ctx, caseId, itemIds)).map((letter) => [letter.letterId, letter]))
  return { model: known.model, name: null, reasons, entries: [...one.values()], given: [...given.values()] }
}

/** The same of what is shown of a completed form. */
export async function whySeenForm(ctx: Ctx, known: KnownCase, formInstanceId: string): Promise<Whys | null> {
  const items = await ctx.db
    .selectFrom('casework.item')
    .select('id')
    .where('case_id', '=', known.file.id)
    .where('form_instance_id', '=', formInstanceId)
    .execute()
  return whySeenAll(
    ctx,
    known,
    items.map(({ id }) => id),
  )
}

/** The same of everything now shown that was written in forms of these records. */
export async function whySeenIn(ctx: Ctx, known: KnownCase, ...records: readonly FormRecord[]): Promise<Whys | null> {
  const forms = known.model.form.all.filter(({ record }) => records.includes(record)).map(({ id }) => id)
  if (forms.length === 0) return null
  const items = await ctx.db
    .selectFrom('casework.item as i')
    .innerJoin('casework.form_instance as f', 'f.id', 'i.form_instance_id')
    .select('i.id')
    .where('i.case_id', '=', known.file.id)
    .where('i.replaced_at', 'is', null)
    .where('f.form', 'in', forms)
    .execute()
  return whySeenAll(
    ctx,
    known,
    items.map(({ id }) => id),
  )
}

type Told = {
  readonly reason: 'own' | 'denied' | 'disclosed' | 'inspection' | 'emergency'
  readonly disclosure_id: string | null
  readonly until_at: Date | null
}

async function reasonsFor(
  ctx: Ctx,
  known: KnownCase,
  itemIds: readonly string[],
  personId: string,
): Promise<readonly Reason[]> {
  const { rows } = await sql<Told>`
    select distinct w.reason, w.disclosure_id, w.until_at
    from unnest(${[...itemIds]}::uuid[]) i(id)
    cross join lateral casework.why_seen(${known.file.id}::uuid, i.id, ${personId}::uuid) w`.execute(ctx.db)
  const reasons = reasonsFrom(rows, await ledgerEntries(ctx, known, { ids: disclosuresIn(rows) }))
  if (!reasons.some(bySeat)) return reasons
  const place = (await standInsIn(ctx, known.file.id)).find(({ standInId }) => standInId === personId)
  return [...reasons, ...heldFor(place && { name: place.absent, until: place.until })]
}

const bySeat = ({ kind }: Reason): boolean => kind === 'own' || kind === 'disclosed'
const heldFor = (place: SeatedWorker['inPlaceOf']): readonly Reason[] =>
  place ? [{ kind: 'standing_in', absent: place.name, until: place.until }] : []

const disclosuresIn = (rows: readonly Told[]): readonly string[] => [
  ...new Set(rows.flatMap(({ disclosure_id }) => disclosure_id ?? [])),
]

function reasonsFrom(rows: readonly Told[], entries: readonly LedgerEntry[]): readonly Reason[] {
  const has = (reason: Told['reason']) => rows.some((row) => row.reason === reason)
  const shown = new Set(disclosuresIn(rows))
  return [
    ...(has('denied') ? [{ kind: 'kept_out' } as const] : []),
    ...(has('own') ? [{ kind: 'own' } as const] : []),
    ...entries.filter(({ id }) => shown.has(id)).map((entry) => ({ kind: 'disclosed', entry }) as const),
    ...lastEnd(rows, 'inspection').map((at) => ({ kind: 'inspection', until: dayInPoland(at) }) as const),
    ...lastEnd(rows, 'emergency').map((until) => ({ kind: 'emergency', until }) as const),
  ]
}

/** Opened twice, it is read until the later of the two ends. */
function lastEnd(rows: readonly Told[], asked: Told['reason']): readonly Date[] {
  const ends = rows.flatMap(({ reason, until_at }) => (reason === asked && until_at ? [until_at.getTime()] : []))
  return ends.length > 0 ? [new Date(Math.max(...ends))] : []
}

async function itemsSeen(ctx: Ctx, caseId: string, ids: readonly string[]) {
  if (ids.length === 0) return []
  const rows = await ctx.db
    .selectFrom('casework.item as i')
    .select(['i.id', 'i.category', 'i.owner_institution_id', 'i.subject_id', 'i.responsible_institution_id'])
    .select((s) =>
      s.exists(s.selectFrom('casework.disclosure as d').select('d.id').whereRef('d.item_id', '=', 'i.id')).as('alone'),
    )
    .where('i.case_id', '=', caseId)
    .where('i.id', 'in', ids)
    .orderBy('i.created_at')
    .orderBy('i.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    category: row.category,
    owner: row.owner_institution_id,
    alone: row.alone === true,
    kind: [row.owner_institution_id, row.category, row.subject_id, row.responsible_institution_id].join(' '),
  }))
}

export type EntryAudience = {
  readonly known: KnownCase
  readonly category: string
  readonly author: Party
  readonly at: Date
  readonly itemId: string
  /** Written by an institution of mine: I decide who else sees it. */
  readonly mine: boolean
  readonly people: readonly (SeatedWorker & { readonly institution: Party; readonly whys: Whys })[]
}

/** Everybody with a place in the case, and why they see an entry or do not. `Forbidden` to whoever neither keeps the case nor wrote it. */
export async function audienceOf(ctx: Ctx, caseId: string, itemId: string): Promise<EntryAudience> {
  const known = await caseFacts(ctx, caseId)
  const item = await ctx.db
    .selectFrom('casework.item')
    .select(['category', 'owner_institution_id', 'created_at'])
    .where('case_id', '=', caseId)
    .where('id', '=', itemId)
    .executeTakeFirst()
  if (!item) throw new NotFound('item')
  const seats = (await seatsOfMine(ctx, caseId)).filter(({ sees }) => sees === 'names')
  const mine = seats.some(({ institution }) => institution === item.owner_institution_id)
  if (!mine && !seats.some(({ keeper }) => keeper)) throw new Forbidden('casework.entry.audience')
  const people = (await recipientsIn(ctx, known)).flatMap(({ workers, ...institution }) =>
    workers.map((worker) => ({ ...worker, institution })),
  )
  const { rows } = await sql<Told & { person_id: string }>`
    select p.id as person_id, w.reason, w.disclosure_id, w.until_at
    from unnest(${[...new Set(people.map(({ personId }) => personId))]}::uuid[]) p(id)
    cross join lateral casework.why_seen(${caseId}::uuid, ${itemId}::uuid, p.id) w`.execute(ctx.db)
  const entries = await ledgerEntries(ctx, known, { ids: disclosuresIn(rows) })
  return {
    known,
    category: item.category,
    author: await partyOf(ctx, item.owner_institution_id),
    at: item.created_at,
    itemId,
    mine: mine && known.file.closedOn === null,
    people: people.map((worker) => {
      const own = rows.filter(({ person_id }) => person_id === worker.personId)
      const reasons = reasonsFrom(own, entries)
      const held = reasons.some(bySeat) ? heldFor(worker.inPlaceOf) : []
      const whys = { model: known.model, name: worker.name, reasons: [...reasons, ...held], entries: [], given: [] }
      return { ...worker, whys }
    }),
  }
}
