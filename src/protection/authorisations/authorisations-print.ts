import { print } from '#platform'
import { institutionFor } from '../desk/protected-institution.query.server.ts'
import { OfInstitution } from '../of-institution.ts'
import { authorisationsOf } from './authorisation.query.server.ts'
import { AUTHORISATION_COLUMNS, authorisationRow } from './authorisation-rows.ts'

/** The register of authorisations on paper. */
export const authorisationsPrint = print({
  path: '/protection/:institutionId/authorisations/print',
  params: OfInstitution,
  act: 'protection.authorisation.print',
  load: async (ctx, { institutionId }) => ({
    institution: await institutionFor(ctx, institutionId, 'keep'),
    authorisations: await authorisationsOf(ctx, institutionId),
  }),
  looking: ({ institutionId }) => ({
    chain: 'institution',
    about: institutionId,
    name: 'protection.authorisation.printed',
  }),
  name: ({ t }) => t('protection.authorisation.file_name'),
  document: ({ loaded: { institution, authorisations }, t }) => ({
    title: t('protection.authorisation.title'),
    institution: institution.name,
    mark: t('protection.authorisation.mark'),
    blocks: [
      {
        kind: 'table',
        columns: AUTHORISATION_COLUMNS.map((key) => ({ label: t(key) })),
        rows: authorisations.map((one) => authorisationRow(one, t)),
      },
    ],
  }),
})
