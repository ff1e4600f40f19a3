import type { LocalDate } from '#kernel'
import { type Form, type Model, mainPath, type Step } from '#model'
import { type Ctx, me } from '#platform/server'
import { bodyFacts, doBodyStep, foundBody, makeBodyTransition, stepToDo } from '#teams/server'
import type { Player, World } from './cast.ts'
import { fillForm, type Telling } from './fill-form.ts'
import { type Founded, known, seatOf } from './found-world.server.ts'
import { done, type Past } from './past.ts'

type Forming = {
  readonly past: Past
  readonly world: World
  readonly founded: Founded
  readonly gmina: World['gminas'][number]
  readonly bodyId: string
  readonly model: Model
  readonly telling: Telling
}

/** Workers of the demonstration who serve a gmina, or the powiat it lies in. */
export function playersIn(world: World, gmina: string): readonly Player[] {
  return world.people.filter((player) => {
    const units = player.memberships.map(({ unit }) => unit ?? seatOf(world, player))
    return units.includes(gmina)
  })
}

const holdersOf = ({ world, gmina }: Pick<Forming, 'world' | 'gmina'>, roles: readonly string[]): readonly Player[] =>
  playersIn(world, gmina.code).filter(({ memberships }) => memberships.some(({ role }) => roles.includes(role)))

/** Forms the standing team of one gmina by the model's own process, from the agreement until it works; answers which it is. */
export async function formTeam(
  past: Past,
  world: World,
  founded: Founded,
  gmina: World['gminas'][number],
  day: LocalDate,
  telling: Telling,
  model: Model,
): Promise<string> {
  past.goTo(day)
  past.chapter(`team ${gmina.code}`)
  const leader = holdersOf({ world, gmina }, [world.leader])[0]
  const authority = playersIn(world, gmina.code).find(
    ({ function: fn, institution }) => fn === 'head' && institution.startsWith('gmina-'),
  )
  if (!leader || !authority) throw new Error(`nobody gathers the team of ${gmina.code}`)
  const personId = known(founded.person, leader.key)
  const institutionId = known(founded.institution, leader.institution)
  const bodyId = done(
    await past.as(known(founded.person, authority.key), (ctx) =>
      foundBody(ctx, {
        unitCode: gmina.code,
        element: world.body,
        name: gmina.team,
        leader: { role: world.leader, personId, institutionId },
      }),
    ),
  )
  const forming: Forming = { past, world, founded, gmina, bodyId, model, telling }
  const process = model.processFor({ body: world.body })
  const path = mainPath(process).filter(({ kind }) => kind === 'normal')
  for (const [index, stage] of path.entries()) {
    const next = path[index + 1]
    if (!next) return bodyId
    for (const step of stage.steps) await doStep(forming, step)
    const transition = stage.transitions.find(({ to }) => to === next.id)
    const mover = transition && holdersOf(forming, transition.by)[0]
    if (!transition || !mover) throw new Error(`nobody leads ${world.body} out of ${stage.id}`)
    done(
      await past.as(known(founded.person, mover.key), (ctx) =>
        makeBodyTransition(ctx, { bodyId, transition: transition.id }),
      ),
    )
  }
  return bodyId
}

async function doStep(forming: Forming, step: Step): Promise<void> {
  const form = step.form ? forming.model.form(step.form) : null
  const holders = holdersOf(forming, step.by).filter(({ account }) => account)
  if (form?.record === 'own_adoption') return
  if (step.agreement || !form) {
    const [first] = holders
    if (first) await act(forming, step, first, null)
    return
  }
  for (const player of form.record === 'accession' ? heads(holders) : holders) {
    await act(forming, step, player, form)
  }
}

/** A statement of confidentiality is signed once for life, whichever team asked for it. */
async function hasSigned(ctx: Ctx, bodyId: string): Promise<boolean> {
  const { facts } = await bodyFacts(ctx, bodyId)
  return facts.statements.some(({ person }) => person === me(ctx))
}

/** One head for each institution. */
const heads = (holders: readonly Player[]): readonly Player[] =>
  holders.filter((one, index) => holders.findIndex(({ institution }) => institution === one.institution) === index)

async function act(
  { past, bodyId, founded, world, gmina, telling }: Forming,
  step: Step,
  player: Player,
  form: Form | null,
): Promise<void> {
  const institutionId = known(founded.institution, player.institution)
  const sent = playersIn(world, gmina.code)
    .filter(
      ({ institution, memberships }) =>
        institution === player.institution && memberships.some(({ body, role }) => body && role !== world.leader),
    )
    .map(({ key }) => ({ personId: known(founded.person, key), institutionId }))
  const [nominated, substitute] = form?.record === 'accession' ? sent : []
  await past.as(known(founded.person, player.key), async (ctx) => {
    if (form?.record === 'confidentiality' && (await hasSigned(ctx, bodyId))) return
    const todo = await stepToDo(ctx, bodyId, step.id, false)
    const signed = step.agreement ? { fromOn: ctx.today, number: `1/${ctx.today.slice(0, 4)}` } : {}
    const answered = form ? { answers: fillForm(form, todo.context, telling) } : {}
    const sending = { ...(nominated ? { nominated } : {}), ...(substitute ? { substitute } : {}) }
    done(
      await doBodyStep(ctx, {
        bodyId,
        step: step.id,
        recording: false,
        onDay: ctx.today,
        attended: [],
        ...signed,
        ...sending,
        ...answered,
      }),
    )
  })
}
