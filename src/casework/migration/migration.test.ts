import { describe, expect, test } from 'vitest'
import { Forbidden, localDate, NotFound } from '#kernel'
import { type Answers, possible } from '#model'
import { systemActor } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { caseFacts } from '../cases/case-facts.store.server.ts'
import { settleClocks } from '../clocks/settle-clocks.server.ts'
import { begunForm } from '../forms/form-to-fill.query.server.ts'
import { seatsOfMine } from '../team/seat.store.server.ts'
import { answerQuestion } from './answer-question.server.ts'
import { undoMigration } from './carry-out.server.ts'
import { ASSISTANT, migrationWorld, UNIT } from './migration.fixture.ts'
import { migrationAt } from './migration.store.server.ts'
import { callOffMigration, planMigration } from './plan-migration.server.ts'
import { askToUndo } from './undo-migration.server.ts'
import { judgedCases } from './verdict.store.server.ts'

const database = await testDatabase()
const world = await migrationWorld(database)
const { actAs, as, coordinator, keeper, rows, versionId, nextId } = world
const worker = systemActor('worker')

const judgedOf = async (migrationId: string, caseId: string) => {
  const [found] = await actAs(worker, (ctx) => judgedCases(ctx, { migrationId, caseIds: [caseId] }))
  if (!found) throw new Error('the case was not judged')
  return found
}
const pin = async (caseId: string) => {
  const [row] = await rows<{ version_id: string; stage: string }>(
    'select version_id, stage from casework.case where id = $1',
    [caseId],
  )
  return row
}
const factsOf = (caseId: string, who = coordinator) => as(who, (ctx) => caseFacts(ctx, caseId))
/** A plan is called off or done, so that the next test may plan anew. */
const finish = async (id: string) => {
  const state = (await as(coordinator, (ctx) => migrationAt(ctx, id))).state
  if (state === 'planned' || state === 'assessing') await as(coordinator, (ctx) => callOffMigration(ctx, id))
  await rows('update casework.case set closed_on = $1 where closed_on is null', ['2026-11-23'])
}

describe('a plan to carry the running cases of a gmina to its next version', () => {
  test('belongs to those who govern the gmina; others are refused, and a stranger does not learn of it', async () => {
    const plan = { unitCode: UNIT, mappingId: world.mappingId, effectiveOn: localDate('2026-11-23') }
    await expect(as(keeper.worker, (ctx) => planMigration(ctx, plan))).rejects.toThrow(Forbidden)
    const id = await world.planned()
    await expect(as(world.stranger, (ctx) => migrationAt(ctx, id))).rejects.toThrow(NotFound)
    expect((await as(coordinator, (ctx) => migrationAt(ctx, id))).state).toBe('planned')
    expect(await as(coordinator, (ctx) => planMigration(ctx, plan))).toMatchObject({ refusal: 'already_planned' })
    await finish(id)
  })

  test.each([
    ['a day that has passed', '2026-11-22', 'in_the_past'],
    ['a day before the mapping holds', '2026-01-15', 'in_the_past'],
  ])('is refused for %s', async (_, day, refusal) => {
    const plan = { unitCode: UNIT, mappingId: world.mappingId, effectiveOn: localDate(day) }
    expect(await as(coordinator, (ctx) => planMigration(ctx, plan))).toMatchObject({ refusal })
  })

  test('changes nothing before its day, and nothing at all when it is called off', async () => {
    const caseId = await world.inStage('diagnoza')
    const id = await world.planned()
    expect(await pin(caseId)).toEqual({ version_id: versionId, stage: 'diagnoza' })
    await as(coordinator, (ctx) => callOffMigration(ctx, id))
    await world.carryOut(id)
    expect(await pin(caseId)).toEqual({ version_id: versionId, stage: 'diagnoza' })
    await finish(id)
  })
})

