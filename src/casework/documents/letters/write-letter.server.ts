import { fold, isFormOf, namesIn, type Outcome, ok, refused } from '#kernel'
import type { Upload } from '#platform'
import { type Ctx, type FileRefusal, fileToKeep, record } from '#platform/server'
import { caseFacts } from '../../cases/case-facts.store.server.ts'
import { caseToAct } from '../../cases/case-file.store.server.ts'
import { pairsAmong } from '../../compartments/apart.store.server.ts'
import { tellsShielded } from '../../compartments/shield.store.server.ts'
import { peopleOf } from '../../families/people.query.server.ts'
import { templateIn } from '../templates/letter-template.store.server.ts'
import {
  type CaseValues,
  type LetterTo,
  type LetterWords,
  numberBy,
  SALUTATIONS,
  substituted,
} from './letter-fields.domain.ts'
import { filesOf, type LetterChoices, letterChoices, letterOnPaper } from './own-letter.query.server.ts'
import {
  letterToAct,
  type OwnLetter,
  salutationBefore,
  saveIssued,
  saveLetter,
  saveWords,
  takeNumber,
} from './own-letter.store.server.ts'
import { fieldsFor } from './projection.query.server.ts'
import { type Channel, type ProofObjection, plainReference, proofObjection } from './proof.domain.ts'
import { saveProof } from './proof.store.server.ts'
import { SHIPPED_LETTERS } from './shipped-letters.ts'

export type BeginInput = {
  readonly caseId: string
  /** `institution:<id>`, `person:<id>` or `outside`. */
  readonly to: string
  readonly outside?: string | undefined
  readonly address?: string | undefined
  /** `own:<id>` or the key of a shipped letter. */
  readonly template: string
}
export type BeginRefusal = 'closed' | 'unknown_choice' | 'outside_missing' | 'tells_shielded'

/** Begins a letter: its fields are filled with what the recipient may read, and nothing else. */
export async function beginLetter(ctx: Ctx, input: BeginInput): Promise<Outcome<string, BeginRefusal>> {
  const file = await caseToAct(ctx, input.caseId)
  const choices = await letterChoices(ctx, input.caseId)
  if (file.closedOn !== null) return refused('closed')
  const to = recipientOf(choices, input.to)
  const template = templateOf(choices, input.template)
  if (!to) return refused('unknown_choice', { field: 'to' })
  if (!template) return refused('unknown_choice', { field: 'template' })
  const { outside = '', address = '' } = input
  if (to.kind === 'outside' && outside === '') return refused('outside_missing', { field: 'outside' })
  if (await tellsShielded(ctx, input.caseId, outside, address)) return refused('tells_shielded')
  const { values, withheld } = await fieldsFor(ctx, choices.known, to)
  const shipped = SHIPPED_LETTERS.find(({ key }) => 'shipped' in template && key === template.shipped)
  const id = ctx.newId()
  await saveLetter(ctx, {
    ...{ id, caseId: input.caseId, institution: choices.institution.id, to, template, withheld },
    outside: to.kind === 'outside' ? outside : null,
    words: {
      ...EMPTY,
      ...{ address, values, subject: shipped?.subject ?? '', body: substituted(shipped?.body ?? '', values) },
      salutation: (to.kind === 'person' ? await salutationBefore(ctx, input.caseId, to.id) : null) ?? SALUTATIONS[0],
    },
  })
  await tell(ctx, input.caseId, id, 'begun')
  return ok(id)
}

const EMPTY = { attachments: '', copies: '', signer: '', signerFunction: '' }

function recipientOf({ institutions, adults }: LetterChoices, value: string): LetterTo | null {
  const [kind, id = ''] = value.split(':')
  if (kind === 'outside') return { kind }
  if (kind === 'institution' && institutions.some((one) => one.id === id)) return { kind, id }
  return kind === 'person' && adults.some((one) => one.id === id) ? { kind, id } : null
}

function templateOf({ templates }: LetterChoices, value: string): OwnLetter['template'] | null {
  const own = templates.find(({ id }) => value === `own:${id}`)
  if (own) return { own: own.id }
  return SHIPPED_LETTERS.some(({ key }) => key === value) ? { shipped: value } : null
}

/** What of a letter somebody writes. */
type WordsWritten = Omit<LetterWords, 'values' | 'recipient'>
type OfLetter = { readonly caseId: string; readonly ownLetterId: string }
export type WordsInput = OfLetter & { readonly version: number } & WordsWritten
export type WordsRefusal = 'closed' | 'issued' | 'tells_shielded' | 'kept_apart'

/** Keeps what was written into a draft, and fills its fields anew with what the recipient may read today. */
export async function keepWords(ctx: Ctx, input: WordsInput): Promise<Outcome<null, WordsRefusal>> {
  const file = await caseToAct(ctx, input.caseId)
  const letter = await letterToAct(ctx, input.caseId, input.ownLetterId, input.version)
  if (letter.state !== 'draft') return refused('issued')
  if (file.closedOn !== null) return refused('closed')
  const { salutation, subject, body, attachments, copies, signer, signerFunction, address } = input
  const written = { salutation, subject, body, attachments, copies, signer, signerFunction, address }
  const objection = await wordsObjection(ctx, letter, written)
  if (objection) return refused(objection)
  const { values, withheld } = await fieldsFor(ctx, await caseFacts(ctx, input.caseId), letter.to)
  await saveWords(ctx, letter, { ...written, values }, withheld)
  await tell(ctx, input.caseId, letter.id, 'written')
  return ok(null)
}

