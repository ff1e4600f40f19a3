import { addDays, isWorkingDay } from '#kernel'
import { notify } from '#notices/server'
import { type Ctx, enqueue, record } from '#platform/server'
import { type ClockToRemind, clocksToRemind, keepNotice, peopleAwaited } from './clock-notice.store.server.ts'
import { clockParams } from './clock-paths.ts'

/** The job that reminds of clocks on the days their deadlines name. */
export const REMIND_OF_CLOCKS = 'casework.clocks.remind'
/** There is one such job, which leaves its successor. */
const JOB = '018f0000-0000-7000-8000-00000000002c'
/** As many in one transaction. */
const AT_ONCE = 500

/** Asks for the reminders of today: at start. */
export const askToRemind = (ctx: Ctx): Promise<void> => enqueue(ctx, { name: REMIND_OF_CLOCKS, id: JOB })

/**
 * Reminds of every clock whose day of reminding has come, once since it started, on a working day: the two sides and nobody else. Leaves
 * itself for the next morning. Comes twice without harm.
 */
export async function remindOfClocks(ctx: Ctx): Promise<void> {
  const due = isWorkingDay(ctx.today) ? await clocksToRemind(ctx, AT_ONCE) : []
  for (const clock of due) await remind(ctx, clock)
  // Six in the morning in Greenwich is a morning of the same day in Poland, in summer and in winter.
  const next = due.length === AT_ONCE ? ctx.now : new Date(`${addDays(ctx.today, 1)}T06:00:00Z`)
  await enqueue(ctx, { name: REMIND_OF_CLOCKS, id: JOB, notBefore: next })
}

async function remind(ctx: Ctx, clock: ClockToRemind): Promise<void> {
  const { caseId, deadline, institution, role, keeper } = clock
  const kept = await keepNotice(ctx, { ...clock, kind: 'reminder', by: null, reason: null })
  if (!kept) return
  const awaited = await peopleAwaited(ctx, { caseId, institution, role })
  // Whoever waits: the people who keep the case, where they are not those whose turn it is.
  const waiting = institution === keeper ? [] : await peopleAwaited(ctx, { caseId, institution: keeper, role: null })
  const params = clockParams(clock)
  const link = `/cases/${caseId}/clocks/${deadline}/${encodeURIComponent(params.instance)}`
  for (const to of new Set([...awaited, ...waiting])) {
    await notify(ctx, { to, kind: 'clock_reminder', link, about: { id: caseId, code: clock.code } })
  }
  const payload = { deadline, institution }
  await record(ctx, { chain: 'case', about: caseId, name: 'casework.clock.reminded_by_itself', payload })
}
