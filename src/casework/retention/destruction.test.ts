import { describe, expect, test } from 'vitest'
import { localDate, NotFound } from '#kernel'
import { systemActor } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { retentionOf } from './closed-case.domain.ts'
import { closedCases, holdsOf } from './closed-case.query.server.ts'
import { destroyCase as destroyAs, withdrawDestruction } from './destroy-cases.server.ts'
import { destructionAt, destructionsOf } from './destruction.query.server.ts'
import { endHold, noteDecision, putHold } from './keep-case.server.ts'
import { CLOSED, done, retentionWorld } from './retention-world.fixture.ts'

const database = await testDatabase()
const world = await retentionWorld(database)
const { as, institutionId, lead, head, officer, teacher, outsider, rows, clock } = world
const TODAY = localDate('2026-11-23')

const classes = {
  A: await world.plans('A'),
  B5: await world.plans('B', 5),
  B10: await world.plans('B', 10),
  BE5: await world.plans('BE', 5),
  Bc: await world.plans('Bc'),
}

const standing = async (who: string, caseId: string) => {
  const one = (await as(who, (ctx) => closedCases(ctx, institutionId))).find((row) => row.caseId === caseId)
  return one ? retentionOf(one, TODAY) : null
}

describe('a closed case in the file plan (table of conventions, row 18)', () => {
  test('has no day until its keeper puts it in a class, and then 1 January after the years', async () => {
    const caseId = await world.opens(lead)
    await world.closes(caseId)
    expect(await standing(lead, caseId)).toEqual({ state: 'no_class', from: null })
    expect(await world.files(caseId, classes.B5)).toMatchObject({ ok: true })
    expect(await standing(lead, caseId)).toEqual({ state: 'due', from: '2026-01-01' })
    expect(await world.files(caseId, classes.B10)).toMatchObject({ ok: true })
    expect(await standing(head, caseId)).toEqual({ state: 'waits', from: '2031-01-01' })
  })

  test('opened again, it has no day and is not found; closed again, its years begin anew', async () => {
    const caseId = await world.closedIn(classes.B5)
    await world.closes(caseId, null)
    expect(await standing(lead, caseId)).toBeNull()
    expect(await world.files(caseId, classes.B5).catch((error) => error)).toBeInstanceOf(NotFound)
    await world.closes(caseId, localDate('2026-11-20'))
    expect(await standing(lead, caseId)).toEqual({ state: 'waits', from: '2032-01-01' })
  })

  test('is found by its keeper, the head and the officer, and by nobody else', async () => {
    const caseId = await world.closedIn(classes.B5)
    for (const who of [lead, head, officer]) expect(await standing(who, caseId)).not.toBeNull()
    for (const who of [teacher, outsider, world.unsigned, world.administrator]) {
      expect(await as(who, (ctx) => closedCases(ctx, institutionId))).toEqual([])
    }
  })

  test('does not exist for a head with a conflict of interest, nor does a list that names it', async () => {
    const relative = await world.worker('Rafał', 'Spokrewniony', institutionId)
    await rows(`update institutions.employment set function = 'deputy' where person_id = $1`, [relative])
    const caseId = await world.closedIn(classes.B5)
    await world.found.put('casework.denied', {
      person_id: relative,
      case_id: caseId,
      since: '2026-11-20',
      decided_by: lead,
    })
    expect(await standing(relative, caseId)).toBeNull()
    const list = done(await world.proposes([caseId]))
    expect((await as(relative, (ctx) => destructionsOf(ctx, institutionId))).map(({ id }) => id)).not.toContain(list)
    expect(await world.approves(list, relative).catch((error) => error)).toBeInstanceOf(NotFound)
    done(await as(lead, (ctx) => withdrawDestruction(ctx, { institutionId, destructionId: list })))
  })

  test('is put in a class by its keeper alone, and only in one that counts today', async () => {
    const caseId = await world.closedIn(classes.B5)
    await expect(world.files(caseId, classes.B5, head)).rejects.toThrow()
    await rows('update protection.file_class set until_on = $2 where id = $1', [classes.Bc, '2026-11-22'])
    expect(await world.files(caseId, classes.Bc)).toMatchObject({ refusal: 'class_not_in_force' })
    await rows('update protection.file_class set until_on = null where id = $1', [classes.Bc])
  })

  test('a hold counts from its first to its last day, and may be ended sooner', async () => {
    const caseId = await world.closedIn(classes.B5)
    const at = { institutionId, caseId }
    const hold = { ...at, reason: 'Sąd żąda akt', from: TODAY }
    const wrong = { ...hold, until: localDate('2026-11-22') }
    expect(await as(officer, (ctx) => putHold(ctx, wrong))).toMatchObject({ refusal: 'ends_before_start' })
    done(await as(officer, (ctx) => putHold(ctx, hold)))
    expect(await standing(lead, caseId)).toMatchObject({ state: 'held' })
    expect(await world.proposes([caseId])).toMatchObject({ refusal: 'not_due' })
    const [put] = await as(lead, (ctx) => holdsOf(ctx, caseId))
    const ends = { ...at, holdId: put?.id ?? '', last_day: TODAY }
    done(await as(lead, (ctx) => endHold(ctx, ends)))
    expect(await standing(lead, caseId)).toMatchObject({ state: 'held' })
    clock.set(new Date('2026-11-24T08:00:00Z'))
    expect(await standing(lead, caseId)).toMatchObject({ state: 'due' })
    clock.set(new Date('2026-11-23T08:00:00Z'))
  })

  test('in BE waits for the decision of the archive, made after the closing', async () => {
    const caseId = await world.closedIn(classes.BE5)
    expect(await standing(lead, caseId)).toMatchObject({ state: 'decision_missing' })
    expect(await world.proposes([caseId])).toMatchObject({ refusal: 'not_due' })
    const decision = { institutionId, caseId, number: 'AP.1', destroy: true }
    const notes = (on: string) => as(head, (ctx) => noteDecision(ctx, { ...decision, on: localDate(on) }))
    expect(await notes('2026-11-24')).toMatchObject({ refusal: 'decided_in_future' })
    expect(await notes('2020-03-04')).toMatchObject({ refusal: 'decided_before_closing' })
    await expect(as(officer, (ctx) => noteDecision(ctx, { ...decision, on: TODAY }))).rejects.toThrow()
    expect(await notes('2026-11-20')).toMatchObject({ ok: true })
    expect(await standing(lead, caseId)).toMatchObject({ state: 'due' })
  })
})

