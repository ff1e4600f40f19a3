import { describe, expect, test } from 'vitest'
import { openVault, systemActor } from '#platform/server'
import { authenticator, codesShownIn, keyShownIn } from '#test/authenticator.ts'
import { testDatabase } from '#test/database.ts'
import { asking, told } from '#test/raw-sql.ts'
import { VAULT } from '#test/world.ts'
import { installation, minutesLater, PASSWORD } from '../browser.fixture.tsx'
import { resetByEmail, resetOfOtherKey } from '../index.server.ts'

const SETTING_UP = '/account/second-factor'
const REPLACING = `${SETTING_UP}/replace`
const RENEWING = `${SETTING_UP}/recovery-codes`

const database = await testDatabase()
const { clock, founded, browser, actAs } = await installation(database)
const admin = await founded('admin@gmina.example', 'Adam', 'Rządca', true)
const rows = async <T extends object>(text: string, values: readonly unknown[] = []): Promise<T[]> =>
  (await database.owner.query<T>(text, [...values])).rows
const later = (minutes: number) => clock.set(minutesLater(minutes, clock.now()))
const offerIn = (html: string) => /name="offer" value="([^"]+)"/.exec(html)?.[1] ?? ''

let count = 0
/** Somebody signed in with a password and an app, on a day of their own. */
async function workerWithApp(email = '') {
  count += 1
  clock.set(minutesLater(count * 60 * 24))
  const address = email || `worker${count}@gops.example`
  const personId = email ? admin : await founded(address, 'Zofia', 'Łęcka')
  const reader = browser(`10.9.0.${count}`)
  await reader.signIn(address)
  const page = (await reader.get(SETTING_UP)).text
  const key = keyShownIn(page)
  const shows = authenticator(key)
  const answer = await reader.post(SETTING_UP, { offer: offerIn(page), oneTimeCode: shows(clock.now()) })
  later(1)
  const codes = codesShownIn(answer.text)
  return { email: address, personId, reader, key, codes, code: () => shows(clock.now()), at: `10.9.0.${count}` }
}
const factsOf = async (personId: string) =>
  await rows<{ name: string; payload: object }>(
    'select name, payload from platform.fact where chain_id = $1 order by seq',
    [personId],
  )

describe('another phone', () => {
  test('takes the place of the present one with its code, and the old app and codes stop working', async () => {
    const { reader, email, code, codes, at } = await workerWithApp()
    const page = (await reader.get(REPLACING)).text
    const shows = authenticator(keyShownIn(page))
    const sent = { offer: offerIn(page), oneTimeCode: shows(clock.now()), presentOneTimeCode: code() }
    const answer = await reader.post(REPLACING, sent)
    expect(answer.status).toBe(200)
    expect(codesShownIn(answer.text)).toHaveLength(10)
    later(1)
    for (const [path, old] of [
      ['/sign-in/code', code()],
      ['/sign-in/recovery-code', codes[0] ?? ''],
    ] as const) {
      const again = browser(at)
      await again.signIn(email)
      expect((await again.post(path, { oneTimeCode: old })).status, path).toBe(422)
    }
    const again = browser(at)
    await again.signIn(email)
    expect((await again.post('/sign-in/code', { oneTimeCode: shows(clock.now()) })).status).toBe(303)
  })

  test('is not taken without the present code, and a mistake in the new one uses up no code', async () => {
    const { reader, code, codes } = await workerWithApp()
    const page = (await reader.get(REPLACING)).text
    const shows = authenticator(keyShownIn(page))
    const sends = (oneTimeCode: string, presentOneTimeCode: string) =>
      reader.post(REPLACING, { offer: offerIn(page), oneTimeCode, presentOneTimeCode })
    expect((await sends(shows(clock.now()), '000000')).text).toContain('Obecny kod nie pasuje')
    expect((await sends(shows(clock.now()), '')).status).toBe(422)
    expect((await sends('000000', codes[0] ?? '')).text).toContain('nie pasuje do klucza')
    expect(code()).not.toBe(shows(clock.now()))
    expect((await sends(shows(clock.now()), codes[0] ?? '')).status).toBe(200)
  })

  test('has no page for somebody without an app', async () => {
    await founded('plain@gops.example', 'Ola', 'Prosta')
    const reader = browser('10.9.9.1')
    await reader.signIn('plain@gops.example')
    for (const path of [REPLACING, RENEWING]) expect((await reader.get(path)).status, path).toBe(404)
  })
})

