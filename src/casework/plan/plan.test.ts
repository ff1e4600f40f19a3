import { describe, expect, test } from 'vitest'
import { Conflict, Forbidden, localDate, NotFound } from '#kernel'
import type { Ctx } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { caseFacts } from '../cases/case-facts.store.server.ts'
import { completeForm } from '../forms/complete-form.server.ts'
import { newFormToAct } from '../forms/form-to-fill.query.server.ts'
import { moveCase } from '../moving/move-case.server.ts'
import { acceptPlan } from './accept-plan.server.ts'
import { changeAction } from './change-action.server.ts'
import { planView } from './plan.query.server.ts'
import { ipw, workWorld } from './work.fixture.ts'

const database = await testDatabase()
const world = await workWorld(database)
const { as, keeper, school, police, coordinator, head, stranger, newId, rows } = world
const FORM = 'program-ipw'
const PAPER = { recordedHow: 'paper', recordedOn: localDate('2026-11-22') } as const

/** A family whose plan lies on the table: the school does one thing, the police's own task is noted, the family does another. */
async function proposed() {
  const family = await world.family()
  const { caseId, mother, child } = family
  await world.enter(caseId, 'ipw')
  await world.stepDone(caseId, 'spotkanie-planu')
  const [schoolAct, policeAct, familyAct] = [newId(), newId(), newId()]
  const goal = newId()
  const done = await world.complete(
    keeper.worker,
    caseId,
    FORM,
    ipw(
      [
        { id: goal, whose: child, text: 'Syn chodzi do szkoły' },
        { id: newId(), whose: mother, text: 'Mama wraca do pracy' },
      ],
      [
        { id: schoolAct, who: school.id, text: 'Zajęcia <b>wyrównawcze</b>', goal },
        { id: policeAct, who: police.id, text: 'Patrole', mode: 'own_task_noted' },
        { id: familyAct, who: 'family', text: 'Wspólny poranek' },
      ],
    ),
  )
  expect(done).toMatchObject({ ok: true })
  const planId = await latest(caseId)
  return { ...family, schoolAct, policeAct, familyAct, planId }
}
const latest = async (caseId: string): Promise<string> => {
  const [plan] = await rows<{ id: string }>('select id from casework.plan where case_id = $1 order by no desc', [
    caseId,
  ])
  return plan?.id ?? ''
}
/** The same, sent to the institutions in the stage that asks for their answers. */
async function sent() {
  const plan = await proposed()
  await world.enter(plan.caseId, 'koszyk')
  await world.stepDone(plan.caseId, 'dobor-koszyka')
  await world.stepDone(plan.caseId, 'wyslanie-planu')
  return plan
}

test('a plan that a colleague completed meanwhile is not replaced unseen', async () => {
  const { caseId, mother } = await proposed()
  await world.enter(caseId, 'ipw')
  await world.stepDone(caseId, 'spotkanie-planu')
  const answers = ipw([{ id: newId(), whose: mother, text: 'Inny cel' }], [])
  const send = (base: string | null) =>
    as(keeper.worker, async (ctx) => {
      const filling = await newFormToAct(ctx, caseId, FORM)
      return completeForm(ctx, filling, { caseId, answers, version: null, base })
    })
  await expect(send(null)).rejects.toThrow(Conflict)
  const [standing] = await rows<{ id: string }>(
    `select id from casework.form_instance where case_id = $1 and form = $2 and state = 'completed'`,
    [caseId, FORM],
  )
  await expect(send(standing?.id ?? '')).resolves.toMatchObject({ refusal: 'rows_unfinished' })
})

const accession = (institution: string, may: boolean, hours: number | null) =>
  world.found.agreement('accession', 'przystapienie', 'wiejski', [{ institution_id: institution }], {
    may_confirm: may,
    hours_limit: hours,
  })
type Answer = Partial<Parameters<typeof acceptPlan>[1]>
const answer = (ctx: Ctx, plan: { caseId: string; planId: string }, who: string, more: Answer = {}) =>
  acceptPlan(ctx, { caseId: plan.caseId, planId: plan.planId, who, decision: 'accepted', ...more })
