import { beforeAll, describe, expect, test } from 'vitest'
import { institutionsMessages } from '#institutions'
import { Conflict, Forbidden, localDate } from '#kernel'
import { addMessages, anyone, translator } from '#platform/server'
import { territoryMessages } from '#territory'
import { testDatabase } from '#test/database.ts'
import { visiting } from '#test/visiting.tsx'
import { directoryWorld } from '../directory-world.fixture.ts'
import { archiveService } from '../entries/keep-service.server.ts'
import { ServiceId } from '../entries/service.schema.ts'
import { directoryMessages } from '../i18n/messages.ts'
import { directoryPages } from '../pages.ts'
import { freeUnits } from './free-units.query.server.ts'
import { saySupply } from './say-supply.server.ts'
import type { SaySupplyInput } from './supply.schema.ts'
import { freeSentence } from './supply-words.ts'

for (const messages of [territoryMessages, institutionsMessages, directoryMessages]) addMessages(messages)
const database = await testDatabase()
const world = await directoryWorld(database)
const { actAs, add, as, opsHead, school, schoolHead, teacher } = world
const { open, send } = visiting(actAs, directoryPages)
const t = translator('pl')

let id = ServiceId.parse(world.newId())
beforeAll(async () => {
  id = await add(schoolHead, school, { name: 'Kółko teatralne' })
})
const say = (more: Partial<SaySupplyInput>, who = schoolHead, serviceId = id) =>
  as(who, (ctx) =>
    saySupply(ctx, {
      ...{ serviceId, seen: 0, unit: 'place' as const, units: 10, from: localDate('2026-09-01'), until: undefined },
      ...more,
    }),
  )
const free = (from = '2026-11-23', until: string | null = null) =>
  actAs(anyone, async (ctx) => {
    const period = { from: localDate(from), until: until === null ? null : localDate(until) }
    return (await freeUnits(ctx, [id], period)).get(id)?.counted ?? null
  })

describe('how much of a service there is', () => {
  test('is said by whoever keeps the entry, for days, and the latest statement counts', async () => {
    expect(await free()).toBeNull()
    await expect(say({}, teacher)).rejects.toThrow(Forbidden)
    await expect(say({}, opsHead)).rejects.toThrow(Forbidden)
    expect(await say({})).toMatchObject({ ok: true, value: { beyond: 0 } })
    expect(await free()).toMatchObject({ unit: 'place', units: 10, held: 0, free: 10 })
    const holidays = { from: localDate('2027-07-01'), until: localDate('2027-08-31') }
    expect(await say({ seen: 1, units: 0, ...holidays })).toMatchObject({ ok: true })
    expect(await free()).toMatchObject({ free: 0 })
    expect(await free('2026-11-23', '2027-06-30')).toMatchObject({ free: 10 })
    expect(await free('2027-09-01')).toMatchObject({ free: 10 })
    expect(await say({ seen: 2, units: undefined, ...holidays })).toMatchObject({ ok: true })
    expect(await free()).toMatchObject({ free: 10 })
  })

  test('is not said over what somebody said meanwhile, nor of an archived entry, nor backwards', async () => {
    await expect(say({ seen: 1 })).rejects.toThrow(Conflict)
    expect(await say({ seen: 3, until: localDate('2026-08-31') })).toMatchObject({ refusal: 'ends_before' })
    const old = await add(schoolHead, school, { name: 'Dawne kółko' })
    await as(schoolHead, (ctx) => archiveService(ctx, old))
    expect(await say({}, schoolHead, old)).toMatchObject({ refusal: 'archived' })
  })

  test('is told on the list and on the page of the entry to everybody', async () => {
    expect((await open('/services?q=teatralne', null)).html).toContain('wolne 10 z 10 miejsc')
    expect((await open(`/services/${id}`, null)).html).toContain('Od dzisiaj: wolne 10 z 10 miejsc.')
    expect((await open(`/services/${id}`, null)).html).not.toContain('/supply')
  })

  test('is said in a browser without script, and nothing typed is lost', async () => {
    const path = `/services/${id}/supply`
    expect([(await open(path, schoolHead)).status, (await open(path, teacher)).status]).toEqual([200, 403])
    expect((await open(`/services/${id}`, schoolHead)).html).toContain(`href="${path}"`)
    const wrong = await send(path, schoolHead, { seen: '3', unit: 'place', units: 'dużo', from: '1.12.2026' })
    expect([wrong.status, wrong.html.includes('value="dużo"')]).toEqual([422, true])
    const done = await send(path, schoolHead, { seen: '3', unit: 'hours_week', units: '1', from: '1.12.2026' })
    expect(done.location).toBe(path)
    const { html } = await open(path, schoolHead)
    expect(html).toContain('1 godzina w tygodniu')
    expect(html).toContain('wolne 1 z 1 godziny w tygodniu')
  })
})

describe('what is free, in words', () => {
  const none = { counted: null, waiting: 0, exact: true, longestSince: null, daysToWait: null }
  const counted = (units: number, held: number) => ({ unit: 'place' as const, units, held, free: units - held })
  test.each([
    ['wolne 3 z 10 miejsc', { ...none, counted: counted(10, 7) }],
    ['wolne 1 z 1 miejsca', { ...none, counted: counted(1, 0) }],
    ['brak wolnych miejsc', { ...none, counted: counted(3, 4) }],
    ['brak wolnych miejsc, na liście oczekujących mniej niż 5', { ...none, counted: counted(1, 1), exact: false }],
    [
      'brak wolnych miejsc, na liście oczekujących: 4, najdłużej od 03.09.2026',
      { ...none, counted: counted(1, 1), waiting: 4, longestSince: localDate('2026-09-03') },
    ],
    [
      'brak wolnych miejsc, na liście oczekujących: 2, najdłużej od 03.09.2026, czeka się około 22 dni',
      { ...none, counted: counted(1, 1), waiting: 2, longestSince: localDate('2026-09-03'), daysToWait: 22 },
    ],
    [
      'na liście oczekujących co najmniej 5, najdłużej od 09.2026',
      { ...none, waiting: 5, exact: false, longestSince: localDate('2026-09-01') },
    ],
  ])('%s', (said, told) => {
    expect(freeSentence(t, told)).toBe(said)
  })
})
