import { print, showDate } from '#platform'
import { protectedInstitution } from '../desk/protected-institution.query.server.ts'
import { OfInstitution } from '../of-institution.ts'
import { ClauseId } from './clause.domain.ts'
import { clauseAt } from './clause.query.server.ts'
import { clauseBlocks } from './clause-blocks.ts'

/** One version on paper, to be hung up or handed over. */
export const clausePrint = print({
  path: '/protection/:institutionId/clauses/:clauseId/print',
  params: OfInstitution.extend({ clauseId: ClauseId }),
  act: 'protection.clause.print',
  load: async (ctx, { institutionId, clauseId }) => ({
    institution: await protectedInstitution(ctx, institutionId),
    clause: await clauseAt(ctx, institutionId, clauseId),
  }),
  looking: ({ institutionId, clauseId }) => ({
    chain: 'institution',
    about: institutionId,
    name: 'protection.clause.printed',
    payload: { clause: clauseId },
  }),
  name: ({ loaded: { clause }, t }) => `${t('protection.clause.file_name')}-${clause.no}`,
  document: ({ loaded: { institution, clause }, t }) => ({
    title: t('protection.clause.title'),
    institution: institution.name,
    mark: t('protection.clause.version', { no: clause.no, from: showDate(clause.from) }),
    blocks: clauseBlocks(clause, t),
  }),
})
