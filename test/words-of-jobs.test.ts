import { expect, test } from 'vitest'
import { messageKeys } from '#platform/server'
import { work } from '../src/open.ts'

/** A worker of its own opens no page: what it writes in mails must have come with what opens the jobs. */
test('whatever does the work that was left for later has the words of every capability', () => {
  expect(work).toBeTypeOf('function')
  const keys = messageKeys('pl')
  for (const start of ['identity.', 'notices.', 'institutions.', 'casework.', 'directory.', 'model.', 'protection.']) {
    expect(keys.filter((key) => key.startsWith(start)).length, start).toBeGreaterThan(5)
  }
})
