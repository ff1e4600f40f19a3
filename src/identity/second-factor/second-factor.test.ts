import { describe, expect, test } from 'vitest'
import { authenticator, codesShownIn, keyShownIn } from '#test/authenticator.ts'
import { testDatabase } from '#test/database.ts'
import { installation, minutesLater, PASSWORD } from '../browser.fixture.tsx'

const CODE = '/sign-in/code'
const RECOVERY = '/sign-in/recovery-code'
const SETTING_UP = '/account/second-factor'

const database = await testDatabase()
const { clock, founded, browser } = await installation(database)
const rows = async <T extends object>(text: string, values: readonly unknown[] = []): Promise<T[]> =>
  (await database.owner.query<T>(text, [...values])).rows
type Browser = ReturnType<typeof browser>

let count = 0
/** A worker on a day of their own, signed in with a password. */
async function newWorker() {
  count += 1
  const email = `worker${count}@gops.example`
  clock.set(minutesLater(count * 60 * 24))
  const personId = await founded(email, 'Zofia', 'Łęcka')
  const reader = browser(`10.8.0.${count}`)
  expect((await reader.signIn(email)).location).toBe('/desk')
  return { email, personId, reader, at: `10.8.0.${count}` }
}
const later = (minutes: number) => clock.set(minutesLater(minutes, clock.now()))
const offerIn = (html: string) => /name="offer" value="([^"]+)"/.exec(html)?.[1] ?? ''

/** The same with an app; answers what the app shows now, and the recovery codes. */
async function newWorkerWithApp() {
  const worker = await newWorker()
  const page = (await worker.reader.get(SETTING_UP)).text
  const shows = authenticator(keyShownIn(page))
  const told = await worker.reader.post(SETTING_UP, { offer: offerIn(page), oneTimeCode: shows(clock.now()) })
  expect(told.status).toBe(200)
  later(5)
  return { ...worker, code: () => shows(clock.now()), shows, recovery: codesShownIn(told.text) }
}
const begins = async (reader: Browser, email: string) => {
  const answer = await reader.signIn(email)
  expect([answer.status, answer.location]).toEqual([303, CODE])
}
const enters = async (reader: Browser, oneTimeCode: string) => (await reader.post(CODE, { oneTimeCode })).status

describe('setting up a second factor', () => {
  test('shows a key in groups of four and a link for the app, and takes effect with a code of the app', async () => {
    const { reader, email, personId } = await newWorker()
    const page = await reader.get(SETTING_UP)
    const key = keyShownIn(page.text)
    expect(page.text).toContain(
      `otpauth://totp/Kooperacja:${encodeURIComponent(email)}?secret=${key.replaceAll(' ', '')}&amp;issuer=Kooperacja`,
    )
    expect(await rows('select id from identity.second_factor where person_id = $1', [personId])).toEqual([])
    const code = authenticator(key)(clock.now())
    const told = await reader.post(SETTING_UP, {
      offer: offerIn(page.text),
      oneTimeCode: ` ${code.slice(0, 3)} ${code.slice(3)}`,
    })
    expect(told.status).toBe(200)
    expect(new Set(codesShownIn(told.text)).size).toBe(10)
    expect((await reader.get('/account')).text).toContain('Włączona')
  })

  test('shows the recovery codes once: the same form sent again leads to the state, without them', async () => {
    const { reader } = await newWorker()
    const page = (await reader.get(SETTING_UP)).text
    const once = /name="_once" value="([^"]+)"/.exec(page)?.[1] ?? ''
    const sent = { _once: once, offer: offerIn(page), oneTimeCode: authenticator(keyShownIn(page))(clock.now()) }
    expect(codesShownIn((await reader.post(SETTING_UP, sent)).text).length).toBe(10)
    const again = await reader.post(SETTING_UP, sent)
    expect([again.status, again.location]).toEqual([303, SETTING_UP])
    expect(codesShownIn((await reader.get(SETTING_UP)).text)).toEqual([])
  })

  test('refuses a wrong code and keeps the key that is in the app already', async () => {
    const { reader } = await newWorker()
    const page = (await reader.get(SETTING_UP)).text
    const wrong = await reader.post(SETTING_UP, { offer: offerIn(page), oneTimeCode: '000000' })
    expect(wrong.status).toBe(422)
    expect(keyShownIn(wrong.text)).toBe(keyShownIn(page))
    expect(wrong.text).toContain('nie pasuje do klucza')
    expect((await reader.post(SETTING_UP, { offer: offerIn(page), oneTimeCode: '12345' })).text).toContain('sześć cyfr')
    const right = { offer: offerIn(wrong.text), oneTimeCode: authenticator(keyShownIn(page))(clock.now()) }
    expect((await reader.post(SETTING_UP, right)).status).toBe(200)
  })

  test('refuses a key that was offered half an hour ago, and one that was offered to somebody else', async () => {
    const other = await newWorker()
    const foreign = (await other.reader.get(SETTING_UP)).text
    const { reader } = await newWorker()
    const page = (await reader.get(SETTING_UP)).text
    const sends = async (html: string, key: string) =>
      reader.post(SETTING_UP, { offer: offerIn(html), oneTimeCode: authenticator(key)(clock.now()) })
    const answered = await sends(foreign, keyShownIn(foreign))
    expect(answered.status).toBe(422)
    expect(keyShownIn(answered.text)).not.toBe(keyShownIn(foreign))
    for (let minutes = 0; minutes < 30; minutes += 10) {
      later(10)
      await reader.get('/account')
    }
    expect((await sends(page, keyShownIn(page))).text).toContain('stracił ważność')
  })

  test('ends the sessions that were opened by the password alone, and leaves this one', async () => {
    const { reader, email, at } = await newWorker()
    const elsewhere = browser(at)
    await elsewhere.signIn(email)
    const page = (await reader.get(SETTING_UP)).text
    await reader.post(SETTING_UP, { offer: offerIn(page), oneTimeCode: authenticator(keyShownIn(page))(clock.now()) })
    expect((await elsewhere.get('/account')).location).toContain('/sign-in')
    expect((await reader.get('/account')).status).toBe(200)
  })
})

