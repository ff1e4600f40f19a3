import type { DigestSource } from '#notices/server'
import { requestsWaiting } from '../requests/requests-waiting.query.server.ts'
import { myTasks } from './my-tasks.query.server.ts'

/** What of the work on cases the mails of a day and of a week count: tasks of my institutions, and questions that wait for my answer. */
export const caseworkDigest: readonly DigestSource[] = [
  { key: 'notices.digest.tasks', count: async (ctx) => (await myTasks(ctx)).length },
  { key: 'notices.digest.requests', count: async (ctx) => (await requestsWaiting(ctx)).length },
]
