import { beforeEach, describe, expect, test } from 'vitest'
import { localDate } from '#kernel'
import { type Model, mainPath, possible } from '#model'
import { loadVersion, modelOf } from '#model/server'
import { systemActor } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { tellsPeople } from '#test/told.ts'
import { urbanRuralModel } from '#test/world.ts'
import { caseFacts } from '../cases/case-facts.store.server.ts'
import { BIELINY, caseWorld, completeOnPaper } from '../cases/case-world.fixture.ts'
import { moveCase } from '../moving/move-case.server.ts'
import { seatsOfMine } from '../team/seat.store.server.ts'
import { takeOverCase } from './take-over-case.server.ts'
import { fiveInRealisation } from './takeover.fixture.ts'
import { placesOf, visitsOf, wayTo } from './way.domain.ts'

const database = await testDatabase()
const world = await caseWorld(database)
const { actAs, as, coordinator, found, newId, ops, school, versionId } = world

const MIRZEC = '261103'
const urban = await actAs(systemActor('setup'), (ctx) => loadVersion(ctx, urbanRuralModel()))
if (!urban.ok) throw new Error('the urban-rural model was refused')
const urbanVersion = urban.value.versionId
await found.put('model.adoption', { id: newId(), unit_code: MIRZEC, version_id: urbanVersion, from_on: '2026-01-01' })
const centre = await found.institution('MGOPS Mirzec', 'social_assistance', MIRZEC)
await tellsPeople(world, centre, world.officer)
const library = await found.institution('Biblioteka Mirzec', 'culture', MIRZEC)
const urbanCoordinator = await world.worker('Urszula', 'Miejska', centre)
await found.agreement('confidentiality', 'poufnosc', 'miejsko-wiejski', [{ person_id: urbanCoordinator }])
await found.membership({
  ...{ person_id: urbanCoordinator, institution_id: centre, role: 'koordynator-ggk', unit_code: MIRZEC },
  model_id: 'miejsko-wiejski',
})

const rural = await as(coordinator, (ctx) => modelOf(ctx, versionId))
const urbanRural = await as(urbanCoordinator, (ctx) => modelOf(ctx, urbanVersion))

const MODELS = [
  { name: 'rural', model: rural, who: coordinator, unitCode: BIELINY, keeper: ops, partner: school },
  { name: 'urban-rural', model: urbanRural, who: urbanCoordinator, unitCode: MIRZEC, keeper: centre, partner: library },
]
const places = MODELS.flatMap((one) =>
  placesOf(one.model.caseProcess('family')).map((place) => ({ ...one, place: place.value })),
)

/** Two people, with what the stage has brought along; the last review on the day the stage was entered. */
function paper({ model, unitCode, partner, place }: (typeof places)[number]) {
  const found = placesOf(model.caseProcess('family')).find(({ value }) => value === place)
  if (!found) throw new Error(`no place ${place}`)
  const way = wayTo(model.caseProcess('family'), found)
  const now = localDate('2026-09-01')
  const { plan, people, ...whole } = fiveInRealisation('', partner)
  // Tasks of the plan would hold up the last stages, as they do in every case.
  const last = mainPath(model.caseProcess('family')).slice(-3)
  const ending = last.some(({ id }) => id === place)
  const days = way.map((_, index) => (index === way.length - 1 && index > 0 ? now : undefined))
  return { ...whole, unitCode, place, plan: ending ? null : plan, people: people.slice(0, 2), days, reviewedOn: now }
}

/** The evaluation as a form in the system, where the stage asks for it. */
async function evaluate(who: string, caseId: string, model: Model): Promise<void> {
  const { facts } = await as(who, (ctx) => caseFacts(ctx, caseId))
  const form = model.formOf('evaluation')
  if (!possible(model, facts).steps.some(({ step }) => step.form === form.id)) return
  const answers = {
    'wynik-czesc': { wynik: 'sukces', 'wynik-opis': 'Dzieci chodzą do szkoły.' },
    'rodzina-ocena': { 'bez-odpowiedzi': 'brak-kontaktu' },
    wspolpraca: { 'wspolpraca-slowa': 'dobrze', 'co-po': 'Świetlica.' },
  }
  const done = await as(who, (ctx) => completeOnPaper(ctx, caseId, form.id, answers))
  if (!done.ok) throw new Error(done.refusal)
}

// One after another, so that the limit of a gmina stands in the way of none.
beforeEach(async () => {
  await database.owner.query(`update casework.case set closed_on = '2026-11-23'`)
})

describe.each(places)('the $name model: a case taken over in $place', (one) => {
  test('goes on to another stage by a transition of its model', async () => {
    const { model, who } = one
    const done = await as(who, (ctx) => takeOverCase(ctx, paper(one)))
    if (!done.ok) throw new Error(`${done.refusal} ${JSON.stringify(done.why)}`)
    const caseId = done.value
    await evaluate(who, caseId, model)
    const { facts } = await as(who, (ctx) => caseFacts(ctx, caseId))
    const roles = (await as(who, (ctx) => seatsOfMine(ctx, caseId))).map(({ role }) => role)
    const ways = possible(model, facts, roles).transitions
    const open = ways.filter(({ mine, unmet }) => mine && unmet.length === 0)
    const way = open.find(({ reason }) => !reason?.required) ?? open[0]
    expect(way, JSON.stringify(ways.map(({ unmet }) => unmet))).toBeDefined()
    const list = way?.reason?.list
    const moved = await as(who, (ctx) =>
      moveCase(ctx, {
        caseId,
        transition: way?.transition.id ?? '',
        ...(list ? { reason: model.list(list).items[0]?.id } : { words: 'Rodzina tak zdecydowała.' }),
        outcome: way?.outcomes[0],
      }),
    )
    expect(moved).toEqual({ ok: true, value: way?.to })
  })
})

describe.each(MODELS)('the $name model', ({ model }) => {
  const process = model.caseProcess('family')
  const path = mainPath(process)

  test('offers every stage in which work goes on, and its pauses', () => {
    const offered = new Set(placesOf(process).flatMap(({ stage, pause }) => [stage.id, pause?.id ?? stage.id]))
    expect([...offered].sort()).toEqual(
      process.stages
        .filter(({ kind }) => kind !== 'end')
        .map(({ id }) => id)
        .sort(),
    )
  })

  test('no gate asks for a paper of an earlier stage that cannot be recorded', () => {
    const asked = path.flatMap((stage, index) => {
      const gate = stage.transitions.find(({ to }) => to === path[index + 1]?.id)
      const here = stage.steps.flatMap(({ form }) => form ?? [])
      const recorded = ['plan', 'basket', 'handover'].flatMap((record) =>
        model.form.all.filter((form) => form.record === record).map(({ id }) => id),
      )
      return (gate?.require ?? [])
        .flatMap((use) => ('form' in use ? [use.form] : []))
        .filter((form) => {
          return !here.includes(form) && !recorded.includes(form)
        })
    })
    expect(asked).toEqual([])
  })

  test('days between those that are known are told as not known', () => {
    const last = path.at(-2)
    const place = placesOf(process).find(({ value }) => value === last?.id)
    if (!place) throw new Error('no last stage')
    const visits = visitsOf(model, wayTo(process, place), [], localDate('2026-01-05'))
    expect(visits.map(({ dated, on }) => [dated, on])).toEqual(visits.map((_, index) => [index === 0, '2026-01-05']))
    expect(visits.slice(1).every(({ gate }) => gate !== null)).toBe(true)
  })
})