const begin = (ctx: Ctx, caseId: string) => moveCase(ctx, { caseId, transition: 'koszyk-uruchom' })
const ofSchool = `institution:${school.id}`

describe('writing the plan', () => {
  test('a completed form is a proposed version with its goals and actions', async () => {
    const { caseId, planId, schoolAct } = await proposed()
    const [plan] = await rows('select no, state, until_on from casework.plan where id = $1', [planId])
    expect(plan).toMatchObject({ no: 1, state: 'proposed', until_on: '2027-05-31' })
    const [action] = await rows(
      `select a.mode, a.due_on, i.responsible_institution_id as whose from casework.plan_action a
       join casework.item i on i.id = a.item_id and i.case_id = a.case_id where a.plan_id = $1 and a.row_key = $2`,
      [planId, schoolAct],
    )
    expect(action).toEqual({ mode: 'agreed', due_on: '2027-05-31', whose: school.id })
    const view = await as(keeper.worker, async (ctx) => planView(ctx, await caseFacts(ctx, caseId)))
    expect(view?.actions.map(({ text }) => text)).toContain('Zajęcia <b>wyrównawcze</b>')
  })

  test('a person without a goal or a reason stops it, and so does a party that both leads and supports', async () => {
    const { caseId, mother, child } = await world.family()
    await world.enter(caseId, 'ipw')
    await world.stepDone(caseId, 'spotkanie-planu')
    const goals = [{ id: newId(), whose: mother, text: 'Praca' }]
    const act = { id: newId(), who: school.id, text: 'Zajęcia' }
    const forgotten = await world.complete(keeper.worker, caseId, FORM, ipw(goals, [act]))
    expect(forgotten).toMatchObject({ ok: false, refusal: 'rows_unfinished' })
    const excused = [{ id: newId(), who: child, why: 'Ma dwa lata' }]
    const both = ipw(goals, [{ ...act, supports: [school.id] }], excused)
    expect(await world.complete(keeper.worker, caseId, FORM, both)).toMatchObject({ refusal: 'rows_unfinished' })
    expect(await world.complete(keeper.worker, caseId, FORM, ipw(goals, [act], excused))).toMatchObject({ ok: true })
    expect(await rows('select 1 from casework.plan where case_id = $1', [caseId])).toHaveLength(1)
  })

  test('a new version replaces the one proposed before', async () => {
    const { caseId, mother, child, planId, schoolAct } = await proposed()
    const again = ipw(
      [
        { id: newId(), whose: mother, text: 'Praca' },
        { id: newId(), whose: child, text: 'Szkoła' },
      ],
      [{ id: schoolAct, who: school.id, text: 'Zajęcia od grudnia' }],
    )
    expect(await world.complete(keeper.worker, caseId, FORM, again)).toMatchObject({ ok: true })
    const states = await rows('select no, state from casework.plan where case_id = $1 order by no', [caseId])
    expect(states).toEqual([
      { no: 1, state: 'replaced' },
      { no: 2, state: 'proposed' },
    ])
    const late = as(keeper.worker, (ctx) => answer(ctx, { caseId, planId }, `person:${mother}`, PAPER))
    await expect(late).rejects.toThrow(Conflict)
  })
})

