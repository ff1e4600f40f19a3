import { readFileSync } from 'node:fs'
import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { afterAll, describe, expect, test } from 'vitest'
import {
  createLog,
  mailTransport,
  messageKeys,
  SEND_LETTER,
  sendLetter,
  startWorker,
  systemActor,
} from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { installation, LIMITS, MONDAY, minutesLater, PASSWORD } from './browser.fixture.tsx'
import { inviteAdministrator, recipientOf } from './index.server.ts'

const REFUSED = 'Nie udało się zalogować. Sprawdź adres i hasło. Po kilku próbach trzeba chwilę poczekać.'
const NEW_PASSWORD = 'zielona drabina pod mostem'

const database = await testDatabase()
const { actAs, clock, founded, browser, whoIs } = await installation(database, {
  accounts: async () => [
    { email: 'demo@gops.example', name: 'Demo <b>Osoba</b>', role: 'koordynator', institution: 'GOPS' },
  ],
  password: PASSWORD,
})
await founded('admin@gmina.example', 'Adam', 'Rządca', true)

let count = 0
const newWorker = async () => {
  count += 1
  const email = `worker${count}@gops.example`
  clock.set(minutesLater(count * 60 * 24))
  return { email, personId: await founded(email, 'Zofia', 'Łęcka'), at: `10.4.0.${count}` }
}

type Mail = { to: string; subject: string; text: string }
const inbox: Mail[] = []
const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData: (stream, _session, done) => {
    simpleParser(stream).then(({ to, subject, text }) => {
      inbox.push({ to: [to ?? []].flat()[0]?.text ?? '', subject: subject ?? '', text: text ?? '' })
      done()
    }, done)
  },
})
await new Promise<void>((listening) => smtp.listen(0, '127.0.0.1', listening))
afterAll(() => new Promise<void>((closed) => smtp.close(closed)))
const address = smtp.server.address()
const port = typeof address === 'object' && address ? address.port : 0

const worker = await startWorker({
  pool: database.runtime,
  actAs,
  log: createLog('error'),
  handlers: {
    [SEND_LETTER]: sendLetter({
      transport: mailTransport({
        smtpUrl: `smtp://127.0.0.1:${port}`,
        mailFrom: 'Kooperacja <k@gmina.example>',
        dataDir: '',
      }),
      baseUrl: 'https://kooperacja.example',
      recipientOf,
    }),
  },
})
afterAll(() => worker.stop())

const letterTo = (email: string, after = 0): Promise<Mail> =>
  expect
    .poll(() => inbox.filter((mail) => mail.to === email)[after], { timeout: 10_000 })
    .toBeDefined()
    .then(() => {
      const found = inbox.filter((mail) => mail.to === email)[after]
      if (!found) throw new Error('no letter')
      return found
    })
const linkIn = (mail: Mail) => /https:\/\/kooperacja\.example(\/\S+)/.exec(mail.text)?.[1] ?? ''

