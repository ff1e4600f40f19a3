import { afterAll, describe, expect, test } from 'vitest'
import { whoIs } from '#identity/server'
import { createPrinter, hashSecret, systemActor } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { sitePartsFor } from '#test/visiting.tsx'
import { pagesOf, wholeSite } from '../src/app.ts'
import { BIELINY, caseWorld } from '../src/casework/cases/case-world.fixture.ts'
import { createLog } from '../src/platform/log/log.server.ts'
import { identityFor } from './who-may/visitors.ts'

// Row 33 of what a public body expects of signing in: whoever may meet a family's content sets up a second factor before anything else.

const FIRST = '/account/second-factor'
const ID = '0198c0de-0000-7000-8000-000000000001'
const LIMITS = { sessionIdleMinutes: 15, sessionAbsoluteHours: 10 }

const database = await testDatabase()
const world = await caseWorld(database)
const { lead, coordinator, unsigned, teacher, outsider, analyst, administrator, found, rows, newId } = world
await world.opens(lead)
const pages = pagesOf(identityFor(world.actAs))
const printer = createPrinter(createLog('silent'))
afterAll(() => printer.stop())
const parts = { ...sitePartsFor(world.actAs, pages), whoIs: whoIs(world.actAs, LIMITS, 'required') }
const site = wholeSite(parts, printer)
const registered = [
  ...new Set(site.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path}`)),
]
const open = new Set(pages.flatMap(({ comesFirst, path }) => (comesFirst ? [path] : [])))

/** Signs somebody in; the session's secret is the person's id. */
async function signedIn(personId: string): Promise<string> {
  const times = { created_at: world.clock.now(), seen_at: world.clock.now() }
  await found.put('identity.session', { token_hash: hashSecret(personId), person_id: personId, ...times, agent: '' })
  return `kooperacja_session=${personId}`
}
const meets = async (personId: string, rule: 'required' | 'offered' = 'required'): Promise<string | null> => {
  await signedIn(personId)
  return (await whoIs(world.actAs, LIMITS, rule)(personId))?.meetsFirst ?? null
}
const withFactor = (personId: string) =>
  found.put('identity.second_factor', {
    ...{ id: newId(), person_id: personId, since: world.clock.now(), last_step: 0 },
    ...{ sealed_key: Buffer.from('k'), sealed_by: Buffer.from('m') },
  })
const address = (pattern: string) => pattern.replace(/:[A-Za-z]+/g, ID)

describe('a second factor is required', () => {
  test.each([
    ['somebody with a seat in a case', lead],
    ['somebody with a role of the team', coordinator],
    ['a colleague who has not signed yet and may tomorrow', unsigned],
    ['a worker of a partner that may begin cases', teacher],
    ['the administrator, who keeps their accounts', administrator],
  ])('of %s', async (_, who) => {
    expect(await meets(who)).toBe(FIRST)
  })

  test.each([
    ['a worker of an institution that takes no part', outsider],
    ['an analyst of the region, who sees no case', analyst],
  ])('not of %s', async (_, who) => {
    expect(await meets(who)).toBeNull()
  })

  test('of nobody where it is only offered', async () => {
    for (const who of [lead, coordinator, administrator]) expect(await meets(who, 'offered')).toBeNull()
  })

  test('from the first day of a seat to its last', async () => {
    const [seat] = await rows<{ case_id: string; institution_id: string; role: string }>(
      'select case_id, institution_id, role from casework.seat limit 1',
    )
    const seated = async (from: string, until: string | null) => {
      const guest = await found.aPerson('Gość', 'Czasowy')
      await found.put('casework.seat', { id: newId(), person_id: guest, ...seat, from_on: from, until_on: until })
      return meets(guest)
    }
    expect(await seated('2026-01-02', null)).toBe(FIRST)
    expect(await seated('2026-01-02', '2026-11-23')).toBe(FIRST)
    expect(await seated('2026-01-02', '2026-11-22')).toBeNull()
    expect(await seated('2026-11-24', null)).toBeNull()
  })

  test('no more once it is set up', async () => {
    const head = await found.aPerson('Hanna', 'Kierująca')
    const role = { institution_id: world.ops, role: 'kierownik-instytucji', unit_code: BIELINY }
    await found.membership({ person_id: head, ...role })
    expect(await meets(head)).toBe(FIRST)
    await withFactor(head)
    expect(await meets(head)).toBeNull()
  })

  test('is told to the sign-in only', async () => {
    for (const system of ['setup', 'worker'] as const) {
      const told = await world.actAs(systemActor(system), async ({ db }) =>
        db
          .selectNoFrom((e) => e.fn<boolean>('identity.needs_second_factor', [e.val(lead)]).as('told'))
          .executeTakeFirst(),
      )
      expect(told?.told).toBe(false)
    }
  })
})

describe('until it is set up', () => {
  test('every page, print and file that is not public leads to the page that sets it up', async () => {
    const cookie = await signedIn(lead)
    const elsewhere: string[] = []
    for (const one of registered.filter((each) => each.startsWith('GET '))) {
      const path = one.slice(4)
      if (open.has(path)) continue
      const answer = await site.request(`${address(path)}?q=1`, { headers: { cookie } })
      const back = new URLSearchParams({ back: `${address(path)}?q=1` })
      if (answer.status !== 303 || answer.headers.get('location') !== `${FIRST}?${back}`)
        elsewhere.push(`${one}: ${answer.status} ${answer.headers.get('location')}`)
    }
    expect(elsewhere).toEqual([])
    expect(registered.length).toBeGreaterThan(100)
  })

  test('no form is taken, and what was typed is shown', async () => {
    const cookie = await signedIn(lead)
    const taken: string[] = []
    for (const one of registered.filter((each) => each.startsWith('POST '))) {
      const path = one.slice(5)
      if (open.has(path)) continue
      const body = new URLSearchParams({ words: 'Zmyślone słowa' })
      const answer = await site.request(address(path), { method: 'POST', body, headers: { cookie } })
      const html = await answer.text()
      if (answer.status !== 403 || !html.includes('Zmyślone słowa') || !html.includes(`href="${FIRST}"`))
        taken.push(`${one}: ${answer.status}`)
    }
    expect(taken).toEqual([])
  })

  test('the pages that stay open are public, or one’s own account on the way to it', () => {
    const own = pages.filter(({ comesFirst, open }) => comesFirst && open !== 'public').map(({ path }) => path)
    expect(own.sort()).toEqual(['/account/language', FIRST])
  })

  test('the page that sets it up says why', async () => {
    const cookie = await signedIn(lead)
    const answer = await site.request(FIRST, { headers: { cookie } })
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain('kod jest wymagany')
  })

  test('afterwards the same pages open', async () => {
    const cookie = await signedIn(lead)
    await withFactor(lead)
    for (const path of ['/desk', '/cases', '/account']) {
      expect((await site.request(path, { headers: { cookie } })).status, path).toBe(200)
    }
  })
})
