import { argon2Sync } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { systemActor } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { installation, LIMITS, MONDAY, minutesLater, PASSWORD } from '../browser.fixture.tsx'
import { whoIs } from '../index.server.ts'
import { type SignInInput, signIn } from './sign-in.server.ts'

const database = await testDatabase()
const { actAs, clock, founded, whoIs: who } = await installation(database)

let count = 0
const newWorker = async () => {
  count += 1
  const email = `worker${count}@gops.example`
  return { email, personId: await founded(email, 'Zofia', 'Łęcka') }
}
const attempt = (input: Partial<SignInInput> & { email: string }) =>
  actAs(systemActor('sign_in'), (ctx) =>
    signIn(ctx, {
      password: PASSWORD,
      address: `10.1.0.${count}`,
      agent: 'Firefox',
      replaces: null,
      back: '/desk',
      typed: null,
      ...input,
    }),
  )
const tokenOf = async (email: string) => {
  const done = await attempt({ email })
  if (!done.ok) throw new Error('refused')
  return done.value.token
}
const fails = async (email: string, times: number) => {
  for (let i = 0; i < times; i += 1) expect((await attempt({ email, password: 'wrong' })).ok).toBe(false)
}

describe('signing in', () => {
  test('gives a session that says who is working', async () => {
    clock.set(MONDAY)
    const { email, personId } = await newWorker()
    const signedIn = await who(await tokenOf(email.toUpperCase()))
    expect(signedIn).toEqual({
      personId,
      name: 'Zofia Łęcka',
      work: '',
      locale: 'pl',
      administers: false,
      meetsFirst: null,
    })
  })

  test('keeps neither the secret of a session nor the password anywhere in the database', async () => {
    clock.set(MONDAY)
    const { email } = await newWorker()
    const token = await tokenOf(email)
    const rows = await database.owner.query(
      `select s::text as row from identity.session s union all select a::text from identity.account a
       union all select f::text from platform.fact f`,
    )
    const everything = rows.rows.map((r) => r.row).join()
    for (const secret of [token, Buffer.from(token).toString('hex'), PASSWORD]) expect(everything).not.toContain(secret)
    expect(everything).toContain('argon2id')
  })

  test('names the institution and the job of today, not those of yesterday', async () => {
    clock.set(MONDAY)
    const { email, personId } = await newWorker()
    const employ = async (name: string, title: string, from: string, until: string | null) => {
      const unit = `insert into territory.unit (code, level) values ('26', 'voivodeship') on conflict do nothing`
      await database.owner.query(unit)
      const made = await database.owner.query(
        `insert into institutions.institution (id, name, short_name, sector, level, seat_code, registered_on)
         values (gen_random_uuid(), $1, $1, 'social_welfare', 'gmina', '26', '2020-01-01') returning id`,
        [name],
      )
      await database.owner.query(
        `insert into institutions.employment (id, person_id, institution_id, function, job_title, from_on, until_on)
         values (gen_random_uuid(), $1, $2, 'worker', $3, $4, $5)`,
        [personId, made.rows[0].id, title, from, until],
      )
    }
    await employ('OPS Bogoria', 'stażysta', '2020-01-01', '2026-11-22')
    await employ('OPS Oksa', 'pracownik socjalny', '2024-01-01', '2026-11-23')
    expect((await who(await tokenOf(email)))?.work).toBe('OPS Oksa – pracownik socjalny')
  })

  test('makes an outdated hash anew', async () => {
    clock.set(MONDAY)
    const { email, personId } = await newWorker()
    const nonce = Buffer.alloc(16, 7)
    const cheap = { message: PASSWORD, nonce, parallelism: 1, tagLength: 32, memory: 1024, passes: 1 }
    const plain = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '')
    const old = `$argon2id$v=19$m=1024,t=1,p=1$${plain(nonce)}$${plain(argon2Sync('argon2id', cheap))}`
    await database.owner.query('update identity.account set password_hash = $1 where person_id = $2', [old, personId])
    await tokenOf(email)
    const kept = await database.owner.query('select password_hash from identity.account where person_id = $1', [
      personId,
    ])
    expect(kept.rows[0].password_hash).toContain('m=19456,t=2,p=1')
    await tokenOf(email)
  })

  test('ends the session whose place it takes', async () => {
    clock.set(MONDAY)
    const { email } = await newWorker()
    const first = await tokenOf(email)
    expect((await attempt({ email, replaces: first })).ok).toBe(true)
    expect(await who(first)).toBeNull()
  })
})

