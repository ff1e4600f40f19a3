import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { NOTICE_KINDS } from '../src/notices/kinds.domain.ts'

/** Several texts of which a type is one: no act passes them. */
const TYPES = /'\w+'(?:\s*\|\s*'\w+')+/g
/** How acts tell people something: by `notify`, or by what calls it for them. */
const TELLS = /#notices\/server|\btell(?:OfTask|Invited)\b/

const acts = globSync('src/**/*.server.ts')
  .filter((path) => !path.startsWith('src/notices/'))
  .map((path) => readFileSync(path, 'utf8'))
  .filter((code) => TELLS.test(code))
  .map((code) => code.replace(TYPES, ''))

// That an act tells it is shown where the act is tested. No such test can see a kind that no act tells, so the code is asked.
test.each(NOTICE_KINDS)('somebody is told of %s by some act', (kind) => {
  expect(acts.length).toBeGreaterThan(10)
  expect(acts.filter((code) => code.includes(`'${kind}'`))).not.toEqual([])
})
