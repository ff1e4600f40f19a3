import { createHash } from 'node:crypto'
import type { Context, Hono } from 'hono'
import { z } from 'zod'
import { Fault, NotFound } from '#kernel'
import { anyone, atMost, type Ctx, type SiteParts, type site, translator } from '#platform/server'
import { countShared, sharedProviders } from '../exchange/exchange.query.server.ts'
import { HSDS_VERSION, hsdsServices, readFormat, servicesFile } from '../exchange/service-files.server.ts'
import { organizationOf } from '../exchange/write-hsds.ts'
import { API, OPENAPI, servicePath } from '../service-paths.ts'
import { MOST_PER_PAGE, openApi, PER_PAGE } from './openapi.ts'

type App = ReturnType<typeof site>
type C = App extends Hono<infer E> ? Context<E> : never
type Answer = { readonly body: Uint8Array | string; readonly mediaType: string; readonly name?: string }

/** Inferred: enough for a program that copies the whole directory page by page. */
const LIMIT = { asks: 300, withinMs: 60_000 }
/** The whole directory at once costs as much as many pages of it. */
const FILES = { asks: 30, withinMs: 60_000 }
const PROFILE = 'https://docs.openreferral.org/en/3.1/hsds/'
const MINUTES_KEPT = 5

const whole = (most: number, usual: number) =>
  z.preprocess(
    (text) => (text === undefined ? String(usual) : text),
    z
      .string()
      .regex(/^\d{1,6}$/)
      .transform(Number)
      .pipe(z.number().min(1).max(most)),
  )
const Asked = z.object({
  page: whole(999_999, 1),
  per_page: whole(MOST_PER_PAGE, PER_PAGE),
  organization_id: z.uuid().optional(),
})
class WrongParameter extends Error {}

/**
 * Adds the public API and the files of open data: entries that are for everybody, read as nobody in particular, whoever is signed in, so that the
 * answer is the same for all. Programs of other sites may read it, and ask again cheaply by its ETag.
 * @param baseUrl the address of this site, without a slash at the end
 */
export function addOpenData(app: App, parts: SiteParts, baseUrl: string): void {
  const [pages, files] = [atMost(LIMIT), atMost(FILES)]
  const answer = (path: string, make: (ctx: Ctx, c: C) => Promise<Answer>, tooOften = pages) =>
    app.get(path, async (c) => {
      c.header('access-control-allow-origin', '*')
      c.header('access-control-expose-headers', 'ETag, Retry-After')
      c.header('cross-origin-resource-policy', 'cross-origin')
      const wait = tooOften(c.get('visitor').address)
      if (wait !== null) return c.json({ error: 'asked too often' }, 429, { 'retry-after': String(wait) })
      try {
        return told(c, await parts.actAs(anyone, (ctx) => make(ctx, c), { shows: true }))
      } catch (error) {
        if (error instanceof WrongParameter) return c.json({ error: 'a parameter is wrong' }, 400)
        if (error instanceof NotFound) return c.json({ error: 'not found' }, 404)
        if (!(error instanceof Fault)) parts.log.error('directory.open_data.failed', {}, error)
        return c.json({ error: 'unavailable' }, 503)
      }
    })
  const json = (path: string, make: (ctx: Ctx, c: C) => Promise<unknown>) =>
    answer(path, async (ctx, c) => ({
      body: JSON.stringify(await make(ctx, c)),
      mediaType: 'application/json; charset=utf-8',
    }))

  json(OPENAPI, async () => openApi(baseUrl))
  json(API, async () => ({ version: HSDS_VERSION, profile: PROFILE, openapi_url: `${baseUrl}${OPENAPI}` }))
  json(`${API}/services`, services)
  json(`${API}/services/:id`, async (ctx, c) =>
    one(await hsdsServices(ctx, { which: 'public', id: idIn(c) }), 'directory.service'),
  )
  json(`${API}/organizations`, organizations)
  json(`${API}/organizations/:id`, async (ctx, c) =>
    one((await sharedProviders(ctx, idIn(c))).map(organizationOf), 'institutions.institution'),
  )
  const file = async (ctx: Ctx, c: C): Promise<Answer> => {
    const name = translator('pl')('directory.exchange.file.open')
    const made = await servicesFile(ctx, 'public', readFormat(c.req.param('format')), name)
    return { body: made.bytes, mediaType: made.mediaType, name: made.name }
  }
  answer(servicePath.openFile(':format'), file, files)
}

/** The answer, or that it has not changed; anybody's cache may keep it for some minutes. */
function told(c: C, { body, mediaType, name }: Answer): Response {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`
  c.header('etag', etag)
  c.header('cache-control', `public, max-age=${MINUTES_KEPT * 60}`)
  const known = (c.req.header('if-none-match') ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''))
  if (known.includes(etag)) return c.body(null, 304)
  c.header('content-type', mediaType)
  if (name) c.header('content-disposition', `attachment; filename="${name}"`)
  return c.body(typeof body === 'string' ? body : new Uint8Array(body))
}

function asked(c: C): z.infer<typeof Asked> {
  const read = Asked.safeParse(c.req.query())
  if (!read.success) throw new WrongParameter()
  return read.data
}

/** What is no id names nothing. */
function idIn(c: C): string {
  const id = z.uuid().safeParse(c.req.param('id'))
  if (!id.success) throw new NotFound('directory.api')
  return id.data
}

function one<V>([found]: readonly V[], what: string): V {
  if (found === undefined) throw new NotFound(what)
  return found
}

async function services(ctx: Ctx, c: C) {
  const { page, per_page: most, organization_id } = asked(c)
  const which = { which: 'public', organization: organization_id } as const
  const total = await countShared(ctx, which)
  return paged(page, most, total, await hsdsServices(ctx, { ...which, from: (page - 1) * most, most }))
}

async function organizations(ctx: Ctx, c: C) {
  const { page, per_page: most } = asked(c)
  const all = await sharedProviders(ctx)
  return paged(page, most, all.length, all.slice((page - 1) * most, page * most).map(organizationOf))
}

/** A page of a list in the shape of HSDS 3.1. */
function paged<V>(page: number, most: number, total: number, contents: readonly V[]) {
  const pages = Math.max(1, Math.ceil(total / most))
  return {
    ...{ total_items: total, total_pages: pages, page_number: page, size: contents.length },
    ...{ first_page: page === 1, last_page: page >= pages, empty: contents.length === 0, contents },
  }
}
