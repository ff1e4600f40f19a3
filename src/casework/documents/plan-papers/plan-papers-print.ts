import { z } from 'zod'
import { type PrintDocument, print } from '#platform'
import { OfCase, OfPerson, scope } from '../../cases/case-scope.ts'
import { printMade } from '../../prints/print-of-case.ts'
import { type Reader, small } from '../../prints/print-words.ts'
import { paperBlocks } from './fill-paper.ts'
import type { PlanPaper } from './plan-paper.domain.ts'
import { type PaperToPrint, paperToPrint } from './plan-papers.query.server.ts'
import { FAMILY_WORK, SOCIAL_CONTRACT } from './plan-papers.ts'

/** A paper in the order of its own law, filled from the plan. It carries no logos, and its foot says what of its order is assumed. */
function paperDocument(paper: PlanPaper, variant: string, loaded: PaperToPrint, reader: Reader): PrintDocument {
  const { fill, frame } = loaded
  const parts = paper.variants.find(({ id }) => id === variant)
  const set = (blocks: PlanPaper['opening']) => paperBlocks(blocks, fill, reader)
  return {
    title: paper.title,
    institution: fill.institution.name,
    mark: frame.code,
    lang: 'pl',
    above: set(paper.above),
    blocks: [...set(paper.opening), ...set(parts?.blocks ?? []), small(paper.statute), small(paper.note)],
  }
}

/** The plan of work with a family, by the act on supporting families. */
export const familyWorkPrint = print({
  path: '/cases/:caseId/print/plan/family-work',
  params: OfCase,
  act: 'casework.plan.print_paper',
  load: (ctx, { caseId }) => paperToPrint(ctx, caseId, FAMILY_WORK, null),
  looking: ({ caseId }) => printMade(caseId, 'family_work'),
  scope,
  name: ({ loaded, t }) => `${t('casework.document.paper.family_work_file')}-${loaded.frame.code}`,
  document: ({ loaded, t, locale }) => paperDocument(FAMILY_WORK, 'whole', loaded, { t, locale }),
  office: true,
})

const OfContract = OfPerson.extend({ variant: z.enum(['a', 'b']) })

/** The social contract with one adult, in the order of its statutory pattern. */
export const contractPrint = print({
  path: '/cases/:caseId/print/plan/contract/:variant/:subjectId',
  params: OfContract,
  act: 'casework.plan.print_paper',
  load: (ctx, { caseId, subjectId }) => paperToPrint(ctx, caseId, SOCIAL_CONTRACT, subjectId),
  looking: ({ caseId }) => printMade(caseId, 'social_contract'),
  scope,
  name: ({ loaded, params, t }) =>
    `${t('casework.document.paper.contract_file')}-${params.variant}-${loaded.frame.code}`,
  document: ({ loaded, params, t, locale }) => paperDocument(SOCIAL_CONTRACT, params.variant, loaded, { t, locale }),
  office: true,
})