describe('signing in with an app', () => {
  test('asks for the code after the password, and leads where it was to lead', async () => {
    const { email, code, at } = await newWorkerWithApp()
    const reader = browser(at)
    const first = await reader.post('/sign-in?back=%2Faccount%2Flanguage', { email, password: PASSWORD })
    expect(first.location).toBe(CODE)
    const page = await reader.get(CODE)
    expect(page.text).toMatch(/<input[^>]*name="oneTimeCode"[^>]*inputmode="numeric"[^>]*autocomplete="one-time-code"/)
    const done = await reader.post(CODE, { oneTimeCode: code() })
    expect([done.status, done.location]).toEqual([303, '/account/language'])
    expect((await reader.get('/account')).status).toBe(200)
  })

  test('grants nothing before the code', async () => {
    const { email, at, personId } = await newWorkerWithApp()
    const reader = browser(at)
    const sessions = () =>
      rows('select token_hash from identity.session where person_id = $1 and ended_at is null', [personId])
    const before = await sessions()
    await begins(reader, email)
    for (const path of ['/account/language', SETTING_UP, '/account/password']) {
      expect((await reader.get(path)).location, path).toContain('/sign-in')
      expect((await reader.post(path, {})).status, path).toBe(401)
    }
    expect(await sessions()).toEqual(before)
  })

  test('waits ten minutes for the code, not longer', async () => {
    const { email, at, code } = await newWorkerWithApp()
    const reader = browser(at)
    await begins(reader, email)
    later(10)
    const late = await reader.post(CODE, { oneTimeCode: code() })
    expect(late.status).toBe(422)
    expect(late.text).toContain('Zacznij od hasła')
    await begins(reader, email)
    later(9)
    expect(await enters(reader, code())).toBe(303)
  })

  test('takes a code of the half minute before and after, and none further away', async () => {
    for (const [minutes, status] of [
      [-1, 422],
      [-0.5, 303],
      [0.5, 303],
      [1, 422],
    ] as const) {
      const { email, at, shows } = await newWorkerWithApp()
      const reader = browser(at)
      await begins(reader, email)
      expect(await enters(reader, shows(minutesLater(minutes, clock.now()))), `${minutes} minutes`).toBe(status)
    }
  })

  test('takes each code once, also when it is sent twice at the same moment', async () => {
    const { email, at, code } = await newWorkerWithApp()
    const readers = [browser(at), browser(at)]
    for (const reader of readers) await begins(reader, email)
    const answers = await Promise.all(readers.map((reader) => enters(reader, code())))
    expect(answers.sort()).toEqual([303, 422])
    const third = browser(at)
    await begins(third, email)
    expect(await enters(third, code())).toBe(422)
    later(0.5)
    expect(await enters(third, code())).toBe(303)
  })

  test('does not take the code that set the app up', async () => {
    const { email, reader, at } = await newWorker()
    const page = (await reader.get(SETTING_UP)).text
    const code = authenticator(keyShownIn(page))(clock.now())
    await reader.post(SETTING_UP, { offer: offerIn(page), oneTimeCode: code })
    const again = browser(at)
    await begins(again, email)
    expect(await enters(again, code)).toBe(422)
  })

  test('ends nowhere when the password is changed meanwhile, or the account is blocked', async () => {
    for (const change of [`password_hash = '$argon2id$v=19$m=1,t=1,p=1$YQ$YQ'`, `state = 'blocked'`]) {
      const { email, at, code, personId } = await newWorkerWithApp()
      const reader = browser(at)
      await begins(reader, email)
      await rows(`update identity.account set ${change} where person_id = $1`, [personId])
      expect(await enters(reader, code()), change).toBe(422)
    }
  })

  test('gives back what was typed in the form under which the session ended, even when the first attempt waited too long', async () => {
    const { email, code, reader } = await newWorkerWithApp()
    later(20)
    const ended = await reader.post('/account/language', { language: 'en' })
    const action = /<form[^>]* action="([^"]+)"/.exec(ended.text)?.[1] ?? ''
    const kept = (/name="kept" value="([^"]*)"/.exec(ended.text)?.[1] ?? '').replaceAll('&quot;', '"')
    expect((await reader.post(action, { email, password: PASSWORD, kept })).location).toBe(CODE)
    later(11)
    expect(await enters(reader, code())).toBe(422)
    await begins(reader, email)
    const done = await reader.post(CODE, { oneTimeCode: code() })
    expect(done.location).toBe('/account/language')
    expect((await reader.get('/account/language')).text).toMatch(/value="en"[^>]*checked|checked[^>]*value="en"/)
    expect(await rows('select typed from identity.half_sign_in where typed is not null')).toEqual([])
  })
})

