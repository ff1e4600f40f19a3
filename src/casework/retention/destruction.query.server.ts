import { sql } from 'kysely'
import { InstitutionId, LocalDate, NotFound, PersonId } from '#kernel'
import { abilities, type Ctx } from '#platform/server'
import { CATEGORIES } from '#protection'
import {
  APPROVERS,
  type Destruction,
  type DestructionEntry,
  DestructionId,
  KEPT_BECAUSE,
} from './destruction.domain.ts'
import { destructionPolicy } from './retention.policy.ts'

/** A list with what the acting person may do with it. */
export type DestructionShown = Destruction & {
  readonly can: Readonly<Record<'approve' | 'withdraw', boolean>>
}

const lists = (ctx: Ctx) =>
  ctx.db
    .selectFrom('casework.destruction as d')
    .innerJoin('identity.person as p', 'p.id', 'd.proposed_by')
    .leftJoin('identity.person as a', 'a.id', 'd.approved_by')
    .selectAll('d')
    .select(sql<string>`p.given_name || ' ' || p.family_name`.as('proposer'))
    .select(sql<string | null>`a.given_name || ' ' || a.family_name`.as('approved_name'))
    .select(abilities(destructionPolicy, ['approve', 'withdraw'], 'd').as('can'))

type ListRow = Awaited<ReturnType<ReturnType<typeof lists>['execute']>>[number]

const entries = (ctx: Ctx) =>
  ctx.db.selectFrom('casework.destruction_entry').selectAll().orderBy('closed_on').orderBy('code')
type EntryRow = Awaited<ReturnType<ReturnType<typeof entries>['execute']>>[number]

function destroyedOf({ destroyed_at, pieces, files, digest }: EntryRow): DestructionEntry['destroyed'] {
  if (destroyed_at === null || pieces === null || files === null || digest === null) return null
  return { at: destroyed_at, pieces, files, digest: digest.toString('hex') }
}

const entryOf = (row: EntryRow): DestructionEntry => ({
  id: row.id,
  caseId: row.case_id,
  code: row.code,
  subjectKind: row.subject_kind,
  openedOn: LocalDate.parse(row.opened_on),
  closedOn: LocalDate.parse(row.closed_on),
  symbol: row.symbol,
  category: CATEGORIES.find((one) => one === row.category) ?? 'B',
  years: row.years,
  destroyFrom: LocalDate.parse(row.destroy_from),
  decision:
    row.decision_number === null || row.decision_on === null
      ? null
      : { number: row.decision_number, on: LocalDate.parse(row.decision_on) },
  kept: KEPT_BECAUSE.find((one) => one === row.blocked) ?? null,
  destroyed: destroyedOf(row),
})

function approvalOf({ approver, approval_number, approved_on, approved_name }: ListRow): Destruction['approval'] {
  const kind = APPROVERS.find((one) => one === approver)
  if (!kind || approval_number === null || approved_on === null) return null
  return { approver: kind, number: approval_number, on: LocalDate.parse(approved_on), by: approved_name ?? '' }
}

const listOf = (row: ListRow, rows: readonly EntryRow[]): DestructionShown => ({
  id: DestructionId.parse(row.id),
  institutionId: InstitutionId.parse(row.institution_id),
  no: row.no,
  proposedBy: PersonId.parse(row.proposed_by),
  proposer: row.proposer,
  proposedOn: LocalDate.parse(row.proposed_on),
  approval: approvalOf(row),
  orderedAt: row.ordered_at,
  withdrawnOn: row.withdrawn_on === null ? null : LocalDate.parse(row.withdrawn_on),
  entries: rows.filter(({ destruction_id }) => destruction_id === row.id).map(entryOf),
  can: row.can,
})

/** The lists of an institution that the acting person may see, the latest first. */
export async function destructionsOf(ctx: Ctx, institutionId: InstitutionId): Promise<readonly DestructionShown[]> {
  const found = await lists(ctx).where('d.institution_id', '=', institutionId).orderBy('d.no', 'desc').execute()
  const rows = await entries(ctx).where('institution_id', '=', institutionId).execute()
  return found.map((row) => listOf(row, rows))
}

/** One list. Throws NotFound. */
export async function destructionAt(
  ctx: Ctx,
  institutionId: InstitutionId,
  id: DestructionId,
): Promise<DestructionShown> {
  const row = await lists(ctx).where('d.institution_id', '=', institutionId).where('d.id', '=', id).executeTakeFirst()
  if (!row) throw new NotFound('casework.destruction')
  return listOf(row, await entries(ctx).where('destruction_id', '=', id).execute())
}
