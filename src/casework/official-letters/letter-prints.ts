import { print } from '#platform'
import { scope } from '../cases/case-scope.ts'
import { draftToPrint, letterFile } from './letter.query.server.ts'
import { letterDocument } from './letter-document.ts'
import { OfLetter } from './of-letter.ts'

/** Put on the record of the letter alone: the record of the case tells nobody that there is one. */
const printed = (caseId: string, letterId: string, what: 'draft' | 'approved') => ({
  chain: 'case' as const,
  about: letterId,
  name: 'casework.letter.printed',
  payload: { case: caseId, letter: letterId, print: what },
})

/** The answer as it stands, to be read before it is approved. */
export const letterDraftPrint = print({
  path: '/cases/:caseId/print/letters/:letterId/draft',
  params: OfLetter,
  act: 'casework.letter.print',
  load: (ctx, { caseId, letterId }) => draftToPrint(ctx, caseId, letterId),
  looking: ({ caseId, letterId }) => printed(caseId, letterId, 'draft'),
  scope,
  name: ({ loaded: { letter, t } }) => `${t('casework.letter.print.draft_file')}-${letter.number}`,
  document: ({ loaded: { t, ...toPrint } }) => letterDocument(toPrint, t),
})

/** The answer exactly as it was approved and went. */
export const letterFilePrint = print({
  path: '/cases/:caseId/print/letters/:letterId/approved',
  params: OfLetter,
  act: 'casework.letter.print',
  load: (ctx, { caseId, letterId }) => letterFile(ctx, caseId, letterId),
  looking: ({ caseId, letterId }) => printed(caseId, letterId, 'approved'),
  scope,
  name: ({ loaded: { letter }, t }) => `${t('casework.letter.print.file')}-${letter.number}`,
  kept: ({ pdf }) => pdf,
})

export const letterPrints = [letterDraftPrint, letterFilePrint]
