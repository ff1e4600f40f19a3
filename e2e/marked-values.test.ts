import { mkdtempSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { askSurgery } from './journeys/asking.ts'
import { inDays } from './journeys/cast.ts'
import { enterPerson } from './journeys/filling.ts'
import { CaseWorker } from './pages/case-worker.ts'
import { type Account, account, PASSWORD } from './support/accounts.ts'
import { journey } from './support/browser.ts'
import { DeskClient } from './support/desk-client.ts'
import { firstOffered, offered } from './support/offered.ts'
import { asSuperuser } from './support/postmaster.ts'
import type { RunningSite } from './support/site.ts'
import { foundIn, lettersIn, type Traces, tracesOf } from './support/traces.ts'

const LEAD = account(/^gops-bieliny$/, 'Pracownik prowadzący')
const OFFICER = account(/^policja-kielecki$/, 'Członek zespołu: policja')
const ADMINISTRATOR = account(/^rops$/, 'Administrator')

/** Nobody and nothing else in the whole product is called so; the number belongs to no one living. */
const MARKED = {
  surname: 'Źrebięcińska-Wątła',
  given: 'Kunegunda',
  pesel: '85831200014',
  address: 'Ćwierćdomna 7b',
  phone: '600 700 811',
  task: 'Zawieźć Kunegundzie koce o świcie',
  place: 'Kuchnia u państwa Wątłych',
  refused: 'Rodzina Wątłych śpi przy piecu',
  question: 'Czy pani Wątła bierze leki na sen?',
  answer: 'Pani Wątła bierze leki od września.',
  danger: 'Dziecko Wątłych nie wróciło do domu',
  broken: 'Zdanie, na którym program się potyka',
}
const WAYS = ['mails', 'addresses', 'log', 'jobs'] as const satisfies readonly (keyof Traces)[]

/** The database fails on one text, and its words quote the text, on a line of their own that looks like a place in a program. */
const STUMBLE = `
  create function kept.stumble() returns trigger language plpgsql as $$
    begin raise exception E'%\\n    at % (x:1:1)', new.body, new.body; end $$;
  create trigger stumble before insert on casework.item for each row
    when (new.body::text like '%${MARKED.broken}%') execute function kept.stumble();`

/** Nobody's hours are quiet, so that every mail leaves at whatever hour this runs. */
const NO_QUIET = `insert into notices.setting (person_id, quiet) select id, false from identity.person
  on conflict (person_id) do update set quiet = false`

async function signedIn(site: RunningSite, { email }: Account): Promise<DeskClient> {
  const client = new DeskClient(site.address)
  await client.signIn(email, PASSWORD)
  return client
}

/** A family with everything that must stay on its pages, entered at a browser; answers with the code and the address of its case. */
async function seed(page: Page): Promise<{ readonly code: string; readonly at: string }> {
  const lead = new CaseWorker(page, async () => undefined)
  await lead.signIn(LEAD)
  await lead.follow('Nowe zgłoszenie')
  await lead.write('Nazwisko albo nazwa', MARKED.surname)
  await lead.write('Imię', MARKED.given)
  await lead.press('Otwórz sprawę')
  const at = new URL(page.url()).pathname
  await enterPerson(lead, { family: MARKED.surname, given: 'Bonifacy', adult: false, relation: 'syn' })
  await lead.follow(new RegExp(`Otwórz dane.*${MARKED.given}`))
  await lead.write('Telefon', MARKED.phone)
  await lead.write('PESEL', MARKED.pesel)
  await lead.press('Zapisz osobę')
  for (const words of [MARKED.surname, MARKED.pesel, MARKED.address]) {
    await page.goto('/search')
    await lead.write('Nazwisko, cały kod sprawy, cały PESEL albo instytucja', words)
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
  }
  await page.goto(at)
  return { code: await lead.code(), at }
}

/** The case of the marked family, its code, and another case whose team is gathered: it can be called to a meeting. */
type Cases = { readonly at: string; readonly code: string; readonly team: string }

/** Everything that leads a program to write letters, lines and jobs: with marked words in what was sent, whether it was taken or not. */
async function workWith(site: RunningSite, { at, code, team }: Cases): Promise<readonly number[]> {
  const [lead, officer, administrator] = await Promise.all([
    signedIn(site, LEAD),
    signedIn(site, OFFICER),
    signedIn(site, ADMINISTRATOR),
  ])
  const anybody = new DeskClient(site.address)
  const institution = firstOffered(await lead.open(`${at}/tasks`), 'institution')
  const task = { institution, due: '31.12.2030' }
  const meeting = { body: firstOffered(await lead.open(`${team}/meetings/new`), 'body'), time: '10:00' }
  const danger = { danger: 'child', reason: MARKED.danger }
  const invited = { givenName: 'Nowa', familyName: 'Zmyślona', email: 'nowa@rops.example' }
  const answers = [
    await lead.send(`${at}/tasks`, { ...task, what: MARKED.task }),
    await lead.send(`${at}/tasks`, { ...task, what: MARKED.refused, due: 'jutro' }),
    await lead.send(`${at}/tasks`, { ...task, what: MARKED.refused, _csrf: 'obcy' }),
    await lead.send(`${at}/people/new`, { family: MARKED.surname, adult: 'yes', pesel: '85831200015' }),
    await lead.send(`${team}/meetings/new`, {
      ...meeting,
      day: inDays(7),
      place: MARKED.place,
      together: MARKED.refused,
    }),
    await officer.send('/emergency', { given: MARKED.given, family: MARKED.surname, born: '01.01.1985', ...danger }),
    await officer.send('/emergency', { code, ...danger }),
    await officer.send(`${at}/tasks`, { what: MARKED.refused }),
    await lead.send('/administration/people/invite', { ...invited, familyName: MARKED.surname }),
    await administrator.send('/administration/people/invite', invited),
    await anybody.send('/forgotten-password', { email: LEAD.email }),
    await lead.visit(`${at}/print/file`),
    await lead.visit(`${at}/print/answers.csv`),
  ]
  await asSuperuser(site.dataDir, STUMBLE)
  answers.push(await lead.send(`${at}/tasks`, { ...task, what: MARKED.broken }))
  const late = await lead.fillIn(`${at}/tasks`, { ...task, what: MARKED.refused })
  await asSuperuser(site.dataDir, "update identity.session set seen_at = seen_at - interval '1 day'")
  answers.push(await late())
  return answers.map(({ status }) => status)
}

/** A surgery answers by a one-use link. Answers with the secret of that link, and the address of the case it was asked in. */
async function answerByLink(site: RunningSite): Promise<{ readonly link: string; readonly team: string }> {
  const lead = await signedIn(site, LEAD)
  const request = await askSurgery(lead, MARKED.question)
  const [, link = ''] = /(\/answer\/[\w-]{43})</.exec((await lead.send(`${request}/link`, {})).html) ?? []
  const answer = {
    act: 'complete',
    words: MARKED.answer,
    basis: 'Zgoda na piśmie',
    basisOn: inDays(-1),
    signed: 'lek. Zmyślony',
  }
  const doctor = new DeskClient(site.address)
  expect((await doctor.send(link, {})).status).toBe(303)
  const grounds = offered(await doctor.open(`${link}/question`), 'ground')
  const ground = grounds.find(({ label }) => label.includes('Zwolnienie z tajemnicy'))?.value ?? ''
  expect((await doctor.send(`${link}/question`, { ...answer, ground })).status).toBe(303)
  expect(await lead.open(request)).toContain(MARKED.answer)
  return { link: link.replace('/answer/', ''), team: request.split('/requests/')[0] ?? '' }
}

journey(
  'nothing of a family stands in a letter, an address, a line of the log or a job, whatever is sent, refused or broken',
  { timeout: 300_000 },
  async ({ site, arrive }) => {
    await asSuperuser(site.dataDir, NO_QUIET)
    const { code, at } = await seed(await arrive())
    const { link, team } = await answerByLink(site)
    expect(await workWith(site, { at, code, team })).toEqual([
      303, 422, 403, 422, 303, 200, 200, 404, 403, 303, 303, 200, 200, 500, 401,
    ])
    // What is told of work may share a mail with something else, so it is looked for beneath the subject too.
    const told = [/w nagłej potrzebie/, /zaprosze\p{L}+ na spotkani/u, /^Zaproszenie do Kooperacji/, /^Nowe hasło/]
    const missing = async () => {
      const { mails } = await tracesOf(site)
      return told.filter((words) => !mails.some((mail) => words.test(mail)))
    }
    await expect.poll(missing, { timeout: 30_000, interval: 250 }).toEqual([])

    const traces = await tracesOf(site)
    expect(traces.addresses.some((address) => address.endsWith('/search'))).toBe(true)
    expect(traces.log.some((line) => line.includes('platform.web.bug'))).toBe(true)
    expect(traces.jobs.some((job) => job.includes('platform.mail.send'))).toBe(true)
    expect(foundIn(traces, Object.values(MARKED))).toEqual([])
    // A mail about work names the case by its code, and by nothing else.
    expect(foundIn({ ...traces, mails: [] }, [code])).toEqual([])
    // Whoever has a link has its address; nobody else does.
    expect(foundIn({ ...traces, addresses: [] }, [link])).toEqual([])
  },
)

const NOWHERE: Traces = { mails: [], addresses: [], log: [], jobs: [] }

test.each(WAYS)('a family that stood in one of the %s would be found there', (way) => {
  const planted: Traces = { ...NOWHERE, [way]: ['nic', `{"to":"${MARKED.surname}"}`] }
  expect(foundIn(planted, Object.values(MARKED))).toEqual([`${way}: ${MARKED.surname}`])
})

test('a name is found in a packed letter, subject and text, and not in a longer word', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kooperacja-letters-'))
  try {
    const written = createTransport({ streamTransport: true, buffer: true })
    const letter = {
      from: 'a@b.example',
      to: 'c@d.example',
      subject: `O rodzinie ${MARKED.surname}`,
      text: MARKED.task,
    }
    const { message } = await written.sendMail(letter)
    await writeFile(join(folder, 'one.eml'), message)
    const mails = await lettersIn(folder)
    expect(foundIn({ ...NOWHERE, mails }, [MARKED.surname, MARKED.task, 'Kunegund'])).toHaveLength(2)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
