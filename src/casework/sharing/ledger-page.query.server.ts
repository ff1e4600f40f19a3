import { addDays, NotFound } from '#kernel'
import { EXTENTS } from '#model'
import { inOrder } from '#platform'
import type { Ctx } from '#platform/server'
import { caseFacts, type KnownCase } from '../cases/case-facts.store.server.ts'
import { type GivenOutside, givenOutside } from '../official-letters/given-outside.store.server.ts'
import { seatsOfMine } from '../team/seat.store.server.ts'
import { sharingCell } from './bounds.domain.ts'
import { ledgerEntries } from './ledger.query.server.ts'
import { isCurrent, type LedgerEntry } from './ledger-entry.domain.ts'
import { type Matrix, matrixOf } from './matrix.domain.ts'
import { packageStep } from './packages/package-step.domain.ts'
import { type Party, partyOf, type Recipients, recipientsIn } from './parties.query.server.ts'

export type Ledger = {
  readonly known: KnownCase
  readonly matrix: Matrix
  readonly standing: Standing
  /** Those that work or will, by recipient, so many on a page. */
  readonly current: PageOfLedger
  /** Institutions with people in the case to which the one that keeps it may confirm a package. */
  readonly packagesFor: readonly Recipients[]
  /** What went to courts and other authorities. */
  readonly outside: readonly GivenOutside[]
  readonly canDisclose: boolean
}
/** How many disclosures there are: those that work, those among them that end soon, those that have ended. */
export type Standing = { readonly current: number; readonly endingSoon: number; readonly past: number }

/** What ends within so many days is shown as ending soon. */
const SOON = 14

/** Who sees what in a case, and since when, as far as the reader may know. What the reader may not know of is not there. */
export async function ledgerOf(ctx: Ctx, caseId: string, page = 1): Promise<Ledger> {
  const known = await caseFacts(ctx, caseId)
  const seats = (await seatsOfMine(ctx, caseId)).filter(({ sees }) => sees === 'names')
  const step = packageStep(known.model)
  const confirms = seats.some(({ keeper, role }) => keeper && (step?.by.includes(role) ?? true))
  const parties = await recipientsIn(ctx, known)
  const entries = await ledgerEntries(ctx, known)
  const soon = addDays(ctx.today, SOON)
  const current = entries
    .filter(isCurrent)
    .toSorted((a, b) => inOrder('pl')(a.recipient.shortName, b.recipient.shortName))
  return {
    known,
    matrix: matrixOf({
      entries,
      soon,
      extents: EXTENTS,
      categories: known.model.category.all.map(({ id }) => id),
      sides: parties.toSorted((a, b) => Number(b.id === known.file.keeper) - Number(a.id === known.file.keeper)),
      authors: await authorsIn(ctx, caseId),
    }),
    standing: {
      current: current.length,
      endingSoon: current.filter(({ until }) => until <= soon).length,
      past: entries.length - current.length,
    },
    current: pageOf(current, page),
    packagesFor: confirms ? parties.filter(({ id }) => id !== known.file.keeper) : [],
    outside: await givenOutside(ctx, caseId),
    canDisclose: seats.length > 0,
  }
}

/** Which institutions wrote something in which category, of what the reader sees. */
async function authorsIn(ctx: Ctx, caseId: string) {
  const rows = await ctx.db
    .selectFrom('casework.item')
    .select(['owner_institution_id', 'category'])
    .distinct()
    .where('case_id', '=', caseId)
    .where('replaced_at', 'is', null)
    .execute()
  return rows.map((row) => ({ institution: row.owner_institution_id, category: row.category }))
}

/** Rows of the ledger on one of its pages. */
export type PageOfLedger = {
  readonly entries: readonly LedgerEntry[]
  readonly page: number
  readonly pages: number
}
const ON_A_PAGE = 30

/** A page that there is not is the first or the last one. */
function pageOf(entries: readonly LedgerEntry[], page: number): PageOfLedger {
  const pages = Math.max(1, Math.ceil(entries.length / ON_A_PAGE))
  const at = Math.min(Math.max(page, 1), pages)
  return { entries: entries.slice((at - 1) * ON_A_PAGE, at * ON_A_PAGE), page: at, pages }
}

/** What was shown once and is not any more, the newest first. */
export async function pastLedgerOf(ctx: Ctx, caseId: string, page: number) {
  const known = await caseFacts(ctx, caseId)
  const past = (await ledgerEntries(ctx, known)).filter((entry) => !isCurrent(entry))
  return { known, past: pageOf(past, page) }
}

export type SharedCell = {
  readonly known: KnownCase
  readonly side: Party
  readonly category: string
  readonly workers: Recipients['workers']
  readonly current: readonly LedgerEntry[]
  readonly past: readonly LedgerEntry[]
  /** By which roles of the institution the model lets me show it more. */
  readonly mayShowTo: readonly string[]
  readonly canDisclose: boolean
}

/** All that one institution is or was shown of one category, as far as the reader may know. `NotFound` for a category the model does not have. */
export async function sharedCellOf(
  ctx: Ctx,
  { caseId, institutionId, category }: { caseId: string; institutionId: string; category: string },
): Promise<SharedCell> {
  const known = await caseFacts(ctx, caseId)
  const party = (await recipientsIn(ctx, known)).find(({ id }) => id === institutionId)
  const entries = await ledgerEntries(ctx, known, { to: { institution: institutionId, category } })
  // Who has neither a place in the case nor a row that the reader knows of is told about to nobody.
  if (!known.model.category.all.some(({ id }) => id === category) || (!party && entries.length === 0))
    throw new NotFound('disclosure')
  const workers = party?.workers ?? []
  const seats = (await seatsOfMine(ctx, caseId)).filter(({ sees }) => sees === 'names')
  const open = known.file.closedOn === null && seats.some(({ institution }) => institution !== institutionId)
  const side = party ?? (await partyOf(ctx, institutionId))
  const roles = [...new Set(workers.map(({ role }) => role))]
  return {
    known,
    side,
    category,
    workers,
    current: entries.filter(isCurrent),
    past: entries.filter((entry) => !isCurrent(entry)),
    mayShowTo: open
      ? roles.filter((role) => sharingCell(known.model, { role, sector: side.sector }, category) !== undefined)
      : [],
    canDisclose: seats.length > 0,
  }
}