describe('a session', () => {
  test('ends after fifteen minutes without a request, and each request begins them anew', async () => {
    clock.set(MONDAY)
    const { email } = await newWorker()
    const token = await tokenOf(email)
    clock.set(minutesLater(14))
    expect(await who(token)).not.toBeNull()
    clock.set(minutesLater(28))
    expect(await who(token)).not.toBeNull()
    clock.set(minutesLater(43))
    expect(await who(token)).toBeNull()
  })

  test('does not idle away under steady work when the limit is a minute', async () => {
    clock.set(MONDAY)
    const { email } = await newWorker()
    const token = await tokenOf(email)
    const brief = whoIs(actAs, { ...LIMITS, sessionIdleMinutes: 1 }, 'offered')
    for (const seconds of [40, 80, 120, 160]) {
      clock.set(minutesLater(seconds / 60))
      expect(await brief(token), `after ${seconds} seconds`).not.toBeNull()
    }
    clock.set(minutesLater(160 / 60 + 1))
    expect(await brief(token)).toBeNull()
  })

  test('ends after ten hours, however busy', async () => {
    clock.set(MONDAY)
    const { email } = await newWorker()
    const token = await tokenOf(email)
    for (let minutes = 10; minutes < 600; minutes += 10) {
      clock.set(minutesLater(minutes))
      expect(await who(token), `after ${minutes} minutes`).not.toBeNull()
    }
    clock.set(minutesLater(600))
    expect(await who(token)).toBeNull()
  })

  test('is noted once a minute, not at every request', async () => {
    clock.set(MONDAY)
    const { email, personId } = await newWorker()
    const token = await tokenOf(email)
    const seen = async () => {
      const found = await database.owner.query('select seen_at from identity.session where person_id = $1', [personId])
      return found.rows[0].seen_at
    }
    clock.set(minutesLater(0.5))
    await who(token)
    expect(await seen()).toEqual(MONDAY)
    clock.set(minutesLater(1))
    await who(token)
    expect(await seen()).toEqual(minutesLater(1))
  })

  test('of an unknown secret is nobody’s', async () => {
    expect(await who('')).toBeNull()
    expect(await who("' or true --")).toBeNull()
  })
})

describe('guessing a password', () => {
  test('closes the account for a minute at the fifth failure, even to the right password', async () => {
    clock.set(MONDAY)
    const { email } = await newWorker()
    await fails(email, 4)
    expect((await attempt({ email })).ok).toBe(true)
    await fails(email, 5)
    expect((await attempt({ email })).ok).toBe(false)
    clock.set(minutesLater(1))
    expect((await attempt({ email })).ok).toBe(true)
  })

  test('closes it for longer after each further failure, an hour at most', async () => {
    clock.set(MONDAY)
    const { email, personId } = await newWorker()
    const until = async () => {
      const found = await database.owner.query('select locked_until from identity.account where person_id = $1', [
        personId,
      ])
      return found.rows[0].locked_until
    }
    await fails(email, 5)
    let now = MONDAY
    for (const minutes of [1, 2, 4, 8, 16, 32, 60, 60]) {
      expect(await until()).toEqual(minutesLater(minutes, now))
      now = minutesLater(minutes, now)
      clock.set(now)
      await fails(email, 1)
    }
  })

  test('while the account is closed does not keep it closed for longer', async () => {
    clock.set(MONDAY)
    const { email } = await newWorker()
    await fails(email, 12)
    clock.set(minutesLater(1))
    expect((await attempt({ email })).ok).toBe(true)
  })

  test('from many places at once is counted one by one', async () => {
    clock.set(MONDAY)
    const { email, personId } = await newWorker()
    await Promise.all(
      Array.from({ length: 5 }, (_, i) => attempt({ email, password: 'wrong', address: `10.3.0.${i}` })),
    )
    const found = await database.owner.query('select failures from identity.account where person_id = $1', [personId])
    expect(found.rows[0].failures).toBe(5)
  })

  test('of many accounts closes the address for a quarter of an hour, and no other address', async () => {
    clock.set(MONDAY)
    const { email } = await newWorker()
    const guessed = { address: '10.2.0.1', password: 'wrong' }
    for (let i = 0; i < 30; i += 1)
      expect((await attempt({ email: `nobody${i}@gops.example`, ...guessed })).ok).toBe(false)
    expect((await attempt({ email, address: '10.2.0.1' })).ok).toBe(false)
    expect((await attempt({ email, address: '10.2.0.2' })).ok).toBe(true)
    clock.set(minutesLater(15))
    expect((await attempt({ email, address: '10.2.0.1' })).ok).toBe(true)
  })

  test('leaves no network address behind in clear, and is forgotten after a day', async () => {
    clock.set(minutesLater(48 * 60))
    await attempt({ email: 'nobody@gops.example', address: '10.9.8.7' })
    const rows = await database.owner.query('select e::text as row, at from identity.failed_attempt e')
    expect(rows.rows.map((r) => r.row).join()).not.toContain('10.9.8.7')
    expect(rows.rows.map((r) => r.at)).toEqual([minutesLater(48 * 60)])
  })

  test('cannot read the salt of the addresses, even as the program', async () => {
    await expect(database.runtime.query('select salt from identity.address_salt')).rejects.toThrow(/permission denied/)
  })
})