describe('the page of signing in', () => {
  test('leads to the page that was asked for, and there the reader is known', async () => {
    const { email, at } = await newWorker()
    const reader = browser(at)
    const sent = await reader.get('/account')
    expect(sent.location).toBe('/sign-in?back=%2Faccount')
    const answer = await reader.post(sent.location ?? '', { email, password: PASSWORD })
    expect([answer.status, answer.location]).toEqual([303, '/account'])
    const account = await reader.get('/account')
    expect(account.text).toContain(email)
    expect(account.text).toContain('Firefox w pokoju 12')
  })

  test('takes the form of somebody who has never been here before', async () => {
    const { email, at } = await newWorker()
    expect((await browser(at).fill('/sign-in', { email, password: PASSWORD })).status).toBe(303)
  })

  test('never leads to another site', async () => {
    const { email, at } = await newWorker()
    for (const back of ['https://other.example/', '//other.example', '/\\other.example', '/.//other.example']) {
      const answer = await browser(at).post(`/sign-in?back=${encodeURIComponent(back)}`, { email, password: PASSWORD })
      expect(answer.location, back).toBe('/desk')
    }
  })

  test('answers alike to an unknown address, a wrong password, an invited, a blocked and a locked account', async () => {
    const known = await newWorker()
    const locked = await newWorker()
    const blocked = await newWorker()
    const invited = await newWorker()
    await database.owner.query(`update identity.account set state = 'blocked' where person_id = $1`, [blocked.personId])
    await database.owner.query(
      `update identity.account set state = 'invited', password_hash = null where person_id = $1`,
      [invited.personId],
    )
    const tried = browser(known.at)
    for (let i = 0; i < 5; i += 1) await tried.signIn(locked.email, 'wrong wrong wrong')
    const answers = [
      await tried.signIn('nobody@gops.example', 'wrong wrong wrong'),
      await tried.signIn(known.email, 'wrong wrong wrong'),
      await tried.signIn(invited.email),
      await tried.signIn(blocked.email),
      await tried.signIn(locked.email),
    ]
    const without = (text: string) =>
      text.replace(/name="_(csrf|once)" value="[^"]*"/g, '').replace(/[a-z0-9]+@gops\.example/g, '')
    for (const { status, text } of answers) {
      expect(status).toBe(422)
      expect(text).toContain(REFUSED)
      expect(without(text)).toBe(without(answers[0]?.text ?? ''))
    }
    expect(tried.session()).toBeNull()
  })

  test('keeps the address that was typed and never writes a password back', async () => {
    const answer = await browser('10.5.0.1').signIn('"><script>alert(1)</script>@x', 'wrong wrong <b>')
    expect(answer.text).toContain('&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;@x')
    expect(answer.text).not.toContain('<script>alert')
    expect(answer.text).not.toContain('wrong wrong')
  })

  test('asks for what is missing', async () => {
    const answer = await browser('10.5.0.2').signIn('', '')
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('Uzupełnij to pole.')
  })

  test('counts failures of an account though the page shows them as a mistake', async () => {
    const { email, at } = await newWorker()
    const reader = browser(at)
    for (let i = 0; i < 5; i += 1) expect((await reader.signIn(email, 'wrong wrong wrong')).status).toBe(422)
    expect((await reader.signIn(email)).status).toBe(422)
    clock.set(minutesLater(count * 60 * 24 + 1))
    expect((await reader.signIn(email)).status).toBe(303)
  })

  test('shows the accounts of a demonstration with their password, names as text', async () => {
    const { text } = await browser('10.5.0.3').get('/sign-in')
    expect(text).toContain('Demo &lt;b&gt;Osoba&lt;/b&gt;')
    expect(text).toContain(PASSWORD)
  })

  test('asks for no code in a demonstration, whose passwords are public, and the page of the app says so', async () => {
    const { email, at } = await newWorker()
    const reader = browser(at)
    expect((await reader.signIn(email)).location).toBe('/desk')
    expect((await reader.get('/account/second-factor')).text).toContain(
      'Jej hasła zna każdy, więc kod nie jest wymagany',
    )
  })

  test('answers many at once', async () => {
    const { email } = await newWorker()
    const answers = await Promise.all(Array.from({ length: 25 }, (_, i) => browser(`10.6.0.${i}`).signIn(email)))
    expect(answers.map(({ status }) => status)).toEqual(Array(25).fill(303))
  })
})

describe('a session that ended under a form', () => {
  test('gives back what was typed, even after a wrong password', async () => {
    const { email, at } = await newWorker()
    const reader = browser(at)
    await reader.signIn(email)
    clock.set(minutesLater(count * 60 * 24 + LIMITS.sessionIdleMinutes))
    const ended = await reader.post('/account/language', { language: 'en', opis: 'Żółte <b>"drzwi"</b>' })
    expect(ended.status).toBe(401)
    expect(ended.text).toContain('Zaloguj się ponownie')
    const action = /<form[^>]* action="([^"]+)"/.exec(ended.text)?.[1] ?? ''
    const keptIn = (text: string) => asTyped(/name="kept" value="([^"]*)"/.exec(text)?.[1] ?? '')

    const wrong = await reader.post(action, { email, password: 'wrong wrong wrong', kept: keptIn(ended.text) })
    expect(wrong.status).toBe(422)
    const right = await reader.post(action, { email, password: PASSWORD, kept: keptIn(wrong.text) })
    expect(right.location).toBe('/account/language')
    const drafts = await database.owner.query('select path, sealed from platform.draft')
    expect(drafts.rows).toMatchObject([{ path: '/account/language' }])
    expect(drafts.rows[0].sealed.includes('drzwi')).toBe(false)
    expect((await reader.get('/account/language')).text).toMatch(/value="en"[^>]*checked|checked[^>]*value="en"/)
  })
})

const asTyped = (text: string) =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')

