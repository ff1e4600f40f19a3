import { type Outcome, ok, refused } from '#kernel'
import type { Upload } from '#platform'
import { type Ctx, DOCUMENTS, type FileRefusal, record, storeFile } from '#platform/server'
import { type EntitlementRefusal, mayConsent } from '../authority/authority.domain.ts'
import { authorityFacts } from '../authority/authority.store.server.ts'
import { writeWords } from '../authority/record-authority.server.ts'
import { caseFacts } from '../cases/case-facts.store.server.ts'
import { type CaseFile, caseToAct } from '../cases/case-file.store.server.ts'
import { mayKeep } from '../cases/may-keep.query.server.ts'
import { subjectToCorrect } from '../families/person.store.server.ts'
import { attachFiles } from '../forms/item-file.store.server.ts'
import { isSpecial } from '../sharing/bounds.domain.ts'
import { recipientsIn } from '../sharing/parties.query.server.ts'
import { consentGrounds } from './consent-grounds.domain.ts'
import type { SharingConsentInput } from './sharing-consent.schema.ts'
import { saveSharingConsent, sharingConsents } from './sharing-consent.store.server.ts'
import { textOn } from './texts/consent-text.domain.ts'
import { consentTexts } from './texts/consent-text.store.server.ts'

export type RecordSharingRefusal =
  | EntitlementRefusal
  | FileRefusal
  | 'unknown_choice'
  | 'ends_before_it_begins'
  | 'recorded_already'
  | 'no_text_then'
  | 'day_ahead'
  | 'case_closed'

type Asked = SharingConsentInput & { readonly caseId: string; readonly scan?: Upload | undefined }

/**
 * Writes a consent to showing into the register, as somebody gave it on paper or in a talk: only from the person themselves, or from whoever
 * held authority that day. It shows nothing yet; a disclosure rests on it. The act of those who keep the case.
 */
export async function recordSharingConsent(ctx: Ctx, input: Asked): Promise<Outcome<string, RecordSharingRefusal>> {
  const file = await caseToAct(ctx, input.caseId)
  await mayKeep(ctx, file.id)
  const subject = await subjectToCorrect(ctx, file.id, input.subjectId)
  if (file.closedOn) return refused('case_closed')
  const { recordedOn: givenOn, validUntil } = input
  const chosen = await checkChoices(ctx, file, input)
  if (!chosen.ok) return chosen
  if (givenOn > ctx.today) return refused('day_ahead', { field: 'recordedOn' })
  if (validUntil && validUntil < givenOn) return refused('ends_before_it_begins', { field: 'validUntil' })
  const text = input.text && textOn(await consentTexts(ctx), 'sharing', input.text, givenOn)
  if (input.text && !text) return refused('no_text_then', { field: 'text' })
  const asked = { subject: subject.id, giver: input.giver, on: givenOn, matter: input.ground, second: input.second }
  const may = mayConsent(await authorityFacts(ctx, file.id), asked)
  if (!may.ok) return refused(may.refusal, { field: may.refusal === 'second_parent_missing' ? 'second' : 'giver' })
  if (await standsAlready(ctx, input)) return refused('recorded_already')
  const scan = input.scan ? await storeFile(ctx, input.scan, DOCUMENTS) : null
  if (scan && !scan.ok) return scan

  const special = input.categories.find((category) => isSpecial(file.model, category))
  // The scan tells what it is about: it is read like what it lets be shown.
  const itemId = await writeWords(ctx, file, subject.id, {}, 'consent', special)
  if (scan) await attachFiles(ctx, file.id, [{ itemId, fileId: scan.value }])
  const id = await saveSharingConsent(ctx, {
    caseId: file.id,
    institutionId: file.keeper,
    itemId,
    subjectId: subject.id,
    authorityId: may.value.authority,
    recipient: input.recipient,
    ground: input.ground,
    categories: [...new Set(input.categories)],
    special: special !== undefined,
    textId: text?.id,
    givenOn,
    validUntil,
    second: may.value.second,
    recorded: { how: input.recordedHow, onDay: givenOn },
  })
  const payload = { subject: subject.id, consent: id, how: input.recordedHow }
  await record(ctx, { chain: 'case', about: file.id, name: 'casework.sharing_consent.recorded', payload, item: itemId })
  return ok(id)
}

/** What was chosen is there to be chosen: an institution with people in the case, categories and a ground of the model. */
async function checkChoices(
  ctx: Ctx,
  { id, model }: CaseFile,
  { recipient, categories, ground }: Asked,
): Promise<Outcome<null, 'unknown_choice'>> {
  const institutions = await recipientsIn(ctx, await caseFacts(ctx, id))
  if (!institutions.some((one) => one.id === recipient)) return refused('unknown_choice', { field: 'recipient' })
  if (!consentGrounds(model).some((one) => one.id === ground)) return refused('unknown_choice', { field: 'ground' })
  const unknown = categories.some((category) => !model.category.find(category))
  return unknown ? refused('unknown_choice', { field: 'categories' }) : ok(null)
}

/** The same consent written down twice would look withdrawn once one of the two is. */
async function standsAlready(ctx: Ctx, input: Asked): Promise<boolean> {
  const same = new Set(input.categories)
  return (await sharingConsents(ctx, input.caseId)).some(
    (one) =>
      one.withdrawnOn === null &&
      one.subjectId === input.subjectId &&
      one.giver === input.giver &&
      one.recipient.id === input.recipient &&
      one.ground === input.ground &&
      one.givenOn === input.recordedOn &&
      [...same].every((category) => one.categories.includes(category)),
  )
}
