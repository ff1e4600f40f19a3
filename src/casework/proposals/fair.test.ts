import { afterAll, describe, expect, test } from 'vitest'
import { caseworkMessages } from '#casework'
import { directoryMessages } from '#directory'
import { Forbidden, localDate, NotFound } from '#kernel'
import { modelMessages } from '#model'
import { breachesOf, FIRST_RULES, type Planning, proposeGreedily } from '#planner'
import { createPlanner } from '#planner/server'
import { addMessages, createLog } from '#platform/server'
import { territoryMessages } from '#territory'
import { testDatabase } from '#test/database.ts'
import { visiting } from '#test/visiting.tsx'
import { fairView } from './fair.query.server.ts'
import { casesWaiting } from './fair.store.server.ts'
import { joined } from './fair-planning.domain.ts'
import { makeFair } from './make-fair.server.ts'
import { fairPages, proposalPages } from './pages.ts'
import { BIELINY, proposalsWorld } from './proposals.fixture.ts'

addMessages(modelMessages)
addMessages(territoryMessages)
addMessages(directoryMessages)
addMessages(caseworkMessages)
const database = await testDatabase()
const world = await proposalsWorld(database)
const planner = createPlanner(createLog('silent'))
afterAll(() => planner.stop())
const asked: Planning[] = []
const listening: Pick<typeof planner, 'propose'> = {
  propose: (planning) => {
    asked.push(planning)
    return planner.propose(planning)
  },
}
const site = visiting(world.actAs, [...proposalPages, ...fairPages(listening)])
const { as, keeper, school, stranger } = world
const make = (who = keeper.worker) => as(who, (ctx) => makeFair(ctx, { unitCode: BIELINY }, listening))
const at = `/priorities/${BIELINY}/proposals`

test('a proposal looks at those who wait longest, and counts who else waits', async () => {
  const day = (since: string) => ({ since: localDate(since) })
  const [{ caseId: late }, { caseId: early }, { caseId: done }] = [
    await world.family(),
    await world.family(),
    await world.family(),
  ]
  await world.needs(late, day('2026-11-20'))
  for (const since of ['2026-11-21', '2026-10-01']) await world.needs(early, day(since))
  await world.needs(done, day('2026-09-01'))
  await database.owner.query(`update casework.need set ended_on = '2026-11-01' where case_id = $1`, [done])
  const waiting = (most: number) => as(keeper.worker, (ctx) => casesWaiting(ctx, BIELINY, most))
  expect(await waiting(1)).toEqual({ cases: [early], beyond: 1 })
  expect(await waiting(2)).toEqual({ cases: [early, late], beyond: 0 })
  expect(await as(stranger, (ctx) => casesWaiting(ctx, BIELINY, 5))).toEqual({ cases: [], beyond: 0 })
  await database.owner.query(`update casework.need set ended_on = '2026-11-23' where case_id = any($1)`, [
    [late, early],
  ])
})

