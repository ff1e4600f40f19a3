import { type InstitutionId, type LocalDate, type Outcome, ok, refused } from '#kernel'
import { type Ctx, record } from '#platform/server'
import { institutionFor } from '../desk/protected-institution.query.server.ts'
import { lockProtectionOf } from '../desk/protection.store.server.ts'
import { DataAgreementId, type DataAgreementKind } from './data-agreement.domain.ts'
import { cooperationsOf, dataAgreementAt } from './data-agreement.query.server.ts'
import { addDataAgreement, saveLastDayOfAgreement } from './data-agreement.store.server.ts'

export type EnterAgreementInput = {
  readonly institutionId: InstitutionId
  readonly kind: DataAgreementKind
  readonly party: string
  readonly cooperationId?: string | undefined
  readonly subject: string
  readonly documentNo: string
  readonly signedOn: LocalDate
  readonly from: LocalDate
  readonly until?: LocalDate | undefined
  readonly essence?: string | undefined
  readonly subProcessors?: string | undefined
}
export type EnterAgreementRefusal =
  | 'cooperation_unknown'
  | 'essence_missing'
  | 'essence_needless'
  | 'sub_processors_needless'
  | 'signed_in_future'
  | 'ends_before_start'

function wrongTexts({ kind, essence, subProcessors }: EnterAgreementInput) {
  if (kind === 'joint_control') {
    if (!essence) return refused('essence_missing', { field: 'essence' })
    return subProcessors ? refused('sub_processors_needless', { field: 'subProcessors' }) : null
  }
  return essence ? refused('essence_needless', { field: 'essence' }) : null
}

/**
 * Enters a signed agreement about data in the register of an institution. Joint control needs its essence for people (RODO art. 26 par. 2),
 * which everybody may then read. Throws NotFound and Forbidden.
 */
export async function enterAgreement(
  ctx: Ctx,
  input: EnterAgreementInput,
): Promise<Outcome<DataAgreementId, EnterAgreementRefusal>> {
  const { institutionId, kind, from, until = null, cooperationId = null, essence = null, subProcessors = null } = input
  await institutionFor(ctx, institutionId, 'agree')
  const wrong = wrongTexts(input)
  if (wrong) return wrong
  if (input.signedOn > ctx.today) return refused('signed_in_future', { field: 'signedOn' })
  if (until !== null && until < from) return refused('ends_before_start', { field: 'until' })
  const known =
    cooperationId === null || (await cooperationsOf(ctx, institutionId)).some(({ id }) => id === cooperationId)
  if (!known) return refused('cooperation_unknown', { field: 'cooperationId' })

  const id = DataAgreementId.parse(ctx.newId())
  const { party, subject, documentNo, signedOn } = input
  const signed = { party, subject, documentNo, signedOn, from, until }
  await addDataAgreement(ctx, { id, institutionId, kind, cooperationId, essence, subProcessors, ...signed })
  const payload = { agreement: id, kind, from, until }
  await record(ctx, { chain: 'institution', about: institutionId, name: 'protection.data_agreement.entered', payload })
  return ok(id)
}

export type EndAgreementInput = {
  readonly institutionId: InstitutionId
  readonly agreementId: DataAgreementId
  readonly last_day: LocalDate
}
export type EndAgreementRefusal = 'ends_before_start' | 'ends_sooner_already'
/** Ends an agreement; `last_day` is the last that counts. Throws NotFound and Forbidden. */
export async function endAgreement(
  ctx: Ctx,
  { institutionId, agreementId, last_day }: EndAgreementInput,
): Promise<Outcome<DataAgreementId, EndAgreementRefusal>> {
  await institutionFor(ctx, institutionId, 'endAgreement')
  await lockProtectionOf(ctx, institutionId)
  const { from, until } = await dataAgreementAt(ctx, institutionId, agreementId)
  if (last_day < from) return refused('ends_before_start', { field: 'last_day' })
  if (until && last_day >= until) return refused('ends_sooner_already', { field: 'last_day' })
  await saveLastDayOfAgreement(ctx, agreementId, last_day)
  const payload = { agreement: agreementId, lastDay: last_day }
  await record(ctx, { chain: 'institution', about: institutionId, name: 'protection.data_agreement.ended', payload })
  return ok(agreementId)
}
