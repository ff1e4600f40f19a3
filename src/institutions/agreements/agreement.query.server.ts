import { sql } from 'kysely'
import { type AgreementId, type FileId, type InstitutionId, NotFound, type PersonId } from '#kernel'
import { allowed, type Ctx, readableFiles } from '#platform/server'
import type { Place } from '#territory'
import { placesByCode } from '#territory/server'
import { agreementPolicy } from '../institutions.policy.ts'
import { type AgreementDays, type AgreementKind, type AgreementState, stateOn } from './agreement.domain.ts'
import { daysOf } from './agreement.store.server.ts'

export type PartyShown =
  | { readonly kind: 'unit'; readonly code: string; readonly place: Place | null }
  | { readonly kind: 'institution'; readonly institutionId: InstitutionId; readonly name: string }
  | { readonly kind: 'person'; readonly personId: PersonId; readonly name: string }

export type AgreementShown = AgreementDays & {
  readonly id: AgreementId
  readonly kind: AgreementKind
  readonly modelId: string
  readonly element: string
  readonly number: string | null
  readonly state: AgreementState
  readonly endedReason: string | null
  readonly mayConfirm: boolean | null
  readonly hoursLimit: number | null
  readonly parties: readonly PartyShown[]
  /** Null also when the file is not for the acting person. */
  readonly fileId: FileId | null
  readonly canEnd: boolean
}

export type AgreementSearch = {
  readonly agreementId?: AgreementId | undefined
  readonly institutionId?: InstitutionId | undefined
  readonly personId?: PersonId | undefined
  readonly unitCode?: string | undefined
  readonly modelId?: string | undefined
  readonly element?: string | undefined
  readonly kind?: AgreementKind | undefined
}

const rowsOf = (ctx: Ctx, search: AgreementSearch) =>
  ctx.db
    .selectFrom('institutions.agreement as a')
    .selectAll('a')
    .select(allowed(agreementPolicy, 'end', 'a').as('can_end'))
    .$if(search.agreementId !== undefined, (q) => q.where('a.id', '=', search.agreementId ?? ''))
    .$if(search.modelId !== undefined, (q) => q.where('a.model_id', '=', search.modelId ?? ''))
    .$if(search.element !== undefined, (q) => q.where('a.element', '=', search.element ?? ''))
    .$if(search.kind !== undefined, (q) => q.where('a.kind', '=', search.kind ?? ''))
    .where(
      sql<boolean>`exists (select from institutions.agreement_party p where p.agreement_id = a.id
        and (${search.institutionId ?? null}::uuid is null or p.institution_id = ${search.institutionId ?? null})
        and (${search.personId ?? null}::uuid is null or p.person_id = ${search.personId ?? null})
        and (${search.unitCode ?? null}::text is null or p.unit_code = ${search.unitCode ?? null}))`,
    )
    .orderBy('a.from_on', 'desc')
    .orderBy('a.signed_on', 'desc')

async function partiesOf(ctx: Ctx, ids: readonly string[]): Promise<ReadonlyMap<string, readonly PartyShown[]>> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('institutions.agreement_party as p')
    .leftJoin('institutions.institution as i', 'i.id', 'p.institution_id')
    .leftJoin('identity.person as n', 'n.id', 'p.person_id')
    .select([
      'p.agreement_id',
      'p.unit_code',
      'p.institution_id',
      'p.person_id',
      'i.name',
      'n.given_name',
      'n.family_name',
    ])
    .where('p.agreement_id', 'in', [...ids])
    .orderBy('p.no')
    .execute()
  const places = await placesByCode(ctx, [...new Set(rows.flatMap((row) => row.unit_code ?? []))])
  const shown = rows.map((row): [string, PartyShown] => {
    if (row.unit_code)
      return [row.agreement_id, { kind: 'unit', code: row.unit_code, place: places.get(row.unit_code) ?? null }]
    // The check of the table: exactly one of the three.
    if (row.institution_id) {
      return [
        row.agreement_id,
        { kind: 'institution', institutionId: row.institution_id as InstitutionId, name: row.name ?? '' },
      ]
    }
    const name = `${row.given_name ?? ''} ${row.family_name ?? ''}`.trim()
    return [row.agreement_id, { kind: 'person', personId: row.person_id as PersonId, name }]
  })
  const byAgreement = Map.groupBy(shown, ([id]) => id)
  return new Map([...byAgreement].map(([id, pairs]) => [id, pairs.map(([, party]) => party)]))
}

/** Agreements that the acting person may see, the newest first, with their state today. */
export async function agreements(ctx: Ctx, search: AgreementSearch = {}): Promise<AgreementShown[]> {
  const rows = await rowsOf(ctx, search).execute()
  const parties = await partiesOf(
    ctx,
    rows.map((row) => row.id),
  )
  const files = await readableFiles(
    ctx,
    rows.flatMap((row) => row.file_id ?? []),
  )
  return rows.map((row) => {
    const days = daysOf(row)
    const state = stateOn(days, ctx.today)
    return {
      ...days,
      // Ids and the kind come from columns of these types.
      id: row.id as AgreementId,
      kind: row.kind as AgreementKind,
      modelId: row.model_id,
      element: row.element,
      number: row.number,
      state,
      endedReason: row.ended_reason,
      mayConfirm: row.may_confirm,
      hoursLimit: row.hours_limit,
      parties: parties.get(row.id) ?? [],
      fileId: row.file_id && files.has(row.file_id) ? (row.file_id as FileId) : null,
      canEnd: row.can_end && state !== 'ended',
    }
  })
}

/** Those in force today. */
export const agreementsInForce = async (ctx: Ctx, search: AgreementSearch): Promise<AgreementShown[]> =>
  (await agreements(ctx, search)).filter((agreement) => agreement.state === 'in_force')

/** One agreement of the institution. Throws NotFound when it is absent or not for the acting person. */
export async function agreementOf(
  ctx: Ctx,
  institutionId: InstitutionId,
  agreementId: AgreementId,
): Promise<AgreementShown> {
  const [found] = await agreements(ctx, { institutionId, agreementId })
  if (!found) throw new NotFound('institutions.agreement')
  return found
}