describe('what becomes of each running case', () => {
  test('is said before anything changes, and carried out on the day', async () => {
    const unaffected = await world.inStage('zgody-i-zespol')
    const early = await world.inStage('diagnoza')
    const late = await world.inStage('diagnoza')
    await world.stepDone(late, 'warsztat-diagnostyczny')
    const asked = await world.inStage('realizacja')
    await world.seat(asked, { id: keeper.id, worker: world.assistant }, ASSISTANT)

    const id = await world.planned()
    expect((await judgedOf(id, unaffected)).verdict).toBe('unaffected')
    expect(await judgedOf(id, early)).toMatchObject({
      verdict: 'mapped',
      changes: expect.arrayContaining(['podzial-diagnozy']),
    })
    expect((await judgedOf(id, late)).verdict).toBe('mapped')
    expect(await judgedOf(id, asked)).toMatchObject({
      verdict: 'question',
      asked: [{ question: 'kto-jest-asystentem' }],
    })

    await world.carryOut(id)
    expect(await pin(unaffected)).toEqual({ version_id: nextId, stage: 'zgody-i-zespol' })
    expect(await pin(early)).toEqual({ version_id: nextId, stage: 'zbieranie-diagnozy' })
    expect(await pin(late)).toEqual({ version_id: nextId, stage: 'uzgadnianie-diagnozy' })
    expect(await pin(asked)).toEqual({ version_id: versionId, stage: 'realizacja' })
    for (const one of [unaffected, early, late, asked]) {
      const known = await factsOf(one)
      expect(() => possible(known.model, known.facts)).not.toThrow()
    }
    await finish(id)
  })

  test('waits for the answer of the role that is asked, and then goes on', async () => {
    const caseId = await world.inStage('realizacja')
    await world.seat(caseId, { id: keeper.id, worker: world.assistant }, ASSISTANT)
    const id = await world.planned()
    await world.carryOut(id)
    const judged = await judgedOf(id, caseId)
    const [question] = judged.asked
    const answer = {
      judgedId: judged.id,
      question: 'kto-jest-asystentem',
      seat: question?.seat ?? null,
      option: 'prowadzi',
      chosen: {},
    }
    await expect(as(keeper.worker, (ctx) => answerQuestion(ctx, answer))).rejects.toThrow(Forbidden)
    await expect(as(world.stranger, (ctx) => answerQuestion(ctx, answer))).rejects.toThrow(NotFound)
    expect(await as(coordinator, (ctx) => answerQuestion(ctx, { ...answer, option: 'nie-ma' }))).toMatchObject({
      refusal: 'unknown_option',
    })
    expect(await as(coordinator, (ctx) => answerQuestion(ctx, { ...answer, option: 'wspiera' }))).toMatchObject({
      refusal: 'nobody_chosen',
    })
    const outsider = { ...answer, option: 'wspiera', chosen: { 'asystent-prowadzacy': world.stranger } }
    expect(await as(coordinator, (ctx) => answerQuestion(ctx, outsider))).toMatchObject({ refusal: 'nobody_chosen' })
    expect(await as(coordinator, (ctx) => answerQuestion(ctx, answer))).toMatchObject({ ok: true })
    await world.carryOut(id)
    expect(await pin(caseId)).toMatchObject({ version_id: nextId })
    const seats = await as(world.assistant, (ctx) => seatsOfMine(ctx, caseId))
    expect(seats.map(({ role }) => role)).toEqual(['asystent-prowadzacy'])
    await finish(id)
  })
})

describe('a case put back', () => {
  const TABLES = ['casework.case', 'casework.seat', 'casework.form_instance', 'casework.disclosure', 'casework.clock']
  const LEFT_OUT = ['row_version', 'migrations']
  /** Every row of the case as it stands; a seat that came and went with the migration has a role that its version does not know. */
  const wholeOf = async (caseId: string) => {
    const found: Record<string, unknown> = {}
    for (const table of TABLES) {
      const key = table === 'casework.case' ? 'id' : 'case_id'
      const known =
        'select r.role from model.role r join casework.case c on c.version_id = r.version_id where c.id = x.case_id'
      const over = table === 'casework.seat' ? `and x.role in (${known})` : ''
      const there = await rows<Record<string, unknown>>(
        `select to_jsonb(x) as row from ${table} x where x.${key} = $1 ${over} order by to_jsonb(x)::text`,
        [caseId],
      )
      found[table] = there.map(({ row }) =>
        Object.fromEntries(Object.entries(row as Record<string, unknown>).filter(([name]) => !LEFT_OUT.includes(name))),
      )
    }
    return found
  }

  test('has the stage, seats, begun forms, disclosures and clocks that it had', async () => {
    const caseId = await world.inStage('diagnoza')
    await world.seat(caseId, { id: keeper.id, worker: world.assistant }, ASSISTANT)
    await world.disclosure(caseId, keeper, world.school, 'sklad-rodziny', { recipient_role: ASSISTANT })
    const { file } = await factsOf(caseId)
    await as(coordinator, (ctx) => settleClocks(ctx, file))
    const before = await wholeOf(caseId)
    expect(before['casework.clock']).not.toEqual([])
    const id = await world.planned()
    const judged = await judgedOf(id, caseId)
    const seat = judged.asked[0]?.seat ?? null
    const answer = { judgedId: judged.id, question: 'kto-jest-asystentem', seat, option: 'prowadzi', chosen: {} }
    await as(coordinator, (ctx) => answerQuestion(ctx, answer))
    await world.carryOut(id)
    expect(await wholeOf(caseId)).not.toEqual(before)
    expect(await pin(caseId)).toEqual({ version_id: nextId, stage: 'zbieranie-diagnozy' })

    await expect(as(world.stranger, (ctx) => askToUndo(ctx, judged.id))).rejects.toThrow(NotFound)
    expect(await as(coordinator, (ctx) => askToUndo(ctx, judged.id))).toMatchObject({ ok: true })
    await actAs(worker, (ctx) => undoMigration(ctx, judged.id))
    expect(await pin(caseId)).toEqual({ version_id: versionId, stage: 'diagnoza' })
    expect(await wholeOf(caseId)).toEqual(before)
    expect((await judgedOf(id, caseId)).state).toBe('undone')
    const { model, facts } = await factsOf(caseId)
    expect(possible(model, facts).stage.id).toBe('diagnoza')
    await finish(id)
  })

  test('is refused once the case went on, or its days have passed', async () => {
    const caseId = await world.inStage('diagnoza')
    const id = await world.planned()
    await world.carryOut(id)
    const judged = await judgedOf(id, caseId)
    await rows('update casework.case_migration set undo_until = $2 where id = $1', [judged.id, '2026-11-22'])
    expect(await as(coordinator, (ctx) => askToUndo(ctx, judged.id))).toMatchObject({ refusal: 'too_late' })
    await rows('update casework.case_migration set undo_until = $2 where id = $1', [judged.id, '2026-12-22'])
    await world.enter(caseId, 'ipw')
    expect(await as(coordinator, (ctx) => askToUndo(ctx, judged.id))).toMatchObject({ refusal: 'went_on' })
    await actAs(worker, (ctx) => undoMigration(ctx, judged.id))
    expect(await pin(caseId)).toEqual({ version_id: nextId, stage: 'ipw' })
    await finish(id)
  })
})

