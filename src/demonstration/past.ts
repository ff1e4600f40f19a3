import { addDays, CaseId, isWorkingDay, type LocalDate, type Outcome } from '#kernel'
import { type ActAs, type Actor, type Ctx, person, type standingClock, systemActor } from '#platform/server'
import { type Told, tell } from './told.store.server.ts'

type Standing = ReturnType<typeof standingClock>

/**
 * Acts as people of the demonstration on days gone by: each act is a real use case, only the clock stands where the tale wants it. An act
 * told before is not done again; it answers what it answered then. So acts of a chapter come in one order, and answer what JSON can hold.
 */
export type Past = {
  /** Moves the clock to an hour of a day, or of the next working day. Never past now. */
  readonly goTo: (day: LocalDate, hour?: number) => LocalDate
  /** Begins a chapter: acts are counted within it. */
  readonly chapter: (name: string) => void
  /** As a person; `caseId` narrows what they act on to one case, as the pages of a case do. */
  readonly as: <T>(personId: string, work: (ctx: Ctx) => Promise<T>, caseId?: string) => Promise<T>
  readonly setup: <T>(work: (ctx: Ctx) => Promise<T>) => Promise<T>
}

export function pastOf(actAs: ActAs, clock: Standing, now: Date, told: Told): Past {
  let chapter = ''
  let acts = 0
  async function once<T>(actor: Actor, work: (ctx: Ctx) => Promise<T>, caseId?: string): Promise<T> {
    acts += 1
    const act = `${chapter}, ${acts}`
    // Written by this same act, so of its type.
    if (told.has(act)) return told.get(act) as T
    const scope = caseId ? { scope: CaseId.parse(caseId) } : {}
    return actAs(
      actor,
      async (ctx) => {
        const answer = await work(ctx)
        await tell(ctx, act, answer)
        return answer
      },
      scope,
    )
  }
  return {
    chapter: (name) => {
      chapter = name
      acts = 0
    },
    goTo: (day, hour = 9) => {
      let working = day
      while (!isWorkingDay(working)) working = addDays(working, 1)
      const at = new Date(`${working}T${String(hour).padStart(2, '0')}:00:00Z`)
      clock.set(at < now ? at : now)
      return clock.today()
    },
    as: (personId, work, caseId) => once(person(personId), work, caseId),
    setup: (work) => once(systemActor('setup'), work),
  }
}

/** The value of an act that the tale counts on. A refusal is a mistake of the tale, and says which. */
export function done<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value
  throw new Error(`the demonstration met a refusal: ${outcome.refusal} ${JSON.stringify(outcome.why).slice(0, 600)}`)
}
