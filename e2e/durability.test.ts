import { setTimeout as pause } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { leadAt, opensCase } from './support/lead.ts'
import { verifyRecord } from './support/programs.ts'
import { startSite } from './support/site.ts'

const WRITES = 200
const AT_ONCE = 4

// Two demonstrations are founded in one test.
vi.setConfig({ testTimeout: 180_000 })

test('killed in the middle of two hundred writes, the program loses nothing that it acknowledged, and its record verifies', async () => {
  const acknowledged: string[] = []
  const first = await startSite({ DEMO: 'yes' })
  let caseAt = ''
  try {
    const client = await leadAt(first)
    caseAt = await opensCase(client, 'Nieulotni')
    let next = 0
    const writing = Array.from({ length: AT_ONCE }, async () => {
      while (next < WRITES) {
        next += 1
        const family = `Świadek${next}`
        const answer = await client.send(`${caseAt}/people/new`, { family, adult: 'yes' }).catch(() => null)
        if (answer === null) return
        if (answer.status === 303) acknowledged.push(family)
      }
    })
    while (acknowledged.length < WRITES / 2) await pause(5)
    await first.kill()
    await Promise.all(writing)
    expect(acknowledged.length).toBeLessThan(WRITES)
  } finally {
    await first.kill()
  }

  const second = await startSite({ DEMO: 'yes' }, first.dataDir)
  try {
    const html = await (await leadAt(second)).open(caseAt)
    expect(acknowledged.filter((family) => !html.includes(family))).toEqual([])
    await second.kill()
    expect(await verifyRecord(second.dataDir)).toMatchObject({ code: 0, out: 'The record verifies.\n' })
  } finally {
    await second.stop()
  }
})
