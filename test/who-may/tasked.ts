import { localDate } from '#kernel'
import { assignTask } from '../../src/casework/tasks/assign-task.server.ts'
import { handTask } from '../../src/casework/tasks/hand-task.server.ts'
import { done } from './family.ts'
import type { Walks } from './walked.ts'
import type { CaseWorld } from './world.ts'

/** Tasks of the lead worker: one given to the school whose day has come, one of the keeper's own that the school is asked to take over, and one with which it helps. */
export async function tasksAtHand(world: CaseWorld, caseId: string) {
  const { as, lead, ops, school } = world
  const lay = async (institution: string): Promise<string> =>
    done(
      await as(lead, (ctx) =>
        assignTask(ctx, { caseId, what: 'Ustalić termin', institution, due: localDate('2026-11-23') }),
      ),
    )
  const given = await lay(school)
  const offered = await lay(ops)
  const to = { to: `institution:${school}`, words: 'Proszę o termin' }
  done(await as(lead, (ctx) => handTask(ctx, { caseId, taskId: offered, rowVersion: 1, ...to })))
  const what = 'Zebrać zaświadczenia'
  const helped = { caseId, what, institution: ops, due: localDate('2026-11-23'), supporters: [school] }
  const supported = done(await as(lead, (ctx) => assignTask(ctx, helped)))
  return { given, offered, supported }
}

type Tasked = Awaited<ReturnType<typeof tasksAtHand>>

/** Pages of the acts on a task. The task of the address itself is the keeper's own. */
export function taskWalks(tasked: Tasked, assistant: string, teacher: string): Walks {
  const at = '/cases/:caseId/tasks/:taskId'
  const given = { taskId: tasked.given }
  return {
    [`${at}/accept`]: { params: given, sent: { rowVersion: '1' } },
    [`${at}/give-back`]: { params: given, sent: { rowVersion: '1', reason: 'not_ours' } },
    [`${at}/hand-over`]: { sent: { rowVersion: '1', to: `person:${assistant}` } },
    [`${at}/withdraw`]: { params: { taskId: tasked.offered }, sent: { rowVersion: '2' } },
    [`${at}/supporters`]: { sent: { rowVersion: '1' } },
    [`${at}/supporter`]: { params: { taskId: tasked.supported }, sent: { rowVersion: '1', person: teacher } },
    [`${at}/remind`]: { params: given, sent: { rowVersion: '1' } },
    [`${at}/head`]: { params: given, sent: { rowVersion: '1', to: 'ours', reason: 'no_answer' } },
  }
}