describe('signing out', () => {
  test('ends this session and no other', async () => {
    const { email, at } = await newWorker()
    const [here, there] = [browser(at), browser(at)]
    await here.signIn(email)
    await there.signIn(email)
    const token = here.session() ?? ''
    const answer = await here.post('/sign-out', {})
    expect([answer.status, answer.location]).toEqual([303, '/'])
    expect(here.session()).toBeNull()
    expect(await whoIs(token)).toBeNull()
    expect((await there.get('/account')).status).toBe(200)
  })

  test('is no trouble when the session has idled away', async () => {
    const answer = await browser('10.5.0.4').post('/sign-out', {})
    expect([answer.status, answer.location]).toEqual([303, '/'])
  })

  test('everywhere ends every session', async () => {
    const { email, at } = await newWorker()
    const [here, there] = [browser(at), browser(at)]
    await here.signIn(email)
    await there.signIn(email)
    expect((await here.post('/account/sign-out-everywhere', {})).location).toBe('/')
    expect((await there.get('/account')).location).toContain('/sign-in')
  })

  test('is not done by a post from another site', async () => {
    const { email, at } = await newWorker()
    const reader = browser(at)
    await reader.signIn(email)
    expect((await reader.post('/sign-out', { _csrf: 'forged' })).status).toBe(403)
    expect((await reader.get('/account')).status).toBe(200)
  })
})

describe('changing one’s password', () => {
  test('asks for the present one, refuses a weak one, and ends the other sessions', async () => {
    const { email, at } = await newWorker()
    const [here, there] = [browser(at), browser(at)]
    await here.signIn(email)
    await there.signIn(email)
    const change = (currentPassword: string, password: string) =>
      here.post('/account/password', { currentPassword, password })
    expect((await change('wrong wrong wrong', NEW_PASSWORD)).text).toContain('Obecne hasło się nie zgadza')
    expect((await change(PASSWORD, 'Warszawa2024')).text).toContain('łatwo się domyślić')
    expect((await change(PASSWORD, 'krótkie')).text).toContain('co najmniej 12 znaków')
    expect((await change(PASSWORD, 'Łęcka drzewo most')).text).toContain('Usuń z hasła imię')
    expect((await change(PASSWORD, 'x'.repeat(5000))).text).toContain('najwyżej 128')
    expect((await change(PASSWORD, NEW_PASSWORD)).location).toBe('/account')
    expect((await here.get('/account')).status).toBe(200)
    expect((await there.get('/account')).status).toBe(303)
    expect((await there.signIn(email)).status).toBe(422)
    expect((await there.signIn(email, NEW_PASSWORD)).status).toBe(303)
  })

  test('counts wrong present passwords like failed sign-ins', async () => {
    const { email, at } = await newWorker()
    const reader = browser(at)
    await reader.signIn(email)
    const change = (currentPassword: string) =>
      reader.post('/account/password', { currentPassword, password: NEW_PASSWORD })
    for (let i = 0; i < 5; i += 1) await change('wrong wrong wrong')
    expect((await change(PASSWORD)).text).toContain('Obecne hasło się nie zgadza')
    expect((await browser(at).signIn(email)).status).toBe(422)
  })
})

