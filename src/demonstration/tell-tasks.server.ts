import {
  acceptTask,
  assignTask,
  caseFacts,
  closeTask,
  giveBackTask,
  handTask,
  institutionsForTasks,
} from '#casework/server'
import { addDays } from '#kernel'
import { done } from './past.ts'
import type { Actor, Tale } from './tale.ts'

/** Between the gathering of the team and the end of the work: stories in which tasks of every state lie about. */
const FROM_STAGE = 4
const UNTIL_STAGE = 7
const DAYS = 2

/** Tasks of a family as they lie about on a day of work: given, taken on, given back, offered, coming again and done. */
export async function layTasks({ past, lead, partners, stages, parted }: Tale, caseId: string): Promise<void> {
  if (stages < FROM_STAGE || stages > UNTIL_STAGE || parted) return
  const team = await past.as(
    lead.personId,
    async (ctx) => [...institutionsForTasks(await caseFacts(ctx, caseId))],
    caseId,
  )
  const partner = partners.find(({ institutionId }) => team.includes(institutionId))
  if (!partner) return
  const lay = (to: Actor, what: string, more = {}) =>
    past.as(
      lead.personId,
      async (ctx) => {
        const due = addDays(ctx.today, DAYS)
        return done(await assignTask(ctx, { caseId, what, institution: to.institutionId, due, ...more }))
      },
      caseId,
    )
  await lay(partner, 'Ustalić z wychowawcą termin rozmowy')
  const taken = await lay(partner, 'Sprawdzić wolne miejsca na zajęciach')
  const back = await lay(partner, 'Zebrać zaświadczenia o dochodach')
  const finished = await lay(partner, 'Przekazać plan zajęć na grudzień')
  const offered = await lay(lead, 'Umówić wizytę w poradni')
  await lay(lead, 'Zadzwonić do rodziny', { every: 2, unit: 'weeks', times: 6 })
  const at = { caseId, rowVersion: 1 }
  await past.as(
    partner.personId,
    async (ctx) => {
      done(await acceptTask(ctx, { ...at, taskId: taken, person: undefined }))
      const words = 'Zaświadczenia zbiera ośrodek pomocy społecznej.'
      done(await giveBackTask(ctx, { ...at, taskId: back, reason: 'not_ours', words }))
      const result = 'Plan zajęć przekazany rodzinie.'
      done(await closeTask(ctx, { caseId, taskId: finished, was: 'open', state: 'done', result }))
    },
    caseId,
  )
  const words = 'Proszę o umówienie wizyty: poradnia rozmawia ze szkołą.'
  const to = `institution:${partner.institutionId}`
  await past.as(lead.personId, async (ctx) => done(await handTask(ctx, { ...at, taskId: offered, to, words })), caseId)
}
