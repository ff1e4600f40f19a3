import { z } from 'zod'
import { NotFound } from '#kernel'
import type { Extent, Ground, Sharing } from '#model'
import { basesOn } from '#model/server'
import type { Ctx } from '#platform/server'
import { type Deciders, decidersIn } from '../authority/deciders.query.server.ts'
import { caseFacts, type KnownCase } from '../cases/case-facts.store.server.ts'
import { restsOnConsent } from '../consents/consent-grounds.domain.ts'
import { type FamilyPerson, peopleOf } from '../families/people.query.server.ts'
import { seatsOfMine } from '../team/seat.store.server.ts'
import { type BasisChoice, basesFor } from './basis-choice.domain.ts'
import { categoriesFor, extentsWithin, sharingCell } from './bounds.domain.ts'
import { mustGiveFor } from './disclosure.store.server.ts'
import { type Party, partyOf, type Recipients, recipientsIn } from './parties.query.server.ts'

export type RecipientChoice = {
  readonly institution: Party
  readonly role: string
  /** What the model lets this recipient be shown of at all. */
  readonly categories: readonly string[]
}
export type ToChoose = {
  readonly known: KnownCase
  readonly recipients: readonly RecipientChoice[]
  /** The one entry that is to be shown, where sharing began beside it. */
  readonly entry: (OwnEntry & { readonly category: string }) | null
}

/**
 * To whom something can be shown in a case, and which categories; of one entry, to whom its category can. `Forbidden` when the actor writes
 * for no institution here; `NotFound` for an entry that the actor's institution did not write.
 */
export async function disclosureToChoose(ctx: Ctx, caseId: string, entryId?: string): Promise<ToChoose> {
  const known = await caseFacts(ctx, caseId)
  const giver = await giverHere(ctx, known)
  const entry = entryId === undefined ? null : await oneOwnEntry(ctx, caseId, giver.id, entryId)
  const recipients = (await recipientsIn(ctx, known)).filter(({ id }) => id !== giver.id)
  return {
    known,
    entry,
    recipients: recipients
      .flatMap((institution) =>
        [...new Set(institution.workers.map(({ role }) => role))].map((role) => ({
          institution,
          role,
          categories: categoriesFor(known.model, { role, sector: institution.sector }),
        })),
      )
      .filter(({ categories }) => entry === null || categories.includes(entry.category)),
  }
}

export type OwnEntry = {
  readonly id: string
  readonly on: Date
  readonly kind: string
  readonly subjectId: string | null
}
export type ToDisclose = {
  readonly known: KnownCase
  readonly giver: Party
  readonly recipient: Recipients
  readonly role: string
  readonly category: string
  readonly cell: Sharing
  readonly extents: readonly Extent[]
  readonly grounds: readonly Ground[]
  /** Each ground that the model lists with each provision that refines it here and today. */
  readonly choices: readonly BasisChoice[]
  readonly people: readonly FamilyPerson[]
  readonly entries: readonly OwnEntry[]
  /** Who may consent for those who do not decide alone; empty where no ground rests on a consent. */
  readonly deciders: readonly Deciders[]
}
type Address = { caseId: string; institutionId: string; role: string; category: string; entry?: string | undefined }

/** Everything a disclosure of one category to one recipient can be. `NotFound` when nobody there holds the role or the model has no such row. */
export async function disclosureToMake(ctx: Ctx, address: Address): Promise<ToDisclose> {
  const { caseId, institutionId, role, category } = address
  const known = await caseFacts(ctx, caseId)
  const giver = await giverHere(ctx, known)
  const found = (await recipientsIn(ctx, known)).find(({ id }) => id === institutionId && id !== giver.id)
  const workers = found?.workers.filter((worker) => worker.role === role) ?? []
  const cell = found && sharingCell(known.model, { role, sector: found.sector }, category)
  if (!found || !cell || workers.length === 0) throw new NotFound('recipient')
  const people = await peopleOf(ctx, caseId)
  const grounds = cell.grounds.map((id) => known.model.ground(id))
  const { code } = known.file
  const law = { bases: await basesOn(ctx, ctx.today), giver: giver.sector, recipient: found.sector, on: ctx.today }
  return {
    known,
    giver,
    recipient: { ...found, workers },
    role,
    category,
    cell,
    extents: extentsWithin(known.model, cell),
    grounds,
    choices: grounds.flatMap((ground) =>
      basesFor(known.model, law, ground, category).map((basis) => ({ ground, basis })),
    ),
    people,
    entries: await ownEntries(ctx, caseId, giver.id, { category, first: address.entry }),
    deciders: grounds.some(restsOnConsent) ? await decidersIn(ctx, { caseId, code, people }) : [],
  }
}

/** The institution for which the actor writes in the case, the one that keeps it first. */
async function giverHere(ctx: Ctx, { file }: KnownCase): Promise<Party> {
  const seat = (await seatsOfMine(ctx, file.id)).find(({ sees }) => sees === 'names')
  const institution = seat?.institution ?? file.keeper
  await mustGiveFor(ctx, file.id, institution)
  return partyOf(ctx, institution)
}

type Asked = { readonly category: string; readonly first: string | undefined }

async function ownEntries(ctx: Ctx, caseId: string, giver: string, { category, first }: Asked) {
  const rows = await entriesBy(ctx, caseId, giver)
    .where('category', '=', category)
    .where('replaced_at', 'is', null)
    .orderBy((order) => order('id', '=', isId(first) ? first : NO_ENTRY), 'desc')
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(LONGEST_LIST)
    .execute()
  return rows.map(entryFrom)
}
const LONGEST_LIST = 50

async function oneOwnEntry(ctx: Ctx, caseId: string, giver: string, id: string) {
  if (!isId(id)) throw new NotFound('entry')
  const row = await entriesBy(ctx, caseId, giver).where('id', '=', id).executeTakeFirst()
  if (!row) throw new NotFound('entry')
  return { ...entryFrom(row), category: row.category }
}

const NO_ENTRY = '00000000-0000-0000-0000-000000000000'
const isId = (text: string | undefined): text is string => z.uuid().safeParse(text).success

const entriesBy = (ctx: Ctx, caseId: string, giver: string) =>
  ctx.db
    .selectFrom('casework.item')
    .select(['id', 'created_at', 'kind', 'subject_id', 'category'])
    .where('case_id', '=', caseId)
    .where('owner_institution_id', '=', giver)

type ItemRow = { id: string; created_at: Date; kind: string; subject_id: string | null }
const entryFrom = (row: ItemRow): OwnEntry => ({
  id: row.id,
  on: row.created_at,
  kind: row.kind,
  subjectId: row.subject_id,
})