describe('a forgotten password', () => {
  const ask = (email: string) => browser('10.7.0.1').post('/forgotten-password', { email })

  test('gets the same answer whether or not there is an account', async () => {
    const { email } = await newWorker()
    const [known, unknown] = [await ask(email), await ask('nobody@gops.example')]
    expect([known.status, known.location, known.text]).toEqual([unknown.status, unknown.location, unknown.text])
    expect(known.location).toBe('/forgotten-password?sent=yes')
    await letterTo(email)
    expect(inbox.filter((mail) => mail.to === 'nobody@gops.example')).toEqual([])
  })

  test('is set anew by the link, once, and every session ends', async () => {
    const { email, at } = await newWorker()
    const reader = browser(at)
    await reader.signIn(email)
    await ask(email)
    const mail = await letterTo(email)
    expect(mail.subject).toBe('Nowe hasło do Kooperacji')
    expect(mail.text).not.toContain('Zofia')
    const link = linkIn(mail)
    expect((await reader.get(link)).text).toContain(email)
    expect((await reader.post(link, { password: 'Warszawa2024' })).status).toBe(422)
    const [one, other] = await Promise.all([
      reader.post(link, { password: NEW_PASSWORD }),
      browser(at).post(link, { password: 'inna drabina pod mostem' }),
    ])
    expect([one.status, other.status].sort()).toEqual([303, 404])
    expect((await reader.get('/account')).location).toContain('/sign-in')
    expect((await reader.signIn(email, one.status === 303 ? NEW_PASSWORD : 'inna drabina pod mostem')).status).toBe(303)
    expect((await reader.get(link)).status).toBe(404)
  })

  test('opens an account that guessing had closed', async () => {
    const { email, at } = await newWorker()
    const reader = browser(at)
    for (let i = 0; i < 5; i += 1) await reader.signIn(email, 'wrong wrong wrong')
    await ask(email)
    await reader.post(linkIn(await letterTo(email)), { password: NEW_PASSWORD })
    expect((await reader.signIn(email, NEW_PASSWORD)).status).toBe(303)
  })

  test('by a link an hour old, or by a made-up one, is not set', async () => {
    const { email, at } = await newWorker()
    await ask(email)
    const link = linkIn(await letterTo(email))
    clock.set(minutesLater(count * 60 * 24 + 60))
    expect((await browser(at).get(link)).status).toBe(404)
    expect((await browser(at).post(link, { password: NEW_PASSWORD })).status).toBe(404)
    expect((await browser(at).get(`/new-password/${'a'.repeat(43)}`)).status).toBe(404)
    expect((await browser(at).get('/new-password/%27%20or%201=1')).status).toBe(404)
    expect((await browser(at).get(link.replace('new-password', 'invitation'))).status).toBe(404)
  })

  test('sends one letter however often it is asked for, and a new link stops the old one', async () => {
    const { email, at } = await newWorker()
    await ask(email)
    await ask(email)
    const first = linkIn(await letterTo(email))
    clock.set(minutesLater(count * 60 * 24 + 6))
    await ask(email)
    const second = linkIn(await letterTo(email, 1))
    expect(inbox.filter((mail) => mail.to === email)).toHaveLength(2)
    expect((await browser(at).get(first)).status).toBe(404)
    expect((await browser(at).get(second)).status).toBe(200)
  })

  test('leaves no working link in the database once the letter has left', async () => {
    const { email } = await newWorker()
    await ask(email)
    const secret =
      linkIn(await letterTo(email))
        .split('/')
        .at(-1) ?? ''
    const stored = async () => {
      const rows = await database.owner.query(
        `select m::text as row from platform.mail m union all select t::text from identity.ticket t
         union all select j::text from graphile_worker._private_jobs j union all select f::text from platform.fact f`,
      )
      return rows.rows.map((r) => r.row).join()
    }
    await expect.poll(stored, { timeout: 10_000 }).not.toContain(secret)
    expect(secret).toHaveLength(43)
  })

  test('asks for a whole address', async () => {
    const answer = await ask('zofia')
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('Podaj pełny adres')
  })
})

