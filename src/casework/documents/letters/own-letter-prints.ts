import { NotFound } from '#kernel'
import { print } from '#platform'
import type { Ctx } from '#platform/server'
import { scope } from '../../cases/case-scope.ts'
import { OfOwnLetter, OfProof } from './letter.schema.ts'
import { letterToPrint } from './own-letter.query.server.ts'
import { letterIn, type OwnLetter } from './own-letter.store.server.ts'
import { proofFile } from './proof.store.server.ts'

/** Put on the record of the letter alone: the record of the case tells nobody that there is one. */
const printed = ({ id, caseId }: OwnLetter) => ({
  chain: 'case' as const,
  about: id,
  name: 'casework.own_letter.printed',
  payload: { case: caseId, letter: id },
})
const fileName = ({ number, id }: OwnLetter, file: string): string => `${file}-${(number ?? id).replaceAll('/', '-')}`

/** A letter on paper: a draft as it would go, an issued one as it went. */
export const ownLetterPrint = print({
  path: '/cases/:caseId/print/own-letters/:ownLetterId',
  params: OfOwnLetter,
  act: 'casework.own_letter.print',
  load: (ctx, { caseId, ownLetterId }) => letterToPrint(ctx, caseId, ownLetterId),
  looking: (_, { letter }) => printed(letter),
  scope,
  name: ({ loaded: { letter }, t }) => fileName(letter, t('casework.own_letter.file')),
  document: ({ loaded }) => loaded.document,
  office: true,
})

/** The institution's own template, filled. */
export const filledTemplatePrint = print({
  path: '/cases/:caseId/print/own-letters/:ownLetterId/filled',
  params: OfOwnLetter,
  act: 'casework.own_letter.print',
  load: (ctx, { caseId, ownLetterId }) => filled(ctx, caseId, ownLetterId),
  looking: (_, { letter }) => printed(letter),
  scope,
  name: ({ loaded: { letter }, t }) => fileName(letter, t('casework.own_letter.file')),
  kept: ({ docx }) => docx,
  kindOf: () => 'docx',
})

async function filled(ctx: Ctx, caseId: string, letterId: string) {
  const { letter, docx } = await letterToPrint(ctx, caseId, letterId)
  if (!docx) throw new NotFound('template')
  return { letter, docx }
}

/** The evidence that a letter went. */
export const proofPrint = print({
  path: '/cases/:caseId/print/own-letters/:ownLetterId/proofs/:proofId',
  params: OfProof,
  act: 'casework.own_letter.print',
  load: async (ctx, { caseId, ownLetterId, proofId }) => {
    const letter = await letterIn(ctx, caseId, ownLetterId)
    return { letter, file: await proofFile(ctx, ownLetterId, proofId) }
  },
  looking: (_, { letter }) => printed(letter),
  scope,
  name: ({ loaded: { letter }, t }) => fileName(letter, t('casework.own_letter.evidence_name')),
  kept: ({ file }) => new Uint8Array(file.content),
  kindOf: ({ file }) => file.kind,
})

export const ownLetterPrints = [ownLetterPrint, filledTemplatePrint, proofPrint]
