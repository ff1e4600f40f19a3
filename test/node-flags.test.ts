import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { NODE_FLAGS } from '../scripts/node-flags.ts'

test('npm start keeps the memory of the program as small as the tests and the bench measure it', () => {
  const { scripts } = z
    .object({ scripts: z.object({ start: z.string() }) })
    .parse(JSON.parse(readFileSync('package.json', 'utf8')))
  // The script of the start turns source maps on by itself.
  for (const flag of NODE_FLAGS.filter((one) => one !== '--enable-source-maps'))
    expect(scripts.start.split(' ')).toContain(flag)
})