describe('new recovery codes', () => {
  test('are shown once for the present code, and those of before stop working', async () => {
    const { reader, email, code, codes, at } = await workerWithApp()
    expect((await reader.post(RENEWING, { presentOneTimeCode: '000000' })).status).toBe(422)
    const answer = await reader.post(RENEWING, { presentOneTimeCode: code() })
    const renewed = codesShownIn(answer.text)
    expect(renewed).toHaveLength(10)
    expect(codes.filter((one) => renewed.includes(one))).toEqual([])
    for (const [typed, status] of [
      [codes[0], 422],
      [renewed[0], 303],
    ] as const) {
      const again = browser(at)
      await again.signIn(email)
      expect((await again.post('/sign-in/recovery-code', { oneTimeCode: typed ?? '' })).status).toBe(status)
    }
  })

  test('are not given to somebody who guesses: the account closes as at signing in', async () => {
    const { reader, code } = await workerWithApp()
    for (let i = 0; i < 5; i += 1) await reader.post(RENEWING, { presentOneTimeCode: '000000' })
    expect((await reader.post(RENEWING, { presentOneTimeCode: code() })).status).toBe(422)
  })

  test('typed under a session that ended are kept nowhere', async () => {
    const { reader, codes } = await workerWithApp()
    later(20)
    const ended = await reader.post(RENEWING, { presentOneTimeCode: codes[0] ?? '' })
    expect(ended.status).toBe(401)
    expect(ended.text).not.toContain(codes[0])
  })
})

describe('a lost phone', () => {
  test('an administrator takes the second factor away: sessions end, a letter goes out, the act and its reason are on record', async () => {
    const { personId, reader, email, at } = await workerWithApp()
    const administrator = browser('10.9.9.2')
    await administrator.signIn('admin@gmina.example')
    expect((await administrator.get('/administration/people')).text).toContain(`/${personId}/reset-second-factor`)
    const path = `/administration/people/${personId}/reset-second-factor`
    expect((await administrator.post(path, {})).status).toBe(422)
    expect((await administrator.post(path, { reason: 'lost_device' })).status).toBe(303)
    expect((await administrator.post(path, { reason: 'lost_device' })).text).toContain('nie jest włączona')
    expect((await reader.get('/account')).location).toContain('/sign-in')
    expect((await browser(at).signIn(email)).location).toBe('/desk')
    const letters = await rows('select template, link, secret from platform.mail where person_id = $1', [personId])
    expect(letters).toEqual([{ template: 'identity.second_factor_reset', link: SETTING_UP, secret: null }])
    expect(await factsOf(personId)).toContainEqual({
      name: 'identity.second_factor.reset',
      payload: { reason: 'lost_device' },
    })
    const [ended] = await rows<{ sealed_key: null; ended_why: string }>(
      'select sealed_key, ended_why from identity.second_factor where person_id = $1',
      [personId],
    )
    expect(ended).toEqual({ sealed_key: null, ended_why: 'lost_device' })
  })

  test('a worker takes it away from nobody, and an administrator not from themselves', async () => {
    const worker = await workerWithApp()
    const other = await workerWithApp()
    const path = (personId: string) => `/administration/people/${personId}/reset-second-factor`
    expect((await other.reader.post(path(worker.personId), { reason: 'suspicion' })).status).toBe(403)
    const own = await workerWithApp('admin@gmina.example')
    expect((await own.reader.post(path(admin), { reason: 'suspicion' })).text).toContain('Na swoim koncie')
    const inUse = await rows<{ person_id: string }>(
      'select person_id from identity.second_factor where ended_at is null',
    )
    for (const { personId } of [worker, own]) expect(inUse.map((one) => one.person_id)).toContain(personId)
    await rows(
      `update identity.second_factor set ended_at = since, ended_why = 'suspicion', sealed_key = null where person_id = $1`,
      [admin],
    )
  })

  test('at the terminal it is taken away by the address of the account', async () => {
    const { email, personId } = await workerWithApp()
    const reset = (address: string, reason: string) =>
      actAs(systemActor('setup'), (ctx) => resetByEmail(ctx, { email: address, reason }))
    expect(await reset('nobody@gops.example', 'lost_device')).toMatchObject({ refusal: 'no_account' })
    expect(await reset(email, 'because')).toMatchObject({ refusal: 'no_reason' })
    expect(await reset(email, 'new_device')).toMatchObject({ ok: true })
    expect(await reset(email, 'new_device')).toMatchObject({ refusal: 'no_second_factor' })
    expect((await factsOf(personId)).at(-1)?.name).toBe('identity.second_factor.reset')
  })

  test('when the key of the installation is lost, only what it sealed is taken away', async () => {
    const { personId, reader } = await workerWithApp()
    expect(await actAs(systemActor('setup'), (ctx) => resetOfOtherKey(ctx, VAULT))).toBe(0)
    expect((await reader.get(SETTING_UP)).text).toContain('Włączona')
    const sealed = await rows('select id from identity.second_factor where ended_at is null')
    const other = openVault(Buffer.alloc(32, 1))
    expect(await actAs(systemActor('setup'), (ctx) => resetOfOtherKey(ctx, other))).toBe(sealed.length)
    expect((await factsOf(personId)).at(-1)).toEqual({
      name: 'identity.second_factor.reset',
      payload: { reason: 'lost_key' },
    })
  })
})