describe('a proposal for all families who wait', () => {
  test('is refused where nobody waits, and is not for those who keep no case in the gmina', async () => {
    await world.family()
    const empty = await site.send(at, keeper.worker, {})
    expect(empty.html).toContain('nie zapisano potrzeby, która czeka')
    await expect(make(school.worker)).rejects.toThrow(Forbidden)
    await expect(make(stranger)).rejects.toThrow(Forbidden)
    expect((await site.open(at, stranger)).status).toBe(403)
  })

  test('shares what is scarce by the priorities, breaks no rule, and is the same again for the same data', async () => {
    const { caseId: first } = await world.family()
    const { caseId: second } = await world.family()
    // The envelope of the model pays for one of the two.
    const price = { kind: 'paid', amount: 4_000_000, unit: 'month' }
    const service = await world.lists({ name: 'Terapia', category: 'health', cost: price })
    const later = await world.needs(first, { kind: 'area:zdrowie', weight: 'would_help', words: 'Rozmowa' })
    const urgent = await world.needs(second, { kind: 'area:zdrowie', weight: 'urgent', words: 'Terapia' })
    const made = await make()
    if (!made.ok) throw new Error(made.refusal)
    const [planning] = asked.slice(-1)
    if (!planning) throw new Error('nothing was asked')
    const view = await as(keeper.worker, (ctx) => fairView(ctx, BIELINY, made.value))
    expect(view.lines.map(({ needId, serviceId }) => [needId, serviceId])).toEqual(
      expect.arrayContaining([
        [urgent, service],
        [later, null],
      ]),
    )
    expect(view.lines.find(({ needId }) => needId === later)?.told.unmet).toBe('no_money')
    const proposal = await planner.propose(planning)
    expect(proposal.ok && breachesOf(planning, proposal.value)).toEqual([])
    const again = await make()
    const same = await as(keeper.worker, (ctx) => fairView(ctx, BIELINY, again.ok ? again.value : ''))
    expect(same.made.digest).toBe(view.made.digest)
    expect(same.made.answer).toEqual(view.made.answer)
    expect(same.lines).toEqual(view.lines)
  })

  test('shows codes and figures, no word of a need and no name, and leads to where each line is decided', async () => {
    const { location } = await site.send(at, keeper.worker, {})
    const { status, html } = await site.open(location ?? '', keeper.worker)
    expect(status).toBe(200)
    expect(html).toContain('Terapia')
    expect(html).toContain('czekałaby: za mało pieniędzy w puli')
    expect(html).toContain('potrzeba pilna: +900')
    expect(html).not.toContain('Rozmowa')
    expect(html).toMatch(/\/cases\/[^/"]+\/proposal\/needs\/[^/"]+\//)
    expect((await site.open(location ?? '', stranger)).status).toBe(404)
    await expect(as(school.worker, (ctx) => fairView(ctx, BIELINY, location?.split('/').at(-1) ?? ''))).rejects.toThrow(
      NotFound,
    )
  })
})

test('families are joined without giving the same money twice, and those of another model are left out', () => {
  const one = (id: string, left: number, promised: number): Planning => ({
    ...{ rules: FIRST_RULES, sources: ['free', 'paid'], paidSource: 'paid', services: [] },
    families: [{ id, gmina: BIELINY, needs: [] }],
    envelopes: [{ gmina: BIELINY, left, perFamily: null }],
    promises: promised > 0 ? [{ need: `need ${id}`, service: 's', units: 1, grosze: promised }] : [],
  })
  const other = { ...one('c', 100, 0), sources: ['free', 'own', 'paid'] }
  const gathered = (planning: Planning) => ({ planning, held: new Map<string, number>() })
  const whole = joined([one('a', 130, 30), one('b', 100, 0), other].map(gathered))
  expect(whole?.planning.envelopes).toEqual([{ gmina: BIELINY, left: 130, perFamily: null }])
  expect(whole?.planning.families.map(({ id }) => id)).toEqual(['a', 'b'])
  expect(whole?.leftOut).toEqual(['c'])
  expect(joined([])).toBeNull()
  expect(proposeGreedily(one('a', 0, 0)).ok).toBe(true)
})

test('families are joined without giving the same places twice: what each holds counts, what is free counts once', () => {
  const service = { id: 's', kind: 'k', provider: 'p', category: 'health', area: [BIELINY], source: 'free' } as const
  const one = (id: string, units: number | null, held: number) => ({
    planning: {
      ...{ rules: FIRST_RULES, sources: ['free', 'paid'], paidSource: 'paid', promises: [] },
      families: [{ id, gmina: BIELINY, needs: [] }],
      envelopes: [{ gmina: BIELINY, left: 0, perFamily: null }],
      services: [
        {
          ...service,
          area: [BIELINY],
          units,
          period: 'month' as const,
          grosze: 0,
          waitingDays: null,
          languages: ['pl'],
        },
      ],
    } satisfies Planning,
    held: new Map([['s', held]]),
  })
  const units = (...all: ReturnType<typeof one>[]) => joined(all)?.planning.services.map((known) => known.units)
  expect(units(one('a', 3, 1), one('b', 4, 2), one('c', 2, 0))).toEqual([5])
  expect(units(one('a', null, 0), one('b', null, 0))).toEqual([null])
})
