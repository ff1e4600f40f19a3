import { answerPlenary, callSitting, keepPlenary, type PlenaryView, plenaryView, plenaryWay } from '#casework/server'
import { addDays, type LocalDate } from '#kernel'
import type { World } from './cast.ts'
import { playersIn } from './form-teams.server.ts'
import { type Founded, known } from './found-world.server.ts'
import { done, type Past } from './past.ts'
import { readTexts } from './texts.ts'

/** In how many gminas the standing team has met about its own matters. */
const GMINAS = 2
/** How long ago it met, and met again. */
const FIRST_DAYS_BACK = 20
const SECOND_DAYS_BACK = 4
const TASK_DAYS = 30

type Telling = {
  readonly world: World
  readonly founded: Founded
  readonly teams: ReadonlyMap<string, string>
  readonly today: LocalDate
}

/** Standing teams that met twice: the minutes of the first sitting are closed and wait for signatures, those of the second are still to be written. */
export async function tellSittings(past: Past, telling: Telling): Promise<void> {
  past.chapter('sittings of teams')
  const { topics, next } = readTexts().sittings
  for (const [gmina, bodyId] of [...telling.teams].slice(0, GMINAS)) {
    const [leader, other] = membersOf(telling, gmina)
    if (!leader || !other) continue
    const call = (day: LocalDate, about: string) =>
      past.as(leader, async (ctx) =>
        done(
          await callSitting(ctx, {
            whose: `body:${bodyId}`,
            day,
            place: 'Urząd Gminy',
            dayOff: true,
            topics: about,
            slots: [],
          }),
        ),
      )
    const first = await call(past.goTo(addDays(telling.today, -FIRST_DAYS_BACK)), topics)
    await writeDown(past, first, leader, other)
    await past.as(other, async (ctx) =>
      done(await answerPlenary(ctx, { sittingId: first, reply: 'agreed', words: undefined })),
    )
    await call(past.goTo(addDays(telling.today, -SECOND_DAYS_BACK)), next)
  }
}

/** Whoever gathers the team of a gmina, and another of its people with an account who works elsewhere. */
function membersOf({ world, founded }: Telling, gmina: string) {
  const players = playersIn(world, gmina).filter(
    ({ account, memberships }) => account && memberships.some(({ body }) => body),
  )
  const leader = players.find(({ memberships }) => memberships.some(({ role }) => role === world.leader))
  const other = players.find(({ institution }) => institution !== leader?.institution)
  return [leader, other].flatMap((one) => (one ? known(founded.person, one.key) : []))
}

/** The minutes of a sitting, closed, with tasks for those who work with whoever wrote them. */
async function writeDown(past: Past, sittingId: string, leader: string, other: string): Promise<void> {
  const { course, decisions, tasks: texts } = readTexts().sittings
  await past.as(leader, async (ctx) => {
    const { people } = await plenaryView(ctx, sittingId)
    const own = people.find(({ personId }) => personId === leader)
    const colleagues = people.filter((one) => one.place === own?.place && one !== own)
    const due = addDays(ctx.today, TASK_DAYS)
    const tasks = colleagues.slice(0, texts.length).map(({ personId, institutionId }, row) => ({
      ...{ what: texts[row] ?? '', personId, institutionId, due, row },
    }))
    const said = { course, decisions, dissents: undefined, tasks, close: true }
    const ways = waysOf(people, [leader, other, ...tasks.map(({ personId }) => personId)])
    return done(await keepPlenary(ctx, { sittingId, rowVersion: 0, ...said, ways }))
  })
}

/** Those who have something to do were in the room; of the others one came by video and the rest were excused. */
function waysOf(people: PlenaryView['people'], here: readonly string[]) {
  const others = people.filter(({ personId }) => !here.includes(personId))
  return Object.fromEntries(
    people.map(
      (one) => [plenaryWay(one), !others.includes(one) ? 'room' : one === others[0] ? 'video' : 'excused'] as const,
    ),
  )
}
