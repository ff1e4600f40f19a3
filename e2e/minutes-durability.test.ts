import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import type { DeskClient } from './support/desk-client.ts'
import { leadAt } from './support/lead.ts'
import { firstOffered } from './support/offered.ts'
import { startSite } from './support/site.ts'
import { today } from './support/today.ts'

const KILLED_AFTER = 40
const MOST = 400
const FIELDS = 3

// Two demonstrations are founded in one test.
vi.setConfig({ testTimeout: 240_000 })

const CASE = /href="(\/cases\/[0-9a-f-]{36})"/g

/** Minutes that have begun, in a case of the demonstration in which a meeting may be called; answers with their address. Waits until there is one. */
async function beginsMinutes(lead: DeskClient): Promise<string> {
  for (let waited = 0; waited < 60; waited += 1) {
    for (const at of new Set([...(await lead.open('/cases')).matchAll(CASE)].map(([, at = '']) => at))) {
      const called = await calls(lead, `${at}/meetings/new`)
      if (called) return called
    }
    await pause(500)
  }
  throw new Error('no case in which a meeting can be called')
}

async function calls(lead: DeskClient, path: string): Promise<string | null> {
  const body = firstOffered(await lead.open(path), 'body')
  if (!body) return null
  const called = await lead.send(path, { body, day: today(), time: '23:30', place: 'Urząd Gminy, sala 12' })
  if (called.status !== 303) return null
  const meeting = called.location?.split('?')[0] ?? ''
  const line = await lead.send(`${meeting}/agenda`, { act: 'add', text: 'Poranki i szkoła' })
  const begun = await lead.send(`${meeting}/minutes`, { act: 'begin' })
  expect([line.status, begun.status]).toEqual([303, 303])
  return `${meeting}/minutes`
}

test('killed while words of minutes are typed, the program keeps every word whose sending it answered', async () => {
  const kept = new Map<string, string>()
  const first = await startSite({ DEMO: 'yes' })
  let minutes = ''
  try {
    const lead = await leadAt(first)
    minutes = await beginsMinutes(lead)
    const page = await lead.open(minutes)
    const [, line = ''] = /data-line="([0-9a-f-]{36})"/.exec(page) ?? []
    const [, csrf = ''] = /data-csrf="([^"]+)"/.exec(page) ?? []
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