describe('answers to the plan', () => {
  test('nobody answers before the stage that asks for it', async () => {
    const plan = await proposed()
    const early = await as(keeper.worker, (ctx) => answer(ctx, plan, `person:${plan.mother}`, PAPER))
    expect(early).toMatchObject({ refusal: 'not_in_this_stage' })
    await world.enter(plan.caseId, 'koszyk')
    const waiting = await as(keeper.worker, (ctx) => answer(ctx, plan, `person:${plan.mother}`, PAPER))
    expect(waiting).toMatchObject({ refusal: 'waits_for' })
  })

  test('the keeper records what an adult said, with how and when; a child is not asked', async () => {
    const plan = await sent()
    const silent = await as(keeper.worker, (ctx) => answer(ctx, plan, `person:${plan.mother}`))
    expect(silent).toMatchObject({ refusal: 'how_missing', why: { field: 'recordedHow' } })
    const ahead = { ...PAPER, recordedOn: localDate('2026-12-01') }
    expect(await as(keeper.worker, (ctx) => answer(ctx, plan, `person:${plan.mother}`, ahead))).toMatchObject({
      refusal: 'day_ahead',
    })
    expect(await as(keeper.worker, (ctx) => answer(ctx, plan, `person:${plan.mother}`, PAPER))).toMatchObject({
      ok: true,
    })
    const child = as(keeper.worker, (ctx) => answer(ctx, plan, `person:${plan.child}`, PAPER))
    await expect(child).rejects.toThrow(NotFound)
    const [kept] = await rows('select on_day, recorded from casework.acceptance where plan_id = $1', [plan.planId])
    expect(kept).toMatchObject({ on_day: '2026-11-22', recorded: { how: 'paper', forWhom: plan.mother } })
    const steps = await rows(
      `select for_key from casework.step_done where case_id = $1 and step = 'zgoda-rodziny-na-plan'`,
      [plan.caseId],
    )
    expect(steps).toEqual([{ for_key: plan.mother }])
  })

  test('the school answers through a person it lets confirm, within the hours it set', async () => {
    const plan = await sent()
    const asWorker = (more: Answer = {}) => as(school.worker, (ctx) => answer(ctx, plan, ofSchool, more))
    expect(await asWorker()).toMatchObject({ refusal: 'head_confirms' })
    await accession(school.id, true, 10)
    expect(await asWorker()).toMatchObject({ refusal: 'hours_missing' })
    expect(await asWorker({ hours: 11 })).toMatchObject({ refusal: 'over_hours', why: { limit: 10 } })
    expect(await asWorker({ hours: 10 })).toMatchObject({ ok: true })
    const events = await rows(
      `select institution_id from casework.event where case_id = $1 and event = 'institution_answered'`,
      [plan.caseId],
    )
    expect(events).toEqual([{ institution_id: school.id }])
    await database.owner.query(`update institutions.agreement set ended_on = '2026-11-01' where kind = 'accession'`)
  })

  test('the head of the school answers without any declaration', async () => {
    const plan = await sent()
    expect(await as(head, (ctx) => answer(ctx, plan, ofSchool))).toMatchObject({ ok: true })
  })

  test('a worker records the answer of an institution without accounts, and of no other', async () => {
    const plan = await sent()
    const talk = { ...PAPER, recordedHow: 'conversation_noted' } as const
    const record = () => as(keeper.worker, (ctx) => answer(ctx, plan, ofSchool, talk))
    expect(await record()).toMatchObject({ refusal: 'has_accounts', why: { field: 'who' } })
    await database.owner.query('update institutions.institution set has_accounts = false where id = $1', [school.id])
    expect(await record()).toMatchObject({ ok: true })
    await database.owner.query('update institutions.institution set has_accounts = true where id = $1', [school.id])
  })

  test('what the police does under its own law is noted and asked of nobody', async () => {
    const plan = await sent()
    const asked = await as(keeper.worker, (ctx) => answer(ctx, plan, `institution:${police.id}`, PAPER))
    expect(asked).toMatchObject({ refusal: 'nothing_to_accept' })
  })

  test('nobody answers for another institution, and a stranger finds no case', async () => {
    const plan = await sent()
    const forSchool = as(police.worker, (ctx) => answer(ctx, plan, ofSchool, PAPER))
    await expect(forSchool).rejects.toThrow(Forbidden)
    await expect(as(stranger, (ctx) => answer(ctx, plan, ofSchool))).rejects.toThrow(NotFound)
  })
})

