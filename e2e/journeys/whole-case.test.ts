import { expect } from 'vitest'
import { journey } from '../support/browser.ts'
import { inspecting } from '../support/inspecting.ts'
import { PATIENCE_MS, walk } from './walk.ts'

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
