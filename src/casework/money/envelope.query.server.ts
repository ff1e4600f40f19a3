import { sql } from 'kysely'
import { searchInstitutions } from '#institutions/server'
import { Forbidden, type LocalDate, NotFound } from '#kernel'
import type { Ctx } from '#platform/server'
import type { Place } from '#territory'
import { placesByCode } from '#territory/server'
import { type InstitutionNames, institutionNames } from '../cases/institution-names.query.server.ts'
import {
  type EntryRow,
  entriesOf,
  mayOpenSource,
  type Source,
  sourceOfMine,
  sourcesIn,
  sumsOfSource,
} from './envelope.store.server.ts'
import { addSums, type Sums } from './ledger.domain.ts'
import { entryOfMine } from './open-source.server.ts'
import { type Purchase, purchasesOf } from './purchase.store.server.ts'

export type SourceShown = Source & { readonly sums: Sums; readonly over: boolean }
/** The envelope of a gmina as its reader may see it. It names no family and no case. */
export type EnvelopeView = {
  readonly unitCode: string
  readonly place: Place | undefined
  readonly sources: readonly SourceShown[]
  /** Of sources whose days are not over. */
  readonly together: Sums
  /** What is bought: everything for those who answer for a source, for others what is for cases they keep. */
  readonly purchases: readonly Purchase[]
  /** The ledger, the latest first; nothing for those who answer for no source. */
  readonly entries: readonly EntryRow[]
  readonly names: InstitutionNames
  readonly mayOpen: boolean
  readonly today: LocalDate
}

/** The envelope of a gmina; `NotFound` where the reader neither governs it nor pays from it nor keeps a case there. */
export async function envelopeIn(ctx: Ctx, unitCode: string): Promise<EnvelopeView> {
  const sources = await sourcesIn(ctx, unitCode)
  const mayOpen = await mayOpenSource(ctx, unitCode)
  if (sources.length === 0 && !mayOpen) throw new NotFound('envelope')
  const ids = sources.map(({ id }) => id)
  const mine = sources.filter((one) => one.mine).map(({ id }) => id)
  const shown: SourceShown[] = []
  for (const source of sources)
    shown.push({ ...source, sums: await sumsOfSource(ctx, source.id), over: source.until < ctx.today })
  return {
    unitCode,
    place: (await placesByCode(ctx, [unitCode])).get(unitCode),
    sources: shown,
    together: addSums(shown.filter(({ over }) => !over).map(({ sums }) => sums)),
    purchases: await purchasesOf(ctx, ids),
    entries: await entriesOf(ctx, mine),
    names: await institutionNames(
      ctx,
      sources.map(({ payerId }) => payerId),
    ),
    mayOpen,
    today: ctx.today,
  }
}

export type EnvelopeListed = { readonly unitCode: string; readonly place: Place | undefined }

/** Gminas whose envelope I see, or may begin. */
export async function envelopesOfMine(ctx: Ctx): Promise<readonly EnvelopeListed[]> {
  const { rows } = await sql<{ code: string }>`
    select s.unit_code as code from casework.envelope_source s
    union select u from authz.units_i_govern() u where length(u) = 6 order by code`.execute(ctx.db)
  const places = await placesByCode(
    ctx,
    rows.map(({ code }) => code),
  )
  return rows.map(({ code }) => ({ unitCode: code, place: places.get(code) }))
}

const PAYERS = ['local_government', 'social_assistance', 'family_support']

/** What opening a source begins from: who may pay in this gmina. Throws `Forbidden`. */
export async function sourceToOpen(ctx: Ctx, unitCode: string) {
  if (!(await mayOpenSource(ctx, unitCode))) throw new Forbidden('casework.envelope_source.open')
  const found = await searchInstitutions(ctx, { unitCode })
  return {
    place: (await placesByCode(ctx, [unitCode])).get(unitCode),
    payers: found.filter(({ sector, endedOn }) => endedOn === null && PAYERS.includes(sector)),
  }
}

/** A source to raise, with what it holds. */
export async function sourceToRaise(ctx: Ctx, unitCode: string, sourceId: string) {
  const source = await sourceOfMine(ctx, unitCode, sourceId)
  return { source, sums: await sumsOfSource(ctx, sourceId) }
}

/** An entry to correct, of a source that I answer for. */
export async function entryToReverse(ctx: Ctx, unitCode: string, entryId: string) {
  const entry = await entryOfMine(ctx, unitCode, entryId)
  return { entry, source: await sourceOfMine(ctx, unitCode, entry.sourceId) }
}
