import { randomUUID } from 'node:crypto'
import { serve } from '@hono/node-server'
import { afterAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { NotFound } from '#kernel'
import { testDatabase } from '#test/database.ts'
import { VAULT } from '#test/world.ts'
import { actingOver, anyone } from '../actor/ctx.server.ts'
import { systemClock } from '../clock/clock.server.ts'
import { createLog } from '../log/log.server.ts'
import type { SiteParts } from '../web/parts.server.ts'
import { site } from '../web/site.server.ts'
import { announce } from './announce.server.ts'
import { listenForChanges } from './listen.server.ts'
import { addFollowed } from './stream.server.ts'

const database = await testDatabase()
const log = createLog('silent')
const actAs = actingOver(database.runtime, systemClock, VAULT)
const live = listenForChanges(database.runtimeConfig, log)
const ADA = randomUUID()

/** What a reader may see of each thing, and which of them nobody may read any more. */
const newest = new Map<string, number>()
const closed = new Set<string>()
const sessions = new Set(['ada'])
const asked: boolean[] = []

const parts: SiteParts = {
  pages: [],
  actAs,
  log,
  whoIs: async (token, quietly = false) => {
    asked.push(quietly)
    if (!sessions.has(token)) return null
    return { personId: ADA, name: token, work: '', locale: 'pl', administers: false, meetsFirst: null }
  },
  shell: ({ children }) => children,
  signInAgain: () => null,
  signInPath: '/sign-in',
  trustedProxy: false,
  live,
  liveTickMs: 50,
}
const app = site(parts)
addFollowed(app, parts, {
  path: '/things/:thingId/live',
  params: z.object({ thingId: z.uuid() }),
  topic: 'test.thing',
  idOf: ({ thingId }) => thingId,
  revision: async (_, { thingId }, after) => {
    if (closed.has(thingId)) throw new NotFound('thing')
    const now = newest.get(thingId) ?? 0
    return now > after ? now : null
  },
})
const server = await new Promise<{ port: number; close: () => void }>((resolve) => {
  const serving = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
    resolve({
      port,
      close: () => {
        serving.close()
        if ('closeAllConnections' in serving) serving.closeAllConnections()
      },
    }),
  )
})
afterAll(async () => {
  server.close()
  await live.stop()
})

/** Reads a stream event by event. */
async function reading(thing: string, token = 'ada', headers: Record<string, string> = {}) {
  const leaving = new AbortController()
  const answer = await fetch(`http://127.0.0.1:${server.port}/things/${thing}/live`, {
    headers: { cookie: `kooperacja_session=${token}`, accept: 'text/event-stream', ...headers },
    signal: leaving.signal,
    redirect: 'manual',
  })
  const reader = answer.body?.getReader()
  let read = ''
  /** Everything up to the first occurrence of some words. */
  const until = async (words: string): Promise<string> => {
    for (;;) {
      const at = read.indexOf(words)
      if (at >= 0) {
        const had = read.slice(0, at + words.length)
        read = read.slice(at + words.length)
        return had
      }
      const next = await reader?.read()
      if (!next || next.done) return `${read}(end)`
      read += Buffer.from(next.value).toString()
    }
  }
  return { answer, until, leave: () => leaving.abort() }
}

const change = (thing: string, to: number) =>
  actAs(anyone, async (ctx) => {
    newest.set(thing, to)
    await announce(ctx, 'test.thing', thing)
  })

describe('an open page', () => {
  it('is told of a change with its revision, and of nothing else', async () => {
    const [thing, other] = [randomUUID(), randomUUID()]
    const page = await reading(thing)
    expect(page.answer.headers.get('content-type')).toContain('text/event-stream')
    await page.until('retry: 1000\n\n')
    await change(other, 4)
    await change(thing, 7)
    expect(await page.until('data: 7\n\n')).not.toContain('data: 4')
    page.leave()
  })

  it('is not told of what was taken back', async () => {
    const thing = randomUUID()
    const page = await reading(thing)
    await page.until('retry')
    const undone = actAs(anyone, async (ctx) => {
      await announce(ctx, 'test.thing', thing)
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    await change(thing, 2)
    expect(await page.until('data: 2\n\n')).not.toContain('data: 1')
    page.leave()
  })

  it('hears after a break of what it missed, by the last event it had', async () => {
    const thing = randomUUID()
    await change(thing, 5)
    const missed = await reading(thing, 'ada', { 'last-event-id': '3' })
    expect(await missed.until('data: 5\n\n')).toContain('id: 5')
    missed.leave()
    const newer = await reading(thing, 'ada', { 'last-event-id': '5' })
    await newer.until(': here')
    await change(thing, 6)
    expect(await newer.until('data: 6\n\n')).not.toContain('data: 5')
    newer.leave()
  })

  it('hears no more once its reader may not read the thing, and never begins where they may not', async () => {
    const thing = randomUUID()
    const page = await reading(thing)
    await page.until('retry')
    closed.add(thing)
    await change(thing, 9)
    expect(await page.until('event: over')).not.toContain('data: 9')
    expect(await page.until('never')).toContain('(end)')
    expect((await reading(thing)).answer.status).toBe(404)
  })

  it('ends with the session, which it does not keep from idling', async () => {
    const thing = randomUUID()
    sessions.add('bea')
    asked.length = 0
    const page = await reading(thing, 'bea')
    await page.until(': here')
    expect(asked).not.toContain(false)
    sessions.delete('bea')
    expect(await page.until('never')).toContain('event: over')
    expect((await reading(thing, 'bea')).answer.status).toBe(303)
  })

  it('hears on after the connection to the database was lost, of what changed meanwhile too', async () => {
    const thing = randomUUID()
    const page = await reading(thing)
    await page.until('retry')
    newest.set(thing, 8)
    await database.runtime.query(`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'kooperacja live' and datname = current_database()`)
    await page.until('data: 8\n\n')
    await change(thing, 9)
    await page.until('data: 9\n\n')
    page.leave()
  })
})
