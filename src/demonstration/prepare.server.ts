import { askToCountPractice } from '#casework/server'
import { addDays, type LocalDate, later, localDate } from '#kernel'
import type { Model } from '#model'
import { versionFor } from '#model/server'
import { actingOver, standingClock, systemActor, systemClock, type Vault, type WorkerParts } from '#platform/server'
import type { World } from './cast.ts'
import { formTeam } from './form-teams.server.ts'
import { type Founded, foundWorld } from './found-world.server.ts'
import { type Past, pastOf } from './past.ts'
import { storiesOf } from './stories.ts'
import type { Tale } from './tale.ts'
import { tellProjects, tellResources, tellSupport } from './tell-community.server.ts'
import { tellConsultation } from './tell-consultation.server.ts'
import { tellEnvelope } from './tell-envelope.server.ts'
import { beginStory, continueStory } from './tell-family.server.ts'
import { tellLearning } from './tell-learning.server.ts'
import { tellLeave } from './tell-leave.server.ts'
import { tellLetters } from './tell-letters.server.ts'
import { tellMeetings } from './tell-meetings.server.ts'
import { tellModel } from './tell-model.server.ts'
import { tellParted } from './tell-parted.server.ts'
import { tellServices } from './tell-services.server.ts'
import { tellSittings } from './tell-sittings.server.ts'
import { tellUnits } from './tell-units.server.ts'
import { readTexts } from './texts.ts'
import { type Told, tell, toldSoFar } from './told.store.server.ts'

/** The password of every account of a demonstration; shown on the sign-in page. */
export const PASSWORD = 'razem-dla-rodziny'

/** Where a demonstration is made: the doors of an opened installation. */
export type Installation = Pick<WorkerParts, 'actAs' | 'pool'> & { readonly vault: Vault; readonly bundled: boolean }

export type Progress = { done: number; of: number; readonly stopped: boolean }

/** Where the demonstration begins: most of a year ago, yet not before its model counts. */
const DAYS_BACK = 300

/** Since when the team of the model writes its next version. */
const DRAFTED_DAYS_BACK = 20

/** Stories are told side by side: while one waits for the database, another goes on. */
const LANES = 6

/** The last act, after which nothing is left to tell. */
const END = 'the end'

/**
 * Makes the demonstration through the real use cases, dated around today: the world, every case opened in its order (so that codes are the
 * same on the same day), then the stories side by side. Interrupted anywhere, it goes on from the act where it was.
 */
export async function prepare(installation: Installation, world: World, progress: Progress): Promise<void> {
  const setup = systemActor('setup')
  const told = await installation.actAs(setup, toldSoFar)
  if (told.has(END)) return
  const past = pastIn(installation, told)
  const today = systemClock.today()
  const { founded, model, versionId, teams } = await begin(past, installation, world, today)
  past.goTo(addDays(today, -DRAFTED_DAYS_BACK))
  await tellModel(past, world, founded, { model, versionId })
  await tellConsultation(past, world, founded, today)
  await tellLeave(past, world, founded, today)
  await tellLearning(past, world, founded, today)
  await tellSittings(past, { world, founded, teams, today })
  const services = await tellServices(past, world, founded, { since: sinceOf(today), today })
  await tellResources(past, world, founded, { since: sinceOf(today), today })
  const tales = (its: Past) => storiesOf({ world, founded, texts: readTexts(), model, past: its, today })
  progress.of = tales(past).length
  const opened: string[] = []
  for (const [index, tale] of tales(past).entries()) {
    if (progress.stopped) return
    past.chapter(`opening ${index}`)
    opened.push(await beginStory(tale))
  }
  const left = [...opened.entries()]
  await Promise.all(Array.from({ length: LANES }, () => tellLane(tales(pastIn(installation, told)), left, progress)))
  if (progress.stopped) return
  const stood = tales(past).flatMap((tale, index) => {
    const caseId = opened[index]
    return caseId ? [{ tale, caseId }] : []
  })
  await tellMeetings(past, today, stood)
  await tellLetters({ past, world, founded, today }, stood)
  const envelope = await tellEnvelope(past, { world, founded, model, today }, stood)
  await tellUnits(past, { services, since: sinceOf(today), today }, stood)
  await tellSupport(past, { world, founded, today }, envelope)
  const here = stood.find(({ tale }) => tale.gmina === world.envelope)
  if (here)
    await tellProjects(past, { world, founded, today }, envelope, {
      writer: here.tale.lead.personId,
      caseId: here.caseId,
    })
  await installation.actAs(setup, async (ctx) => {
    await tell(ctx, END, null)
    await askToCountPractice(ctx)
  })
}

/** One story after another, as long as some are left. */
async function tellLane(tales: readonly Tale[], left: [number, string][], progress: Progress): Promise<void> {
  for (let next = left.shift(); next && !progress.stopped; next = left.shift()) {
    const [index, caseId] = next
    const tale = tales[index]
    if (!tale) return
    tale.past.chapter(`story ${index}`)
    await continueStory(tale, caseId)
    if (tale.parted) await tellParted(tale, caseId)
    progress.done += 1
  }
}

function pastIn({ pool, vault }: Installation, told: Told): Past {
  const now = systemClock.now()
  const clock = standingClock(now)
  return pastOf(actingOver(pool, clock, vault), clock, now, told)
}

const sinceOf = (today: LocalDate): LocalDate => later(addDays(today, -DAYS_BACK), localDate('2026-02-06'))

async function begin(
  past: Past,
  { actAs }: Installation,
  world: World,
  today: LocalDate,
): Promise<{
  readonly founded: Founded
  readonly model: Model
  readonly versionId: string
  /** Standing teams by the code of their gmina. */
  readonly teams: ReadonlyMap<string, string>
}> {
  const since = sinceOf(today)
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
  const gminas = world.gminas.filter(({ worksByModel }) => worksByModel)
  const adopted = await actAs(systemActor('setup'), (ctx) => versionFor(ctx, gminas[0]?.code ?? ''))
  if (!adopted) throw new Error('no gmina adopted the model')
  const { model, versionId } = adopted
  const teams = new Map<string, string>()
  for (const gmina of gminas) {
    teams.set(gmina.code, await formTeam(past, world, founded, gmina, addDays(since, 7), telling, model))
  }
  return { founded, model, versionId, teams }
}
