import { sql } from 'kysely'
import { Forbidden, InstitutionId, NotFound } from '#kernel'
import { abilities, type Ctx } from '#platform/server'
import { clausePolicy, incidentPolicy, officerPolicy, requestPolicy } from '../protection.policy.ts'

const may = {
  officer: sql`(select ${abilities(officerPolicy, ['appoint', 'end'], 'p')} from (select i.id as institution_id) p)`,
  clause: sql`(select ${abilities(clausePolicy, ['publish'], 'p')} from (select i.id as institution_id) p)`,
  incident: sql`(select ${abilities(incidentPolicy, ['report', 'keep'], 'p')} from (select i.id as institution_id) p)`,
  request: sql`(select ${abilities(requestPolicy, ['receive', 'answer'], 'p')} from (select i.id as institution_id) p)`,
}

type Act = 'appoint' | 'end' | 'publish' | 'report' | 'keep' | 'receive' | 'answer'
export type ProtectedInstitution = {
  readonly id: InstitutionId
  readonly name: string
  /** Name and address, as the controller is named to people. */
  readonly controller: string
  readonly can: Readonly<Record<Act, boolean>>
}

type Row = {
  readonly id: string
  readonly name: string
  readonly address: string | null
  readonly postal_code: string | null
  readonly can: Readonly<Record<Act, boolean>>
}

const institutions = (ctx: Ctx) =>
  ctx.db
    .selectFrom('institutions.institution as i')
    .select(['i.id', 'i.name', 'i.address', 'i.postal_code'])
    .select(sql<Row['can']>`${may.officer} || ${may.clause} || ${may.incident} || ${may.request}`.as('can'))

const institutionOf = ({ id, name, address, postal_code, can }: Row): ProtectedInstitution => ({
  id: InstitutionId.parse(id),
  name,
  controller: [name, address, postal_code].filter(Boolean).join(', '),
  can,
})

/** An institution with what the acting person may do there for the protection of data. Throws NotFound. */
export async function protectedInstitution(ctx: Ctx, id: InstitutionId): Promise<ProtectedInstitution> {
  const row = await institutions(ctx).where('i.id', '=', id).executeTakeFirst()
  if (!row) throw new NotFound('institutions.institution')
  return institutionOf(row)
}

/** The same, for one act alone. Throws NotFound and Forbidden. */
export async function institutionFor(ctx: Ctx, id: InstitutionId, act: Act): Promise<ProtectedInstitution> {
  const found = await protectedInstitution(ctx, id)
  if (!found.can[act]) throw new Forbidden(`protection.${act}`)
  return found
}

/** The institutions whose officer the acting person is, or that they head or work in, in alphabetical order. */
export async function institutionsOfMine(ctx: Ctx): Promise<readonly ProtectedInstitution[]> {
  const rows = await institutions(ctx)
    .where(sql<boolean>`i.id in (select authz.institutions_i_protect() union select authz.institutions_i_work_in())`)
    .where('i.ended_on', 'is', null)
    .orderBy(sql`i.name collate "pl-x-icu"`)
    .execute()
  return rows.map(institutionOf)
}
