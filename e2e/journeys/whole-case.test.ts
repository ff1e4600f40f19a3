import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { axe, journey } from '../support/browser.ts'
import { PATIENCE_MS, walk } from './walk.ts'

const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

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
  async ({ arrive }) => {
    const { inspect, inspected, wrong } = inspecting()
    const family = { surname: 'Zawilcowa', mother: 'Anna', father: 'Marek', child: 'Zosia' }
    await walk(family, () => arrive({}), inspect)
    expect(wrong).toEqual([])
    expect([...inspected]).toEqual(expect.arrayContaining(['/cases/:id', '/cases/:id/plan', '/cases/:id/sharing']))
  },
)