/** Whether the words of a letter tell what is shielded, or tell somebody about a person from whom they are kept apart. */
async function wordsObjection(
  ctx: Ctx,
  { caseId, to }: OwnLetter,
  words: WordsWritten,
): Promise<'tells_shielded' | 'kept_apart' | null> {
  const said = Object.values(words)
  if (await tellsShielded(ctx, caseId, ...said)) return 'tells_shielded'
  if (to.kind !== 'person') return null
  const spoken = said
    .join(' ')
    .split(/[^\p{L}]+/u)
    .map(fold)
  const mentioned = (await peopleOf(ctx, caseId)).filter(
    ({ id, identity }) =>
      id !== to.id && namesIn(identity?.given ?? '').some((stems) => spoken.some((word) => isFormOf(word, stems))),
  )
  const pairs = await pairsAmong(ctx, caseId, [to.id, ...mentioned.map(({ id }) => id)])
  return mentioned.length > 0 && pairs.length > 0 ? 'kept_apart' : null
}

export type IssueInput = OfLetter & { readonly version: number }
export type IssueRefusal = WordsRefusal | 'words_missing' | 'no_numbering' | 'template_withdrawn' | 'may_read_less'

/** Issues a letter: it gets its number and never changes again. Everything that could refuse it is asked before the number is taken. */
export async function issueLetter(ctx: Ctx, input: IssueInput): Promise<Outcome<null, IssueRefusal>> {
  const file = await caseToAct(ctx, input.caseId)
  const letter = await letterToAct(ctx, input.caseId, input.ownLetterId, input.version)
  if (letter.state !== 'draft') return refused('issued')
  if (file.closedOn !== null) return refused('closed')
  const { values, recipient: _, ...written } = letter.words
  if (!written.subject || !written.signer || ('shipped' in letter.template && !written.body))
    return refused('words_missing')
  if ('own' in letter.template && (await templateIn(ctx, letter.template.own)).state !== 'in_force')
    return refused('template_withdrawn')
  const objection = await wordsObjection(ctx, letter, written)
  if (objection) return refused(objection)
  const known = await caseFacts(ctx, input.caseId)
  if (!sameValues(values, (await fieldsFor(ctx, known, letter.to)).values)) return refused('may_read_less')
  const taken = await takeNumber(ctx, letter)
  if (!taken) return refused('no_numbering')
  const number = numberBy(taken.pattern, taken.no, taken.year)
  const paper = { ...(await letterOnPaper(ctx, known, letter)), number }
  const files = await filesOf(ctx, letter, paper)
  const { year, no } = taken
  const digest = await saveIssued(ctx, letter, { number, year, no, recipient: paper.recipient, ...files })
  await tell(ctx, input.caseId, letter.id, 'issued', { digest })
  return ok(null)
}

const sameValues = (kept: LetterWords['values'], now: CaseValues): boolean =>
  Object.entries(now).every(([field, words]) => (kept[field] ?? '') === words)

export type ProofInput = OfLetter & {
  readonly channel: Channel
  readonly onDay: Parameters<typeof proofObjection>[1]
  readonly reference?: string | undefined
  readonly file: Upload | undefined
}
export type ProofRefusal = 'not_issued' | ProofObjection | FileRefusal
const KINDS = { 'application/pdf': 'pdf', 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp' } as const

/** Writes down how and when an issued letter went, with its evidence. What was written down before stays. */
export async function addProof(ctx: Ctx, input: ProofInput): Promise<Outcome<null, ProofRefusal>> {
  await caseToAct(ctx, input.caseId)
  const letter = await letterToAct(ctx, input.caseId, input.ownLetterId)
  if (letter.issuedOn === null) return refused('not_issued')
  const reference = plainReference(input.reference ?? '')
  const { channel, onDay } = input
  const sent = input.file && input.file.bytes.length > 0 ? input.file : undefined
  const objection = proofObjection(
    { channel, onDay, reference, hasFile: sent !== undefined },
    letter.issuedOn,
    ctx.today,
  )
  if (objection) return refused(objection, { field: FIELD_OF[objection] })
  const read = sent ? await fileToKeep(sent, ['application/pdf', 'image/jpeg', 'image/png', 'image/webp']) : null
  if (read && !read.ok) return read
  const file = read ? { kind: KINDS[read.value.mediaType], content: read.value.content } : null
  await saveProof(ctx, letter, { channel, onDay, reference, file })
  await tell(ctx, input.caseId, letter.id, 'sent', { how: channel, on: onDay })
  return ok(null)
}

const FIELD_OF: Readonly<Record<ProofObjection, string>> = {
  day_ahead: 'onDay',
  before_issued: 'onDay',
  post_number: 'reference',
  e_delivery_address: 'reference',
  evidence_missing: 'file',
}

/** Put on the record of the letter alone: the record of the case tells nobody that there is one. */
const tell = (
  ctx: Ctx,
  caseId: string,
  letterId: string,
  what: 'begun' | 'written' | 'issued' | 'sent',
  payload: Readonly<Record<string, string>> = {},
) =>
  record(ctx, {
    chain: 'case',
    about: letterId,
    name: `casework.own_letter.${what}`,
    payload: { case: caseId, letter: letterId, ...payload },
  })
