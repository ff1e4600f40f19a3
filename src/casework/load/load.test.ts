import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { testDatabase } from '#test/database.ts'
import { caseWorld } from '../cases/case-world.fixture.ts'
import { loadKnown } from './load.query.server.ts'
import { setLimit } from './set-limit.server.ts'

const database = await testDatabase()
const world = await caseWorld(database)
const { as, lead, coordinator, teacher, outsider, analyst, administrator, ops, found, newId, rows, worker, sign } =
  world
const head = await worker('Helena', 'Kierująca', ops)
await rows(`update institutions.employment set function = 'head' where person_id = $1`, [head])
const second = await worker('Danuta', 'Druga', ops)
await sign(second)
const cases = [await world.opens(lead), await world.opens(lead, 'Wymyślni'), await world.opens(lead, 'Zmyśleni')]
await rows(`update casework.case set closed_on = '2026-11-23' where id = $1`, [cases[2]])

const seat = (personId: string, caseId: string | undefined, role: string, institutionId = ops) =>
  found.put('casework.seat', {
    ...{
      id: newId(),
      case_id: caseId,
      person_id: personId,
      institution_id: institutionId,
      role,
      from_on: '2026-11-02',
    },
  })
const meeting = async (planned: string, state = 'invited') => {
  const id = newId()
  const of = { case_id: cases[0], body: 'zespol-rodziny', place: 'GOPS', called_by: lead }
  await found.put('casework.meeting', { id, ...of, planned_for: planned, state })
  await found.put('casework.attendance', {
    ...{ meeting_id: id, case_id: cases[0], no: 1, person_id: lead, institution_id: ops },
  })
}
await meeting('2026-11-30T10:00:00Z')
await meeting('2026-12-23T09:00:00Z')
await meeting('2026-11-24T10:00:00Z', 'cancelled')
const item = newId()
await found.put('casework.item', {
  ...{ case_id: cases[0], id: item, keeper_institution_id: ops, owner_institution_id: ops, category: 'kontakt' },
  ...{ kind: 'note', body: { text: 'Zadzwonić' }, written_by: lead, created_at: '2026-11-23' },
})
const promised = { case_id: cases[0], item_id: item, institution_id: ops, assigned_by: lead, assigned_at: '2026-11-23' }
await found.put('casework.task', { id: newId(), ...promised, person_id: lead, due_on: '2026-12-01' })
await found.put('casework.task', { id: newId(), ...promised, due_on: '2026-12-01' })

const known = async (who: string) => (await as(who, loadKnown)).flatMap(({ people }) => people)
const mine = async (who: string) => (await known(who)).find(({ personId }) => personId === who)

describe('what a worker carries', () => {
  test('is open cases of their own, meetings of thirty days and tasks they answer for', async () => {
    expect(await mine(lead)).toMatchObject({ families: 2, byOffice: 0, stoodIn: 0, meetings: 1, tasks: 1, limited: [] })
    expect(await mine(coordinator)).toMatchObject({ families: 0, byOffice: 2 })
  })

  test('is no task that stands with somebody else, because there is no place in its case any more', async () => {
    const left = await worker('Lena', 'Odchodząca', ops)
    await sign(left)
    const id = newId()
    await found.put('casework.seat', {
      ...{
        id,
        case_id: cases[0],
        person_id: left,
        institution_id: ops,
        role: 'asystent-rodziny',
        from_on: '2026-11-02',
      },
    })
    await sign(left, ops)
    await found.put('casework.task', { id: newId(), ...promised, person_id: left, due_on: '2026-12-01' })
    expect(await mine(left)).toMatchObject({ families: 1, tasks: 1 })
    await rows(`update casework.seat set until_on = '2026-11-22' where id = $1`, [id])
    expect(await mine(left)).toMatchObject({ families: 0, tasks: 0 })
    await rows('delete from casework.task where person_id = $1', [left])
    await rows('delete from institutions.employment where person_id = $1', [left])
  })

  test('counts what is held for an absent colleague apart', async () => {
    await found.put('casework.stand_in', {
      ...{ id: newId(), institution_id: ops, absent_id: lead, stand_in_id: second, from_on: '2026-11-23' },
      ...{ until_on: '2026-11-23', named_by: lead, named_at: '2026-11-23' },
    })
    expect(await mine(second)).toMatchObject({ families: 0, stoodIn: 2 })
    await database.owner.query('delete from casework.stand_in')
    expect(await mine(second)).toMatchObject({ stoodIn: 0 })
  })

  test('is told with the limit of a provision where a role has one', async () => {
    await seat(second, cases[0], 'asystent-rodziny')
    await seat(second, cases[1], 'asystent-rodziny')
    const [limit] = (await mine(second))?.limited ?? []
    expect(limit).toMatchObject({ families: 2, amount: 15, inferred: true })
  })
})

describe('who sees it', () => {
  test('the head, of everybody in the institution, in the order of the alphabet', async () => {
    const names = (await known(head)).map(({ name }) => name)
    expect(names).toEqual([
      'Druga Danuta',
      'Kierująca Helena',
      'Koordynująca Krystyna',
      'Niepodpisana Nina',
      'Przykładna Maria',
    ])
  })

  test.each([
    ['a worker', lead],
    ['the coordinator of the team', coordinator],
    ['a worker of a partner', teacher],
    ['the regional centre', analyst],
  ])('%s, of themselves alone', async (_who, person) => {
    expect((await known(person)).map(({ personId }) => personId)).toEqual([person])
  })

  test.each([outsider, analyst, administrator, teacher])('nobody from outside, past the pages either', async (who) => {
    const { rows: told } = await as(who, (ctx) => sql`select * from casework.load_at(${ops}::uuid)`.execute(ctx.db))
    expect(told).toEqual([])
  })

  test('the head counts nothing of a worker’s other institution', async () => {
    await found.employ(lead, world.school)
    await seat(lead, cases[1], 'czlonek-zespolu-rodziny', world.school)
    const [found1] = (await known(head)).filter(({ personId }) => personId === lead)
    expect(found1?.families).toBe(2)
    expect((await as(lead, loadKnown)).length).toBe(2)
  })
})

test('a limit is set by the administrator and by nobody else', async () => {
  const set = (who: string, amount: number) => as(who, (ctx) => setLimit(ctx, { limitKey: 'stand_in_days', amount }))
  expect(await set(administrator, 30)).toMatchObject({ ok: true })
  expect(await set(administrator, 400)).toMatchObject({ refusal: 'out_of_bounds' })
  await expect(set(head, 30)).rejects.toThrow('casework.work_limit.set')
})
