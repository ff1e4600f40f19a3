import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { axe, journey } from '../support/browser.ts'
import { demonstrationStands } from '../support/demonstration.ts'
import { Cast, type Family } from './cast.ts'
import { stages } from './stages.ts'

/** Some two hundred pages, with the demonstration to wait for. */
const PATIENCE_MS = 900_000
const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

/** Everybody works in the case in turn, from the notice to the evaluated close. */
async function walk(family: Family, arrive: () => Promise<Page>, arrived: (page: Page) => Promise<void>) {
  const cast = new Cast(family, arrive, arrived)
  for (const stage of stages) await stage(cast)
}

/** Asks axe about every kind of page once. */
function inspecting() {
  const inspected = new Set<string>()
  const wrong: string[] = []
  const inspect = async (page: Page): Promise<void> => {
    const kind = new URL(page.url()).pathname.replace(UUID, ':id')
    if (inspected.has(kind)) return
    inspected.add(kind)
    wrong.push(...(await axe(page)).map((one) => `${kind}: ${one}`))
  }
  return { inspect, inspected, wrong }
}

journey(
  'a family is helped on the day of its notice and led through the whole model to an evaluated close, on pages that axe finds nothing on',
  { timeout: PATIENCE_MS },
  async ({ site, arrive }) => {
    await demonstrationStands(site)
    const { inspect, inspected, wrong } = inspecting()
    const family = { surname: 'Zawilcowa', mother: 'Anna', father: 'Marek', child: 'Zosia' }
    await walk(family, () => arrive({}), inspect)
    expect(wrong).toEqual([])
    expect([...inspected]).toEqual(expect.arrayContaining(['/cases/:id', '/cases/:id/plan', '/cases/:id/sharing']))
  },
)

journey(
  'with JavaScript switched off another family is led the same way',
  { timeout: PATIENCE_MS },
  async ({ site, arrive }) => {
    await demonstrationStands(site)
    const family = { surname: 'Sasankowa', mother: 'Beata', father: 'Leon', child: 'Iga' }
    await walk(
      family,
      () => arrive({ javaScript: false }),
      async () => undefined,
    )
  },
)
