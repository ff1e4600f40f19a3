import { Forbidden, type LocalDate, NotFound, type Outcome, ok, refused } from '#kernel'
import type { Upload } from '#platform'
import { type Ctx, DOCUMENTS, type FileRefusal, record, storeFile } from '#platform/server'
import { type EntitlementRefusal, mayConsent, TAKE_PART } from '../authority/authority.domain.ts'
import { authorityFacts } from '../authority/authority.store.server.ts'
import { writeWords } from '../authority/record-authority.server.ts'
import { caseToAct } from '../cases/case-file.store.server.ts'
import { mayKeep } from '../cases/may-keep.query.server.ts'
import { subjectToCorrect } from '../families/person.store.server.ts'
import { attachFiles } from '../forms/item-file.store.server.ts'
import type { ConsentForInput } from './consent-for.schema.ts'
import { consentsFor, mayWithdrawFor, saveConsentFor, saveWithdrawalFor } from './consent-for.store.server.ts'
import { textOn } from './texts/consent-text.domain.ts'
import { consentTexts } from './texts/consent-text.store.server.ts'

export type ConsentForRefusal = EntitlementRefusal | FileRefusal | 'no_text_then' | 'day_ahead' | 'case_closed'

/**
 * Records a consent that a child, or an adult without full legal capacity, takes part, as it was given on paper or in a talk. Only by whoever held
 * authority on that day; where another parent decides too, they are asked or the reason is recorded.
 */
export async function giveConsentFor(
  ctx: Ctx,
  input: ConsentForInput & { readonly caseId: string; readonly subjectId: string; readonly scan?: Upload | undefined },
): Promise<Outcome<string, ConsentForRefusal>> {
  const file = await caseToAct(ctx, input.caseId)
  await mayKeep(ctx, file.id)
  const subject = await subjectToCorrect(ctx, file.id, input.subjectId)
  if (file.closedOn) return refused('case_closed')
  const { giver, second, recordedHow: how, recordedOn: onDay } = input
  const matter = TAKE_PART
  if (onDay > ctx.today) return refused('day_ahead', { field: 'recordedOn' })
  const text = input.text && textOn(await consentTexts(ctx), 'taking_part', input.text, onDay)
  if (input.text && !text) return refused('no_text_then', { field: 'text' })
  const facts = await authorityFacts(ctx, file.id)
  const may = mayConsent(facts, { subject: subject.id, giver, on: onDay, matter, second })
  if (!may.ok) return refused(may.refusal, { field: may.refusal === 'second_parent_missing' ? 'second' : 'giver' })
  if (may.value.authority === null) return refused('own_consent', { field: 'giver' })
  const scan = input.scan ? await storeFile(ctx, input.scan, DOCUMENTS) : null
  if (scan && !scan.ok) return scan

  const itemId = await writeWords(ctx, file, subject.id, {}, 'consent')
  if (scan) await attachFiles(ctx, file.id, [{ itemId, fileId: scan.value }])
  const id = await saveConsentFor(ctx, {
    caseId: file.id,
    itemId,
    subjectId: subject.id,
    authorityId: may.value.authority,
    matter,
    textId: text?.id,
    givenOn: onDay,
    second: may.value.second,
    recorded: { how, onDay },
  })
  const payload = { subject: subject.id, consent: id, matter, second: may.value.second }
  await record(ctx, { chain: 'case', about: file.id, name: 'casework.consent.given_for', payload, item: itemId })
  return ok(id)
}

export type WithdrawConsentForRefusal = 'already_withdrawn' | 'day_ahead' | 'before_consent'

/** Records that a consent given on behalf of somebody was withdrawn, from a day on. What the law lets institutions share stays. */
export async function withdrawConsentFor(
  ctx: Ctx,
  input: { caseId: string; subjectId: string; consentId: string; onDay: LocalDate },
): Promise<Outcome<null, WithdrawConsentForRefusal>> {
  const file = await caseToAct(ctx, input.caseId)
  const mine = ({ id, subjectId }: { id: string; subjectId: string }) =>
    id === input.consentId && subjectId === input.subjectId
  const consent = (await consentsFor(ctx, file.id)).find(mine)
  if (!consent) throw new NotFound('consent')
  if (!(await mayWithdrawFor(ctx, consent.id))) throw new Forbidden('casework.consent.withdraw')
  if (consent.withdrawnOn !== null) return refused('already_withdrawn')
  if (input.onDay > ctx.today) return refused('day_ahead', { field: 'onDay' })
  if (input.onDay < consent.givenOn) return refused('before_consent', { field: 'onDay' })
  await saveWithdrawalFor(ctx, consent.id, input.onDay)
  const payload = { subject: consent.subjectId, consent: consent.id, on: input.onDay }
  const name = 'casework.consent.withdrawn_for'
  await record(ctx, { chain: 'case', about: file.id, name, payload, item: consent.itemId })
  return ok(null)
}
