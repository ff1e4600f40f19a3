import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { hasSentence } from './fact-sentence.ts'

test('every fact that the work with families records is told in a sentence of its own', () => {
  const sources = globSync('src/casework/**/*.{ts,tsx}').filter((file) => !/\.(test|fixture)\./.test(file))
  const named = sources.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/(?:\bname: |look\()'(casework\.[a-z_.]+)'/g)].map(
      ([, name]) => name ?? '',
    ),
  )
  expect(named.length).toBeGreaterThan(30)
  expect([...new Set(named)].filter((name) => !hasSentence(name))).toEqual([])
})