describe('a list of destruction (row 19)', () => {
  test('takes what is due, and neither a class too early, nor one for ever, nor a case twice', async () => {
    const [due, early, forever] = [
      await world.closedIn(classes.B5),
      await world.closedIn(classes.B10),
      await world.closedIn(classes.A),
    ]
    expect(await world.proposes([])).toMatchObject({ refusal: 'nothing_chosen' })
    expect(await world.proposes([due, early])).toMatchObject({ refusal: 'not_due' })
    expect(await world.proposes([forever])).toMatchObject({ refusal: 'not_due' })
    expect(await world.proposes([due])).toMatchObject({ ok: true })
    expect(await world.proposes([due])).toMatchObject({ refusal: 'not_due' })
    await expect(world.proposes([due], head)).rejects.toThrow()
    expect(await world.proposes([due], outsider)).toMatchObject({ refusal: 'not_due' })
  })

  test('two proposed at once name a case once', async () => {
    const caseId = await world.closedIn(classes.B5)
    const both = await Promise.all([world.proposes([caseId]), world.proposes([caseId])])
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
  })

  test('is approved by another head, with a day from its own to today', async () => {
    const list = done(await world.proposes([await world.closedIn(classes.B5)]))
    expect(await world.approves(list, head, localDate('2026-11-24'))).toMatchObject({ refusal: 'approved_in_future' })
    expect(await world.approves(list, head, localDate('2026-11-22'))).toMatchObject({ refusal: 'approved_before_list' })
    await expect(world.approves(list, officer)).rejects.toThrow()
    await expect(world.approves(list, lead)).rejects.toThrow()
    expect(await world.orders(list)).toMatchObject({ refusal: 'not_approved' })
    expect(await world.approves(list)).toMatchObject({ ok: true })
    expect(await world.approves(list)).toMatchObject({ refusal: 'approved_already' })
    const shown = await as(officer, (ctx) => destructionAt(ctx, institutionId, list))
    expect(shown.approval).toEqual({ approver: 'archive', number: 'AP.50.7.2026', on: TODAY, by: 'Hanna Kierująca' })
  })

  test('nobody approves the own list', async () => {
    await rows(`update institutions.employment set function = 'deputy' where person_id = $1`, [lead])
    const list = done(await world.proposes([await world.closedIn(classes.B5)]))
    expect(await world.approves(list, lead)).toMatchObject({ refusal: 'own_list' })
    await rows(`update institutions.employment set function = 'worker' where person_id = $1`, [lead])
  })

  test('taken back, it frees its cases; ordered, it is not taken back', async () => {
    const caseId = await world.closedIn(classes.B5)
    const list = done(await world.proposes([caseId]))
    const takes = (id: typeof list) => as(lead, (ctx) => withdrawDestruction(ctx, { institutionId, destructionId: id }))
    expect(await takes(list)).toMatchObject({ ok: true })
    expect(await world.approves(list)).toMatchObject({ refusal: 'withdrawn' })
    const { list: again } = await world.ordered([caseId])
    expect(await takes(again)).toMatchObject({ refusal: 'ordered_already' })
  })
})

