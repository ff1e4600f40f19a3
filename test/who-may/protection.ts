import { InstitutionId, localDate } from '#kernel'
import { clausesOf } from '../../src/protection/clauses/clause.query.server.ts'
import { decideIncident } from '../../src/protection/incidents/keep-incident.server.ts'
import { reportIncident } from '../../src/protection/incidents/report-incident.server.ts'
import { receiveRequest } from '../../src/protection/requests/receive-request.server.ts'
import { done } from './family.ts'
import { LATER, TODAY, type Walks } from './walked.ts'
import type { CaseWorld } from './world.ts'

/** Registers of the keeper's officer: one incident that waits, one decided and ready to be closed, a request. */
export async function registersOfOfficer({ as, lead, officer, ops }: CaseWorld) {
  const institutionId = InstitutionId.parse(ops)
  const today = localDate('2026-11-23')
  const seen = { found_on: localDate('2026-11-22'), found_time: '09:00', summary: 'Zgubiony nośnik', security: false }
  const reports = async () => done(await as(lead, (ctx) => reportIncident(ctx, { institutionId, ...seen })))
  const incident = await reports()
  const decided = await reports()
  const nobody = { on: null, time: null }
  const decisions = {
    ...{
      notifyOffice: false,
      notifyReason: 'Szyfrowany',
      lateReason: null,
      tellPeople: false,
      tellReason: 'Szyfrowany',
    },
    ...{ peopleToldOn: null, office: nobody, earlyWarning: nobody, security: nobody },
  }
  const kept = { institutionId, incidentId: decided, version: 1 }
  done(await as(officer, (ctx) => decideIncident(ctx, { ...kept, ...decisions })))
  const asked = {
    asker: 'Zenobia Pytająca',
    contact: 'ul. Zmyślona 2',
    words: 'Kopia danych',
    rights: ['access'] as const,
  }
  const came = { receivedOn: today, receivedHow: 'letter' as const }
  const request = done(await as(officer, (ctx) => receiveRequest(ctx, { institutionId, ...asked, ...came })))
  const [clause] = await as(officer, (ctx) => clausesOf(ctx, institutionId))
  if (!clause) throw new Error('the keeper tells people nothing')
  return { incident, decided, request, clause: clause.id, officer: clause.officer.id }
}
export type RegistersOfOfficer = Awaited<ReturnType<typeof registersOfOfficer>>

type Protected = { readonly ops: string; readonly outsider: string; readonly protection: RegistersOfOfficer }

/** How the pages about the data of the keeper are walked. */
export function protectionWalks({ ops, outsider, protection }: Protected): Walks {
  const { incident, decided, request, clause, officer } = protection
  const params = { institutionId: ops, incidentId: incident, requestId: request, clauseId: clause, officerId: officer }
  const clauseParts = ['purposes', 'recipients', 'transfers', 'kept', 'source', 'duty', 'rights', 'decisions']
  const texts = Object.fromEntries(clauseParts.map((part) => [part, 'próba']))
  const at = '/protection/:institutionId'
  return {
    [at]: { params },
    [`${at}/officer`]: { params, sent: { personId: outsider, email: 'iod@example.org', from: LATER } },
    [`${at}/officer/:officerId/end`]: { params, sent: { last_day: LATER } },
    [`${at}/clauses/new`]: { params, sent: { ...texts, from: TODAY } },
    [`${at}/clauses/:clauseId`]: { params },
    [`${at}/clauses/:clauseId/print`]: { params },
    [`${at}/incidents`]: { params },
    [`${at}/incidents/report`]: {
      params,
      sent: { found_on: '22.11.2026', found_time: '9:00', summary: 'Zgubiony nośnik', security: 'no' },
    },
    [`${at}/incidents/:incidentId`]: { params },
    [`${at}/incidents/:incidentId/describe`]: { params, sent: { version: '1', people: 'Rodziny' } },
    [`${at}/incidents/:incidentId/decide`]: {
      params,
      sent: { version: '1', notifyOffice: 'no', notifyReason: 'próba' },
    },
    [`${at}/incidents/:incidentId/close`]: { params: { ...params, incidentId: decided }, sent: {} },
    [`${at}/incidents/:incidentId/print`]: { params },
    [`${at}/authorisations`]: { params },
    [`${at}/authorisations/print`]: { params },
    [`${at}/authorisations/csv`]: { params },
    [`${at}/requests`]: { params },
    [`${at}/requests/new`]: {
      params,
      sent: {
        ...{ receivedOn: TODAY, receivedHow: 'letter', rights: 'access' },
        ...{ asker: 'Zenobia Pytająca', contact: 'ul. Zmyślona 2', words: 'próba' },
      },
    },
    [`${at}/requests/:requestId`]: { params },
    [`${at}/requests/:requestId/identity`]: { params, sent: { how: 'próba', on: TODAY } },
    [`${at}/requests/:requestId/extend`]: { params, sent: { months: '1', reason: 'próba', on: TODAY } },
    [`${at}/requests/:requestId/answer`]: { params, sent: { answer: 'refused', words: 'próba', on: TODAY } },
  }
}
