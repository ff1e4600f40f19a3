import { Forbidden, type InstitutionId, type LocalDate, NotFound } from '#kernel'
import { allowed, type Ctx } from '#platform/server'
import { institutionPolicy } from '../institutions.policy.ts'
import { mayRegister } from './institution.query.server.ts'
import type { ContactInput, InstitutionInput } from './institution.schema.ts'

type InstitutionAct = 'correct' | 'end' | 'correct_contact'
export type Standing = { readonly id: string; readonly registeredOn: string; readonly endedOn: string | null }
export const UNIQUE_IDENTIFIERS = ['nip', 'regon', 'rspo', 'krs'] as const

/** Throws Forbidden for whoever does not keep the register of institutions. */
export async function mustRegister(ctx: Ctx): Promise<void> {
  if (!(await mayRegister(ctx))) throw new Forbidden('institutions.institution.register')
}

/** The institution, locked for a change. Throws NotFound when there is none, Forbidden when the act is not this person's. */
export async function institutionToChange(ctx: Ctx, id: InstitutionId, act: InstitutionAct): Promise<Standing> {
  const found = await ctx.db
    .selectFrom('institutions.institution as i')
    .select(['i.id', 'i.registered_on', 'i.ended_on', allowed(institutionPolicy, act, 'i').as('may')])
    .where('i.id', '=', id)
    .executeTakeFirst()
  if (!found) throw new NotFound('institutions.institution')
  if (!found.may) throw new Forbidden(`institutions.institution.${act}`)
  await ctx.db.selectFrom('institutions.institution').select('id').where('id', '=', id).forUpdate().execute()
  return { id: found.id, registeredOn: found.registered_on, endedOn: found.ended_on }
}

/** The identifier of the input that another institution already has. */
export async function takenIdentifier(
  ctx: Ctx,
  input: InstitutionInput,
  own?: InstitutionId,
): Promise<(typeof UNIQUE_IDENTIFIERS)[number] | null> {
  for (const column of UNIQUE_IDENTIFIERS) {
    const value = input[column]
    if (!value) continue
    const other = await ctx.db
      .selectFrom('institutions.institution')
      .select('id')
      .where(column, '=', value)
      .$if(own !== undefined, (q) => q.where('id', '<>', own ?? ''))
      .executeTakeFirst()
    if (other) return column
  }
  return null
}

const contactColumns = ({ address, postal_code, email, phone }: ContactInput) => ({
  address: address ?? null,
  postal_code: postal_code ?? null,
  email: email ?? null,
  phone: phone ?? null,
})

const columnsOf = (input: InstitutionInput) => ({
  ...contactColumns(input),
  name: input.name,
  short_name: input.short_name,
  sector: input.sector,
  level: input.level,
  seat_code: input.seat_code,
  nip: input.nip ?? null,
  regon: input.regon ?? null,
  rspo: input.rspo ?? null,
  krs: input.krs ?? null,
  has_accounts: input.has_accounts,
})

/** A new institution works in the unit of its seat until its area is set. */
export async function addInstitution(ctx: Ctx, id: InstitutionId, input: InstitutionInput): Promise<void> {
  await ctx.db
    .insertInto('institutions.institution')
    .values({ id, ...columnsOf(input), registered_on: ctx.today })
    .execute()
  await ctx.db.insertInto('institutions.area').values({ institution_id: id, unit_code: input.seat_code }).execute()
}

export async function saveInstitution(ctx: Ctx, id: InstitutionId, input: InstitutionInput): Promise<void> {
  await ctx.db.updateTable('institutions.institution').set(columnsOf(input)).where('id', '=', id).execute()
}

export async function saveContact(ctx: Ctx, id: InstitutionId, input: ContactInput): Promise<void> {
  await ctx.db.updateTable('institutions.institution').set(contactColumns(input)).where('id', '=', id).execute()
}

/** Whether somebody's employment there begins only after the day. */
export async function startsAfter(ctx: Ctx, id: InstitutionId, day: LocalDate): Promise<boolean> {
  const found = await ctx.db
    .selectFrom('institutions.employment')
    .select('id')
    .where('institution_id', '=', id)
    .where('from_on', '>', day)
    .executeTakeFirst()
  return found !== undefined
}

export async function saveEnd(ctx: Ctx, id: InstitutionId, lastDay: LocalDate): Promise<void> {
  await ctx.db.updateTable('institutions.institution').set({ ended_on: lastDay }).where('id', '=', id).execute()
  await ctx.db
    .updateTable('institutions.employment')
    .set({ until_on: lastDay })
    .where('institution_id', '=', id)
    .where('from_on', '<=', lastDay)
    .where((eb) => eb.or([eb('until_on', 'is', null), eb('until_on', '>', lastDay)]))
    .execute()
}

/** Replaces the units an institution works in. */
export async function saveArea(ctx: Ctx, id: InstitutionId, codes: readonly string[]): Promise<void> {
  await ctx.db.deleteFrom('institutions.area').where('institution_id', '=', id).execute()
  await ctx.db
    .insertInto('institutions.area')
    .values([...new Set(codes)].map((unit_code) => ({ institution_id: id, unit_code })))
    .execute()
}