describe('at the moment of the deletion everything is asked again (row 19)', () => {
  const KEPT: readonly (readonly [string, string, (caseId: string) => Promise<unknown>])[] = [
    [
      'a hold put after the approval',
      'held',
      (caseId) => as(lead, (ctx) => putHold(ctx, { institutionId, caseId, reason: 'Kontrola NIK', from: TODAY })),
    ],
    ['a case opened again', 'open', (caseId) => world.closes(caseId, null)],
    ['a case closed again on another day', 'closed_again', (caseId) => world.closes(caseId, localDate('2019-01-01'))],
    [
      'a case put in another class',
      'class_changed',
      (caseId) =>
        world.found.put('casework.filing', {
          ...{ id: world.newId(), case_id: caseId, institution_id: institutionId, class_id: classes.A },
          ...{ filed_by: lead, filed_at: '2026-11-23T09:00:00Z' },
        }),
    ],
  ]
  test.each(KEPT)('%s is kept', async (_what, because, changes) => {
    const caseId = await world.closedIn(classes.B5)
    const { entries } = await world.ordered([caseId])
    await changes(caseId)
    await world.works(entries[0] ?? '')
    expect(await world.settled(entries[0] ?? '')).toEqual({ blocked: because, destroyed: false })
    expect(await rows('select from casework.item where case_id = $1', [caseId])).not.toEqual([])
  })

  test('a case of BE whose archive thought again is kept', async () => {
    const caseId = await world.closedIn(classes.BE5)
    const decides = (destroy: boolean) =>
      as(head, (ctx) => noteDecision(ctx, { institutionId, caseId, number: 'AP.2', on: TODAY, destroy }))
    done(await decides(true))
    const { entries } = await world.ordered([caseId])
    clock.set(new Date('2026-11-23T09:00:00Z'))
    done(await decides(false))
    clock.set(new Date('2026-11-23T08:00:00Z'))
    await world.works(entries[0] ?? '')
    expect(await world.settled(entries[0] ?? '')).toEqual({ blocked: 'decision_missing', destroyed: false })
  })

  test('what was never ordered is kept, and so is what somebody approved who heads nothing', async () => {
    const [first, second] = [await world.closedIn(classes.B5), await world.closedIn(classes.B5)]
    const list = done(await world.proposes([first]))
    done(await world.approves(list))
    const [unordered = ''] = await world.entriesOf(list)
    await world.works(unordered)
    expect(await world.settled(unordered)).toEqual({ blocked: 'not_ordered', destroyed: false })
    const { list: other, entries } = await world.ordered([second])
    await rows('update casework.destruction set approved_by = $2 where id = $1', [other, outsider])
    await world.works(entries[0] ?? '')
    expect(await world.settled(entries[0] ?? '')).toEqual({ blocked: 'not_approved', destroyed: false })
  })

  test('kept, a case may be listed again when nothing speaks against it any more', async () => {
    const caseId = await world.closedIn(classes.B5)
    const { entries } = await world.ordered([caseId])
    await world.closes(caseId, null)
    await world.works(entries[0] ?? '')
    await world.closes(caseId, CLOSED)
    expect(await world.proposes([caseId])).toMatchObject({ ok: true })
  })

  test('nobody but the worker can delete, whatever is approved', async () => {
    const { entries } = await world.ordered([await world.closedIn(classes.B5)])
    for (const actor of [systemActor('setup'), systemActor('sign_in')]) {
      await world.actAs(actor, (ctx) => destroyAs(ctx, entries[0] ?? ''))
    }
    await as(head, (ctx) => destroyAs(ctx, entries[0] ?? ''))
    expect(await world.settled(entries[0] ?? '')).toEqual({ blocked: null, destroyed: false })
    await expect(database.runtime.query('delete from casework.item')).rejects.toThrow(/permission denied/)
    await expect(database.runtime.query('delete from casework.destruction_entry')).rejects.toThrow(/permission denied/)
  })
})
