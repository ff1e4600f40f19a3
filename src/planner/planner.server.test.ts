import { afterAll, describe, expect, test } from 'vitest'
import { createLog } from '#platform/server'
import { createPlanner } from './planner.server.ts'
import { inventedPlanning } from './plannings.fixture.ts'
import { proposeGreedily } from './propose.domain.ts'
import { breachesOf } from './verify.domain.ts'

const log = createLog('silent')
const planner = createPlanner(log)
afterAll(() => planner.stop())
const planning = inventedPlanning({ families: 40, needs: 4, services: 36, supply: 0.5 })

describe('the thread that plans', () => {
  test('answers one question after another, and the same one in the same words', async () => {
    const [once, again] = await Promise.all([planner.propose(planning), planner.propose(planning)])
    expect(once.ok && breachesOf(planning, once.value)).toEqual([])
    expect(once).toMatchObject({ value: { method: 'solver' } })
    expect(again).toEqual(once)
  })

  test('lets others work meanwhile', async () => {
    let turns = 0
    const ticking = setInterval(() => {
      turns += 1
    }, 1)
    await planner.propose(inventedPlanning({ families: 200, needs: 6, services: 60 }))
    clearInterval(ticking)
    expect(turns).toBeGreaterThan(5)
  })

  test('tells what choosing otherwise costs and what would help', async () => {
    const small = inventedPlanning({ families: 6, needs: 3, services: 24, categories: 3, supply: 0.2 })
    const made = await planner.propose(small)
    const line = made.ok ? made.value.lines[0] : undefined
    if (!line) throw new Error('nothing was planned')
    const held = { need: line.need, service: line.service, must: false }
    expect(await planner.costsOtherwise(small, held)).toMatchObject({ ok: true })
    expect(await planner.costsOtherwise(small, { ...held, need: 'nobody' })).toMatchObject({ refusal: 'unknown_need' })
    expect(await planner.whatWouldHelp(small, 2)).toMatchObject({ ok: true, value: [{}, {}] })
  })

  test('refuses a planning whose parts do not fit together', async () => {
    const wrong = { ...planning, services: planning.services.slice(1) }
    expect(await planner.propose(wrong)).toMatchObject({ ok: false, refusal: 'unknown_service' })
  })
})

describe('when no solver can run', () => {
  const script = new URL('./frail-thread.fixture.ts', import.meta.url)

  test('everybody gets a proposal that was put together without it, and what only it knows is not guessed', async () => {
    const frail = createPlanner(log, { script })
    expect(await frail.propose(planning)).toEqual(proposeGreedily(planning))
    expect(await frail.whatWouldHelp(planning)).toMatchObject({ ok: false, refusal: 'not_solved' })
    await frail.stop()
  })

  test('one that takes too long is given up', async () => {
    const slow = createPlanner(log, { script: new URL('./silent-thread.fixture.ts', import.meta.url), patience: 500 })
    expect(await slow.propose(planning)).toEqual(proposeGreedily(planning))
    await slow.stop()
  })
})