describe('the plan in force', () => {
  const agreed = async () => {
    const plan = await sent()
    await as(keeper.worker, (ctx) => answer(ctx, plan, `person:${plan.mother}`, PAPER))
    await as(head, (ctx) => answer(ctx, plan, ofSchool))
    return plan
  }

  test('it begins once the family and one institution accepted it, and the clocks say so', async () => {
    const plan = await sent()
    await as(head, (ctx) => answer(ctx, plan, ofSchool))
    const early = await as(coordinator, (ctx) => begin(ctx, plan.caseId))
    expect(early).toMatchObject({ refusal: 'rules_unmet' })
    await as(keeper.worker, (ctx) => answer(ctx, plan, `person:${plan.mother}`, PAPER))
    expect(await as(coordinator, (ctx) => begin(ctx, plan.caseId))).toMatchObject({ ok: true })
    const [row] = await rows('select state, activated_on from casework.plan where id = $1', [plan.planId])
    expect(row).toEqual({ state: 'active', activated_on: '2026-11-23' })
    const events = await rows(
      `select event, on_day from casework.event where case_id = $1 and event like 'plan%' order by seq`,
      [plan.caseId],
    )
    expect(events).toEqual([
      { event: 'plan_accepted', on_day: '2026-11-23' },
      { event: 'plan_ends', on_day: '2027-05-31' },
    ])
  })

  test('a case never has two plans in force', async () => {
    const plan = await agreed()
    await as(coordinator, (ctx) => begin(ctx, plan.caseId))
    const second = database.owner.query(
      `insert into casework.plan (id, case_id, form_instance_id, no, from_on, until_on, state)
       select $2, case_id, form_instance_id, 9, from_on, until_on, 'active' from casework.plan where id = $1`,
      [plan.planId, newId()],
    )
    await expect(second).rejects.toThrow('plan_one_active')
  })

  test('the school finishes its own action only after it accepted it; two who say it at once meet a conflict', async () => {
    const plan = await agreed()
    const finish = (ctx: Ctx) =>
      changeAction(ctx, {
        caseId: plan.caseId,
        rowKey: plan.schoolAct,
        planId: plan.planId,
        was: 'open',
        state: 'done',
      })
    expect(await as(keeper.worker, finish)).toMatchObject({ refusal: 'not_begun' })
    await as(coordinator, (ctx) => begin(ctx, plan.caseId))
    await expect(as(school.worker, finish)).rejects.toThrow(NotFound)
    await world.disclosure(plan.caseId, keeper, school, 'cele-dzialania', { extent: 'own_part' })
    expect(await as(school.worker, finish)).toMatchObject({ ok: true })
    await expect(as(keeper.worker, finish)).rejects.toThrow(Conflict)
    const others = (ctx: Ctx) =>
      changeAction(ctx, {
        caseId: plan.caseId,
        rowKey: plan.familyAct,
        planId: plan.planId,
        was: 'open',
        state: 'done',
      })
    await expect(as(school.worker, others)).rejects.toThrow(NotFound)
    await expect(as(stranger, finish)).rejects.toThrow(NotFound)
  })

  test("whoever only reads the whole plan may not say what became of another's action", async () => {
    const plan = await agreed()
    await as(coordinator, (ctx) => begin(ctx, plan.caseId))
    await world.disclosure(plan.caseId, keeper, police, 'cele-dzialania')
    const finish = (ctx: Ctx) =>
      changeAction(ctx, {
        caseId: plan.caseId,
        rowKey: plan.schoolAct,
        planId: plan.planId,
        was: 'open',
        state: 'done',
      })
    await expect(as(police.worker, finish)).rejects.toThrow(Forbidden)
  })

  test('with its own part the school sees its own action and no other', async () => {
    const plan = await sent()
    const seen = () => as(school.worker, async (ctx) => planView(ctx, await caseFacts(ctx, plan.caseId)))
    expect((await seen())?.actions).toEqual([])
    await world.disclosure(plan.caseId, keeper, school, 'cele-dzialania', { extent: 'own_part' })
    const view = await seen()
    expect(view?.actions.map(({ rowKey }) => rowKey)).toEqual([plan.schoolAct])
    expect(view?.goals).toEqual([])
  })
})
