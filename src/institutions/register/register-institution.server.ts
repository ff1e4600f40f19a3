import { InstitutionId, type Outcome, ok, refused } from '#kernel'
import { type Ctx, record } from '#platform/server'
import { placesByCode } from '#territory/server'
import type { InstitutionInput } from './institution.schema.ts'
import {
  addInstitution,
  institutionToChange,
  mustRegister,
  saveInstitution,
  takenIdentifier,
} from './institution.store.server.ts'

export type InstitutionRefusal = 'seat_unknown' | 'nip_taken' | 'regon_taken' | 'rspo_taken' | 'krs_taken'

async function unfit(ctx: Ctx, input: InstitutionInput, own?: InstitutionId) {
  if (!(await placesByCode(ctx, [input.seat_code])).has(input.seat_code))
    return refused('seat_unknown', { field: 'seat_code' })
  const taken = await takenIdentifier(ctx, input, own)
  return taken ? refused(`${taken}_taken`, { field: taken }) : null
}

/** Enters an institution in the register; it works in the unit of its seat. An administrator's act. Identifiers are unique. */
export async function registerInstitution(
  ctx: Ctx,
  input: InstitutionInput,
): Promise<Outcome<InstitutionId, InstitutionRefusal>> {
  await mustRegister(ctx)
  const wrong = await unfit(ctx, input)
  if (wrong) return wrong

  const id = InstitutionId.parse(ctx.newId())
  await addInstitution(ctx, id, input)
  await record(ctx, {
    chain: 'institution',
    about: id,
    name: 'institutions.institution.registered',
    payload: { sector: input.sector },
  })
  return ok(id)
}

/** Corrects what the register says of an institution. An administrator's act. Throws NotFound and Forbidden. */
export async function correctInstitution(
  ctx: Ctx,
  input: InstitutionInput & { institutionId: InstitutionId },
): Promise<Outcome<InstitutionId, InstitutionRefusal>> {
  await institutionToChange(ctx, input.institutionId, 'correct')
  const wrong = await unfit(ctx, input, input.institutionId)
  if (wrong) return wrong

  await saveInstitution(ctx, input.institutionId, input)
  const payload = { sector: input.sector }
  await record(ctx, {
    chain: 'institution',
    about: input.institutionId,
    name: 'institutions.institution.corrected',
    payload,
  })
  return ok(input.institutionId)
}
