import { sql } from 'kysely'
import { Forbidden, type LocalDate, NotFound } from '#kernel'
import { type Extent, type Ground, type GroundKind, type LegalBasis, textOfBasis } from '#model'
import { allowed, type Ctx, me } from '#platform/server'
import type { KeptRecord } from './ground-record.domain.ts'
import { disclosurePolicy } from './sharing.policy.ts'

/** A disclosure as it is decided. The recipient is an institution, always narrowed to a role of its people. */
export type DisclosureDecided = {
  readonly giver: string
  readonly recipient: string
  readonly role: string
  readonly personId?: string | null
  readonly category: string
  readonly itemId?: string | null
  readonly subjectId?: string | null
  readonly extent: Extent
  readonly ground: Ground
  /** The provision in force today that refines the ground. */
  readonly basis: LegalBasis
  readonly record: KeptRecord
  readonly purpose: string
  readonly until: LocalDate
  /** The text written for this recipient; of extent `extract` only. */
  readonly words?: string | null
  /** The disclosure that this one renews or narrows. */
  readonly follows?: string | null
  /** The consents of the register on which it rests. */
  readonly consents?: readonly string[]
}

/** These end with the accession of the institution that receives them; what rests on the law does not. */
const RESTS_ON_ACCESSION: readonly GroundKind[] = ['consent', 'voluntary_request']

/** Whether the actor writes in the case for an institution, and so may show what it wrote. Throws `Forbidden`. */
export async function mustGiveFor(ctx: Ctx, caseId: string, institutionId: string): Promise<void> {
  const given = sql<{ case_id: string; owner_institution_id: string }>`(select ${caseId}::uuid as case_id,
    ${institutionId}::uuid as owner_institution_id)`.as('d')
  const { may } = await ctx.db
    .selectFrom(given)
    .select(allowed(disclosurePolicy, 'disclose', 'd').as('may'))
    .executeTakeFirstOrThrow()
  if (!may) throw new Forbidden('casework.disclosure.make')
}

/** Writes disclosures and the texts written for their recipients; answers with their ids in the same order. */
export async function keepDisclosures(
  ctx: Ctx,
  file: { readonly id: string; readonly versionId: string },
  decided: readonly DisclosureDecided[],
  packageId: string | null = null,
): Promise<readonly string[]> {
  if (decided.length === 0) return []
  const accessions = await accessionsOf(ctx, file.id, decided)
  const rows = decided.map((one) => ({
    id: ctx.newId(),
    case_id: file.id,
    owner_institution_id: one.giver,
    recipient_institution_id: one.recipient,
    recipient_role: one.role,
    recipient_person_id: one.personId ?? null,
    category: one.category,
    item_id: one.itemId ?? null,
    subject_id: one.subjectId ?? null,
    extent: one.extent,
    version_id: file.versionId,
    ground: one.ground.id,
    ground_kind: one.ground.kind,
    basis_id: one.basis.id,
    basis_text: JSON.stringify(textOfBasis(one.basis)),
    not_for_family: isKeptFromFamily(one),
    ground_record: JSON.stringify(one.record),
    purpose: one.purpose,
    agreement_id: restsOnAccession(one) ? (accessions.get(one.recipient) ?? null) : null,
    package_id: packageId,
    follows_id: one.follows ?? null,
    valid_from: ctx.today,
    valid_until: one.until,
    decided_by: me(ctx),
    decided_at: ctx.now,
  }))
  await ctx.db.insertInto('casework.disclosure').values(rows).execute()
  const ids = rows.map(({ id }) => id)
  const extracts = decided.flatMap(({ words }, index) =>
    words ? [{ disclosure_id: ids[index] ?? '', case_id: file.id, words }] : [],
  )
  if (extracts.length > 0) await ctx.db.insertInto('casework.extract').values(extracts).execute()
  const rests = decided.flatMap(({ consents = [] }, index) =>
    consents.map((consent_id) => ({ disclosure_id: ids[index] ?? '', case_id: file.id, consent_id })),
  )
  if (rests.length > 0) await ctx.db.insertInto('casework.disclosure_consent').values(rests).execute()
  return ids
}

/** A legal duty is told to nobody of the family, whichever of the two says so: the ground of the model or the law. */
export const isKeptFromFamily = ({ ground, basis }: Pick<DisclosureDecided, 'ground' | 'basis'>): boolean =>
  basis.notForFamily || !ground.shownToFamily

const restsOnAccession = ({ ground }: DisclosureDecided): boolean => RESTS_ON_ACCESSION.includes(ground.kind)

/** By recipient: the accession on which what it is shown will rest, where it rests on one. */
async function accessionsOf(
  ctx: Ctx,
  caseId: string,
  decided: readonly DisclosureDecided[],
): Promise<ReadonlyMap<string, string | null>> {
  const found = new Map<string, string | null>()
  for (const { recipient } of decided.filter(restsOnAccession)) {
    if (!found.has(recipient)) found.set(recipient, await accessionOf(ctx, caseId, recipient))
  }
  return found
}

