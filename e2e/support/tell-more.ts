import { expect } from 'vitest'
import { type Account, account, institution as named, PASSWORD } from './accounts.ts'
import { setUpApp } from './app.ts'
import { consentToShow } from './consent-to-show.ts'
import { DeskClient, type Sent } from './desk-client.ts'
import { firstOffered, offered } from './offered.ts'
import type { RunningSite } from './site.ts'
import { answerCourt, letInInspection, writeLetters } from './tell-authorities.ts'
import { consultModel } from './tell-consultation.ts'
import { accept, casesOf, handOver, takeOverFromPaper } from './tell-moves.ts'
import { writeNeedOf } from './tell-needs.ts'
import { today } from './today.ts'

const BIELINY = '260401'
const OKSA = '260205'
type Whom = { readonly works: Account; readonly protects: Account; readonly administers: Account }

/**
 * What the stories of the demonstration do not have, or not where every page is walked: tasks, compartments, a masked number, a request, a pointer, a denial, an opening in an emergency,
 * hand-overs, a case from paper, a long form begun, a blocked account, one with an app, letters of a court, an inspection. Answers with the address of the long form's summary.
 */
export async function tellMore(site: RunningSite, { works, protects, administers }: Whom): Promise<string> {
  const signedIn = async ({ email }: Account): Promise<DeskClient> => {
    const client = new DeskClient(site.address)
    await client.signIn(email, PASSWORD)
    return client
  }
  const lead = await signedIn(works)
  const at = /href="(\/cases\/[0-9a-f-]{36})"/.exec(await lead.open('/desk'))?.[1] ?? ''
  const institution = firstOffered(await lead.open(`${at}/tasks`), 'institution')
  const holders = offered(await lead.open(`${at}/tasks`), 'institution').filter(({ value }) => !value.includes(' '))
  const own = holders.find(({ label }) => label.includes(named('gops-bieliny').name))?.value ?? ''
  const other = holders.find(({ value }) => value !== own)?.value ?? ''
  const told = [
    await lead.send(`${at}/tasks`, { what: 'Zapytać o miejsce w świetlicy', institution, due: '31.12.2030' }),
    await lead.send(`${at}/tasks`, {
      what: 'Zebrać zaświadczenia',
      institution: other,
      due: '31.12.2030',
      supporters: own,
    }),
    await lead.send(`${at}/people/new`, { family: 'Zmyślona', adult: 'no', pesel: '44051401359' }),
    await askForInformation(lead, at),
    await lead.send(`${at}/pointer`, { runs: 'no', onDay: today() }),
    await nameReader(lead, at),
    await takeOverFromPaper(lead),
    await denySomebody(lead, at),
    await openInEmergency(lead, await signedIn(account(/^szkola-bieliny$/, 'Członek zespołu: szkoła'))),
    await blockSomebody(await signedIn(administers)),
  ]
  expect(told.map(({ status }) => status)).toEqual([303, 303, 303, 303, 303, 303, 303, 303, 200, 303])
  await keepProtection(await signedIn(protects))
  await answerCourt(lead, at)
  await writeLetters(await signedIn(account(/^gops-bieliny$/, 'kierownik ośrodka')), lead, at)
  await letInInspection(await signedIn(account(/^gops-bieliny$/, 'kierownik ośrodka')), lead, works.name, at)
  await linkToAnswer(lead, at)
  await partFamily(lead, at)
  await writeNeedOf(lead, at)
  await askSchool(lead, await signedIn(account(/^szkola-bieliny$/, 'Członek zespołu: szkoła')))
  await pageForFamily(lead, at)
  await nameStandIn(lead)
  // A calendar at a secret address, so that there is one to withdraw.
  expect((await lead.send('/notices/calendar', {})).status).toBe(200)
  await consentToShow(lead, at, today())
  const leader = await signedIn(account(/^rops$/, 'Regionalny ośrodek: analityk'))
  await consultModel(leader, await signedIn(account(/^szkola-bieliny$/, 'Członek zespołu: szkoła')))
  const summary = await beginLongForm(lead)

  const neighbour = await signedIn(account(/^gops-oksa$/, 'Pracownik prowadzący'))
  const coordinator = await signedIn(account(/^gops-bieliny$/, 'Koordynator PZK'))
  const neighbouring = await signedIn(account(/^gops-oksa$/, 'Koordynator PZK'))
  await handOver(neighbour, BIELINY)
  await handOver(lead, OKSA)
  await accept(coordinator)
  await accept(neighbouring)
  await handOver(neighbour, BIELINY)
  await handOver(lead, OKSA)
  await setUpApp(neighbouring)
  return summary
}