describe('an administrator', () => {
  const administrator = async () => {
    const reader = browser('10.8.0.1')
    await reader.signIn('admin@gmina.example')
    return reader
  }
  const invitation = { givenName: 'Ewa <i>', familyName: "O'Neill; drop table", email: 'Ewa@Gops.example' }

  test('invites somebody, who sets a password and signs in', async () => {
    clock.set(MONDAY)
    const reader = await administrator()
    expect((await reader.post('/administration/people/invite', invitation)).location).toBe('/administration/people')
    const list = await reader.get('/administration/people')
    expect(list.text).toContain('Ewa &lt;i&gt;')
    expect(list.text).toContain('ewa@gops.example')
    const mail = await letterTo('ewa@gops.example')
    expect(mail.subject).toBe('Zaproszenie do Kooperacji')
    const invited = browser('10.8.0.2')
    expect((await invited.signIn('ewa@gops.example')).status).toBe(422)
    expect((await invited.post(linkIn(mail), { password: NEW_PASSWORD })).location).toBe('/sign-in')
    expect((await invited.signIn('ewa@gops.example', NEW_PASSWORD)).status).toBe(303)
    expect((await reader.post('/administration/people/invite', invitation)).text).toContain('Ten adres ma już konto')
    const named = await database.owner.query('select family_name from identity.person where given_name = $1', [
      'Ewa <i>',
    ])
    expect(named.rows).toEqual([{ family_name: "O'Neill; drop table" }])
  })

  test('is told what to mend in an invitation', async () => {
    clock.set(MONDAY)
    const reader = await administrator()
    const wrong = { givenName: '', familyName: 'x'.repeat(81), email: 'ewa' }
    const { status, text } = await reader.post('/administration/people/invite', wrong)
    expect(status).toBe(422)
    for (const message of ['Uzupełnij to pole.', 'najwyżej 80 znaków', 'Podaj pełny adres'])
      expect(text).toContain(message)
  })

  test('blocks an account, whose sessions and links end at once, and unblocks it', async () => {
    const { email, personId, at } = await newWorker()
    const blocked = browser(at)
    await blocked.signIn(email)
    await browser(at).post('/forgotten-password', { email })
    const link = linkIn(await letterTo(email))
    const reader = await administrator()
    expect((await reader.get(`/administration/people/${personId}/block`)).text).toContain('Zofia Łęcka')
    expect((await reader.post(`/administration/people/${personId}/block`, {})).location).toBe('/administration/people')
    expect((await blocked.get('/account')).location).toContain('/sign-in')
    expect((await blocked.get(link)).status).toBe(404)
    expect((await blocked.signIn(email)).status).toBe(422)
    const again = await reader.post(`/administration/people/${personId}/send-link`, {})
    expect(again.text).toContain('Najpierw je odblokuj')
    await reader.post(`/administration/people/${personId}/unblock`, {})
    expect((await blocked.signIn(email)).status).toBe(303)
  })

  test('sends a link again', async () => {
    const { email, personId } = await newWorker()
    const reader = await administrator()
    await reader.post(`/administration/people/${personId}/send-link`, {})
    expect(linkIn(await letterTo(email))).toMatch(/^\/new-password\//)
  })

  test('cannot close the last door behind them', async () => {
    clock.set(MONDAY)
    const reader = await administrator()
    const own = await database.owner.query(`select person_id from identity.account where email = 'admin@gmina.example'`)
    const answer = await reader.post(`/administration/people/${own.rows[0].person_id}/block`, {})
    expect(answer.text).toContain('Swojego konta nie można zablokować')
  })

  test('finds nobody under an unknown id', async () => {
    clock.set(MONDAY)
    const reader = await administrator()
    expect((await reader.get('/administration/people/01990000-0000-7000-8000-000000000000/block')).status).toBe(404)
    expect((await reader.get('/administration/people/1/block')).status).toBe(404)
  })

  test('alone sees and changes accounts', async () => {
    const { email, personId, at } = await newWorker()
    const other = await newWorker()
    clock.set(minutesLater(count * 60 * 24))
    const reader = browser(at)
    await reader.signIn(email)
    expect((await reader.get('/account')).text).not.toContain('/administration/people')
    const paths = [
      '/administration/people',
      '/administration/people/invite',
      `/administration/people/${other.personId}/block`,
    ]
    for (const path of paths) expect((await reader.get(path)).status, path).toBe(403)
    expect((await reader.post('/administration/people/invite', invitation)).status).toBe(403)
    expect((await reader.post(`/administration/people/${personId}/send-link`, {})).status).toBe(403)
    const seen = await actAs({ kind: 'person', personId }, (ctx) =>
      ctx.db.selectFrom('identity.account').select('email').execute(),
    )
    expect(seen).toEqual([{ email }])
  })

  test('of a new installation is invited by a path that is printed, without mail', async () => {
    clock.set(MONDAY)
    const invited = await actAs(systemActor('setup'), (ctx) =>
      inviteAdministrator(ctx, { email: 'first@gmina.example', givenName: 'Jan', familyName: 'Pierwszy' }),
    )
    if (!invited.ok) throw new Error('refused')
    const reader = browser('10.8.0.3')
    await reader.post(invited.value.path, { password: NEW_PASSWORD })
    await reader.signIn('first@gmina.example', NEW_PASSWORD)
    expect((await reader.get('/administration/people')).status).toBe(200)
    expect((await reader.get('/account')).text).toContain('administrator systemu')
  })
})

test('a chosen language is that of the pages and of the letters', async () => {
  const { email, at } = await newWorker()
  const reader = browser(at)
  await reader.signIn(email)
  await reader.post('/account/language', { language: 'en' })
  expect((await reader.get('/account')).text).toContain('My account')
  await browser(at).post('/forgotten-password', { email })
  expect((await letterTo(email)).subject).toBe('A new password for Kooperacja')
})

test('every message stands in Polish and in English', () => {
  const own = (locale: 'pl' | 'en') => messageKeys(locale).filter((key) => key.startsWith('identity.'))
  expect(own('en')).toEqual(own('pl'))
  const pl: Record<string, string> = JSON.parse(readFileSync('src/identity/i18n/pl.json', 'utf8'))
  expect(Object.keys(pl)).toHaveLength(own('pl').length)
})
