import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { test as base, expect, inject } from 'vitest'
import { findChromium } from '../../scripts/chromium.ts'
import { noteAddress } from './addresses.ts'
import { copyOf } from './demonstrated.ts'
import { type RunningSite, startSite } from './site.ts'
import { foundIn, keepJobs, tracesOf } from './traces.ts'
import { writtenSince } from './written.ts'

const FLAGS = [
  '--no-sandbox',
  // No name of another host leads anywhere.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

export type Visit = {
  readonly page: Page
  /** What the browser complained about, and requests that left the site. */
  readonly faults: () => readonly string[]
  readonly close: () => Promise<void>
}

/** How somebody comes to the site. JavaScript is on unless said otherwise. */
export type Visiting = {
  readonly javaScript?: boolean
  readonly width?: number
  readonly colorScheme?: 'light' | 'dark'
  /** Loses the connection on purpose: what the browser says of that is no fault. */
  readonly losesConnection?: true
}

/** The browser of the machine, without a window. Run `npm test`, or name it in CHROMIUM_PATH. */
export async function openBrowser(args: string[] = FLAGS): Promise<Browser> {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('No Chromium: install the package "chromium" or name one in CHROMIUM_PATH')
  return chromium.launch({ executablePath, args })
}

/** A new visitor, with cookies of their own. */
export async function visit(browser: Browser, site: RunningSite, how: Visiting = {}): Promise<Visit> {
  const context = await browser.newContext({
    baseURL: site.address,
    javaScriptEnabled: how.javaScript ?? true,
    locale: 'pl-PL',
    timezoneId: 'Europe/Warsaw',
    viewport: { width: how.width ?? 1280, height: 900 },
    colorScheme: how.colorScheme ?? 'light',
    // A page that is still fading in has other colours than the one that stays.
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(15_000)
  const faults = watch(context, site, how.losesConnection ?? false)
  return { page: await context.newPage(), faults, close: () => context.close() }
}

function watch(context: BrowserContext, { address }: RunningSite, losesConnection: boolean): () => readonly string[] {
  const faults: { readonly text: string; readonly url: string }[] = []
  /** Pages that answer with a refusal. Chromium reports them like a broken image, but the answer is meant. */
  const refusals = new Set<string>()
  // Watched, not held up: a browser whose requests are held up keeps nothing between pages.
  context.on('request', (request) => {
    noteAddress(address, request.url(), request.headers().referer)
    const { origin, protocol } = new URL(request.url())
    if (origin !== address && protocol !== 'data:') faults.push({ text: `left the site: ${request.url()}`, url: '' })
  })
  context.on('console', (message) => {
    if (losesConnection && /ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED/.test(message.text())) return
    if (message.type() === 'error') faults.push({ text: `console: ${message.text()}`, url: message.location().url })
  })
  context.on('weberror', (error) => faults.push({ text: `error: ${error.error().message}`, url: '' }))
  context.on('response', (response) => {
    noteAddress(address, response.headers().location)
    const refusal = response.status() >= 400 && response.status() < 500
    if (refusal && response.request().isNavigationRequest()) refusals.add(response.url())
    if (response.status() >= 500) faults.push({ text: `${response.status()}: ${response.url()}`, url: '' })
  })
  return () => faults.filter(({ url }) => !refusals.has(url)).map(({ text }) => text)
}

/** What axe finds wrong with a page, one line for each place; an empty list is right. It needs a visitor with JavaScript. */
export async function axe(page: Page): Promise<readonly string[]> {
  // Only what is wrong is written down in full, and in the page itself: no page of ours has frames.
  const { violations } = await new AxeBuilder({ page })
    .options({ runOnly: { type: 'tag', values: RULES }, resultTypes: ['violations'] })
    .setLegacyMode(true)
    .analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
}

/** A number of so many digits is a PESEL, and nothing else that a program writes has as many. */
const PESEL = /(?<![\w-])\d{11}(?![\w-])/

/**
 * The demonstration as one file has it for itself. At the end nothing that was written about a family stands in a letter, an address, a line
 * of the log or a job, though the log tells all it ever can.
 */
export async function watchedSite(
  env: Readonly<Record<string, string>>,
  demonstrated: string,
): Promise<{ readonly site: RunningSite; readonly end: () => Promise<void> }> {
  const site = await startSite({ DEMO: 'yes', LOG_LEVEL: 'debug', ...env }, copyOf(demonstrated))
  const since = new Date()
  await keepJobs(site)
  const end = async () => {
    try {
      expect(await leaksOf(site, since)).toEqual([])
    } finally {
      await site.stop()
    }
  }
  return { site, end }
}

async function leaksOf(site: RunningSite, since: Date): Promise<readonly string[]> {
  const traces = await tracesOf(site)
  const numbers = Object.entries(traces).flatMap(([way, told]) =>
    told.some((one) => PESEL.test(one)) ? [`${way}: PESEL`] : [],
  )
  return [...numbers, ...foundIn(traces, await writtenSince(site, since))]
}

/**
 * A journey: the built site with its demonstration, the file's own, and visitors. A journey fails when the browser wrote an error or
 * asked another host for anything, whatever else it expected, and its file when something got out (`watchedSite`).
 */
export const journey = base
  .extend('demonstrated', { scope: 'file' }, () => inject('demonstrated'))
  .extend('site', { scope: 'file' }, async ({ demonstrated }, { onCleanup }) => {
    const { site, end } = await watchedSite({}, demonstrated)
    onCleanup(end)
    return site
  })
  .extend('flags', { scope: 'file' }, () => FLAGS)
  .extend('browser', { scope: 'file' }, async ({ flags }, { onCleanup }) => {
    const browser = await openBrowser(flags)
    onCleanup(() => browser.close())
    return browser
  })
  .extend('arrive', async ({ site, browser }, { onCleanup }) => {
    const visits: Visit[] = []
    onCleanup(async () => {
      const faults = visits.flatMap((each) => each.faults())
      await Promise.all(visits.map((each) => each.close()))
      expect(faults).toEqual([])
    })
    return async (how: Visiting = {}): Promise<Page> => {
      const arrived = await visit(browser, site, how)
      visits.push(arrived)
      return arrived.page
    }
  })