/** The lead worker will be away for two days of next month; nothing of it counts yet. */
async function nameStandIn(lead: DeskClient): Promise<void> {
  const at = /href="(\/institutions\/[0-9a-f-]{36}\/stand-ins\/new)"/.exec(await lead.open('/stand-ins'))?.[1] ?? ''
  const form = await lead.open(at)
  const absentId = firstOffered(form, 'absentId')
  const standInId = offered(form, 'standInId').find(({ value }) => value !== absentId)?.value ?? ''
  const [from, until] = [30, 31].map((days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10))
  const { status } = await lead.send(at, { absentId, standInId, from: from ?? '', until: until ?? '' })
  expect(status).toBe(303)
}

/** Begins the card of the diagnosis in the first case that is in its stage, leaving something to mend. */
async function beginLongForm(lead: DeskClient): Promise<string> {
  for (const at of await casesOf(lead)) {
    const path = `${at}/forms/karta-diagnozy/new`
    if (!(await lead.open(path)).includes('name="_to"')) continue
    const { location } = await lead.send(path, { _part: 'autor', _to: '_summary' })
    const summary = location?.split('?')[0] ?? ''
    const part = `${summary}/parts/obszary-wkladu`
    const [, version = ''] = /name="_version" value="(\d+)"/.exec(await lead.open(part)) ?? []
    const sent = await lead.send(part, { _version: version, 'obszary-wkladu.dom.co-widzimy': 'W domu jest zimno.' })
    expect(sent.status).toBe(303)
    return summary
  }
  throw new Error('no case in the stage of its diagnosis')
}

/** A breach and a request in the first institution that the officer serves. */
async function keepProtection(officer: DeskClient): Promise<void> {
  const at = /href="(\/protection\/[0-9a-f-]{36})"/.exec(await officer.open('/protection'))?.[1] ?? ''
  const breach = { found_on: today(), found_time: '0:00', summary: 'Zgubiony nośnik', security: 'yes' }
  const asked = { receivedOn: today(), receivedHow: 'letter', rights: 'access', asker: 'Zenobia Pytająca' }
  const written = { name: 'Praca z rodziną', purposes: 'Pomoc', legal_basis: 'Ustawa', people: 'Rodziny', data: 'Dane' }
  const kept = { recipients: 'Zespół', transfers: 'Nie ma', kept: 'B10', security: 'Szyfrowanie' }
  const signed = { party: 'Gmina Zmyślona', subject: 'Próba', documentNo: 'U/1', signedOn: today(), from: today() }
  const fileClass = { symbol: '8123', name: 'Praca z rodziną', category: 'BE', years: '5', from: today() }
  const registered = [
    await officer.send(`${at}/registers/activity/new`, { ...written, ...kept, from: today() }),
    await officer.send(`${at}/agreements/new`, { kind: 'we_process', ...signed }),
    await officer.send(`${at}/file-plan/new`, fileClass),
  ]
  expect(registered.map(({ status }) => status)).toEqual([303, 303, 303])
  const told = [
    await officer.send(`${at}/incidents/report`, breach),
    await officer.send(`${at}/requests/new`, { ...asked, contact: 'ul. Zmyślona 2', words: 'Kopia danych' }),
  ]
  expect(told.map(({ status }) => status)).toEqual([303, 303])
}

async function askForInformation(lead: DeskClient, at: string, to?: string): Promise<Sent> {
  const path = `${at}/forms/prosba-o-informacje/new`
  const html = await lead.open(path)
  return lead.send(path, {
    'pytanie.do-kogo': to ?? firstOffered(html, 'pytanie.do-kogo'),
    'pytanie.o-kogo': firstOffered(html, 'pytanie.o-kogo'),
    'pytanie.podstawa': 'podstawa-prosba',
    'pytanie.zakres-pytania': 'nauka',
    'pytanie.tresc': 'Jak często syn bywał w szkole?',
    'pytanie.po-co': 'Do diagnozy',
  })
}

