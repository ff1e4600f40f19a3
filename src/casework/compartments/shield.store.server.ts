import { sql } from 'kysely'
import { type LocalDate, NotFound } from '#kernel'
import { type Ctx, me } from '#platform/server'
import { sealedValue } from '../families/secret.store.server.ts'
import type { Shielded } from './shield.domain.ts'

/** That an address or a contact is shielded, as those know it to whom it is open. Never the value. */
export type Shield = {
  readonly id: string
  readonly subjectId: string
  readonly what: Shielded
  /** Of the family; nobody named: from everybody else in it. */
  readonly from: readonly string[]
  readonly since: LocalDate
  readonly by: string
  /** Why, for those who keep the case. */
  readonly reason: string | null
  readonly state: 'current' | 'replaced' | 'lifted'
}

/** What is shielded in a case and open to me, the newest first. */
export async function shieldsIn(ctx: Ctx, caseId: string): Promise<readonly Shield[]> {
  const rows = await ctx.db
    .selectFrom('casework.shield as s')
    .leftJoin('casework.item as i', (on) => on.onRef('i.case_id', '=', 's.case_id').onRef('i.id', '=', 's.item_id'))
    .leftJoin('identity.person as p', 'p.id', 's.decided_by')
    .select(['s.id', 's.subject_id', 's.what', 's.from_subjects', 's.from_on', 's.replaced_at', 's.ended_at'])
    .select(['i.body', 'p.given_name', 'p.family_name'])
    .where('s.case_id', '=', caseId)
    .orderBy('s.decided_at', 'desc')
    .orderBy('s.id', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    subjectId: row.subject_id,
    // The column takes these words only, days are read as text, and only keepShield writes these entries.
    what: row.what as Shielded,
    from: row.from_subjects,
    since: row.from_on as LocalDate,
    by: [row.given_name, row.family_name].filter(Boolean).join(' '),
    reason: (row.body as { text: string } | null)?.text ?? null,
    state: row.ended_at ? 'lifted' : row.replaced_at ? 'replaced' : 'current',
  }))
}

/** One of them. `NotFound` for everybody to whom it is not open. */
export async function shieldIn(ctx: Ctx, caseId: string, shieldId: string): Promise<Shield> {
  const found = (await shieldsIn(ctx, caseId)).find(({ id }) => id === shieldId)
  if (!found) throw new NotFound('shield')
  return found
}

export type ShieldKept = {
  readonly caseId: string
  readonly subjectId: string
  readonly what: Shielded
  readonly value: string
  readonly patterns: readonly string[]
  readonly from: readonly string[]
  readonly itemId: string | null
}

/** Keeps a shielded value in the place of the one before and covers every entry that tells it. `NotFound` for those who may not. */
export async function saveShield(
  ctx: Ctx,
  { caseId, subjectId, value, patterns, itemId, ...shield }: ShieldKept,
): Promise<string> {
  const id = ctx.newId()
  const kept = JSON.stringify({ id, item: itemId, ...shield })
  const sealed = sealedValue(ctx, subjectId, `shielded_${shield.what}`, value)
  const found = await sql<{ kept: boolean | null }>`
    select casework.keep_shield(${caseId}::uuid, ${subjectId}::uuid, ${kept}::jsonb,
      ${sealed}, ${ctx.vault.mark}, ${[...patterns]}::text[]) as kept`.execute(ctx.db)
  if (!found.rows[0]?.kept) throw new NotFound('page')
  return id
}

/** What was covered is shown again, as far as anything else shows it. The value itself stays masked. */
export async function saveLift(ctx: Ctx, shieldId: string): Promise<void> {
  const lifted = { ended_at: ctx.now, ended_by: me(ctx) }
  await ctx.db.updateTable('casework.shield').set(lifted).where('id', '=', shieldId).execute()
}

/** Whether a text that others will read tells what is shielded and open to me. */
export async function tellsShielded(ctx: Ctx, caseId: string, ...texts: readonly string[]): Promise<boolean> {
  const found = await sql<{ tells: boolean }>`
    select casework.tells_shielded(${caseId}::uuid, ${texts.join('\n')}) as tells`.execute(ctx.db)
  return found.rows[0]?.tells === true
}

/** Somebody, or an institution, to whom what is shielded was opened. */
export type ShieldReader = {
  readonly id: string
  readonly personId: string | null
  readonly institutionId: string | null
  readonly name: string
  readonly reason: string
  readonly until: LocalDate
  readonly ended: boolean
}

export async function shieldReaders(ctx: Ctx, shieldId: string): Promise<readonly ShieldReader[]> {
  const rows = await ctx.db
    .selectFrom('casework.shield_reader as r')
    .leftJoin('identity.person as p', 'p.id', 'r.person_id')
    .leftJoin('institutions.institution as i', 'i.id', 'r.institution_id')
    .select(['r.id', 'r.person_id', 'r.institution_id', 'r.reason', 'r.until_on', 'r.ended_at'])
    .select(['p.given_name', 'p.family_name', 'i.name'])
    .where('r.shield_id', '=', shieldId)
    .orderBy('r.named_at')
    .orderBy('r.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    personId: row.person_id,
    institutionId: row.institution_id,
    name: row.name ?? [row.given_name, row.family_name].filter(Boolean).join(' '),
    reason: row.reason,
    until: row.until_on as LocalDate,
    ended: row.ended_at !== null || row.until_on < ctx.today,
  }))
}

export async function saveShieldReader(
  ctx: Ctx,
  reader: {
    caseId: string
    shieldId: string
    personId: string | null
    institutionId: string | null
    reason: string
    until: LocalDate
  },
): Promise<void> {
  await ctx.db
    .insertInto('casework.shield_reader')
    .values({
      ...{ id: ctx.newId(), shield_id: reader.shieldId, case_id: reader.caseId, reason: reader.reason },
      ...{ person_id: reader.personId, institution_id: reader.institutionId },
      ...{ from_on: ctx.today, until_on: reader.until, named_by: me(ctx), named_at: ctx.now },
    })
    .execute()
}

export async function saveReaderEnd(ctx: Ctx, readerId: string): Promise<void> {
  await ctx.db.updateTable('casework.shield_reader').set({ ended_at: ctx.now }).where('id', '=', readerId).execute()
}
