import { sql } from 'kysely'
import { LocalDate, NotFound } from '#kernel'
import { allowed, type Ctx, me } from '#platform/server'
import { SECOND_PARENT, type SecondParent } from '../authority/authority.domain.ts'
import type { Recorded } from '../cases/recorded.domain.ts'
import { sharingConsentPolicy } from './consents.policy.ts'

export type SharingConsentWritten = {
  readonly caseId: string
  /** The institution whose worker writes it down. */
  readonly institutionId: string
  readonly itemId?: string | undefined
  readonly subjectId: string
  /** On whose authority for the person; null: their own consent. */
  readonly authorityId: string | null
  readonly recipient: string
  readonly ground: string
  readonly categories: readonly string[]
  readonly special: boolean
  readonly textId?: string | undefined
  readonly givenOn: LocalDate
  readonly validUntil?: LocalDate | undefined
  readonly second: SecondParent | null
  readonly recorded?: Recorded | undefined
}

export async function saveSharingConsent(ctx: Ctx, consent: SharingConsentWritten): Promise<string> {
  const id = ctx.newId()
  await ctx.db
    .insertInto('casework.sharing_consent')
    .values({
      id,
      case_id: consent.caseId,
      institution_id: consent.institutionId,
      item_id: consent.itemId ?? null,
      subject_id: consent.subjectId,
      authority_id: consent.authorityId,
      recipient_institution_id: consent.recipient,
      ground: consent.ground,
      categories: [...consent.categories],
      special: consent.special,
      text_id: consent.textId ?? null,
      given_on: consent.givenOn,
      valid_until: consent.validUntil ?? null,
      second_parent: consent.second,
      recorded: consent.recorded ? JSON.stringify(consent.recorded) : null,
      recorded_by: me(ctx),
      recorded_at: ctx.now,
    })
    .execute()
  return id
}

export type SharingConsentRow = {
  readonly id: string
  readonly itemId: string | null
  readonly subjectId: string
  /** Who gave it: a person of the case, or the id that stands for somebody outside it. */
  readonly giver: string
  readonly recipient: { readonly id: string; readonly shortName: string }
  readonly ground: string
  readonly categories: readonly string[]
  readonly special: boolean
  readonly textId: string | null
  readonly givenOn: LocalDate
  readonly validUntil: LocalDate | null
  readonly second: SecondParent | null
  readonly how: Recorded['how'] | null
  readonly recordedBy: string
  readonly recordedAt: Date
  readonly withdrawnOn: LocalDate | null
  readonly withdrawnBy: string | null
  /** Somebody with an account who wrote the withdrawal down. */
  readonly withdrawalBy: string | null
  readonly mayWithdraw: boolean
  /** How many disclosures rest on it today, of those the reader may know. */
  readonly running: number
}

