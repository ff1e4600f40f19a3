import { NOTICE_KINDS } from '#notices'
import { isJson } from '#test/model-document.ts'
import { APP_KEY, CALENDAR_SECRET, CERTIFICATE_CODE, MAIL_SECRET, RECOVERY_CODE } from '#test/registers.ts'
import { ruralModel, VAULT } from '#test/world.ts'
import { newOffer, offeredKey } from '../../src/identity/second-factor/offer.server.ts'
import { codeOf, stepAt } from '../../src/identity/second-factor/totp.server.ts'
import { moneyWalks } from './bought.ts'
import { citedWalks } from './cited.ts'
import { consultationWalks } from './consulted.ts'
import { copyWalks } from './copies.ts'
import { unmetWalks } from './counted.ts'
import { courseWalks } from './coursed.ts'
import { documentWalks } from './documented.ts'
import { draftWalks } from './drafted.ts'
import { ANSWER_LINKS, FAMILY_CODE, LINKS, PASSWORD, PEOPLE_LIST, UNITS_LIST } from './files.ts'
import { directoryWalks } from './listed.ts'
import { MARKS } from './marked.ts'
import { migrationWalks } from './migrated.ts'
import { minutesOf } from './minuted.ts'
import { needWalks } from './needed.ts'
import { MIRZEC } from './neighbours.ts'
import { proposalWalks } from './proposed.ts'
import { protectionWalks } from './protection.ts'
import { sittingWalks } from './recorded.ts'
import { retentionWalks } from './retention.ts'
import { courseOf, peopleOf } from './sent-in-cases.ts'
import { taskWalks } from './tasked.ts'
import { unitWalks } from './waits.ts'
import { LATER, TODAY, type Walks } from './walked.ts'
import type { WhoMayWorld } from './world.ts'

const file = (name: string, bytes: Uint8Array) => new File([new Uint8Array(bytes)], name)

const PUBLIC = {
  '/look': { sent: { theme: 'dark', contrast: 'normal', text: 'normal', lang: 'pl' } },
  '/family': { sent: { code: FAMILY_CODE } },
  '/family/:code/:language': {
    params: { code: FAMILY_CODE, language: 'pl' },
    sent: { answer: 'yes', words: 'Jest lepiej.' },
  },
  '/unsubscribe/:secret': { params: { secret: MAIL_SECRET } },
  '/unsubscribe/:secret/one-click': { params: { secret: MAIL_SECRET } },
  '/calendar/:file': { params: { file: `${CALENDAR_SECRET}.ics` } },
  '/certificates/:code': { params: { code: CERTIFICATE_CODE } },
  '/notices': { sent: { what: 'all' } },
  '/notices/preferences': {
    sent: {
      ...Object.fromEntries(NOTICE_KINDS.map((kind) => [kind, 'now'])),
      ...{ mails: 'yes', weeklyOn: '2', quiet: 'yes', quietFrom: '18', quietUntil: '7' },
    },
  },
  '/answer/:token': { params: { token: ANSWER_LINKS.sealed } },
  '/answer/:token/question': {
    params: { token: ANSWER_LINKS.opened },
    sent: { act: 'complete', words: 'Dwanaście dni.', signed: 'Jan Zmyślony, dyrektor' },
  },
  '/invitation/:token': { params: { token: LINKS.invitation }, sent: { password: 'dwa niebieskie kalosze' } },
  '/new-password/:token': { params: { token: LINKS.password_reset }, sent: { password: 'dwa niebieskie kalosze' } },
} satisfies Walks

/** A second factor: set up by everybody who has none, and used by the lead worker, who has one. */
const secondFactorOf = ({ people, lead, clock }: WhoMayWorld): Walks => {
  const now = clock.now()
  const shown = codeOf(APP_KEY, stepAt(now))
  const offered = (personId: string) => {
    const offer = newOffer(VAULT, personId, now)
    const key = offeredKey(VAULT, personId, offer, now)
    return { offer, oneTimeCode: key ? codeOf(key, stepAt(now)) : '' }
  }
  return {
    '/sign-in/code': { sent: { oneTimeCode: shown } },
    '/sign-in/recovery-code': { sent: { oneTimeCode: RECOVERY_CODE } },
    '/account/second-factor': { sent: (who) => offered(people[who] ?? '') },
    '/account/second-factor/replace': { sent: (who) => ({ ...offered(people[who] ?? ''), presentOneTimeCode: shown }) },
    '/account/second-factor/recovery-codes': { sent: { presentOneTimeCode: shown } },
    '/administration/people/:personId/reset-second-factor': {
      params: { personId: lead },
      sent: { reason: 'lost_device' },
    },
  }
}