describe('forms of a case carried over', () => {
  const begin = async (caseId: string, form: string, answers: Answers) => {
    const draft = world.newId()
    const instance = { form, version_id: versionId, no: 1, institution_id: keeper.id, state: 'draft' }
    await world.found.put('casework.form_instance', {
      id: draft,
      case_id: caseId,
      started_by: keeper.worker,
      ...instance,
    })
    await world.found.put('casework.form_draft', {
      ...{ form_instance_id: draft, case_id: caseId, institution_id: keeper.id, saved_by: keeper.worker },
      answers,
      saved_at: '2026-11-23T10:00:00Z',
    })
    return draft
  }
  const opened = (caseId: string, draft: string) => as(keeper.worker, (ctx) => begunForm(ctx, caseId, draft))

  test('that were begun keep what was typed, in the form of the new version', async () => {
    const caseId = await world.inStage('kwalifikacja')
    const [field] =
      world.document.forms
        .find((form) => form.id === 'karta-kwalifikacji')
        ?.sections.find((section) => section.id === 'pytania')?.fields ?? []
    const answers = { pytania: { [field?.id ?? '']: true } }
    const draft = await begin(caseId, 'karta-kwalifikacji', answers)
    const id = await world.planned()
    await world.carryOut(id)
    const open = await opened(caseId, draft)
    expect(open.instance?.versionId).toBe(nextId)
    expect(open.answers).toEqual(answers)
    expect(open.form.sections.flatMap(({ fields }) => fields).map((one) => one.id)).toContain('co-probowano')
    await finish(id)
  })

  test('that lost a field tell beside them what was typed into it, and have it again when the case is put back', async () => {
    const caseId = await world.inStage('diagnoza')
    const answers = { autor: { genogram: 'plik-z-rysunkiem' } }
    const draft = await begin(caseId, 'karta-diagnozy', answers)
    const id = await world.planned()
    await world.carryOut(id)
    const open = await opened(caseId, draft)
    expect(open.answers).toEqual({ autor: {} })
    expect(open.leftOver).toEqual([{ field: expect.objectContaining({ id: 'genogram' }), value: 'plik-z-rysunkiem' }])

    const judged = await judgedOf(id, caseId)
    await as(coordinator, (ctx) => askToUndo(ctx, judged.id))
    await actAs(worker, (ctx) => undoMigration(ctx, judged.id))
    const back = await opened(caseId, draft)
    expect(back.instance?.versionId).toBe(versionId)
    expect([back.answers, back.leftOver]).toEqual([answers, []])
    await finish(id)
  })

  test('that were completed open in the version they were made with, before and after', async () => {
    const caseId = await world.inStage('diagnoza')
    const done = world.newId()
    const instance = {
      form: 'karta-diagnozy',
      version_id: versionId,
      no: 1,
      institution_id: keeper.id,
      state: 'completed',
    }
    const who = { started_by: keeper.worker, completed_by: keeper.worker, completed_on: '2026-11-20', visit_no: 1 }
    const when = { completed_at: '2026-11-20T10:00:00Z' }
    await world.found.put('casework.form_instance', { id: done, case_id: caseId, ...instance, ...who, ...when })
    const before = await opened(caseId, done)
    const id = await world.planned()
    await world.carryOut(id)
    const after = await opened(caseId, done)
    expect(after.form).toEqual(before.form)
    expect(after.answers).toEqual(before.answers)
    expect(after.instance?.versionId).toBe(versionId)
    await finish(id)
  })
})
