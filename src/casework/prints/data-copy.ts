import type { z } from 'zod'
import { NotFound } from '#kernel'
import { type PrintBlock, type PrintDocument, print, showInstant, type T } from '#platform'
import { type Ctx, translator } from '#platform/server'
import { type Clause, informationClause } from '#protection'
import { clauseInForce } from '#protection/server'
import type { KeptPiece } from '../bundle/bundle.domain.ts'
import { BundleId } from '../bundle/bundle.domain.ts'
import { caseToCopy, personCalled } from '../bundle/bundle.query.server.ts'
import { bundleAt, piecesOf } from '../bundle/bundle.store.server.ts'
import { OfCase, scope } from '../cases/case-scope.ts'
import { institutionNames } from '../cases/institution-names.query.server.ts'
import { institutionAddress } from './institution-address.query.server.ts'
import { printMade } from './print-of-case.ts'
import { facts, heading, small, text } from './print-words.ts'

const OfCopy = OfCase.extend({ bundleId: BundleId })

/** A copy that may leave the house: approved, in the words that were kept, and nothing read from the case but how the person is called. */
async function copyOf(ctx: Ctx, { caseId, bundleId }: z.infer<typeof OfCopy>) {
  const frame = await caseToCopy(ctx, caseId)
  const bundle = await bundleAt(ctx, { caseId, bundleId })
  if (bundle.state !== 'approved' && bundle.state !== 'given') throw new NotFound('copy to print')
  const names = await institutionNames(ctx, [bundle.institutionId, ...bundle.elsewhere])
  return {
    bundle,
    code: frame.code,
    person: await personCalled(ctx, caseId, frame.code, bundle.subjectId),
    pieces: (await piecesOf(ctx, bundle)).filter(({ lines }) => lines !== null),
    institution: names.get(bundle.institutionId)?.name ?? '',
    address: await institutionAddress(ctx, bundle.institutionId),
    elsewhere: bundle.elsewhere.flatMap((id) => names.get(id)?.name ?? []),
    clause: await clauseInForce(ctx, bundle.institutionId),
    // A copy is Polish, whatever language its worker reads.
    polish: translator('pl'),
  }
}
type Copy = Awaited<ReturnType<typeof copyOf>>

/** The copy of somebody's data on paper, with the letter it comes with (RODO art. 15 par. 1 and 3, art. 12 par. 4). */
export const dataCopyPrint = print({
  path: '/cases/:caseId/print/copies/:bundleId',
  params: OfCopy,
  act: 'casework.bundle.print',
  load: copyOf,
  looking: ({ caseId }) => printMade(caseId, 'data_copy'),
  scope,
  name: ({ loaded }) => loaded.polish('casework.copy.paper.file'),
  document: ({ loaded }) => document(loaded),
})

function document(copy: Copy): PrintDocument {
  const { polish: t, institution, clause, elsewhere } = copy
  return {
    title: t('casework.copy.paper.title'),
    institution,
    mark: copy.code,
    lang: 'pl',
    blocks: [
      ...letter(copy),
      ...missing(t),
      ...(elsewhere.length > 0
        ? [
            heading(2, t('casework.copy.paper.elsewhere')),
            text(t('casework.copy.paper.elsewhere_lead')),
            { kind: 'list', items: elsewhere } as const,
          ]
        : []),
      heading(2, t('casework.copy.paper.complaint')),
      text(t('casework.copy.paper.complaint_text')),
      ...informationClause(institution, clause satisfies Clause | null, t),
      { kind: 'new_page' },
      heading(2, t('casework.copy.paper.data')),
      ...copy.pieces.flatMap((piece) => pieceBlocks(piece, t)),
    ],
  }
}

const letter = ({ polish: t, person, bundle, institution, address }: Copy): readonly PrintBlock[] => [
  ...facts([
    { label: t('casework.copy.paper.for'), text: person },
    { label: t('casework.copy.paper.day'), text: showInstant(bundle.gatheredAt) },
  ]),
  text([institution, address].filter(Boolean).join(', ')),
  text(t('casework.copy.paper.answer')),
]

/**
 * The same words in every copy, whatever was left out of it: a list of the reasons of this one would tell that somebody reported the family,
 * or that a procedure runs.
 */
const missing = (t: T): readonly PrintBlock[] => [
  heading(2, t('casework.copy.paper.missing')),
  text(t('casework.copy.paper.missing.others')),
  text(t('casework.copy.paper.missing.secrecy')),
]

function pieceBlocks({ title, lines, decision }: KeptPiece, t: T): readonly PrintBlock[] {
  const named = (lines ?? []).filter(({ label }) => label !== '')
  const unnamed = (lines ?? []).filter(({ label }) => label === '')
  return [
    heading(3, title ?? ''),
    ...(decision === 'summary' ? [small(t('casework.copy.paper.summary'))] : []),
    ...facts(named),
    ...unnamed.map((line) => text(line.text)),
  ]
}
