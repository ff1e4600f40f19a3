import fc from 'fast-check'
import { addDays, localDate } from '#kernel'
import { type Ctx, systemActor } from '#platform/server'
import { moveCase } from '../moving/move-case.server.ts'
import { answerRequest } from '../requests/answer-request.server.ts'
import { acceptTask, giveBackTask } from '../tasks/accept-task.server.ts'
import { assignTask } from '../tasks/assign-task.server.ts'
import { closeTask } from '../tasks/close-task.server.ts'
import { handTask, withdrawOffer } from '../tasks/hand-task.server.ts'
import { supportTask } from '../tasks/support-task.server.ts'
import { remindOfClocks } from './remind-due.server.ts'
import type { Somebody, Town, TownWorld } from './town.fixture.ts'

/** How often each kind of thing happens. */
const KINDS = {
  ...{ assign: 4, accept: 2, give_back: 1, done: 1, offer: 2, hand: 1, help: 1, withdraw: 1 },
  ...{ ask: 6, answer: 1, pause: 1, resume: 1 },
  ...{ go_away: 3, come_back: 1, release: 1, seat: 1, dismiss: 1, hire: 1, unswear: 1, swear: 1, close: 2, gone: 4 },
  ...{ day: 4 },
}
type Kind = keyof typeof KINDS
// The keys of an object are those it was written with.
const kinds = Object.keys(KINDS) as readonly Kind[]

const place = fc.nat({ max: 6 })
/** Something that happens: who does it or whom it befalls, to whom, and when. Not every kind asks all of it. */
const happening = fc.record({
  kind: fc.oneof(...kinds.map((kind) => ({ weight: KINDS[kind], arbitrary: fc.constant(kind) }))),
  ...{ who: place, to: place, where: fc.nat({ max: 3 }), which: fc.nat({ max: 9 }) },
  ...{ days: fc.integer({ min: -1, max: 5 }), yes: fc.boolean() },
})
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never
export const history = fc.array(happening, { minLength: 12, maxLength: 24 })

export type Story = Town & {
  readonly asked: string[]
  /** Acts that were not refused, by task. */
  readonly acts: Map<string, number>
}
export type OpenTask = {
  readonly id: string
  readonly institution_id: string
  readonly person_id: string | null
  readonly row_version: number
}

/** What happens, through the acts of the product. */
export function telling(world: TownWorld) {
  const { as, actAs, keeper, clock, rows, days, trying, did } = world
  const openTasks = (caseId: string) =>
    rows<OpenTask>(`select * from casework.task where case_id = $1 and state = 'open' order by id`, [caseId])
  const noted = (story: Story, task: string) => story.acts.set(task, (story.acts.get(task) ?? 0) + 1)

  const pass = async (story: Story, some: number): Promise<void> => {
    story.today = addDays(story.today, Math.max(1, some))
    clock.set(new Date(`${story.today}T08:00:00Z`))
    await actAs(systemActor('worker'), remindOfClocks)
  }
  const ask = async (story: Story, institution: string, duty: boolean): Promise<void> => {
    const question = { 'do-kogo': institution, 'o-kogo': story.mother, 'po-co': 'Do diagnozy', tresc: 'Jak często?' }
    const ground = duty
      ? { podstawa: 'podstawa-art-105', 'numer-sprawy': 'GOPS.1/2026' }
      : { podstawa: 'podstawa-prosba' }
    const pytanie = { ...question, ...ground, 'zakres-pytania': ['nauka'] }
    const done = await trying(keeper.worker, () =>
      world.complete(keeper.worker, story.caseId, 'prosba-o-informacje', { pytanie }),
    )
    if (done?.ok) story.asked.push(done.value)
  }
  const answer = async (story: Story, instanceId: string | undefined): Promise<void> => {
    if (instanceId === undefined) return
    const said = { answer: 'pelna', words: 'Tak.', category: 'nauka', onDay: story.today, reason: undefined }
    await trying(keeper.worker, (ctx) => answerRequest(ctx, { caseId: story.caseId, instanceId, ...said }))
  }
  const pause = async ({ caseId }: Story, begins: boolean): Promise<void> => {
    const how = begins ? { transition: 'diagnoza-wstrzymaj', reason: 'wyjazd' } : { transition: 'wstrzymanie-wroc' }
    await trying(keeper.worker, (ctx) => moveCase(ctx, { caseId, ...how }))
  }
  const assign = async (story: Story, to: Somebody, named: boolean): Promise<void> => {
    const institution = named ? `${to.institution} ${to.person}` : to.institution
    const task = { caseId: story.caseId, what: 'Zadzwonić', institution, due: localDate('2027-03-01') }
    const done = await as(keeper.worker, (ctx) => assignTask(ctx, task))
    if (done.ok) noted(story, done.value)
  }
  const act = async (story: Story, who: Somebody, one: Happening): Promise<void> => {
    const tasks = await openTasks(story.caseId)
    const task = tasks[one.which % Math.max(1, tasks.length)]
    const to = story.people[one.to]
    if (!task || !to) return
    const at = { caseId: story.caseId, taskId: task.id, rowVersion: task.row_version }
    const done = await trying(who.person, (ctx) => tried(ctx, at, one.kind, to))
    if (did(done) && one.kind !== 'help') noted(story, task.id)
  }

  const happen = async (story: Story, one: Happening): Promise<void> => {
    const who = story.people[one.who]
    const partner = [...story.institutions.slice(1), story.clinic][one.where]
    if (!who || !partner) return
    switch (one.kind) {
      case 'day':
        return pass(story, one.days)
      case 'ask':
        return ask(story, partner, one.yes)
      case 'answer':
        return answer(story, story.asked[one.which % Math.max(1, story.asked.length)])
      case 'pause':
      case 'resume':
        return pause(story, one.kind === 'pause')
      case 'assign':
        return assign(story, who, one.yes)
      case 'close':
        return days.close(story, partner, one.days)
      case 'gone':
        for (const one of story.people) if (one.institution === partner) await days.release(story, one)
        return
      case 'go_away':
        return days.goAway(story, who, Math.max(0, one.days))
      case 'come_back':
        return days.comeBack(story, who)
      case 'dismiss':
        return days.dismiss(story, who, one.days)
      case 'release':
      case 'seat':
      case 'hire':
      case 'unswear':
      case 'swear':
        return days[one.kind](story, who)
      default:
        return act(story, who, one)
    }
  }
  const begin = async (): Promise<Story> => ({ ...(await world.newTown()), asked: [], acts: new Map() })
  return { begin, happen, openTasks }
}

type At = { readonly caseId: string; readonly taskId: string; readonly rowVersion: number }
function tried(ctx: Ctx, at: At, kind: Kind, to: Somebody): Promise<{ readonly ok: boolean }> {
  switch (kind) {
    case 'accept':
      return acceptTask(ctx, { ...at, person: undefined })
    case 'give_back':
      return giveBackTask(ctx, { ...at, reason: 'not_ours', words: undefined })
    case 'done':
      return closeTask(ctx, { ...at, was: 'open', state: 'done' })
    case 'withdraw':
      return withdrawOffer(ctx, at)
    case 'help':
      return supportTask(ctx, { ...at, supporters: [to.institution] })
    case 'hand':
      return handTask(ctx, { ...at, to: `person:${to.person}`, words: undefined })
    default:
      return handTask(ctx, { ...at, to: `institution:${to.institution}`, words: 'Proszę przejąć' })
  }
}
