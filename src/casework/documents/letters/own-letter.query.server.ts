import { sql } from 'kysely'
import { NotFound } from '#kernel'
import { nameIn } from '#model'
import type { Locale, PrintDocument } from '#platform'
import { type Ctx, docxParagraphs, fillTemplate, translator } from '#platform/server'
import { caseFacts, type KnownCase } from '../../cases/case-facts.store.server.ts'
import { type CaseFrame, caseFrame } from '../../cases/case-frame.query.server.ts'
import { institutionNames } from '../../cases/institution-names.query.server.ts'
import { peopleOf } from '../../families/people.query.server.ts'
import { personLabel } from '../../families/person-label.domain.ts'
import { type Recipients, recipientsIn } from '../../sharing/parties.query.server.ts'
import { institutionsOfMine } from '../plan-papers/plan-papers.query.server.ts'
import {
  type LetterTemplate,
  numberingOf,
  templateContent,
  templateIn,
  templatesOf,
} from '../templates/letter-template.store.server.ts'
import { type LetterListed, letterListed } from './letters-listed.query.server.ts'
import { issuedFiles, type OwnLetter } from './own-letter.store.server.ts'
import { type LetterOnPaper, ofTemplate, ownLetterDocument, templateValues } from './own-letter-document.ts'
import { type ProofKept, proofsOf } from './proof.store.server.ts'
import { SHIPPED_LETTERS } from './shipped-letters.ts'

export type LetterChoices = {
  readonly known: KnownCase
  readonly frame: CaseFrame
  /** For which institution I write. */
  readonly institution: { readonly id: string; readonly name: string }
  readonly institutions: readonly Recipients[]
  readonly adults: readonly { readonly id: string; readonly label: string }[]
  readonly templates: readonly LetterTemplate[]
}

/** To whom and by which template I may write from a case. `NotFound` for those who write nothing in it. */
export async function letterChoices(ctx: Ctx, caseId: string): Promise<LetterChoices> {
  const known = await caseFacts(ctx, caseId)
  const [institution] = await institutionsOfMine(ctx, caseId)
  if (!institution) throw new NotFound('letters')
  const adults = (await peopleOf(ctx, caseId)).filter(({ adult, identity }) => adult && identity !== null)
  return {
    ...{ known, institution, frame: await caseFrame(ctx, known.file) },
    institutions: (await recipientsIn(ctx, known)).filter(({ id }) => id !== institution.id),
    adults: adults.map((one) => ({ id: one.id, label: personLabel(one, known.file.code) })),
    templates: (await templatesOf(ctx, institution.id)).filter(({ state }) => state === 'in_force'),
  }
}

export type LetterPage = {
  readonly known: KnownCase
  readonly frame: CaseFrame
  readonly letter: LetterListed
  readonly paper: LetterOnPaper
  readonly templateName: string
  readonly hasNumbering: boolean
  readonly proofs: readonly ProofKept[]
}

/** One letter of my institution. */
export async function letterPage(
  ctx: Ctx,
  caseId: string,
  letterId: string,
  locale: Locale = 'pl',
): Promise<LetterPage> {
  const known = await caseFacts(ctx, caseId)
  const letter = await letterListed(ctx, caseId, letterId)
  return {
    ...{ known, letter, frame: await caseFrame(ctx, known.file) },
    paper: await letterOnPaper(ctx, known, letter),
    templateName: await templateName(ctx, letter, locale),
    hasNumbering: (await numberingOf(ctx, letter.institution)) !== null,
    proofs: await proofsOf(ctx, letterId),
  }
}

async function templateName(ctx: Ctx, { template }: OwnLetter, locale: Locale): Promise<string> {
  if ('own' in template) {
    const { name, no } = await templateIn(ctx, template.own)
    return `${name} (${no})`
  }
  const shipped = SHIPPED_LETTERS.find(({ key }) => key === template.shipped)
  return shipped ? `${nameIn(shipped.name, locale)} (${shipped.version})` : template.shipped
}

/** A letter as it would go today, or as it went. */
export async function letterOnPaper(ctx: Ctx, known: KnownCase, letter: OwnLetter): Promise<LetterOnPaper> {
  return {
    words: letter.words,
    sender: await senderOf(ctx, letter.institution),
    recipient: await recipientName(ctx, known, letter),
    number: letter.number,
    day: letter.issuedOn ?? ctx.today,
  }
}

/** How a letter calls its recipient: once issued, as it was written then. */
export async function recipientName(ctx: Ctx, known: KnownCase, { words, to, outside }: OwnLetter): Promise<string> {
  if (words.recipient !== undefined) return words.recipient
  if (to.kind === 'outside') return outside ?? ''
  if (to.kind === 'institution') return (await institutionNames(ctx, [to.id])).get(to.id)?.name ?? ''
  const person = (await peopleOf(ctx, known.file.id)).find(({ id }) => id === to.id)
  return person ? personLabel(person, known.file.code) : ''
}

async function senderOf(ctx: Ctx, id: string): Promise<LetterOnPaper['sender']> {
  const row = await ctx.db
    .selectFrom('institutions.institution as i')
    .select(['i.name', 'i.address', 'i.postal_code'])
    .select(
      sql<string | null>`(select u.name from territory.unit_period u where u.code = i.seat_code
        and u.valid_from <= ${ctx.today}::date order by u.valid_from desc limit 1)`.as('place'),
    )
    .where('i.id', '=', id)
    .executeTakeFirst()
  return {
    name: row?.name ?? '',
    address: [row?.address, row?.postal_code].filter(Boolean).join(', '),
    place: row?.place ?? '',
  }
}

export type LetterFiles = { readonly document: PrintDocument; readonly docx: Uint8Array<ArrayBuffer> | null }

/** The files of a letter as it stands: for paper, and of a template of the institution the filled template itself. */
export async function filesOf(ctx: Ctx, letter: OwnLetter, paper: LetterOnPaper): Promise<LetterFiles> {
  const t = translator('pl')
  if (!('own' in letter.template)) return { document: ownLetterDocument(paper, t), docx: null }
  const content = await templateContent(ctx, letter.template.own)
  const docx = await fillTemplate(content, templateValues(paper, t))
  return { document: ofTemplate(paper, await docxParagraphs(docx), t), docx }
}

/** What is printed of a letter: a draft as it would go, an issued one as it went. */
export async function letterToPrint(
  ctx: Ctx,
  caseId: string,
  letterId: string,
): Promise<LetterFiles & { letter: OwnLetter }> {
  const { letter, paper } = await letterPage(ctx, caseId, letterId)
  const issued = letter.state === 'issued' ? await issuedFiles(ctx, letter.id) : null
  if (issued) {
    return { letter, document: issued.document, docx: issued.docx ? new Uint8Array(issued.docx) : null }
  }
  return { letter, ...(await filesOf(ctx, letter, paper)) }
}
