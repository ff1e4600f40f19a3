import { expect, test } from 'vitest'
import { atMost } from './at-most.server.ts'

test('an address asks so often within a time, and is told how long to wait after that', () => {
  let now = 0
  const asked = atMost({ asks: 2, withinMs: 60_000 }, () => now)
  expect([asked('a'), asked('a'), asked('a'), asked('b')]).toEqual([null, null, 60, null])
  now = 30_500
  expect(asked('a')).toBe(30)
  now = 60_000
  expect(asked('a')).toBeNull()
})
