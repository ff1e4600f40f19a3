import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { test as base, expect, inject } from 'vitest'
import { findChromium } from '../../scripts/chromium.ts'
import { copyOf } from './demonstrated.ts'
import { type RunningSite, startSite } from './site.ts'

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
  const faults = watch(context, site)
  return { page: await context.newPage(), faults, close: () => context.close() }
}

function watch(context: BrowserContext, { address }: RunningSite): () => readonly string[] {
  const faults: { readonly text: string; readonly url: string }[] = []
  /** Pages that answer with a refusal. Chromium reports them like a broken image, but the answer is meant. */
  const refusals = new Set<string>()
  // Watched, not held up: a browser whose requests are held up keeps nothing between pages.
  context.on('request', (request) => {
    const { origin, protocol } = new URL(request.url())
    if (origin !== address && protocol !== 'data:') faults.push({ text: `left the site: ${request.url()}`, url: '' })
  })
  context.on('console', (message) => {
    if (message.type() === 'error') faults.push({ text: `console: ${message.text()}`, url: message.location().url })
  })
  context.on('weberror', (error) => faults.push({ text: `error: ${error.error().message}`, url: '' }))
  context.on('response', (response) => {
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

/**
 * A journey: the built site with its demonstration, the file's own, and visitors. A journey fails when the browser wrote an error or
 * asked another host for anything, whatever else it expected.
 */
export const journey = base
  .extend('demonstrated', { scope: 'file' }, () => inject('demonstrated'))
  .extend('site', { scope: 'file' }, async ({ demonstrated }, { onCleanup }) => {
    const site = await startSite({ DEMO: 'yes' }, copyOf(demonstrated))
    onCleanup(site.stop)
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
