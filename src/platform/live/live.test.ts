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
import { addFollowed, addFollowedTogether, type Followed, following, LIVE_PATH } from './stream.server.ts'

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
const things: Followed<'/things/:thingId/live', { readonly thingId: string }> = {
  path: '/things/:thingId/live',
  params: z.object({ thingId: z.uuid() }),
  topic: 'test.thing',
  idOf: ({ thingId }) => thingId,
  revision: async (_, { thingId }, after) => {
    if (closed.has(thingId)) throw new NotFound('thing')
    const now = newest.get(thingId) ?? 0
    return now > after ? now : null
  },
}
const ours: Followed<'/ours/live', Readonly<Record<never, string>>> = {
  path: '/ours/live',
  params: z.object({}),
  topic: 'test.thing',
  idOf: (_, personId) => personId,
  revision: async (_, _params, after) => {
    const now = newest.get(ADA) ?? 0
    return now > after ? now : null
  },
}
/** A page on which many write: what changed comes with the revision, which may be further by then. */
const written: Followed<'/written/:thingId/live', { readonly thingId: string }, { readonly revision: number }> = {
  ...things,
  path: '/written/:thingId/live',
  changes: {
    load: async (_, { thingId }, { since }) => ({ revision: newest.get(thingId) ?? 0, since }),
    tell: ({ loaded }) => ({ ...loaded, words: 'dwa\nwiersze' }),
  },
}
addFollowed(app, parts, things)
addFollowed(app, parts, written)
addFollowedTogether(app, parts, [following(ours), following(things), following(written)])
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
const reading = (thing: string, token = 'ada', headers: Record<string, string> = {}) =>
  readingAt(`/things/${thing}/live`, token, headers)

async function readingAt(path: string, token = 'ada', headers: Record<string, string> = {}) {
  const leaving = new AbortController()
  const answer = await fetch(`http://127.0.0.1:${server.port}${path}`, {
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

describe('a page that shows several things', () => {
  /** Each by its address, with the revision that the page has of it. */
  const together = (of: readonly string[], token = 'ada', headers: Record<string, string> = {}, more = '') =>
    readingAt(`${LIVE_PATH}?${new URLSearchParams(of.map((one) => ['of', one]))}${more}`, token, headers)
  const at = (thing: string, since = 0) => `/things/${thing}/live@${since}`

  it('hears of all of them by one stream, each by its place', async () => {
    const [one, other] = [randomUUID(), randomUUID()]
    await change(other, 4)
    const page = await together(['/ours/live@0', at(one, 2), at(other, 3)])
    expect(await page.until('data: 2 4\n\n')).toContain('retry: 1000\n\n')
    await change(one, 7)
    expect(await page.until('data: 1 7\n\n')).toContain('id: 0.7.4')
    await change(ADA, 5)
    expect(await page.until('data: 0 5\n\n')).toContain('id: 5.7.4')
    page.leave()
    newest.delete(ADA)
  })

  it('hears after a break of what it missed of each, by the last event it had', async () => {
    const [one, other] = [randomUUID(), randomUUID()]
    await change(one, 5)
    await change(other, 6)
    const back = await together([at(one), at(other)], 'ada', { 'last-event-id': '5.3' })
    expect(await back.until('data: 1 6\n\n')).not.toContain('data: 0')
    back.leave()
  })

  it('is told what it may not follow, and hears of the others on', async () => {
    const [mine, hidden] = [randomUUID(), randomUUID()]
    closed.add(hidden)
    const page = await together([at(hidden), at(mine), '/nothing/live@0', '/things/x/live@0'])
    const told = await page.until(': here')
    for (const no of [0, 2, 3]) expect(told).toContain(`event: over\ndata: ${no}\n\n`)
    await change(hidden, 3)
    await change(mine, 3)
    expect(await page.until('data: 1 3\n\n')).not.toContain('data: 0 3')
    closed.add(mine)
    await change(mine, 4)
    expect(await page.until('never')).toMatch(/event: over\ndata: 1\n\n\(end\)$/)
  })

  it('is told that all is over when its session is, in a stream and by no page', async () => {
    const thing = randomUUID()
    sessions.add('bea')
    const page = await together([at(thing)], 'bea')
    await page.until(': here')
    sessions.delete('bea')
    expect(await page.until('never')).toMatch(/event: over\ndata: all\n\n\(end\)$/)
    const { answer, until } = await together([at(thing)], 'bea')
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8'])
    expect(await until('never')).toBe('retry: 1000\n\nevent: over\ndata: all\n\n(end)')
  })

  it('is told at once what changed where many write, in one line', async () => {
    const [thing, other] = [randomUUID(), randomUUID()]
    await change(thing, 4)
    const page = await together([at(other), `/written/${thing}/live@2`])
    expect(await page.until('}\n\n')).toContain(
      'id: 0.4\ndata: 1 4 {"revision":4,"since":"2","words":"dwa\\nwiersze"}\n\n',
    )
    await change(thing, 6)
    expect(await page.until('}\n\n')).toContain('"since":"4"')
    page.leave()
    const alone = await readingAt(`/written/${thing}/live`)
    expect(await alone.until('}\n\n')).toContain('id: 6\ndata: {"revision":6')
    alone.leave()
    closed.add(thing)
    expect(await (await together([`/written/${thing}/live@5`])).until('never')).toMatch(/over\ndata: 0\n\n\(end\)$/)
  })

  it('that comes again by itself is told what is new, and holds no stream', async () => {
    const [one, other] = [randomUUID(), randomUUID()]
    await change(one, 2)
    const page = await together([at(one), at(other)], 'ada', {}, '&once')
    expect(await page.until('never')).toMatch(/data: 0 2\n\nevent: rest\ndata: 0\n\n\(end\)$/)
  })
})
