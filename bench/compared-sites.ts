import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { whoIs } from '#identity/server'
import { createPlanner } from '#planner/server'
import type { Page, SignedIn } from '#platform'
import {
  type ActAs,
  actingOver,
  type Config,
  type Ctx,
  createPool,
  createPrinter,
  type Log,
  type SiteParts,
  site,
  systemClock,
} from '#platform/server'
import { builtAssets, shellWith } from '#site/server'
import { listeningTo } from '#test/listening.ts'
import { buildApp, pagesOf } from '../src/app.ts'
import { open } from '../src/open.ts'
import { inventedPlanning } from '../src/planner/plannings.fixture.ts'
import { atTheEnd, startUp } from '../src/start-up.ts'

/**
 * The program with, beside its own pages, two of them thrice more: under `/constants` made from what was loaded once, under `/unguarded`
 * through a role that row security does not bind, and under `/listened` so that `/asked` then answers the statements that were asked. `/planning`
 * answers when the program has planned for a region.
 */
const COMPARED = ['/desk', '/cases/:caseId'] as const

async function run(config: Config, log: Log): Promise<void> {
  const installation = await open(config, log)
  const secondFactor = 'offered' as const
  const identity = {
    actAs: installation.signInAs,
    limits: config,
    demonstration: null,
    secondFactor,
    vault: installation.vault,
  }
  const pages = pagesOf(identity).filter(({ path }) => COMPARED.some((one) => one === path))
  const printer = createPrinter(log)
  const whole = buildApp({
    baseUrl: '',
    identity,
    actAs: installation.actAs,
    log,
    trustedProxy: false,
    preparing: () => null,
    outbox: null,
    printer,
  })
  const superuser = { host: join(config.dataDir, 'postgres'), user: 'postgres', database: 'kooperacja' }
  const unbound = createPool(superuser, log)
  const listened = createPool({ ...superuser, user: 'app_runtime' }, log)
  const asked = listeningTo(listened)
  const recognise = whoIs(installation.signInAs, config, secondFactor)
  const common = {
    log,
    trustedProxy: false,
    shell: shellWith({ assets: builtAssets('dist'), demonstration: false, outbox: false, preparing: () => null }),
    signInAgain: () => null,
    signInPath: '/sign-in',
  }
  const planner = createPlanner(log)
  const region = inventedPlanning({ families: 2_000, needs: 6, services: 60, seed: 1 })
  const app = new Hono()
  app.get('/memory', (c) => c.text(/VmRSS:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? '0'))
  app.get('/planning', async (c) => {
    const made = await planner.propose(region)
    return made.ok && made.value.method !== 'greedy' ? c.text(made.value.method) : c.text('not planned', 500)
  })
  app.route(
    '/listened',
    site({ ...common, pages, actAs: actingOver(listened, systemClock, installation.vault), whoIs: recognise }),
  )
  app.get('/asked', (c) => c.json(asked.splice(0)))
  app.route(
    '/unguarded',
    site({ ...common, pages, actAs: actingOver(unbound, systemClock, installation.vault), whoIs: recognise }),
  )
  app.route('/constants', constantSite({ ...common, actAs: installation.actAs, whoIs: recognise }, pages))
  app.route('/', whole)
  const server = serve({ fetch: app.fetch, hostname: config.host, port: config.port })
  atTheEnd(async () => {
    server.close()
    if ('closeAllConnections' in server) server.closeAllConnections()
    await Promise.all([printer.stop(), planner.stop()])
    await Promise.all([unbound.end(), listened.end()])
    await installation.close()
  })
}

/** The pages made from what was loaded when they were asked for the first time: what remains is showing. */
function constantSite(parts: Omit<SiteParts, 'pages'>, pages: readonly Page[]): ReturnType<typeof site> {
  const visitors = new Map<string, SignedIn | null>()
  const loaded = new Map<string, unknown>()
  const actAs: ActAs = (actor, work, options) =>
    // No page asks anything once what it loads is known.
    loaded.has(options?.scope ?? '') ? work({} as Ctx) : parts.actAs(actor, work, options)
  const constant = (page: Page): Page => ({
    ...page,
    spec: {
      ...page.spec,
      looking: 'unrecorded',
      load: async (ctx, params, query) => {
        const key = params.caseId ?? ''
        if (!loaded.has(key)) loaded.set(key, await page.spec.load(ctx, params, query, { address: '' }))
        return loaded.get(key)
      },
    },
  })
  const recognise = async (token: string) => {
    const known = visitors.get(token) ?? (await parts.whoIs(token))
    visitors.set(token, known)
    return known
  }
  return site({ ...parts, actAs, whoIs: recognise, pages: pages.map(constant) })
}

await startUp(run)
