import { MARKS } from './marked.ts'
import { MIRZEC } from './neighbours.ts'
import type { Person } from './people.ts'
import { INSPECTIONS, letters } from './sent-to-authorities.ts'
import { LATER, ON_PAPER, TODAY, type Walks } from './walked.ts'
import type { WhoMayWorld } from './world.ts'

const court = { court: 'Sąd w Kielcach', signature: 'III RNsm 1/26', documentOn: '1.10.2026' }

/** Pages about the people of a family. */
export const peopleOf = ({ home, team, school }: WhoMayWorld): Walks => {
  const person = { family: 'Zmyśliński', given: 'Jan', adult: 'no', born: '1.02.2011' }
  const at = '/cases/:caseId/people'
  return {
    [`${at}/new`]: { sent: { ...person, family: MARKS.family, pesel: MARKS.pesel, shieldedAddress: MARKS.address } },
    [`${at}/paste`]: {
      sent: {
        rows: '1',
        'people.0.enter': 'yes',
        'people.0.family': 'Nowa',
        'people.0.given': 'Ewa',
        'people.0.adult': 'yes',
      },
    },
    [`${at}/:subjectId`]: { sent: person },
    [`${at}/:subjectId/leave`]: { sent: { leftOn: TODAY } },
    [`${at}/:subjectId/unmask/:kind`]: { params: { kind: 'shielded_address' }, sent: { purpose: 'safety' } },
    [`${at}/:subjectId/withdraw`]: { params: { subjectId: home.mother }, sent: { onDay: TODAY, ...ON_PAPER } },
    [`${at}/:subjectId/authority/new`]: {
      sent: { holder: home.mother, kind: 'full', document: 'birth_record', from: '1.02.2011' },
    },
    [`${at}/:subjectId/incapacity/new`]: {
      params: { subjectId: home.mother },
      sent: { extent: 'full', ...court, from: '1.10.2026' },
    },
    [`${at}/:subjectId/consent`]: { sent: { giver: home.mother, ...ON_PAPER } },
    [`${at}/:subjectId/consent/:consentId/withdraw`]: { sent: { onDay: TODAY } },
    '/cases/:caseId/genogram/new': { sent: { one: home.child, kin: 'siblings', other: home.youngest } },
    '/cases/:caseId/genogram/symbol': { sent: { subjectId: home.mother, sex: 'female' } },
    '/cases/:caseId/consents/new': {
      sent: {
        ...{ subjectId: home.mother, giver: home.mother, recipient: school, ground: 'podstawa-zgoda' },
        ...{ categories: 'mocne-strony', ...ON_PAPER },
      },
    },
    '/cases/:caseId/consents/:sharingConsentId/withdraw': {
      sent: { by: home.mother, onDay: TODAY, recordedHow: 'paper' },
    },
    [`${at}/:subjectId/contact`]: { sent: { never: 'post', since: TODAY } },
    [`${at}/:subjectId/shield`]: { sent: { what: 'contact', value: '600 100 200', reason: 'groźby' } },
    '/cases/:caseId/shields/:shieldId': { sent: { purpose: 'safety' } },
    '/cases/:caseId/shields/:shieldId/readers/new': {
      sent: { who: `person:${team.people.provider}`, reason: 'dowóz', until: LATER },
    },
    '/cases/:caseId/shields/:shieldId/readers/:readerId/close': { params: { readerId: home.shieldReader } },
    '/cases/:caseId/apart/new': {
      sent: {
        one: home.mother,
        other: home.youngest,
        kind: 'both',
        basis: 'court_order',
        reason: 'zakaz',
        from: TODAY,
      },
    },
    '/cases/:caseId/sides/new': {
      sent: { personId: team.people.provider, subjectId: home.mother, why: 'related', reason: 'kuzyn' },
    },
    [`${at}/:subjectId/page`]: { params: { subjectId: home.mother } },
    [`${at}/:subjectId/page/contact`]: {
      params: { subjectId: home.mother },
      sent: { channel: 'paper', how: 'in_person' },
    },
    [`${at}/:subjectId/page/close`]: { params: { subjectId: home.mother } },
    '/cases/:caseId/print/family/:subjectId/:language': { params: { subjectId: home.mother, language: 'pl' } },
    [`${at}/:subjectId/opinion`]: {
      sent: {
        spoke: 'yes',
        words: 'Chcę do szkoły.',
        heard: 'conversation',
        heardBy: 'Maria Przykładna',
        onDay: TODAY,
      },
    },
    [`${at}/:subjectId/:kind/:recordId/end`]: {
      params: { kind: 'authority' },
      sent: { how: 'ended', until: '20.11.2026' },
    },
  }
}

