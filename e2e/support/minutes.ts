import { setTimeout as pause } from 'node:timers/promises'
import type { DeskClient } from './desk-client.ts'
import { firstOffered } from './offered.ts'
import { today } from './today.ts'

const CASE = /href="(\/cases\/[0-9a-f-]{36})"/g

/** Minutes that have begun, in a case of the demonstration in which a meeting may be called; answers with their address. Waits until there is one. */
export async function beginsMinutes(lead: DeskClient): Promise<string> {
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
  if (line.status !== 303 || begun.status !== 303) throw new Error(`minutes answered ${line.status}, ${begun.status}`)
  return `${meeting}/minutes`
}

/** The first line of minutes that may be written under, and the token that its words are sent with. */
export function fieldOfMinutes(html: string): {
  readonly line: string
  readonly csrf: string
  readonly revision: number
} {
  const [, line = ''] = /data-line="([0-9a-f-]{36})"/.exec(html) ?? []
  const [, csrf = ''] = /data-csrf="([^"]+)"/.exec(html) ?? []
  const [, revision = '0'] = /<live-minutes[^>]*data-revision="(\d+)"/.exec(html) ?? []
  return { line, csrf, revision: Number(revision) }
}
