import { beforeEach, expect, test } from 'vitest'
import { testDatabase } from '#test/database.ts'
import { caseFacts } from '../cases/case-facts.store.server.ts'
import { caseWorld, report } from '../cases/case-world.fixture.ts'
import { rememberLook } from '../cases/look.store.server.ts'
import { changesInMyCases } from './changes.query.server.ts'
import { myCases } from './my-cases.query.server.ts'

const world = await caseWorld(await testDatabase())
const { as, lead, coordinator, outsider, clock } = world
const caseId = await world.opens(lead)
const subject = (await as(lead, (ctx) => caseFacts(ctx, caseId))).facts.persons[0]?.id ?? ''
const mine = (who: string) => as(who, (ctx) => myCases(ctx))
const changes = (who: string) => as(who, (ctx) => changesInMyCases(ctx))
const looks = (who: string) => as(who, (ctx) => rememberLook(ctx, caseId))
let minute = 0
beforeEach(() => {
  minute += 1
  clock.set(new Date(Date.UTC(2026, 10, 23, 8, minute)))
})

test('a case that I never opened is wholly new, but for what I wrote myself', async () => {
  expect((await mine(lead)).map(({ unread }) => unread)).toEqual([0])
  const [other] = await mine(coordinator)
  expect([other?.id, (other?.unread ?? 0) > 0]).toEqual([caseId, true])
  expect((await changes(coordinator)).map(({ name }) => name)).toContain('casework.case.opened')
  expect(await changes(lead)).toEqual([])
})

test('what I saw is no news; what a colleague then writes is, with its author, until I look again', async () => {
  await looks(coordinator)
  expect(await changes(coordinator)).toEqual([])
  clock.set(new Date(Date.UTC(2026, 10, 23, 9, 0)))
  await world.complete(lead, caseId, 'karta-zgloszenia', report(subject))
  const [listed] = await mine(coordinator)
  expect((listed?.unread ?? 0) > 0).toBe(true)
  const [news] = await changes(coordinator)
  expect(news).toMatchObject({ caseId, who: 'Maria Przykładna', institution: { name: 'GOPS Bieliny' } })
  clock.set(new Date(Date.UTC(2026, 10, 23, 9, 1)))
  await looks(coordinator)
  expect((await mine(coordinator)).map(({ unread }) => unread)).toEqual([0])
  expect(await changes(coordinator)).toEqual([])
})

test('at most as many changes as asked for come, the newest first', async () => {
  clock.set(new Date(Date.UTC(2026, 10, 23, 10, 0)))
  for (let time = 0; time < 3; time += 1) await world.opens(lead)
  const found = await as(coordinator, (ctx) => changesInMyCases(ctx, 2))
  expect(found).toHaveLength(2)
  expect(found.map(({ at }) => at.getTime())).toEqual(found.map(({ at }) => at.getTime()).toSorted((a, b) => b - a))
})

test('nobody outside has a list', async () => {
  expect([await mine(outsider), await changes(outsider)]).toEqual([[], []])
})