describe('guessing a code', () => {
  test('closes the account like guessing a password, even to the right code, and a right password does not open it', async () => {
    const { email, at, code } = await newWorkerWithApp()
    const reader = browser(at)
    await begins(reader, email)
    for (let i = 0; i < 4; i += 1) expect(await enters(reader, '000000')).toBe(422)
    await begins(reader, email)
    expect(await enters(reader, '000000')).toBe(422)
    expect(await enters(reader, code())).toBe(422)
    expect((await reader.signIn(email)).status).toBe(422)
    later(1)
    await begins(reader, email)
    expect(await enters(reader, code())).toBe(303)
  })

  test('closes the network address after thirty failures, even to the right code', async () => {
    const { email, code } = await newWorkerWithApp()
    const [guessed, elsewhere] = [browser('10.8.9.9'), browser('10.8.9.8')]
    for (const reader of [guessed, elsewhere]) await begins(reader, email)
    await rows(
      `insert into identity.failed_attempt (id, address_hash, at)
       select gen_random_uuid(), identity.address_hash('10.8.9.9'), $1 from generate_series(1, 30)`,
      [clock.now()],
    )
    expect(await enters(guessed, code())).toBe(422)
    expect(await enters(elsewhere, code())).toBe(303)
  })
})

describe('a recovery code', () => {
  test('stands in for the app once, and says how many are left', async () => {
    const { email, at, recovery } = await newWorkerWithApp()
    const [first = '', second = ''] = recovery
    const uses = async (oneTimeCode: string) => {
      const reader = browser(at)
      await begins(reader, email)
      return { reader, status: (await reader.post(RECOVERY, { oneTimeCode })).status }
    }
    const used = await uses(first.toUpperCase().replaceAll('-', ' '))
    expect(used.status).toBe(303)
    expect((await used.reader.get('/account')).text).toContain('Zostało 9 kodów.')
    expect((await uses(first)).status).toBe(422)
    expect((await uses(second)).status).toBe(303)
    expect((await used.reader.get(SETTING_UP)).text).toContain('8 do użycia')
  })

  test('used twice at the same moment lets one in', async () => {
    const { email, at, recovery } = await newWorkerWithApp()
    const readers = [browser(at), browser(at)]
    for (const reader of readers) await begins(reader, email)
    const answers = await Promise.all(
      readers.map(async (reader) => (await reader.post(RECOVERY, { oneTimeCode: recovery[0] ?? '' })).status),
    )
    expect(answers.sort()).toEqual([303, 422])
  })

  test('is not used up while the account is closed by guessing', async () => {
    const { email, at, recovery } = await newWorkerWithApp()
    const reader = browser(at)
    await begins(reader, email)
    for (let i = 0; i < 5; i += 1) await enters(reader, '000000')
    const sent = { oneTimeCode: recovery[0] ?? '' }
    expect((await reader.post(RECOVERY, sent)).status).toBe(422)
    later(1)
    expect((await reader.post(RECOVERY, sent)).status).toBe(303)
  })

  test('of somebody else is worth nothing', async () => {
    const other = await newWorkerWithApp()
    const { email, at } = await newWorkerWithApp()
    const reader = browser(at)
    await begins(reader, email)
    expect((await reader.post(RECOVERY, { oneTimeCode: other.recovery[0] ?? '' })).status).toBe(422)
  })
})
