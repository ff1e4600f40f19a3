import { sql } from 'kysely'
import { type LocalDate, NotFound } from '#kernel'
import { allowed, type Ctx, me } from '#platform/server'
import { pointerPolicy } from './pointer.policy.ts'

export type Pointer = {
  readonly id: string
  readonly runs: boolean
  readonly contactFunction: string | null
  readonly contactInstitution: string | null
  readonly contactPhone: string | null
  readonly onDay: LocalDate
}
export type PointerRights = { readonly read: boolean; readonly record: boolean }

/** Whether the pointer of a case is mine to read or to record, as the policy says, whether or not there is one. */
export async function pointerRights(ctx: Ctx, caseId: string): Promise<PointerRights> {
  const about = sql<{ case_id: string }>`(select ${caseId}::uuid as case_id)`.as('p')
  return ctx.db
    .selectFrom(about)
    .select([allowed(pointerPolicy, 'read', 'p').as('read'), allowed(pointerPolicy, 'record', 'p').as('record')])
    .executeTakeFirstOrThrow()
}

/** Throws `NotFound` for those who may not record a pointer: nothing tells them that there could be one. */
export async function mustLead(ctx: Ctx, caseId: string): Promise<void> {
  if (!(await pointerRights(ctx, caseId)).record) throw new NotFound('page')
}

/** What is on record today, for those who may read it; nothing for anybody else. */
export async function pointerOf(ctx: Ctx, caseId: string): Promise<Pointer | null> {
  const row = await ctx.db
    .selectFrom('casework.blue_card_pointer')
    .select(['id', 'runs', 'contact_function', 'contact_institution', 'contact_phone', 'on_day'])
    .where('case_id', '=', caseId)
    .where('replaced_at', 'is', null)
    .orderBy('id', 'desc')
    .executeTakeFirst()
  if (!row) return null
  return {
    id: row.id,
    runs: row.runs,
    contactFunction: row.contact_function,
    contactInstitution: row.contact_institution,
    contactPhone: row.contact_phone,
    // Days are read as text of this form.
    onDay: row.on_day as LocalDate,
  }
}

/** Keeps a pointer in the place of the one before, which stays on record. */
export async function savePointer(ctx: Ctx, caseId: string, pointer: Omit<Pointer, 'id'>): Promise<string> {
  const id = ctx.newId()
  await ctx.db
    .updateTable('casework.blue_card_pointer')
    .set({ replaced_at: ctx.now })
    .where('case_id', '=', caseId)
    .where('replaced_at', 'is', null)
    .execute()
  await ctx.db
    .insertInto('casework.blue_card_pointer')
    .values({
      id,
      case_id: caseId,
      runs: pointer.runs,
      contact_function: pointer.contactFunction,
      contact_institution: pointer.contactInstitution,
      contact_phone: pointer.contactPhone,
      on_day: pointer.onDay,
      recorded_by: me(ctx),
      recorded_at: ctx.now,
    })
    .execute()
  return id
}

export type PointerReader = { readonly id: string; readonly personId: string; readonly reason: string }

/** Who was named to read the pointer and still is. */
export async function pointerReaders(ctx: Ctx, caseId: string): Promise<readonly PointerReader[]> {
  const rows = await ctx.db
    .selectFrom('casework.blue_card_reader')
    .select(['id', 'person_id', 'reason'])
    .where('case_id', '=', caseId)
    .where('ended_at', 'is', null)
    .orderBy('id')
    .execute()
  return rows.map(({ id, person_id, reason }) => ({ id, personId: person_id, reason }))
}

export async function saveReader(
  ctx: Ctx,
  reader: { caseId: string; personId: string; reason: string },
): Promise<void> {
  await ctx.db
    .insertInto('casework.blue_card_reader')
    .values({
      id: ctx.newId(),
      case_id: reader.caseId,
      person_id: reader.personId,
      reason: reader.reason,
      named_by: me(ctx),
      named_at: ctx.now,
    })
    .execute()
}

export async function saveReaderEnd(ctx: Ctx, readerId: string): Promise<void> {
  await ctx.db.updateTable('casework.blue_card_reader').set({ ended_at: ctx.now }).where('id', '=', readerId).execute()
}
