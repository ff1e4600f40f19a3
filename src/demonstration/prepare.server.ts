import { addDays, type LocalDate, later, localDate } from '#kernel'
import { versionFor } from '#model/server'
import { actingOver, standingClock, systemActor, systemClock, type WorkerParts } from '#platform/server'
import type { World } from './cast.ts'
import { formTeam } from './form-teams.server.ts'
import { type Founded, foundWorld } from './found-world.server.ts'
import { casesTold, foundedBefore } from './founded.query.server.ts'
import { type Past, pastOf } from './past.ts'
import { storiesOf } from './stories.ts'
import { beginStory, continueStory, type Tale } from './tell-family.server.ts'
import { readTexts } from './texts.ts'

/** The password of every account of a demonstration; shown on the sign-in page. */
export const PASSWORD = 'razem-dla-rodziny'

/** Where a demonstration is made: the doors of an opened installation. */
export type Installation = Pick<WorkerParts, 'actAs' | 'pool'> & { readonly bundled: boolean }

export type Progress = { done: number; of: number; readonly stopped: boolean }

/** Where the demonstration begins: most of a year ago, yet not before its model counts. */
const DAYS_BACK = 300

/** Stories are told side by side: while one waits for the database, another goes on. */
const LANES = 4

/**
 * Makes the demonstration through the real use cases, dated around today: the world, every case opened in its order (so that codes are the
 * same on the same day), then the stories side by side. What stands already is not made again.
 */
export async function prepare(installation: Installation, world: World, progress: Progress): Promise<void> {
  const past = pastIn(installation)
  const { actAs } = installation
  const today = systemClock.today()
  const before = await actAs(systemActor('setup'), (ctx) => foundedBefore(ctx, world))
  const founded = before ?? (await begin(past, world, today))
  const model = await modelIn(past, world)
  const tales = (its: Past) => storiesOf({ world, founded, texts: readTexts(), model, past: its, today })
  progress.of = tales(past).length
  const told = await actAs(systemActor('setup'), (ctx) => casesTold(ctx))
  const opened = new Map<number, string>()
  for (const [index, tale] of tales(past).entries()) {
    if (progress.stopped) return
    if (index >= told) opened.set(index, await beginStory(tale))
  }
  await Promise.all(
    Array.from({ length: LANES }, (_, lane) => tellLane(tales(pastIn(installation)), opened, lane, progress)),
  )
}

/** Every second story. After an interruption the stories stay where they stood: half a stage cannot be told again. */
async function tellLane(
  tales: readonly Tale[],
  opened: ReadonlyMap<number, string>,
  lane: number,
  progress: Progress,
): Promise<void> {
  for (const [index, tale] of tales.entries()) {
    if (index % LANES !== lane) continue
    if (progress.stopped) return
    const caseId = opened.get(index)
    if (caseId) await continueStory(tale, caseId)
    progress.done += 1
  }
}

function pastIn({ pool }: Installation): Past {
  const now = systemClock.now()
  const clock = standingClock(now)
  return pastOf(actingOver(pool, clock), clock, now)
}

async function begin(past: Past, world: World, today: LocalDate): Promise<Founded> {
  const since = later(addDays(today, -DAYS_BACK), localDate('2026-02-06'))
  const founded = await foundWorld(past, world, PASSWORD, since)
  const telling = {
    texts: readTexts(),
    n: 0,
    sectors: new Map<string, string>(),
    noted: new Set<string>(),
    paidSource: null,
    until: today,
    disputed: false,
  }
  for (const gmina of world.gminas.filter(({ worksByModel }) => worksByModel)) {
    await formTeam(past, world, founded, gmina, addDays(since, 7), telling)
  }
  return founded
}

async function modelIn(past: Past, world: World) {
  const [gmina] = world.gminas.filter(({ worksByModel }) => worksByModel)
  const adopted = await past.setup((ctx) => versionFor(ctx, gmina?.code ?? ''))
  if (!adopted) throw new Error('no gmina adopted the model')
  return adopted.model
}