describe('what the database knows', () => {
  test('is neither the key of an app nor a recovery code, in any column of any table', async () => {
    const { key, codes, personId } = await workerWithApp()
    const tables = await rows<{ name: string }>(
      `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname in ('identity', 'platform') and c.relkind = 'r'`,
    )
    let everything = ''
    for (const { name } of tables) {
      for (const { row } of await rows<{ row: string }>(`select t::text as row from ${name} t`)) everything += row
    }
    expect(everything).toContain(personId)
    const plain = key.replaceAll(' ', '')
    const bits = [...plain]
      .map((sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'))
      .join('')
    const bytes = Buffer.from(bits.match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? [])
    for (const secret of [
      plain,
      bytes.toString('hex'),
      bytes.toString('base64'),
      ...codes,
      ...codes.map((one) => one.replaceAll('-', '')),
    ]) {
      expect(everything).not.toContain(secret)
    }
  })

  test('tells the sealed key and the digests of recovery codes to nobody who works here', async () => {
    const { personId } = await workerWithApp()
    const [factor] = await rows<{ id: string }>('select id from identity.second_factor where person_id = $1', [
      personId,
    ])
    const stranger = await founded('stranger@szkola.example', 'Obca', 'Osoba')
    for (const who of [null, stranger, admin, personId]) {
      for (const column of ['identity.second_factor.sealed_key', 'identity.recovery_code.code_hash']) {
        const [, table, name] = /^(.*)\.(\w+)$/.exec(column) ?? []
        const read = asking(database, who, (client) => client.query(`select ${name} from ${table}`))
        await expect(read, column).rejects.toThrow(/permission denied/)
      }
      expect(await told(database, who, `identity.sealed_key('${factor?.id}')`)).toBeNull()
      expect(await told(database, who, `identity.needs_second_factor('${personId}')`)).not.toBe(true)
    }
    const seen = async (who: string) =>
      (
        await asking(database, who, (client) =>
          client.query('select id from identity.second_factor where person_id = $1', [personId]),
        )
      ).rows
    expect(await seen(stranger)).toEqual([])
    expect(await seen(personId)).toHaveLength(1)
  })

  test('never names a code, a key or a reason in words on the record', async () => {
    const facts = await rows<{ name: string; payload: string }>(
      `select name, payload::text from platform.fact where name like 'identity.%'`,
    )
    const names = new Set(facts.map(({ name }) => name))
    for (const name of [
      'second_factor.set_up',
      'second_factor.replaced',
      'second_factor.reset',
      'recovery_codes.renewed',
      'half_sign_in.began',
    ])
      expect(names).toContain(`identity.${name}`)
    const payloads = new Set(
      facts.filter(({ name }) => name === 'identity.session.began').map(({ payload }) => payload),
    )
    expect([...payloads].sort()).toEqual(['{"second_factor": "app"}', '{"second_factor": "recovery_code"}', '{}'])
  })
})

test('a password alone still opens an account without an app, where a second factor is only offered', async () => {
  await founded('alone@gops.example', 'Ola', 'Sama')
  const reader = browser('10.9.9.3')
  expect((await reader.post('/sign-in', { email: 'alone@gops.example', password: PASSWORD })).location).toBe('/desk')
  expect((await reader.get('/account')).text).toContain('Wyłączona')
})
