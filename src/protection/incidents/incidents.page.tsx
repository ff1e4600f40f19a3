import { page, showInstant, useReader } from '#platform'
import { ButtonLink, Empty, Head, Stack, Table, Tag } from '#platform/ui'
import { institutionFor } from '../desk/protected-institution.query.server.ts'
import { OfInstitution } from '../of-institution.ts'
import { ProtectionCrumbs } from '../protection-crumbs.tsx'
import { incidentPath } from '../protection-paths.ts'
import { HoursLines } from './hours-lines.tsx'
import { clocksOf, type Incident } from './incident.domain.ts'
import { incidentsOf } from './incident.query.server.ts'
import { reportIncidentPage } from './report-incident.page.tsx'

/** The register of breaches and incidents of an institution, with how long is left to tell whom. */
export const incidentsPage = page({
  path: '/protection/:institutionId/incidents',
  params: OfInstitution,
  act: 'protection.incident.list',
  looking: 'unrecorded',
  load: async (ctx, { institutionId }) => ({
    institution: await institutionFor(ctx, institutionId, 'keep'),
    incidents: await incidentsOf(ctx, institutionId),
    now: ctx.now,
  }),
  title: ({ t }) => t('protection.incident.list.title'),
  view: ({ loaded: { institution, incidents, now }, t }) => (
    <>
      <ProtectionCrumbs institution={institution} here={t('protection.incident.list.title')} />
      <Stack>
        <Head
          title={t('protection.incident.list.title')}
          over={institution.name}
          lead={t('protection.incident.list.lead')}
        >
          <ButtonLink href={reportIncidentPage.at({ institutionId: institution.id })}>
            {t('protection.incident.report.title')}
          </ButtonLink>
        </Head>
        {incidents.length === 0 ? (
          <Empty title={t('protection.incident.list.empty')} />
        ) : (
          <IncidentsTable incidents={incidents} now={now} />
        )}
      </Stack>
    </>
  ),
})

function IncidentsTable({ incidents, now }: { incidents: readonly Incident[]; now: Date }) {
  const { t } = useReader()
  return (
    <Table
      caption={t('protection.incident.list.title')}
      columns={[
        { label: t('protection.incident.no') },
        { label: t('protection.incident.found') },
        { label: t('protection.incident.state') },
        { label: t('protection.incident.clocks') },
      ]}
      rows={incidents.map((one) => {
        const clocks = one.closedOn ? [] : clocksOf(one, now)
        return {
          state: clocks.some(({ state }) => state === 'passed') ? ('late' as const) : undefined,
          cells: [
            <a href={incidentPath(one.institutionId, one.id)}>{t('protection.incident.number', { no: one.no })}</a>,
            showInstant(one.foundAt),
            <Tag>{t(one.closedOn ? 'protection.incident.closed' : 'protection.incident.open')}</Tag>,
            <HoursLines clocks={clocks} />,
          ],
        }
      })}
    />
  )
}
