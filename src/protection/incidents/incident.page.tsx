import { page, useReader } from '#platform'
import { ButtonLink, Head, KeyValues, Note, Section, Stack } from '#platform/ui'
import { protectedInstitution } from '../desk/protected-institution.query.server.ts'
import { ProtectionCrumbs } from '../protection-crumbs.tsx'
import { incidentsPath } from '../protection-paths.ts'
import { closeIncidentPage } from './close-incident.page.tsx'
import { decideIncidentPage } from './decide-incident.page.tsx'
import { describeIncidentPage } from './describe-incident.page.tsx'
import { hoursInWords } from './hours-lines.tsx'
import { clocksOf, type Incident } from './incident.domain.ts'
import { incidentAt } from './incident.query.server.ts'
import { decisionLines, descriptionLines, type Line } from './incident-lines.ts'
import { incidentPrint } from './incident-print.ts'
import { OfIncident } from './of-incident.ts'

/** One breach or incident: its clocks, what is known, what was decided. */
export const incidentPage = page({
  path: '/protection/:institutionId/incidents/:incidentId',
  params: OfIncident,
  act: 'protection.incident.read',
  looking: 'unrecorded',
  load: async (ctx, { institutionId, incidentId }) => ({
    incident: await incidentAt(ctx, institutionId, incidentId),
    institution: await protectedInstitution(ctx, institutionId),
    now: ctx.now,
  }),
  title: ({ loaded, t }) => t('protection.incident.number', { no: loaded.incident.no }),
  view: ({ loaded: { institution, incident, now }, t }) => {
    const title = t('protection.incident.number', { no: incident.no })
    const register = { href: incidentsPath(institution.id), label: t('protection.incident.list.title') }
    return (
      <>
        <ProtectionCrumbs institution={institution} here={title} {...(incident.canKeep ? { register } : {})} />
        <Stack>
          <Head title={title} over={institution.name}>
            <Acts incident={incident} />
          </Head>
          {!incident.closedOn && <Clocks incident={incident} now={now} />}
          <Section id="known" title={t('protection.incident.known')}>
            <KeyValues items={inLines(descriptionLines(incident, t))} />
          </Section>
          <Section id="decided" title={t('protection.incident.decided')}>
            <KeyValues items={inLines(decisionLines(incident, t))} />
          </Section>
        </Stack>
      </>
    )
  },
})

const inLines = (lines: readonly Line[]) => lines.map(({ label, text }) => ({ term: label, value: text }))

function Acts({ incident: { id, institutionId, canKeep, closedOn } }: { incident: Incident }) {
  const { t } = useReader()
  const at = { institutionId, incidentId: id }
  if (!canKeep) return null
  return (
    <>
      {!closedOn && (
        <>
          <ButtonLink href={describeIncidentPage.at(at)}>{t('protection.incident.describe.title')}</ButtonLink>
          <ButtonLink href={decideIncidentPage.at(at)}>{t('protection.incident.decide.title')}</ButtonLink>
          <ButtonLink href={closeIncidentPage.at(at)}>{t('protection.incident.close.title')}</ButtonLink>
        </>
      )}
      <ButtonLink href={incidentPrint.at(at)}>{t('protection.incident.print')}</ButtonLink>
    </>
  )
}

function Clocks({ incident, now }: { incident: Incident; now: Date }) {
  const { t } = useReader()
  return (
    <>
      {clocksOf(incident, now).map((one) => (
        <Note
          kind={one.state === 'running' ? 'turn' : one.state === 'in_time' ? 'ok' : 'bad'}
          text={hoursInWords(one, t)}
        />
      ))}
    </>
  )
}
