import type { Page } from 'playwright-core'
import { axe } from './browser.ts'

const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

/** Asks axe about every kind of page once; where `only` is given, about those whose address it fits. */
export function inspecting(only: RegExp = /./) {
  const inspected = new Set<string>()
  const wrong: string[] = []
  const inspect = async (page: Page): Promise<void> => {
    const kind = new URL(page.url()).pathname.replace(UUID, ':id')
    if (inspected.has(kind) || !only.test(page.url())) return
    inspected.add(kind)
    wrong.push(...(await axe(page)).map((one) => `${kind}: ${one}`))
  }
  return { inspect, inspected, wrong }
}