/** The accession in force by which an institution takes part where the case is; nothing when it takes part otherwise. */
async function accessionOf(ctx: Ctx, caseId: string, institutionId: string): Promise<string | null> {
  const found = await sql<{ id: string | null }>`
    select casework.accession_of(${caseId}::uuid, ${institutionId}::uuid) as id`.execute(ctx.db)
  return found.rows[0]?.id ?? null
}

/** What an institution shows another today, so that it is not proposed once more. */
export async function shownNow(ctx: Ctx, caseId: string, giver: string, recipient: string) {
  return ctx.db
    .selectFrom('casework.disclosure')
    .select(['recipient_role as role', 'category', 'extent'])
    .where('case_id', '=', caseId)
    .where('owner_institution_id', '=', giver)
    .where('recipient_institution_id', '=', recipient)
    .where('recipient_person_id', 'is', null)
    .where('item_id', 'is', null)
    .where('subject_id', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('valid_until', '>=', ctx.today)
    .execute()
}

export type DisclosureRow = {
  readonly id: string
  readonly category: string
  readonly itemId: string | null
  readonly ground: string
  readonly until: LocalDate
  readonly withdrawn: boolean
  readonly notForFamily: boolean
}

/** A disclosure, to withdraw it. `NotFound` when it is not in this case or hidden; `Forbidden` when it is not mine to withdraw. */
export async function disclosureToWithdraw(ctx: Ctx, caseId: string, id: string): Promise<DisclosureRow> {
  const row = await ctx.db
    .selectFrom('casework.disclosure as d')
    .select(['d.id', 'd.category', 'd.item_id', 'd.ground', 'd.valid_until', 'd.withdrawn_at', 'd.not_for_family'])
    .select(allowed(disclosurePolicy, 'withdraw', 'd').as('may'))
    .where('d.case_id', '=', caseId)
    .where('d.id', '=', id)
    .executeTakeFirst()
  if (!row) throw new NotFound('disclosure')
  if (!row.may) throw new Forbidden('casework.disclosure.withdraw')
  return {
    id: row.id,
    category: row.category,
    itemId: row.item_id,
    ground: row.ground,
    until: row.valid_until as LocalDate,
    withdrawn: row.withdrawn_at !== null,
    notForFamily: row.not_for_family,
  }
}

/** From the next statement of anybody, whatever it showed is not seen. */
export async function keepWithdrawal(ctx: Ctx, id: string, reason: string): Promise<void> {
  await ctx.db
    .updateTable('casework.disclosure')
    .set({ withdrawn_at: ctx.now, withdrawn_by: me(ctx), withdrawn_reason: reason })
    .where('id', '=', id)
    .execute()
}

/** Ends what still ran of a disclosure because another follows it. Without a reason, so that nobody reads it as somebody's word taken back. */
export async function keepReplacement(ctx: Ctx, id: string): Promise<void> {
  await ctx.db
    .updateTable('casework.disclosure')
    .set({ withdrawn_at: ctx.now, withdrawn_by: me(ctx) })
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .where('valid_until', '>=', ctx.today)
    .execute()
}

export type OwnItem = { readonly id: string; readonly category: string; readonly subjectId: string | null }

/** A piece of content that an institution itself wrote; nothing when it wrote no such. */
export async function ownItem(ctx: Ctx, caseId: string, giver: string, id: string): Promise<OwnItem | null> {
  const row = await ctx.db
    .selectFrom('casework.item')
    .select(['id', 'category', 'subject_id'])
    .where('case_id', '=', caseId)
    .where('owner_institution_id', '=', giver)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? { id: row.id, category: row.category, subjectId: row.subject_id } : null
}

type ConsentAsked = {
  readonly caseId: string
  readonly giver: string
  readonly recipient: string
  readonly category: string
  /** Who consented. */
  readonly person: string
}

/**
 * The last day on which a consent of a person to show a category to a recipient was taken back, of which the giver's own ledger tells; null
 * when none was. What gave way to a newer disclosure was not taken back.
 */
export async function consentTakenBackOn(ctx: Ctx, asked: ConsentAsked): Promise<LocalDate | null> {
  const { rows } = await sql<{ day: LocalDate | null }>`
    select max((d.withdrawn_at at time zone 'Europe/Warsaw')::date) as day from casework.disclosure d
    where d.case_id = ${asked.caseId} and d.owner_institution_id = ${asked.giver}
      and d.recipient_institution_id = ${asked.recipient} and d.category = ${asked.category}
      and d.ground_kind in ('consent', 'secrecy_release') and d.ground_record ->> 'person' = ${asked.person}
      and (d.withdrawn_reason is not null or d.ended_with_consent)`.execute(ctx.db)
  return rows[0]?.day ?? null
}
