import { type BodyId, type LocalDate, type Outcome, ok, refused } from '#kernel'
import type { Upload } from '#platform'
import { type Ctx, type FileRefusal, record } from '#platform/server'
import { saveAgreement } from '../agreements/agreement.store.server.ts'
import type { HowRecorded } from '../steps/how-recorded.domain.ts'
import { storeUploads } from '../steps/store-uploads.server.ts'
import { isSigned } from './paper.query.server.ts'
import { personToNominate } from './paper-to-keep.server.ts'

export type NominatePersonInput = {
  readonly bodyId: string
  readonly person: { readonly personId: string; readonly institutionId: string }
  readonly signedOn: LocalDate
  /** Recorded for an institution without accounts, and how it came. */
  readonly recording: boolean
  readonly how?: HowRecorded | undefined
  readonly scan?: Upload | undefined
}
export type NominatePersonRefusal =
  | 'already_in_force'
  | 'not_employed'
  | 'future_day'
  | 'not_without_account'
  | FileRefusal

/**
 * An institution that takes part in a team names a person for its cases, besides whom its declaration named. This gives no place in the
 * team: it only lets the person's seats in cases work, together with a statement of confidentiality. Throws Forbidden.
 */
export async function nominatePerson(
  ctx: Ctx,
  input: NominatePersonInput,
): Promise<Outcome<BodyId, NominatePersonRefusal>> {
  const { body, type, people, recording } = await personToNominate(ctx, input.bodyId, input.recording)
  const { personId, institutionId } = input.person
  const isTheirs = people.some((one) => one.personId === personId && one.institutionId === institutionId)
  if (!isTheirs) return refused('not_employed', { field: 'person' })
  if (recording && input.how === undefined) return refused('not_without_account', { field: '_how' })
  if (input.signedOn > ctx.today) return refused('future_day', { field: 'signedOn' })
  const modelId = body.model.document.id
  if (await isSigned(ctx, { element: type.id, modelId, personId, institutionId })) {
    return refused('already_in_force', { field: 'person' })
  }
  const files = await storeUploads(ctx, { scan: input.scan })
  if (!files.ok) return files
  await saveAgreement(ctx, {
    kind: type.kind,
    element: type.id,
    modelId,
    bodyId: body.id,
    parties: [{ institutionId }, { personId }],
    signedOn: input.signedOn,
    fromOn: input.signedOn,
    fileId: files.value.scan,
    how: recording ? input.how : undefined,
  })
  const payload = { person: personId, institution: institutionId, on: input.signedOn, recorded: recording }
  await record(ctx, { chain: 'body', about: body.id, name: 'teams.person.nominated', payload })
  return ok(body.id)
}
