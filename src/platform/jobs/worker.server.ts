import { Logger, run, type TaskList } from 'graphile-worker'
import type pg from 'pg'
import { z } from 'zod'
import { type ActAs, type Ctx, systemActor } from '../actor/ctx.server.ts'
import type { Log } from '../log/log.server.ts'

/** What to do for each job, as the system actor `worker`, in one transaction. A job may come twice and must then do nothing. */
export type JobHandlers = Readonly<Record<string, (ctx: Ctx, id: string) => Promise<void>>>

export type WorkerParts = {
  /** Connections of the runtime role. */
  readonly pool: pg.Pool
  readonly actAs: ActAs
  readonly handlers: JobHandlers
  readonly log: Log
}
export type Worker = { readonly stop: () => Promise<void> }

const JOBS_AT_ONCE = 2
const Payload = z.object({ id: z.uuid() })

/** Starts doing the jobs of the queue. `stop` waits for those begun. */
export async function startWorker({ pool, actAs, handlers, log }: WorkerParts): Promise<Worker> {
  const tasks = Object.entries(handlers).map(([name, handle]) => [name, taskOf(name, handle, actAs, log)])
  const runner = await run({
    pgPool: pool,
    taskList: Object.fromEntries(tasks),
    parsedCronItems: [],
    concurrency: JOBS_AT_ONCE,
    noHandleSignals: true,
    logger: workerLog(log),
  })
  return { stop: () => runner.stop() }
}

const taskOf =
  (name: string, handle: JobHandlers[string], actAs: ActAs, log: Log): TaskList[string] =>
  async (payload) => {
    const { id } = Payload.parse(payload)
    try {
      await actAs(systemActor('worker'), (ctx) => handle(ctx, id))
    } catch (error) {
      log.error('platform.jobs.failed', { job: name, id }, error)
      // The queue keeps the message of what is thrown, and messages may quote personal data.
      throw new Error(`${name} failed; the log says why`)
    }
  }

/** The queue's own messages may quote payloads and errors: only that there was one is kept. */
const workerLog = (log: Log): Logger =>
  new Logger(() => (level) => {
    if (level === 'error') log.warn('platform.jobs.trouble')
  })
