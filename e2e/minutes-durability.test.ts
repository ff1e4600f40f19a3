import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { leadAt } from './support/lead.ts'
import { beginsMinutes, fieldOfMinutes } from './support/minutes.ts'
import { startSite } from './support/site.ts'

const KILLED_AFTER = 40
const MOST = 400
const FIELDS = 3

// Two demonstrations are founded in one test.
vi.setConfig({ testTimeout: 240_000 })

test('killed while words of minutes are typed, the program keeps every word whose sending it answered', async () => {
  const kept = new Map<string, string>()
  const first = await startSite({ DEMO: 'yes' })
  let minutes = ''
  try {
    const lead = await leadAt(first)
    minutes = await beginsMinutes(lead)
    const { line, csrf } = fieldOfMinutes(await lead.open(minutes))
    let answered = 0
    const typing = Array.from({ length: FIELDS }, async (_, no) => {
      const sentence = randomUUID()
      let text = `Pole${no}:`
      for (let typed = 1; typed <= MOST; typed += 1) {
        text = `${text} słowo${typed}`
        const words = { _csrf: csrf, sentence, line, text, typed: String(typed) }
        const sent = await lead.post(`${minutes}/typed`, words).catch(() => null)
        if (sent === null) return
        expect(sent.status).toBe(200)
        kept.set(sentence, text)
        answered += 1
      }
    })
    const dying = (async () => {
      while (answered < KILLED_AFTER) await pause(5)
      await first.kill()
    })()
    await Promise.all([...typing, dying])
    expect(answered).toBeLessThan(FIELDS * MOST)
  } finally {
    await first.kill()
  }

  const second = await startSite({ DEMO: 'yes' }, first.dataDir)
  try {
    const html = await (await leadAt(second)).open(minutes)
    expect([...kept.values()].filter((text) => !html.includes(text))).toEqual([])
  } finally {
    await second.stop()
  }
})