/** Pages of accounts, registers and administration. */
const registersOf = ({ people, outside, versionId, lead, ops, school, unsigned, things }: WhoMayWorld): Walks => {
  const stranger = `${people.stranger} ${outside}`
  const register = { name: 'Świetlica Na Próbę', short_name: 'Świetlica', sector: 'education', level: 'gmina' }
  return {
    ...PUBLIC,
    '/sign-in': { sent: { email: `${lead}@example.org`, password: PASSWORD } },
    '/forgotten-password': { sent: { email: `${people.analyst}@example.org` } },
    '/meeting-mode': { sent: { names: 'hidden' } },
    '/account/password': { sent: { currentPassword: PASSWORD, password: 'dwa niebieskie kalosze' } },
    '/account/language': { sent: { language: 'en' } },
    '/administration/people/invite': {
      sent: { givenName: 'Nina', familyName: 'Nowozmyślona', email: 'nina@example.org' },
    },
    '/administration/people/:personId/unblock': { params: { personId: things.blocked } },
    '/administration/territory': { sent: { file: file('TERC.csv', UNITS_LIST) } },
    '/administration/territory/:fileId': { params: { fileId: things.units } },
    '/administration/import/people': { sent: { file: file('osoby.csv', PEOPLE_LIST) } },
    '/administration/import/institutions': {
      sent: { file: new File(['Nazwa;Sektor;Zasięg;Siedziba\r\nŚwietlica;oświata;gmina;260401'], 'lista.csv') },
    },
    '/institutions/register': { sent: { ...register, seat_code: '260401' } },
    '/institutions/:institutionId/correct': { sent: { ...register, seat_code: '260401' } },
    '/institutions/:institutionId/contact': { sent: { phone: '41 111 22 33' } },
    '/institutions/:institutionId/area': { sent: { units: ['260401', MIRZEC] } },
    '/institutions/:institutionId/end': { sent: { last_day: '31.12.2026' } },
    '/institutions/:institutionId/employ': {
      sent: { personId: people.stranger ?? '', function: 'worker', job_title: 'pedagog', from: LATER },
    },
    '/institutions/:institutionId/employ/new': {
      params: { institutionId: things.withoutAccounts },
      sent: { given: 'Nina', family: 'Nowozmyślona', function: 'worker', job_title: 'pedagog', from: TODAY },
    },
    '/institutions/:institutionId/employment/:employmentId/end': { sent: { last_day: LATER } },
    '/institutions/:institutionId/stand-ins/new': {
      params: { institutionId: ops },
      sent: { absentId: lead, standInId: people.assistant ?? '', from: TODAY, until: TODAY },
    },
    '/load/limits/:limitKey': { sent: { amount: '60' } },
    '/institutions/:institutionId/agreements/sign': {
      sent: { agreement: 'wiejski/przystapienie', signed_on: TODAY, from: TODAY, with_seat: 'no' },
    },
    '/institutions/:institutionId/agreements/:agreementId/end': { sent: { last_day: LATER, reason: 'próba' } },
    '/administration/models': { sent: { file: new File([olderModel()], 'model.json') } },
    '/administration/models/adopt': { sent: { unitCode: '260401', versionId, fromOn: LATER } },
    '/local-models/:unitCode': { params: { unitCode: '260401' } },
    '/local-models/:unitCode/print': { params: { unitCode: '260401' } },
    '/local-models/:unitCode/print/docx': { params: { unitCode: '260401' } },
    '/local-models/:unitCode/settings/:what/:target': {
      params: { unitCode: '260401', what: 'deadline', target: 'termin-ipw' },
      sent: { amount: '45', fromOn: LATER, reason: 'Mniej pracowników.' },
    },
    '/local-models/:unitCode/adopt': {
      params: { unitCode: '260401' },
      sent: { unitCode: '260401', versionId, fromOn: LATER },
    },
    '/local-models/:unitCode/order/:versionId': { params: { unitCode: '260401', versionId } },
    '/teams/new': { sent: { unitCode: '260401', element: 'pzk', name: 'Drugi zespół' } },
    '/teams/:bodyId/steps/:step': { params: { step: 'dolaczanie-instytucji' }, sent: { _onDay: TODAY } },
    '/teams/:bodyId/transitions/:transition': {
      params: { transition: 'dzialanie-zakoncz' },
      sent: { reason: 'koniec' },
    },
    '/teams/:bodyId/members/new': { sent: { role: 'czlonek-pzk', person: stranger, fromOn: TODAY } },
    '/teams/:bodyId/nominations/new': {
      sent: (who) => ({
        person: who === 'head' ? `${unsigned} ${ops}` : `${things.unnamed} ${school}`,
        signedOn: TODAY,
      }),
    },
    '/teams/:bodyId/statements/new': {
      sent: { 'tresc-czesc.potwierdzam': 'yes', 'tresc-czesc.data-oswiadczenia': TODAY },
    },
    '/teams/members/:membershipId/release': { sent: { lastDay: TODAY } },
    '/administration/roles/new': {
      sent: { unitCode: '260401', role: 'wladze-samorzadu', person: `${things.clerk} ${things.office}`, fromOn: TODAY },
    },
    '/search': { sent: { q: MARKS.pesel } },
  }
}

function olderModel(): string {
  const model = ruralModel()
  return JSON.stringify(isJson(model) ? { ...model, version: '0.9' } : model)
}

/** How each address is walked, by its pattern. */
export const walksOf = (world: WhoMayWorld): Walks => ({
  ...secondFactorOf(world),
  ...registersOf(world),
  ...protectionWalks(world),
  ...retentionWalks(world.kept),
  ...draftWalks({ ...world, stranger: world.people.stranger ?? '' }),
  ...moneyWalks(world),
  ...unmetWalks(),
  ...needWalks(world),
  ...proposalWalks(world),
  ...courseWalks(world),
  ...unitWalks(world),
  ...taskWalks(world.tasked, world.people.assistant ?? '', world.teacher),
  ...consultationWalks({ ...world, stranger: world.people.stranger ?? '' }),
  ...migrationWalks(world),
  ...citedWalks(world),
  ...directoryWalks(world),
  ...copyWalks(world),
  ...documentWalks(world),
  ...peopleOf(world),
  ...minutesOf(world),
  ...courseOf(world),
  ...sittingWalks(world),
})