/** The register of consents to showing, as far as the reader may read it, the newest first. */
export async function sharingConsents(ctx: Ctx, caseId: string, id?: string): Promise<readonly SharingConsentRow[]> {
  let asked = ctx.db
    .selectFrom('casework.sharing_consent as k')
    .innerJoin('institutions.institution as r', 'r.id', 'k.recipient_institution_id')
    .innerJoin('identity.person as b', 'b.id', 'k.recorded_by')
    .leftJoin('identity.person as w', 'w.id', 'k.withdrawal_recorded_by')
    .leftJoin('casework.authority as a', 'a.id', 'k.authority_id')
    .selectAll('k')
    .select(['r.short_name as recipient_name', 'a.holder_subject_id', 'a.holder_outside'])
    .select(['b.given_name', 'b.family_name', 'w.given_name as ended_given', 'w.family_name as ended_family'])
    .select(allowed(sharingConsentPolicy, 'withdraw', 'k').as('may'))
    .select((s) =>
      s
        .selectFrom('casework.disclosure_consent as l')
        .innerJoin('casework.disclosure as d', 'd.id', 'l.disclosure_id')
        .whereRef('l.case_id', '=', 'k.case_id')
        .whereRef('l.consent_id', '=', 'k.id')
        .where('d.withdrawn_at', 'is', null)
        .where('d.valid_until', '>=', ctx.today)
        .select(({ fn }) => fn.countAll<string>().as('count'))
        .as('running'),
    )
    .where('k.case_id', '=', caseId)
    .orderBy('k.given_on', 'desc')
    .orderBy('k.id', 'desc')
  if (id) asked = asked.where('k.id', '=', id)
  return (await asked.execute()).map((row) => ({
    id: row.id,
    itemId: row.item_id,
    subjectId: row.subject_id,
    giver: row.holder_subject_id ?? row.holder_outside ?? row.subject_id,
    recipient: { id: row.recipient_institution_id, shortName: row.recipient_name },
    ground: row.ground,
    categories: row.categories,
    special: row.special,
    textId: row.text_id,
    givenOn: LocalDate.parse(row.given_on),
    validUntil: dayOrNull(row.valid_until),
    second: SECOND_PARENT.find((one) => one === row.second_parent) ?? null,
    // Only saveSharingConsent writes this column.
    how: (row.recorded as Recorded | null)?.how ?? null,
    recordedBy: `${row.given_name} ${row.family_name}`,
    recordedAt: row.recorded_at,
    withdrawnOn: dayOrNull(row.withdrawn_on),
    withdrawnBy: row.withdrawn_by,
    withdrawalBy: row.ended_given === null ? null : `${row.ended_given} ${row.ended_family}`,
    mayWithdraw: row.may === true,
    running: Number(row.running ?? 0),
  }))
}

const dayOrNull = (day: string | null): LocalDate | null => (day === null ? null : LocalDate.parse(day))

/** One of them. `NotFound` when it is of another case or not the reader's to know. */
export async function sharingConsentOf(ctx: Ctx, caseId: string, id: string): Promise<SharingConsentRow> {
  const [found] = await sharingConsents(ctx, caseId, id)
  if (!found) throw new NotFound('consent')
  return found
}

export type Withdrawn = { readonly by: string; readonly on: LocalDate; readonly recorded: Recorded }

/** Keeps that a consent was taken back and ends whatever rests on it, for the next statement of whoever reads. Answers how much ended. */
export async function withdrawFromRegister(ctx: Ctx, id: string, { by, on, recorded }: Withdrawn): Promise<number> {
  await ctx.db
    .updateTable('casework.sharing_consent')
    .set({
      withdrawn_on: on,
      withdrawn_by: by,
      withdrawn_recorded: JSON.stringify(recorded),
      withdrawn_at: ctx.now,
      withdrawal_recorded_by: me(ctx),
    })
    .where('id', '=', id)
    .execute()
  const { rows } = await sql<{ ended: number }>`select casework.end_shown_on(${id}::uuid) as ended`.execute(ctx.db)
  return rows[0]?.ended ?? 0
}

export type ConsentToShow = {
  readonly id: string
  readonly subject: string
  readonly giver: string
  readonly on: LocalDate
  readonly validUntil: LocalDate | null
  readonly withdrawnOn: LocalDate | null
}
type Share = { readonly caseId: string; readonly recipient: string; readonly category: string; readonly ground: string }

/** What was consented to about exactly this showing, whoever wrote it down; for those who write content in the case. */
export async function consentsToShow(ctx: Ctx, share: Share): Promise<readonly ConsentToShow[]> {
  const { rows } = await sql<ConsentToShow>`
    select id, subject_id as subject, giver, given_on as on, valid_until as "validUntil", withdrawn_on as "withdrawnOn"
    from casework.consents_to_show(${share.caseId}::uuid, ${share.recipient}::uuid, ${share.category}, ${share.ground})`.execute(
    ctx.db,
  )
  return rows
}
