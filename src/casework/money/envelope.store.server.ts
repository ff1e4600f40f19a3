import { sql } from 'kysely'
import { Forbidden, type LocalDate, NotFound } from '#kernel'
import { allowed, type Ctx, me } from '#platform/server'
import type { Entry, EntryKind, Sums } from './ledger.domain.ts'
import { envelopeSourcePolicy } from './money.policy.ts'
import type { OpenSourceInput } from './money.schema.ts'

export type SourceKind = 'grant' | 'own'
export type Source = {
  readonly id: string
  readonly unitCode: string
  readonly name: string
  readonly kind: SourceKind
  readonly payerId: string
  readonly from: LocalDate
  readonly until: LocalDate
  /** I enter money here, approve purchases and pay for them. */
  readonly mine: boolean
}

/** Sources of the envelope of a gmina that I see, the earliest first. */
export async function sourcesIn(ctx: Ctx, unitCode: string): Promise<readonly Source[]> {
  const rows = await ctx.db
    .selectFrom('casework.envelope_source as s')
    .select(['s.id', 's.unit_code', 's.name', 's.kind', 's.payer_institution_id', 's.from_on', 's.until_on'])
    .select(allowed(envelopeSourcePolicy, 'answer', 's').as('may'))
    .where('s.unit_code', '=', unitCode)
    .orderBy('s.from_on')
    .orderBy('s.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    unitCode: row.unit_code,
    name: row.name,
    // Columns take these values only.
    kind: row.kind as SourceKind,
    payerId: row.payer_institution_id,
    from: row.from_on as LocalDate,
    until: row.until_on as LocalDate,
    mine: row.may,
  }))
}

/** Whether I may open sources in a gmina. */
export async function mayOpenSource(ctx: Ctx, unitCode: string): Promise<boolean> {
  const found = await ctx.db
    .selectFrom(sql<{ unit_code: string }>`(select ${unitCode}::text as unit_code)`.as('s'))
    .select(allowed(envelopeSourcePolicy, 'open', 's').as('may'))
    .executeTakeFirstOrThrow()
  return found.may
}

/** A source that I answer for. Throws `NotFound` and `Forbidden`. */
export async function sourceOfMine(ctx: Ctx, unitCode: string, id: string): Promise<Source> {
  const found = (await sourcesIn(ctx, unitCode)).find((one) => one.id === id)
  if (!found) throw new NotFound('envelope_source')
  if (!found.mine) throw new Forbidden('casework.envelope_source.answer')
  return found
}

export async function addSource(ctx: Ctx, source: OpenSourceInput & { readonly unitCode: string }): Promise<string> {
  const id = ctx.newId()
  const { unitCode, name, kind, payerId, from, until } = source
  await ctx.db
    .insertInto('casework.envelope_source')
    .values({
      ...{ id, unit_code: unitCode, name, kind, payer_institution_id: payerId, from_on: from, until_on: until },
      ...{ opened_by: me(ctx), opened_at: ctx.now },
    })
    .execute()
  return id
}

type SumsRow = { readonly planned: string; readonly committed: string; readonly spent: string }
const sumsFrom = (row: SumsRow): Sums => ({
  planned: Number(row.planned),
  committed: Number(row.committed),
  spent: Number(row.spent),
})

/** What a source holds, without waiting for anybody; nothing for a source that I may not see. */
export async function sumsOfSource(ctx: Ctx, sourceId: string): Promise<Sums> {
  const found = await sql<SumsRow>`select * from casework.source_sums(${sourceId}::uuid)`.execute(ctx.db)
  return sumsFrom(found.rows[0] ?? { planned: '0', committed: '0', spent: '0' })
}

/**
 * The sums of a source, held until the transaction is over: whoever else enters money there, or in another source of the same payer, waits, and
 * then reads what was entered meanwhile.
 * Throws `Forbidden` for a source that the actor does not answer for.
 */
export async function holdSource(ctx: Ctx, sourceId: string): Promise<Sums> {
  const found = await sql<SumsRow>`select * from casework.hold_source(${sourceId}::uuid)`.execute(ctx.db)
  const [row] = found.rows
  if (!row) throw new Forbidden('casework.money_entry.enter')
  return sumsFrom(row)
}

export type EntryAdded = {
  readonly sourceId: string
  readonly purchaseId?: string
  readonly kind: EntryKind
  readonly amount: number
  readonly onDay: LocalDate
  readonly reverses?: string
  readonly reason?: string
  readonly invoiceNo?: string
  readonly ksefNo?: string | undefined
}
export async function addEntry(ctx: Ctx, entry: EntryAdded): Promise<string> {
  const id = ctx.newId()
  const { sourceId, purchaseId, kind, amount, onDay, reverses, reason, invoiceNo, ksefNo } = entry
  await ctx.db
    .insertInto('casework.money_entry')
    .values({
      ...{ id, source_id: sourceId, purchase_id: purchaseId ?? null, kind, amount, on_day: onDay },
      ...{ reverses: reverses ?? null, reason: reason ?? null, invoice_no: invoiceNo ?? null, ksef_no: ksefNo ?? null },
      ...{ entered_by: me(ctx), entered_at: ctx.now },
    })
    .execute()
  return id
}

export type EntryRow = Entry & {
  readonly sourceId: string
  readonly purchaseId: string | null
  readonly purchaseNo: number | null
  readonly reason: string | null
  readonly invoiceNo: string | null
  readonly ksefNo: string | null
  readonly onDay: LocalDate
}

/** Entries of the ledger that I see: of some sources, the latest first. */
export async function entriesOf(ctx: Ctx, sourceIds: readonly string[]): Promise<readonly EntryRow[]> {
  if (sourceIds.length === 0) return []
  return entryRows(ctx, (one) => one.where('e.source_id', 'in', [...sourceIds]))
}

/** Entries of one purchase. */
export const entriesOfPurchase = (ctx: Ctx, purchaseId: string): Promise<readonly EntryRow[]> =>
  entryRows(ctx, (one) => one.where('e.purchase_id', '=', purchaseId))

const entryQuery = (ctx: Ctx) =>
  ctx.db
    .selectFrom('casework.money_entry as e')
    .leftJoin('casework.purchase as p', 'p.id', 'e.purchase_id')
    .select(['e.id', 'e.kind', 'e.amount', 'e.reverses', 'e.source_id', 'e.purchase_id', 'e.reason', 'p.no'])
    .select(['e.invoice_no', 'e.ksef_no', 'e.on_day'])

async function entryRows(
  ctx: Ctx,
  narrow: (query: ReturnType<typeof entryQuery>) => ReturnType<typeof entryQuery>,
): Promise<readonly EntryRow[]> {
  const rows = await narrow(entryQuery(ctx)).orderBy('e.entered_at', 'desc').orderBy('e.id', 'desc').execute()
  return rows.map((row) => ({
    id: row.id,
    // The column takes these kinds only.
    kind: row.kind as EntryKind,
    amount: Number(row.amount),
    reverses: row.reverses,
    sourceId: row.source_id,
    purchaseId: row.purchase_id,
    purchaseNo: row.no === null ? null : Number(row.no),
    reason: row.reason,
    invoiceNo: row.invoice_no,
    ksefNo: row.ksef_no,
    onDay: row.on_day as LocalDate,
  }))
}
