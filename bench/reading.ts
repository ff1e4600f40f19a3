import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { account, PASSWORD } from '../e2e/support/accounts.ts'
import { demonstrationStands } from '../e2e/support/demonstration.ts'
import { DeskClient } from '../e2e/support/desk-client.ts'
import { startSite } from '../e2e/support/site.ts'
import type { Line } from './line.ts'
import { load } from './load.ts'
import { quizzes } from './quizzes.ts'

/** For people of institutions whose agreement is in force, with what they ticked and read of it. */
const LESSON = '/courses/diagnoza-i-plan/lessons/dia-1-przygotowanie'

/** What strangers and learners open most, and a quiz that very many send at once, on the demonstration. */
export async function reading(): Promise<readonly Line[]> {
  const folder = mkdtempSync(join(tmpdir(), 'kooperacja-bench-reading-'))
  const site = await startSite({ DEMO: 'yes' }, folder)
  try {
    await demonstrationStands(site)
    const learner = new DeskClient(site.address)
    await learner.signIn(account(/^szkola-bieliny$/, 'Członek zespołu: szkoła').email, PASSWORD)
    const asked = [
      { what: 'home page for strangers', path: '/', cookie: '', least: 1500 },
      { what: 'list of what there is to read, for strangers', path: '/knowledge', cookie: '' },
      { what: 'lesson for institutions, with progress', path: LESSON, cookie: learner.cookie, least: 300 },
    ]
    const lines: Line[] = []
    for (const { what, path, cookie, least } of asked) {
      const url = site.address + path
      await load({ url, cookie, seconds: 2 })
      const { perSecond, p95 } = await load({ url, cookie })
      const bound = least === undefined ? {} : { bound: { least } }
      lines.push({ what: `${what}: pages a second, 10 connections`, measured: perSecond, unit: 'pages/s', ...bound })
      lines.push({ what: `${what}: p95`, measured: p95, unit: 'ms' })
    }
    return [...lines, ...(await quizzes(site.address, folder))]
  } finally {
    await site.rest()
    rmSync(folder, { recursive: true, force: true })
  }
}
