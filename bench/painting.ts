import { rmSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { startSite } from '../e2e/support/site.ts'
import { findChromium } from '../scripts/chromium.ts'
import { type Line, median } from './line.ts'

const ROUNDS = 3
const PAGES = ['/', '/knowledge']
/** A poor mobile line. */
const LINE = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 }

/** When the largest thing of a public page is painted on a slow line, with nothing kept from before. */
export async function painting(): Promise<readonly Line[]> {
  const site = await startSite({ DEMO: 'no' })
  const executablePath = findChromium()
  if (!executablePath) throw new Error('no Chromium: install the package "chromium"')
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  try {
    const lines: Line[] = []
    for (const path of PAGES) {
      const times: number[] = []
      for (let round = 0; round < ROUNDS; round += 1) {
        const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
        const page = await context.newPage()
        const session = await context.newCDPSession(page)
        await session.send('Network.enable')
        await session.send('Network.emulateNetworkConditions', LINE)
        await page.goto(site.address + path, { waitUntil: 'load' })
        times.push(await page.evaluate(largestPaint))
        await context.close()
      }
      const what = `largest thing of ${path} painted, 1.6 Mbit/s and 150 ms, cold`
      lines.push({ what, measured: median(times), unit: 'ms', bound: { most: 1000 } })
    }
    return lines
  } finally {
    await browser.close()
    await site.rest()
    rmSync(site.dataDir, { recursive: true, force: true })
  }
}

const largestPaint = () =>
  new Promise<number>((resolve) => {
    new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? Number.NaN)).observe({
      type: 'largest-contentful-paint',
      buffered: true,
    })
  })