/** A question that waits for the school, in a case in which its pedagogue works. */
async function askSchool(lead: DeskClient, school: DeskClient): Promise<void> {
  const { name } = named('szkola-bieliny')
  for (const at of await casesOf(school)) {
    const path = `${at}/forms/prosba-o-informacje/new`
    const to = offered(await lead.open(path), 'pytanie.do-kogo').find(({ label }) => label.includes(name))
    if (!to || (await askForInformation(lead, at, to.value)).status !== 303) continue
    if ((await school.open('/desk')).includes('href="/requests"')) return
  }
  throw new Error('no case in which the school can be asked')
}

/** A link by which the request may be answered, so that there is one to end. */
async function linkToAnswer(lead: DeskClient, at: string): Promise<void> {
  const [, request = ''] =
    new RegExp(`href="(${at}/requests/[0-9a-f-]{36})"`).exec(await lead.open(`${at}/tasks`)) ?? []
  expect((await lead.send(`${request}/link`, {})).status).toBe(200)
}

/** Two people kept apart, a shielded address opened to somebody, a safe contact and a side, so that there is each to end. */
async function partFamily(lead: DeskClient, at: string): Promise<void> {
  const pairing = await lead.open(`${at}/apart/new`)
  // The story of the demonstration may keep its adults apart already.
  const [one = '', other = ''] = offered(pairing, 'one')
    .map(({ value }) => value)
    .slice(-2)
  const shield = { what: 'address', value: 'Zmyślona Wola 17', from: other, reason: 'Obawia się odwetu' }
  const pair = { one, other, kind: 'both', basis: 'own_assessment', reason: 'Obawia się odwetu', from: today() }
  const kept = await lead.send(`${at}/people/${one}/shield`, shield)
  const naming = await lead.open(`${at}/sides/new`)
  const { name } = named('fundacja')
  const personId = offered(naming, 'personId').find(({ label }) => label.includes(name))?.value ?? ''
  const opening = `${kept.location}/readers/new`
  const who = firstOffered(await lead.open(opening), 'who')
  const told = [
    kept,
    await lead.send(opening, { who, reason: 'Dowozi dzieci', until: today() }),
    await lead.send(`${at}/people/${one}/contact`, { never: 'post', safe: 'sms', since: today() }),
    await lead.send(`${at}/apart/new`, pair),
    await lead.send(`${at}/sides/new`, { personId, subjectId: other, why: 'serves_alone', reason: 'Pracuje z nią' }),
  ]
  expect(told.map(({ status }) => status)).toEqual([303, 303, 303, 303, 303])
}

/** A page for an adult of the family, so that there is one to close. */
async function pageForFamily(lead: DeskClient, at: string): Promise<void> {
  for (const [, person = ''] of (await lead.open(at)).matchAll(
    new RegExp(`href="(${at}/people/[0-9a-f-]{36})"`, 'g'),
  )) {
    if ((await lead.visit(`${person}/page`)).status !== 200) continue
    const confirmed = await lead.send(`${person}/page/contact`, { channel: 'paper', how: 'in_person' })
    expect(confirmed.status).toBe(303)
    expect((await lead.send(`${person}/page`, {})).status).toBe(200)
    return
  }
  throw new Error('no adult to open a page for')
}

async function nameReader(lead: DeskClient, at: string): Promise<Sent> {
  const path = `${at}/pointer/readers/new`
  return lead.send(path, {
    personId: firstOffered(await lead.open(path), 'personId'),
    reason: 'Prowadzi rozmowy z rodziną',
  })
}

const denySomebody = (lead: DeskClient, at: string): Promise<Sent> =>
  lead.send(`${at}/denied/new`, { name: account(/^fundacja$/, 'prezes').name, reason: 'Zna rodzinę prywatnie' })

/** Opens a case of the lead worker in which the other one has no part. */
async function openInEmergency(lead: DeskClient, other: DeskClient): Promise<Sent> {
  const own = await casesOf(other)
  const at = [...(await casesOf(lead))].find((one) => !own.has(one)) ?? ''
  const code = /\p{Lu}+-\d+/u.exec(await lead.open(at))?.[0] ?? ''
  return other.send('/emergency', { code, danger: 'child', reason: 'Dziecko nie wróciło ze szkoły.' })
}

async function blockSomebody(administrator: DeskClient): Promise<Sent> {
  const { email } = account(/^fundacja$/, 'prezes')
  const row = (await administrator.open('/administration/people')).split('<tr').find((line) => line.includes(email))
  return administrator.send(/href="([^"]*\/block)"/.exec(row ?? '')?.[1] ?? '', {})
}
