import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { z } from 'zod'
import { obtainChromium } from './chromium.ts'

type Result = {
  readonly part: string
  readonly passed: boolean
  readonly says: string
  /** What failed and the beginning of why: of a long run often only the end is kept. */
  readonly failed?: readonly string[]
}

const MOST_LINES = 4
const Counts = z.object({
  numTotalTests: z.number(),
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string(),
      assertionResults: z.array(
        z.object({ status: z.string(), fullName: z.string(), failureMessages: z.array(z.string()).nullish() }),
      ),
    }),
  ),
})

/** Each test that failed by its file and name, and files that could not be run at all. */
function failures({ testResults }: z.infer<typeof Counts>): readonly string[] {
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = relative(process.cwd(), name)
    const failed = assertionResults.filter((test) => test.status === 'failed')
    if (failed.length === 0) return status === 'failed' ? [told(file, message)] : []
    return failed.map((test) => told(`${file} > ${test.fullName}`, (test.failureMessages ?? []).join('\n')))
  })
}

const told = (what: string, why: string): string =>
  [what, ...why.split('\n').slice(0, MOST_LINES)].map((line) => line.trim()).join('\n          ')

function script(part: string): Result {
  console.log(`\n=== ${part}`)
  const passed = spawnSync('npm', ['run', '--silent', part], { stdio: 'inherit' }).status === 0
  return { part, passed, says: passed ? 'passed' : 'FAILED' }
}

/** Runs one Vitest project. A skipped test, or none at all, is a failure: it would look like success. */
function vitest(part: string, project: string): Result {
  console.log(`\n=== ${part}`)
  const folder = mkdtempSync(join(tmpdir(), 'kooperacja-report-'))
  const report = join(folder, 'report.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  try {
    const { status } = spawnSync('vitest', ['run', '--project', project, ...reporters], { stdio: 'inherit' })
    const counts = Counts.parse(JSON.parse(readFileSync(report, 'utf8')))
    const skipped = counts.numPendingTests + counts.numTodoTests
    const says = `${counts.numPassedTests} passed, ${counts.numFailedTests} failed, ${skipped} skipped`
    const passed = status === 0 && skipped === 0 && counts.numTotalTests > 0
    return { part, passed, says, failed: failures(counts) }
  } catch (error) {
    console.error(error)
    return { part, passed: false, says: 'FAILED: no report' }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function browserTests(built: boolean): Result {
  const part = 'journeys in the browser'
  if (process.env.WITHOUT_BROWSER === '1')
    return { part, passed: true, says: 'LEFT OUT, as WITHOUT_BROWSER=1 asks: this run says nothing about them' }
  if (!built) return { part, passed: false, says: 'FAILED: there is no build to visit' }
  if (!obtainChromium()) {
    return { part, passed: false, says: 'FAILED: install the package "chromium", or name a Chromium in CHROMIUM_PATH' }
  }
  return vitest(part, 'e2e')
}

const built = script('build')
const results = [
  built,
  script('typecheck'),
  script('lint'),
  script('map'),
  vitest('rules, use cases and pages on PostgreSQL', 'unit'),
  browserTests(built.passed),
]

console.log('\n=== summary')
for (const { part, passed, says, failed = [] } of results) {
  console.log(`${passed ? 'ok  ' : 'FAIL'}  ${part}: ${says}`)
  for (const one of failed) console.log(`      ${one}`)
}
if (results.some((result) => !result.passed)) process.exitCode = 1
