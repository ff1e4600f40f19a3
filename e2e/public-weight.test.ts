import { expect } from 'vitest'
import { journey } from './support/browser.ts'

/** What issue and architecture promise of a page that strangers open: bytes as they travel, pictures apart. */
const MOST = { all: 60_000, script: 10_000 }
const PAGES = [
  '/',
  '/knowledge',
  '/knowledge/news',
  '/knowledge/library',
  '/knowledge/page/dla-rodzin',
  '/accessibility',
]

journey('a public page weighs little on its first visit', { timeout: 120_000 }, async ({ arrive }) => {
  for (const path of PAGES) {
    const page = await arrive()
    const sizes = { all: 0, script: 0 }
    const counted: Promise<void>[] = []
    page.on('requestfinished', (request) => {
      const type = request.resourceType()
      if (type === 'image') return
      counted.push(
        request.sizes().then(({ responseBodySize, responseHeadersSize }) => {
          sizes.all += responseBodySize + responseHeadersSize
          if (type === 'script') sizes.script += responseBodySize
        }),
      )
    })
    await page.goto(path, { waitUntil: 'networkidle' })
    await Promise.all(counted)
    expect(sizes.all, path).toBeGreaterThan(5_000)
    expect([path, sizes.all <= MOST.all ? 'light' : sizes.all]).toEqual([path, 'light'])
    expect([path, sizes.script <= MOST.script ? 'light' : sizes.script]).toEqual([path, 'light'])
  }
})
