import { afterAll, describe, expect, test } from 'vitest'
import { caseworkMessages } from '#casework'
import { directoryMessages } from '#directory'
import { Forbidden, localDate } from '#kernel'
import { modelMessages } from '#model'
import { breachesOf, FIRST_RULES, type Planning } from '#planner'
import { createPlanner } from '#planner/server'
import { addMessages, createLog } from '#platform/server'
import { territoryMessages } from '#territory'
import { testDatabase } from '#test/database.ts'
import { visiting } from '#test/visiting.tsx'
import { decide } from './decide.server.ts'
import { fairView } from './fair.query.server.ts'
import { fairIn } from './fair.store.server.ts'
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
const { as, keeper, school, stranger, found, newId, rows } = world
const POWIAT = '2604'
const BODZENTYN = '260402'
await rows(
  'insert into territory.unit select (jsonb_populate_record(u, $2::jsonb)).* from territory.unit u where u.code = $1',
  [BIELINY, JSON.stringify({ code: BODZENTYN, name: 'Zmyślona' })],
)
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
const at = `/priorities/${POWIAT}/proposals`
const make = (who = keeper.worker) => as(who, (ctx) => makeFair(ctx, { unitCode: POWIAT }, listening))

/** A family of another gmina of the powiat, with the same workers. */
const inBodzentyn = async (): Promise<string> => {
  const { caseId } = await world.family()
  await database.owner.query('update casework.case set unit_code = $2 where id = $1', [caseId, BODZENTYN])
  return caseId
}
const setRules = (unitCode: string) =>
  found.put('casework.planning_rules', {
    ...{ id: newId(), unit_code: unitCode, no: 1, rules: JSON.stringify(FIRST_RULES), reason: 'Uchwała' },
    ...{ from_on: localDate('2026-11-20'), set_by: keeper.worker, set_at: '2026-11-20' },
  })

describe('a proposal for all who wait in a powiat', () => {
  test('plans families of two gminas together, and money of each gmina stays there', async () => {
    const { caseId: here } = await world.family()
    const there = await inBodzentyn()
    const area = [BIELINY, BODZENTYN]
    const price = { kind: 'paid', amount: 4_000_000, unit: 'month' }
    const service = await world.lists({ name: 'Terapia rodzin', category: 'health', cost: price, area })
    const first = await world.needs(here, { kind: 'area:zdrowie', weight: 'would_help' })
    const second = await world.needs(there, { kind: 'area:zdrowie', weight: 'urgent' })
    const made = await make()
    if (!made.ok) throw new Error(made.refusal)
    const [planning] = asked.slice(-1)
    if (!planning) throw new Error('nothing was asked')
    expect(planning.envelopes.map(({ gmina }) => gmina).toSorted()).toEqual([BIELINY, BODZENTYN])
    const proposal = await planner.propose(planning)
    expect(proposal.ok && breachesOf(planning, proposal.value)).toEqual([])
    const { lines } = await as(keeper.worker, (ctx) => fairView(ctx, POWIAT, made.value))
    // Each gmina has the envelope of its model, which pays for one.
    expect(new Map(lines.map(({ needId, serviceId }) => [needId, serviceId]))).toEqual(
      new Map([
        [first, service],
        [second, service],
      ]),
    )
  })

  test('says of cases that others keep only that they are few, and is read by whoever asked for it alone', async () => {
    const { location } = await site.send(at, keeper.worker, {})
    const { html } = await site.open(location ?? '', keeper.worker)
    expect(html).toContain('jest mniej niż 5')
    expect(html).not.toContain('Zmyśl')
    expect((await site.open(location ?? '', world.coordinator)).status).toBe(404)
    expect(await as(world.coordinator, (ctx) => fairIn(ctx, POWIAT))).toEqual([])
    for (const who of [school.worker, stranger]) await expect(make(who)).rejects.toThrow(Forbidden)
  })

  test('needs one table: that of the powiat, where its gminas plan by different ones', async () => {
    await setRules(BODZENTYN)
    const refused = await site.send(at, keeper.worker, {})
    expect(refused.status).toBe(422)
    expect(refused.html).toContain('Najpierw trzeba ustalić priorytety powiatu')
    await setRules(POWIAT)
    expect(await make()).toMatchObject({ ok: true })
    expect(asked.at(-1)?.rules.version).toBe(`${POWIAT}/1`)
  })

  test('is what a decision from it is compared with, and no other', async () => {
    const made = await make()
    const fair = made.ok ? made.value : ''
    const [line] = (await as(keeper.worker, (ctx) => fairView(ctx, POWIAT, fair))).lines.filter((one) => one.serviceId)
    // The family alone would get nothing any more.
    const of = { caseId: line?.caseId ?? '', needId: line?.needId ?? '', choice: line?.serviceId ?? '' }
    await as(keeper.worker, (ctx) => decide(ctx, { ...of, decision: 'declined', reason: undefined }))
    const path = `/cases/${line?.caseId}/proposal/needs/${line?.needId}/none?fair=${fair}`
    const { html } = await site.open(path, keeper.worker)
    expect(html).toContain('W propozycji dla wszystkich czekających rodzin')
    const sent = await site.send(path, keeper.worker, { decision: 'otherwise', reason: 'Rodzina poczeka' })
    expect(sent.status).toBe(303)
    const [decision] = await rows(
      'select proposed_service_id, rules, fair_proposal_id from casework.need_decision where rules is not null and kind = $1',
      ['otherwise'],
    )
    expect(decision).toEqual({ proposed_service_id: line?.serviceId, rules: `${POWIAT}/1`, fair_proposal_id: fair })
    expect((await site.open(path.replace(fair, newId()), keeper.worker)).status).toBe(404)
  })
})

test('families of several gminas are joined with the money of each apart, and by the table that is told', () => {
  const one = (id: string, gmina: string, left: number, promised: number): Planning => ({
    ...{ rules: FIRST_RULES, sources: ['free', 'paid'], paidSource: 'paid', services: [] },
    families: [{ id, gmina, needs: [] }],
    envelopes: [{ gmina, left, perFamily: null }],
    promises: promised > 0 ? [{ need: `need ${id}`, service: 's', units: 1, grosze: promised }] : [],
  })
  const all = [one('a', BIELINY, 130, 30), one('b', BIELINY, 100, 0), one('c', BODZENTYN, 70, 20)]
  const whole = joined(
    all.map((planning) => ({ planning, held: new Map() })),
    { ...FIRST_RULES, version: '2604/1' },
  )
  expect(whole?.planning.envelopes).toEqual([
    { gmina: BIELINY, left: 130, perFamily: null },
    { gmina: BODZENTYN, left: 70, perFamily: null },
  ])
  expect(whole?.planning.rules.version).toBe('2604/1')
})