/** A family whose papers came as far as the second stage. */
const FROM_PAPER = {
  ...{ unitCode: '260401', kind: 'family', place: 'kwalifikacja', shownFor: '260401 family kwalifikacja' },
  ...{ beganOn: '2.11.2026', 'day.1': '9.11.2026', rows: '1', 'people.0.enter': 'yes' },
  ...{ 'people.0.family': 'Papierowa', 'people.0.given': 'Anna', 'people.0.adult': 'yes' },
}

/** Pages of the course of a case. */
export const courseOf = (world: WhoMayWorld): Walks => {
  const { home, seen, gone, rich, ops, school, lead, team, things, people } = world
  const { police, county, provider } = team.institutions
  const urgent = {
    'pilne-co.pomoc-co': 'Opał',
    'pilne-co.pomoc-dla-kogo': 'family',
    'pilne-co.pomoc-kto': ops,
    'pilne-co.pomoc-do-kiedy': LATER,
  }
  /** Everybody for their own institution, and those of the keeper for the mother. */
  const answering: Readonly<Partial<Record<Person, string>>> = { school, partner: school, police, provider, head: ops }
  const disclosed = {
    extent: 'full',
    purpose: 'Wspólna praca',
    until: LATER,
    ground: 'podstawa-zadanie/zadanie-publiczne',
  }
  return {
    '/cases/new': { sent: { family: 'Nowa', given: 'Ewa', kind: 'family' } },
    '/cases/take-over': { sent: FROM_PAPER },
    '/cases/:caseId/paper-forms/new': {
      stage: 'realizacja',
      onPaper: 'kwalifikacja',
      sent: { which: 'karta-kwalifikacji', onDay: TODAY },
    },
    '/cases/:caseId/steps/:step': { stage: 'diagnoza', sent: { onDay: TODAY } },
    '/cases/:caseId/transitions/:transition': { stage: 'realizacja', sent: { reason: 'wyjazd' } },
    '/cases/:caseId/team': { sent: { worker: things.worker, role: 'czlonek-zespolu-rodziny' } },
    '/cases/:caseId/denied/new': { sent: { personId: team.people.county, reason: 'brat ojca' } },
    '/emergency': { sent: { code: 'NIE-MA-1', danger: 'life', reason: 'Sąsiedzi słyszą wołanie o pomoc.' } },
    '/emergency/:emergencyId/review': { sent: { justified: 'yes', words: 'Policja szukała dziecka.' } },
    ...letters(seen.letters),
    ...INSPECTIONS,
    '/looks/:caseId/:personId/:day/:sign': {
      params: { personId: seen.reader },
      sent: { verdict: 'explained', words: 'Zastępstwo.' },
    },
    '/cases/:caseId/pointer': { sent: { runs: 'no', onDay: TODAY } },
    '/cases/:caseId/pointer/readers/new': { sent: { personId: team.people.county, reason: 'prowadzi rozmowy' } },
    '/cases/:caseId/forms/:form/new': { sent: urgent },
    'POST /cases/:caseId/forms/:instanceId': { params: { instanceId: home.draft }, sent: { ...urgent, _version: '1' } },
    '/cases/:caseId/forms/:instanceId/parts/:part': {
      stage: 'diagnoza',
      params: { instanceId: home.longDraft, part: 'roznice' },
      sent: { 'roznice.inne-zdanie': 'Widzimy to inaczej.', _version: '1' },
    },
    '/cases/:caseId/sharing/new': {
      sent: (who) => ({
        ...(who === 'county'
          ? { recipient: `${school}/czlonek-zespolu-rodziny`, category: 'nauka' }
          : { recipient: `${county}/czlonek-zespolu-rodziny`, category: 'opieka' }),
      }),
    },
    '/cases/:caseId/sharing/new/:institutionId/:role/:category': {
      params: { institutionId: county, role: 'czlonek-zespolu-rodziny', category: 'opieka' },
      sent: disclosed,
    },
    '/cases/:caseId/sharing/new/:institutionId/:role/:category/preview': {
      params: { institutionId: county, role: 'czlonek-zespolu-rodziny', category: 'opieka' },
      sent: disclosed,
    },
    '/cases/:caseId/sharing/to/:institutionId/:category': { params: { institutionId: school, category: 'nauka' } },
    '/cases/:caseId/sharing/entries/:itemId': { params: { itemId: home.entry } },
    '/cases/:caseId/sharing/packages/:institutionId': {
      stage: 'zgody-i-zespol',
      done: ['sklad-zespolu'],
      params: { institutionId: county },
      sent: { basis: 'zadanie-publiczne', until: LATER, 'take.mieszkanie.full.podstawa-zadanie': 'yes' },
    },
    '/cases/:caseId/sharing/:disclosureId/again': { sent: { ...disclosed, extent: 'existence' } },
    '/cases/:caseId/sharing/:disclosureId/withdraw': { sent: { reason: 'próba' } },
    '/cases/:caseId/handover/ask': {
      stage: 'realizacja',
      sent: { toUnitCode: MIRZEC, consented: home.mother, ...ON_PAPER },
    },
    ...lookingAs(people.police ?? ''),
    '/cases/:caseId/handover/take-back': { params: { caseId: rich.caseId } },
    '/cases/:caseId/handover/share': {
      params: { caseId: gone.caseId },
      sent: {
        ...{ basis: 'zadanie-publiczne', until: LATER, 'take.kontakt.full.podstawa-zadanie': 'yes' },
        'words.kontakt.full.podstawa-zadanie': 'Ola, najlepiej po 16.',
      },
    },
    '/cases/:caseId/received': { params: { caseId: gone.toCaseId } },
    '/handovers/:handoverId/ask-back': { sent: { question: 'Kiedy?' } },
    '/handovers/:handoverId/refuse': { sent: { reason: 'próba' } },
    '/handovers/:handoverId': { sent: { family: 'Nowi z Bielin' } },
    '/cases/:caseId/plan/accept': {
      sent: (who) => {
        const own = answering[who]
        const answer = { planId: home.plan, decision: 'accepted' }
        return own ? { ...answer, who: `institution:${own}` } : { ...answer, who: `person:${home.mother}`, ...ON_PAPER }
      },
    },
    '/cases/:caseId/plan/actions/:rowKey': { sent: { planId: home.plan, was: 'open', state: 'done' } },
    '/cases/:caseId/basket/:itemId': { sent: { rowVersion: '1', state: 'requested' } },
    '/cases/:caseId/tasks': { sent: { what: 'Zadzwonić', institution: ops, due: LATER } },
    '/cases/:caseId/tasks/:taskId': { sent: { was: 'open', state: 'done' } },
    '/cases/:caseId/requests/:instanceId': {
      params: { instanceId: home.request },
      sent: { answer: 'pelna', words: 'Dwanaście dni.', category: 'nauka', onDay: TODAY },
    },
    '/cases/:caseId/clocks/:deadline/:instance/head': { sent: { to: 'theirs', reason: 'no_answer' } },
    '/cases/:caseId/requests/:instanceId/link': { params: { instanceId: home.request } },
    '/cases/:caseId/requests/:instanceId/link/end': { params: { instanceId: home.request } },
    '/requests/:requestId': { sent: { act: 'complete', words: 'Dwanaście dni.' } },
    '/cases/:caseId/meetings/new': {
      sent: { body: 'zespol-rodziny', day: LATER, time: '10:00', place: 'Szkoła' },
    },
    '/cases/:caseId/meetings/held': {
      sent: {
        body: 'zespol-rodziny',
        heldOn: TODAY,
        place: 'Szkoła',
        present: `worker:${lead}:${ops}`,
        familyTookPart: 'yes',
      },
    },
    '/cases/:caseId/meetings/:meetingId': { sent: { act: 'confirm', rowVersion: '2' } },
    '/cases/:caseId/meetings/:meetingId/move': {
      params: { meetingId: home.ahead },
      sent: { rowVersion: '1', day: LATER, time: '12:00', place: 'Szkoła', reason: 'Choroba' },
    },
    '/cases/:caseId/meetings/:meetingId/cancel': {
      params: { meetingId: home.ahead },
      sent: { rowVersion: '1', reason: 'Nie trzeba' },
    },
    '/cases/:caseId/meetings/dates/new': {
      sent: { body: 'zespol-rodziny', 'dates.0.day': LATER, 'dates.0.time': '10:00', place: 'Szkoła' },
    },
    '/cases/:caseId/meetings/dates/:pollId': { sent: { act: 'choose', rowVersion: '1', date: '1' } },
    '/cases/:caseId/meetings/dates/:pollId/guests/:guestNo': {
      sent: { 'date.1': 'yes', recordedHow: 'letter', recordedOn: TODAY },
    },
    '/meetings/dates/:pollId': { sent: { 'date.1': 'yes' } },
  }
}

/** Every page and print of the family's case as the police officer gets it. */
function lookingAs(personId: string): Walks {
  const at = '/cases/:caseId/as/:personId'
  const pages = ['', '/diagnosis', '/plan', '/basket', '/tasks', '/meetings', '/meetings/:meetingId', '/history']
  const prints = ['/print/file', '/print/meetings/:meetingId/minutes']
  return Object.fromEntries([...pages, ...prints].map((page) => [`${at}${page}`, { params: { personId } }]))
}
