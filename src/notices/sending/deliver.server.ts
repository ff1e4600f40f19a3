import { type Ctx, enqueue, type JobHandlers, systemActor } from '#platform/server'
import { DELIVER } from '../notify.server.ts'
import { type Sending, sendMails } from './send-mails.server.ts'
import { sortNotices } from './sort-notices.server.ts'

/** The job that comes back by itself, so that a mail which a dead process or an absent mail server left behind leaves later. */
const SWEEP = 'notices.sweep'
const SWEEP_JOB = '018f0000-0000-7000-8000-00000000001d'
const SWEEP_MS = 10 * 60_000

/** Asks for what was left behind: when the program starts. */
export const askToDeliver = (ctx: Ctx): Promise<void> => enqueue(ctx, { name: SWEEP, id: SWEEP_JOB })

/**
 * The jobs that see to mails. One delivery sees to everything that is due, whichever notice it was left for; those that come after it find nothing
 * to do. In one process they take turns.
 */
export function noticeJobs(sending: Sending): JobHandlers {
  let turn: Promise<void> = Promise.resolve()
  const deliver = () => {
    turn = turn.catch(() => undefined).then(() => deliverAll(sending))
    return turn
  }
  return {
    [DELIVER]: deliver,
    [SWEEP]: async (ctx) => {
      await enqueue(ctx, { name: DELIVER, id: ctx.newId() })
      await enqueue(ctx, { name: SWEEP, id: SWEEP_JOB, notBefore: new Date(ctx.now.getTime() + SWEEP_MS) })
    },
  }
}

/** The same where nothing leaves the house: notices stay in the product. */
export const noMails: JobHandlers = { [DELIVER]: async () => undefined }

async function deliverAll(sending: Sending): Promise<void> {
  while ((await sending.actAs(systemActor('worker'), sortNotices)) > 0) {}
  await sendMails(sending)
}
