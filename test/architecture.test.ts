import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { mapReport } from '../scripts/map-report.ts'

let root: string

/** A small program that keeps every rule. */
const SOUND: Readonly<Record<string, string>> = {
  'package.json': readFileSync(resolve('package.json'), 'utf8'),
  'src/kernel/index.ts': "export { day } from './day.ts'",
  'src/kernel/day.ts': 'export const day = 1',
  'src/platform/index.ts': "import { day } from '#kernel'\nexport const clock = () => day",
  'src/teams/index.ts': "export { size } from './team.domain.ts'",
  'src/teams/team.domain.ts': "import { day } from '#kernel'\nexport const size = day",
  'src/casework/index.ts': "export { open } from './case.domain.ts'",
  'src/casework/case.domain.ts': "import { size } from '#teams'\nexport const open = size",
  'src/casework/pages.ts': "export { shown } from './case.page.tsx'",
  'src/casework/case.page.tsx':
    "import { clock } from '#platform'\nimport { load } from './case.query.server.ts'\nexport const shown = [clock, load]",
  'src/casework/case.query.server.ts': "import { sql } from 'kysely'\nexport const load = sql`select 1`",
  'src/casework/case.store.server.ts': 'export const save = 1',
  'src/casework/close-case.server.ts': "export { save } from './case.store.server.ts'",
  'src/casework/index.server.ts': "export { save } from './close-case.server.ts'",
  'src/server.ts': "import '#casework'\nimport '#casework/server'\nimport './casework/pages.ts'",
  'src/casework/case.test.ts': 'export const tested = 1',
  'assets/js/enhance.ts': 'export const enhanced = true',
  'node_modules/kysely/package.json': '{ "name": "kysely", "main": "index.js" }',
  'node_modules/kysely/index.js': 'exports.sql = String.raw',
}

/** What somebody may write, in which file, and the rule it breaks. */
const PLANTED: readonly (readonly [string, string, string])[] = [
  ['teams-knows-too-much', 'src/teams/team.domain.ts', "import '#casework'"],
  ['platform-knows-too-much', 'src/platform/index.ts', "import '#teams'"],
  ['only-through-the-face', 'src/casework/case.domain.ts', "import '../teams/team.domain.ts'"],
  ['doors-use-faces', 'src/server.ts', "import './casework/case.domain.ts'"],
  ['domain-is-pure', 'src/casework/case.domain.ts', "import './case.query.server.ts'"],
  ['domain-is-pure', 'src/teams/team.domain.ts', "import 'node:fs'"],
  ['kernel-has-no-dependencies', 'src/kernel/day.ts', "import 'node:fs'"],
  ['sql-lives-in-stores-and-queries', 'src/casework/close-case.server.ts', "import 'kysely'"],
  [
    'sql-lives-in-stores-and-queries',
    'src/casework/close-case.server.ts',
    "export const f = (ctx) => ctx.db.selectFrom('x')",
  ],
  ['pages-do-not-touch-stores', 'src/casework/case.page.tsx', "import './case.store.server.ts'"],
  ['face-for-everyone-has-no-server-code', 'src/casework/index.ts', "import './case.query.server.ts'"],
  ['browser-code-stays-browser-code', 'assets/js/enhance.ts', "import '../../src/kernel/day.ts'"],
  ['no-cycles', 'src/casework/case.store.server.ts', "import './close-case.server.ts'"],
  ['nothing-unused', 'src/casework/forgotten.domain.ts', 'export const forgotten = 1'],
  ['nothing-missing', 'src/casework/case.domain.ts', "import './lost.domain.ts'"],
  ['every-capability-is-on-the-map', 'src/drawer/index.ts', "import './index.ts'"],
  ['sources-do-not-know-tests', 'src/casework/case.store.server.ts', "import './case.test.ts'"],
  ['clock-and-chance-come-in-ctx', 'src/casework/case.domain.ts', 'export const now = new Date()'],
  ['environment-is-read-once', 'src/casework/case.domain.ts', 'export const port = process.env.PORT'],
]

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true })
  writeFileSync(join(root, file), text)
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'kooperacja-map-'))
  for (const [file, text] of Object.entries(SOUND)) write(file, text)
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

describe('the map of the program', () => {
  test('is kept by a sound program, every source of which is looked at', async () => {
    const report = await mapReport(root)
    expect(report.violations).toEqual([])
    expect(report.seen).toBe(report.sources)
  })

  test.each(PLANTED)('„%s” is reported when %s says: %s', async (rule, file, line) => {
    write(file, `${SOUND[file] ?? ''}\n${line}`)
    const { violations } = await mapReport(root)
    expect(violations).toContainEqual(expect.stringMatching(`^${rule}: (.* -> )?${file}`))
  })

  test('is kept by this program, every source of which is looked at', { timeout: 120_000 }, async () => {
    const report = await mapReport(resolve('.'))
    expect(report.violations).toEqual([])
    expect(report.seen).toBeGreaterThanOrEqual(report.sources)
    expect(report.sources).toBeGreaterThan(100)
  })
})
