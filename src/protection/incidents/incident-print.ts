import { print, showDate } from '#platform'
import { hoursInWords } from './hours-lines.tsx'
import { clocksOf } from './incident.domain.ts'
import { decisionLines, descriptionLines } from './incident-lines.ts'
import { incidentKept, OfIncident } from './of-incident.ts'

/** The report of one incident: for the register that the supervisory authority may ask for (RODO art. 33 par. 5). */
export const incidentPrint = print({
  path: '/protection/:institutionId/incidents/:incidentId/print',
  params: OfIncident,
  act: 'protection.incident.print',
  load: async (ctx, params) => ({ ...(await incidentKept(ctx, params)), now: ctx.now }),
  looking: ({ institutionId, incidentId }) => ({
    chain: 'institution',
    about: institutionId,
    name: 'protection.incident.printed',
    payload: { incident: incidentId },
  }),
  name: ({ loaded: { incident }, t }) => `${t('protection.incident.file_name')}-${incident.no}`,
  document: ({ loaded: { incident, institution, now }, t }) => ({
    title: t('protection.incident.report_of', { no: incident.no }),
    institution: institution.name,
    mark: incident.closedOn
      ? t('protection.incident.closed_on', { day: showDate(incident.closedOn) })
      : t('protection.incident.open'),
    blocks: [
      { kind: 'heading', level: 2, text: t('protection.incident.known') },
      { kind: 'facts', items: descriptionLines(incident, t) },
      { kind: 'heading', level: 2, text: t('protection.incident.decided') },
      { kind: 'facts', items: decisionLines(incident, t) },
      { kind: 'heading', level: 2, text: t('protection.incident.clocks') },
      { kind: 'list', items: clocksOf(incident, now).map((one) => hoursInWords(one, t)) },
    ],
  }),
})
