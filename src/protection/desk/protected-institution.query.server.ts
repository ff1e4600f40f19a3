import { type RawBuilder, sql } from 'kysely'
import { Forbidden, InstitutionId, NotFound } from '#kernel'
import { abilities, type Ctx } from '#platform/server'
import {
  clausePolicy,
  dataAgreementPolicy,
  documentPolicy,
  fileClassPolicy,
  incidentPolicy,
  officerPolicy,
  requestPolicy,
} from '../protection.policy.ts'

const ofInstitution = (can: RawBuilder<unknown>) => sql`(select ${can} from (select i.id as institution_id) p)`
const may = sql.join(
  [
    abilities(officerPolicy, ['appoint', 'end'], 'p'),
    abilities(clausePolicy, ['publish'], 'p'),
    abilities(incidentPolicy, ['report', 'keep'], 'p'),
    abilities(requestPolicy, ['receive', 'answer'], 'p'),
    abilities(fileClassPolicy, ['consult', 'plan', 'endClass'], 'p'),
    abilities(documentPolicy, ['describe'], 'p'),
    abilities(dataAgreementPolicy, ['agree', 'endAgreement'], 'p'),
  ].map(ofInstitution),
  sql` || `,
)

type Act =
  | 'appoint'
  | 'end'
  | 'publish'
  | 'report'
  | 'keep'
  | 'receive'
  | 'answer'
  | 'consult'
  | 'plan'
  | 'endClass'
  | 'describe'
  | 'agree'
  | 'endAgreement'
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
    .select(sql<Row['can']>`${may}`.as('can'))

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
