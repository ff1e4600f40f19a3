import { type LocalDate, NotFound } from '#kernel'
import { type BasisText, citation, type Extent, type Model, type Sector } from '#model'
import { allowed, type Ctx } from '#platform/server'
import { caseFacts, type KnownCase } from '../cases/case-facts.store.server.ts'
import { peopleOf } from '../families/people.query.server.ts'
import { sharingCell } from './bounds.domain.ts'
import { disclosureToWithdraw } from './disclosure.store.server.ts'
import type { DisclosureState, LedgerEntry, Side } from './ledger-entry.domain.ts'
import { disclosurePolicy } from './sharing.policy.ts'

/** One row, for whoever showed it and may hide it again; `Forbidden` to whom it was shown. */
export async function entryToWithdraw(ctx: Ctx, caseId: string, id: string) {
  const known = await caseFacts(ctx, caseId)
  const [entry] = await ledgerEntries(ctx, known, { ids: [id] })
  if (!entry) throw new NotFound('disclosure')
  await disclosureToWithdraw(ctx, caseId, id)
  return { known, entry }
}

/** Of a whole ledger only these rows, or those by which one institution is shown one category. */
type Only = {
  readonly ids?: readonly string[]
  readonly to?: { readonly institution: string; readonly category: string }
}

/** The rows that the reader may know, the newest first. */
export async function ledgerEntries(
  ctx: Ctx,
  { file, model, facts }: KnownCase,
  only: Only = {},
): Promise<readonly LedgerEntry[]> {
  const rows = await rowsOf(ctx, file.id, only)
  const subjects = rows.some(({ subject_id }) => subject_id !== null) ? await peopleOf(ctx, file.id) : []
  const ended = new Set(facts.disclosures.flatMap(({ id, withdrawn }) => (withdrawn ? [id] : [])))
  return rows.map((row) => {
    const subject = subjects.find(({ id }) => id === row.subject_id)
    const recipient = side(row.recipient_institution_id, row.recipient_name, row.recipient_sector)
    return {
      id: row.id,
      giver: side(row.owner_institution_id, row.giver_name, row.giver_sector),
      recipient,
      role: row.recipient_role,
      personName: row.person_family === null ? null : `${row.person_given} ${row.person_family}`,
      category: row.category,
      about: subject ? (subject.identity?.given ?? String(subject.no)) : null,
      oneEntry: row.item_id !== null,
      // The columns take these words and days only.
      extent: row.extent as Extent,
      from: row.valid_from as LocalDate,
      until: row.valid_until as LocalDate,
      ground: row.ground,
      clause: clauseOf(model, { ...row, sector: recipient.sector }),
      provision: provisionOf(row.basis_text as BasisText | null, row.ground_record),
      notForFamily: row.not_for_family,
      purpose: row.purpose,
      decidedBy: row.decided_by === null ? null : `${row.decider_given} ${row.decider_family}`,
      decidedAt: row.decided_at,
      state: stateOf(row, ctx.today, ended.has(row.id)),
      withdrawnAt: row.withdrawn_at,
      withdrawnReason: row.withdrawn_reason,
      endedWithConsent: row.ended_with_consent,
      words: row.words,
      canFollow: row.may_withdraw && file.closedOn === null && row.recipient_role !== null && row.followed !== true,
      canWithdraw: row.may_withdraw && row.withdrawn_at === null && row.valid_until >= ctx.today,
    }
  })
}

/** What the family may be told of the ledger: everything but legal duties (FORMAT.md, section 6, `shownToFamily`). */
export const forFamily = (entries: readonly LedgerEntry[]): readonly LedgerEntry[] =>
  entries.filter(({ notForFamily }) => !notForFamily)

/** The provision that was typed, where its basis asks for one; otherwise that of the basis itself. Only `keepDisclosures` writes both. */
function provisionOf(basis: BasisText | null, record: unknown): string | null {
  const typed = typeof record === 'object' && record !== null ? Reflect.get(record, 'article') : undefined
  if (typeof typed === 'string') return typed
  return basis && citation(basis)
}

const side = (id: string, shortName: string, sector: string): Side => ({ id, shortName, sector: sector as Sector })

/** The paragraph of the model that lets this recipient see this; of a row the model no longer knows, that of its ground. */
function clauseOf(
  model: Model,
  row: { recipient_role: string | null; category: string; ground: string; sector: Sector },
): string {
  const { recipient_role: role, sector, category, ground } = row
  const cell = role === null ? undefined : sharingCell(model, { role, sector }, category)
  return cell?.clause ?? model.ground(ground).clause
}

function stateOf(
  row: {
    readonly withdrawn_at: Date | null
    readonly withdrawn_reason: string | null
    readonly ended_with_consent: boolean
    readonly valid_from: string
    readonly valid_until: string
  },
  today: LocalDate,
  ended: boolean,
): DisclosureState {
  if (row.ended_with_consent) return 'withdrawn'
  if (row.withdrawn_at !== null) return row.withdrawn_reason === null ? 'replaced' : 'withdrawn'
  if (row.valid_until < today) return 'over'
  if (ended) return 'agreement_ended'
  return row.valid_from > today ? 'ahead' : 'in_force'
}

async function rowsOf(ctx: Ctx, caseId: string, { ids, to }: Only) {
  if (ids?.length === 0) return []
  let asked = ctx.db
    .selectFrom('casework.disclosure as d')
    .innerJoin('institutions.institution as g', 'g.id', 'd.owner_institution_id')
    .innerJoin('institutions.institution as r', 'r.id', 'd.recipient_institution_id')
    .leftJoin('identity.person as b', 'b.id', 'd.decided_by')
    .leftJoin('identity.person as p', 'p.id', 'd.recipient_person_id')
    .leftJoin('casework.extract as e', 'e.disclosure_id', 'd.id')
    .selectAll('d')
    .select(['g.short_name as giver_name', 'g.sector as giver_sector'])
    .select(['r.short_name as recipient_name', 'r.sector as recipient_sector'])
    .select(['b.given_name as decider_given', 'b.family_name as decider_family'])
    .select(['p.given_name as person_given', 'p.family_name as person_family', 'e.words'])
    .select(allowed(disclosurePolicy, 'withdraw', 'd').as('may_withdraw'))
    .select((s) =>
      s
        .exists(s.selectFrom('casework.disclosure as f').select('f.id').whereRef('f.follows_id', '=', 'd.id'))
        .as('followed'),
    )
    .where('d.case_id', '=', caseId)
    .orderBy('d.decided_at', 'desc')
    .orderBy('d.id')
  if (ids) asked = asked.where('d.id', 'in', ids)
  if (to) asked = asked.where('d.recipient_institution_id', '=', to.institution).where('d.category', '=', to.category)
  return asked.execute()
}
