import { page } from '#platform'
import { ButtonLink, Empty, Head, Stack, Table } from '#platform/ui'
import { institutionFor } from '../desk/protected-institution.query.server.ts'
import { OfInstitution } from '../of-institution.ts'
import { ProtectionCrumbs } from '../protection-crumbs.tsx'
import { authorisationsFilePath } from '../protection-paths.ts'
import { authorisationsOf } from './authorisation.query.server.ts'
import { AUTHORISATION_COLUMNS, authorisationRow } from './authorisation-rows.ts'
import { authorisationsPrint } from './authorisations-print.ts'

/** The register of authorisations of an institution: who, from when to when, sworn when, in how many places. */
export const authorisationsPage = page({
  path: '/protection/:institutionId/authorisations',
  params: OfInstitution,
  act: 'protection.authorisation.list',
  looking: 'unrecorded',
  load: async (ctx, { institutionId }) => ({
    institution: await institutionFor(ctx, institutionId, 'keep'),
    authorisations: await authorisationsOf(ctx, institutionId),
  }),
  title: ({ t }) => t('protection.authorisation.title'),
  view: ({ loaded: { institution, authorisations }, t }) => (
    <>
      <ProtectionCrumbs institution={institution} here={t('protection.authorisation.title')} />
      <Stack>
        <Head
          title={t('protection.authorisation.title')}
          over={institution.name}
          lead={t('protection.authorisation.lead')}
        >
          <ButtonLink href={authorisationsPrint.at({ institutionId: institution.id })}>
            {t('protection.authorisation.print')}
          </ButtonLink>
          <ButtonLink href={authorisationsFilePath(institution.id)}>{t('protection.authorisation.export')}</ButtonLink>
        </Head>
        {authorisations.length === 0 ? (
          <Empty title={t('protection.authorisation.empty')} />
        ) : (
          <Table
            caption={t('protection.authorisation.title')}
            columns={AUTHORISATION_COLUMNS.map((key) => ({ label: t(key) }))}
            rows={authorisations.map((one) => ({ cells: authorisationRow(one, t) }))}
          />
        )}
      </Stack>
    </>
  ),
})
