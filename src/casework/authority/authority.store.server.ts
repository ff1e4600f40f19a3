import { sql } from 'kysely'
import { Forbidden, type LocalDate, NotFound } from '#kernel'
import { allowed, type Ctx, me } from '#platform/server'
import type { AuthorityFacts, AuthorityKind, Incapacity } from './authority.domain.ts'
import { authorityPolicy, incapacityPolicy } from './authority.policy.ts'

const NOTHING: AuthorityFacts = { persons: [], authorities: [], incapacities: [], consents: [] }

/** Who decides for whom in a case, for those who write in it: the same to every institution but for reasons. Nothing for anybody else. */
export async function authorityFacts(ctx: Ctx, caseId: string): Promise<AuthorityFacts> {
  type Structure = { readonly [List in keyof AuthorityFacts]: AuthorityFacts[List] | null }
  const found = await sql<{ structure: Structure | null }>`
    select casework.authority_structure(${caseId}::uuid) as structure`.execute(ctx.db)
  const structure = found.rows[0]?.structure
  if (!structure) return NOTHING
  return {
    persons: structure.persons ?? [],
    authorities: structure.authorities ?? [],
    incapacities: structure.incapacities ?? [],
    consents: structure.consents ?? [],
  }
}

/** The words of a document: which court, under which signature; the name of a holder who is not a person of the case. */
export type DocumentWords = { readonly holder?: string; readonly court?: string; readonly signature?: string }
type Dated = {
  readonly caseId: string
  readonly itemId: string
  readonly subjectId: string
  readonly documentOn: LocalDate | null
  readonly from: LocalDate
  readonly until: LocalDate | null
}
export type AuthorityWritten = Dated & {
  /** A person of the case; null for somebody outside it, who gets an id of their own unless one is given. */
  readonly holder: string | null
  readonly outside?: string
  readonly kind: AuthorityKind
  readonly covers: boolean
  readonly document: 'birth_record' | 'court_decision'
}

export async function saveAuthority(ctx: Ctx, written: AuthorityWritten): Promise<string> {
  const id = ctx.newId()
  await ctx.db
    .insertInto('casework.authority')
    .values({
      id,
      ...datedColumns(ctx, written),
      holder_subject_id: written.holder,
      holder_outside: written.holder === null ? (written.outside ?? ctx.newId()) : null,
      kind: written.kind,
      covers: written.covers,
      document: written.document,
      document_on: written.documentOn,
    })
    .execute()
  return id
}

export type IncapacityWritten = Dated & { readonly documentOn: LocalDate; readonly extent: Incapacity['extent'] }

export async function saveIncapacity(ctx: Ctx, written: IncapacityWritten): Promise<string> {
  const id = ctx.newId()
  await ctx.db
    .insertInto('casework.incapacity')
    .values({ id, ...datedColumns(ctx, written), document_on: written.documentOn, extent: written.extent })
    .execute()
  return id
}

const datedColumns = (ctx: Ctx, { caseId, itemId, subjectId, from, until }: Dated) => ({
  case_id: caseId,
  item_id: itemId,
  subject_id: subjectId,
  from_on: from,
  until_on: until,
  recorded_by: me(ctx),
  recorded_at: ctx.now,
})

type Own = { readonly id: string; readonly words: DocumentWords }
export type AuthorityRow = AuthorityWritten & Own & { readonly outside: string }
export type IncapacityRow = IncapacityWritten & Own

/** What is on record about one person or all of a case, as far as the reader may read it; what was corrected is left out. */
export async function authorityRows(ctx: Ctx, caseId: string): Promise<readonly AuthorityRow[]> {
  const rows = await ctx.db
    .selectFrom('casework.authority as a')
    .innerJoin('casework.item as i', (on) => on.onRef('i.case_id', '=', 'a.case_id').onRef('i.id', '=', 'a.item_id'))
    .selectAll('a')
    .select('i.body')
    .where('a.case_id', '=', caseId)
    .where('a.replaced_at', 'is', null)
    .orderBy('a.from_on')
    .orderBy('a.id')
    .execute()
  return rows.map((row) => ({
    ...datedFrom(row),
    holder: row.holder_subject_id,
    outside: row.holder_outside ?? '',
    // The columns take these words only, and dates are read as text.
    kind: row.kind as AuthorityKind,
    covers: row.covers,
    document: row.document as AuthorityWritten['document'],
    documentOn: row.document_on as LocalDate | null,
  }))
}

export async function incapacityRows(ctx: Ctx, caseId: string): Promise<readonly IncapacityRow[]> {
  const rows = await ctx.db
    .selectFrom('casework.incapacity as a')
    .innerJoin('casework.item as i', (on) => on.onRef('i.case_id', '=', 'a.case_id').onRef('i.id', '=', 'a.item_id'))
    .selectAll('a')
    .select('i.body')
    .where('a.case_id', '=', caseId)
    .where('a.replaced_at', 'is', null)
    .orderBy('a.from_on')
    .orderBy('a.id')
    .execute()
  return rows.map((row) => ({
    ...datedFrom(row),
    // The column takes these words only, and dates are read as text.
    extent: row.extent as Incapacity['extent'],
    documentOn: row.document_on as LocalDate,
  }))
}

type DatedRow = {
  id: string
  case_id: string
  item_id: string
  subject_id: string
  from_on: string
  until_on: string | null
  body: unknown
}
const datedFrom = (row: DatedRow) => ({
  id: row.id,
  caseId: row.case_id,
  itemId: row.item_id,
  subjectId: row.subject_id,
  // Days are read as text of this form; only the acts of this folder write these entries.
  from: row.from_on as LocalDate,
  until: row.until_on as LocalDate | null,
  words: row.body as DocumentWords,
})

export type RecordKind = 'authority' | 'incapacity'

/** Takes a row out of force, as mistaken or because a newer one stands in its place. It stays on record. */
export async function replaceRow(ctx: Ctx, kind: RecordKind, id: string): Promise<void> {
  if (kind === 'authority') {
    await ctx.db.updateTable('casework.authority').set({ replaced_at: ctx.now }).where('id', '=', id).execute()
  } else {
    await ctx.db.updateTable('casework.incapacity').set({ replaced_at: ctx.now }).where('id', '=', id).execute()
  }
}

/** Whether a row is mine to correct. `NotFound` when there is none; `Forbidden` when it is only mine to read. */
export async function mayCorrect(ctx: Ctx, kind: RecordKind, id: string): Promise<void> {
  const row =
    kind === 'authority'
      ? await ctx.db
          .selectFrom('casework.authority as a')
          .select(allowed(authorityPolicy, 'correct', 'a').as('may'))
          .where('a.id', '=', id)
          .executeTakeFirst()
      : await ctx.db
          .selectFrom('casework.incapacity as a')
          .select(allowed(incapacityPolicy, 'correct', 'a').as('may'))
          .where('a.id', '=', id)
          .executeTakeFirst()
  if (!row) throw new NotFound('record')
  if (!row.may) throw new Forbidden('casework.authority.correct')
}
