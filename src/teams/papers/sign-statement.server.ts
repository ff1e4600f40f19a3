import { type BodyId, type Outcome, ok, refused } from '#kernel'
import { type Answers, withStored } from '#model'
import type { Upload } from '#platform'
import { type Ctx, type FileRefusal, me, record } from '#platform/server'
import { saveAgreement } from '../agreements/agreement.store.server.ts'
import { answerOfKind, dayIn, isConfirmed } from '../steps/form-answers.domain.ts'
import type { HowRecorded } from '../steps/how-recorded.domain.ts'
import { storeUploads } from '../steps/store-uploads.server.ts'
import { isSigned } from './paper.query.server.ts'
import { statementToSign } from './paper-to-keep.server.ts'

export type SignStatementInput = {
  readonly bodyId: string
  /** Recorded for somebody without an account: whose statement it is, and how it came. */
  readonly recording: boolean
  readonly personId?: string | undefined
  readonly how?: HowRecorded | undefined
  readonly answers: Answers
  readonly uploads?: Readonly<Record<string, Upload>> | undefined
}
export type SignStatementRefusal = 'already_in_force' | 'not_confirmed' | 'not_without_account' | FileRefusal

/**
 * A person's own statement of confidentiality, outside the stage of the team that asks its members for theirs: workers of single cases sign
 * it too, and whoever joins later. One statement covers every team and case of the model (FORMAT.md, section 5). Throws Forbidden.
 */
export async function signStatement(
  ctx: Ctx,
  input: SignStatementInput,
): Promise<Outcome<BodyId, SignStatementRefusal>> {
  const { body, type, people, recording } = await statementToSign(ctx, input.bodyId, input.recording)
  const { model } = body
  const form = model.form(type.form ?? '')
  const modelId = model.document.id
  const personId = recording ? people.find((one) => one.personId === input.personId)?.personId : me(ctx)
  if (personId === undefined || (recording && input.how === undefined)) {
    return refused('not_without_account', { field: '_who' })
  }
  if (!isConfirmed(form, input.answers)) return refused('not_confirmed')
  if (await isSigned(ctx, { element: type.id, modelId, personId })) return refused('already_in_force')
  const files = await storeUploads(ctx, input)
  if (!files.ok) return files
  const answers = withStored(input.answers, files.value.stored)
  const signedOn = dayIn(form, answers) ?? ctx.today
  await saveAgreement(ctx, {
    kind: type.kind,
    element: type.id,
    modelId,
    bodyId: body.id,
    parties: [{ personId }],
    signedOn,
    fromOn: signedOn,
    fileId: answerOfKind(form, answers, 'file'),
    how: recording ? input.how : undefined,
  })
  // Which text was signed: that of this form in this version of the model.
  const text = { version: body.versionId, form: form.id }
  const payload = { person: personId, on: signedOn, recorded: recording, ...text }
  await record(ctx, { chain: 'body', about: body.id, name: 'teams.statement.signed', payload })
  return ok(body.id)
}
