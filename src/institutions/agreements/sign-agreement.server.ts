import { AgreementId, type LocalDate, type Outcome, ok, refused } from '#kernel'
import type { Upload } from '#platform'
import { type Ctx, DOCUMENTS, type FileRefusal, record, storeFile } from '#platform/server'
import { lastDay } from './agreement.domain.ts'
import {
  addAgreement,
  agreementToEnd,
  mustRecordAgreement,
  type NewAgreement,
  saveAgreementEnd,
} from './agreement.store.server.ts'

export type SignRefusal =
  | 'parties_missing'
  | 'signed_in_future'
  | 'ends_before_start'
  | Exclude<FileRefusal, 'file_missing'>
/** `file` is the scan, when there is one: PDF, JPG, PNG or WebP. */
export type SignInput = NewAgreement & { readonly file?: Upload | undefined }

/**
 * Records a signed agreement, declaration, nomination, statement or order. From its first to its last day it opens what the model ties
 * to it. It may take effect before it was signed (an annex); it cannot be signed in the future. Throws Forbidden.
 */
export async function signAgreement(ctx: Ctx, input: SignInput): Promise<Outcome<AgreementId, SignRefusal>> {
  await mustRecordAgreement(ctx, input)
  if (input.parties.length === 0) return refused('parties_missing')
  if (input.signedOn > ctx.today) return refused('signed_in_future', { field: 'signed_on' })
  if (input.until && input.until < input.from) return refused('ends_before_start', { field: 'until' })
  const stored = input.file ? await storeFile(ctx, input.file, DOCUMENTS) : null
  if (stored && !stored.ok) {
    if (stored.refusal === 'file_missing') throw new Error('a file that is there cannot be missing')
    return refused(stored.refusal, stored.why)
  }

  const id = AgreementId.parse(ctx.newId())
  await addAgreement(ctx, id, input, stored ? stored.value : null)
  const { kind, modelId, element, from, until = null } = input
  const payload = { agreement: id, kind, modelId, element, from, until }
  // On the record of the institution that signed; an agreement of local governments or of a person alone has a record of its own.
  const about = input.parties.flatMap((party) => ('institutionId' in party ? party.institutionId : []))[0] ?? id
  await record(ctx, { chain: 'institution', about, name: 'institutions.agreement.signed', payload })
  return ok(id)
}

export type EndAgreementInput = {
  readonly agreementId: AgreementId
  readonly last_day: LocalDate
  readonly reason: string
}
export type EndAgreementRefusal = 'ends_before_start' | 'ends_sooner_already'

/** Ends an agreement early: `last_day` is the last that counts, and what it opened closes with it. Throws NotFound and Forbidden. */
export async function endAgreement(
  ctx: Ctx,
  input: EndAgreementInput,
): Promise<Outcome<AgreementId, EndAgreementRefusal>> {
  const days = await agreementToEnd(ctx, input.agreementId)
  const last = lastDay(days)
  if (input.last_day < days.from) return refused('ends_before_start', { field: 'last_day' })
  if (last !== null && input.last_day >= last) return refused('ends_sooner_already', { field: 'last_day' })

  await saveAgreementEnd(ctx, input.agreementId, { lastDay: input.last_day, reason: input.reason })
  const payload = { agreement: input.agreementId, lastDay: input.last_day }
  await record(ctx, { chain: 'institution', about: input.agreementId, name: 'institutions.agreement.ended', payload })
  return ok(input.agreementId)
}
