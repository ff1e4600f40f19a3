import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { addDays, InstitutionId, localDate } from '#kernel'
import { type Ctx, record } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { MONDAY } from '#test/world.ts'
import { caseWorld } from '../cases/case-world.fixture.ts'
import { historyOf } from '../timeline/history.query.server.ts'
import { endStandIn, nameStandIn } from './name-stand-in.server.ts'
import { standInsIn, standInsKnown } from './stand-ins.query.server.ts'

const TODAY = localDate('2026-11-23')
const database = await testDatabase()
const world = await caseWorld(database)
const { as, clock, lead, unsigned, teacher, outsider, administrator, found, newId, rows, sign, worker } = world
const ops = InstitutionId.parse(world.ops)
const head = await worker('Helena', 'Kierująca', world.ops)
await rows(`update institutions.employment set function = 'head' where person_id = $1`, [head])
const second = await worker('Danuta', 'Druga', world.ops)
await sign(second)
const third = await worker('Teresa', 'Trzecia', world.ops)
await sign(third)
const caseId = await world.opens(lead)

beforeEach(async () => {
  clock.set(MONDAY)
  await database.owner.query('delete from casework.stand_in')
})

const onDay = (n: number) => clock.set(new Date(MONDAY.getTime() + n * 86_400_000))
const cases = (who: string) =>
  as(who, async (ctx) =>
    (await sql<{ id: string }>`select id from casework.case`.execute(ctx.db)).rows.map((r) => r.id),
  )
const sees = async (who: string) => (await cases(who)).includes(caseId)
const leave = { institutionId: ops, absentId: lead, standInId: second, from: TODAY, until: addDays(TODAY, 4) }
const names = (who: string, more: Partial<typeof leave> = {}) =>
  as(who, (ctx) => nameStandIn(ctx, { ...leave, ...more }))
const named = async (who: string, more: Partial<typeof leave> = {}) => {
  const done = await names(who, more)
  if (!done.ok) throw new Error(done.refusal)
  return done.value
}

describe('who names a stand-in', () => {
  test('oneself for one’s own leave, and the head for anybody of the institution', async () => {
    expect(await names(lead)).toMatchObject({ ok: true })
    expect(await names(head, { absentId: third, standInId: second })).toMatchObject({ ok: true })
  })

  test.each([
    ['a colleague for themselves', second],
    ['somebody of another institution', teacher],
    ['a stranger', outsider],
    ['the administrator', administrator],
  ])('%s may not', async (_who, person) => {
    await expect(names(person)).rejects.toThrow('casework.stand_in.name')
  })

  test('past the pages, the database refuses it too', async () => {
    const put = (ctx: Ctx) =>
      sql`insert into casework.stand_in (id, institution_id, absent_id, stand_in_id, from_on, until_on, named_by, named_at)
        values (${newId()}, ${ops}, ${lead}, ${second}, ${TODAY}, ${TODAY}, ${second}, now())`.execute(ctx.db)
    await expect(as(second, put)).rejects.toThrow(/row-level security/)
  })

  test('somebody who does not work there on all days is refused', async () => {
    expect(await names(lead, { standInId: teacher })).toMatchObject({ refusal: 'not_colleague' })
  })

  test('both are told by a notice without content, and it stands on the record of the institution', async () => {
    await database.owner.query('delete from notices.notice')
    const id = await named(lead)
    const told = await rows('select person_id, kind, case_id, link from notices.notice order by person_id')
    expect(told).toEqual(
      [lead, second]
        .sort()
        .map((person_id) => ({ person_id, kind: 'stand_in_named', case_id: null, link: '/stand-ins' })),
    )
    const [fact] = await rows(`select payload from platform.fact where chain_id = $1 order by seq desc limit 1`, [ops])
    expect(fact).toMatchObject({ payload: { standIn: id, absent: lead, by: second } })
  })
})

describe('standing in', () => {
  test('opens the cases of the absent person from the first day to the last, and no day more', async () => {
    await named(lead, { from: addDays(TODAY, 1) })
    for (const [day, seen] of [
      [0, false],
      [1, true],
      [4, true],
      [5, false],
    ] as const) {
      onDay(day)
      expect(await sees(second), `day ${day}`).toBe(seen)
      expect(await sees(lead)).toBe(true)
    }
  })

  test('ends at the moment somebody ends it, for a reader in the middle of reading too', async () => {
    const id = await named(lead)
    await as(second, async (ctx) => {
      const seen = async () => (await sql`select id from casework.case`.execute(ctx.db)).rows.length
      expect(await seen()).toBe(1)
      await as(head, (ending) => endStandIn(ending, id))
      expect(await seen()).toBe(0)
    })
    expect(await as(lead, (ctx) => endStandIn(ctx, id))).toMatchObject({ refusal: 'over_already' })
  })

  test('is ended by neither the stand-in nor a stranger', async () => {
    const id = await named(lead)
    await expect(as(second, (ctx) => endStandIn(ctx, id))).rejects.toThrow('casework.stand_in.end')
    await expect(as(teacher, (ctx) => endStandIn(ctx, id))).rejects.toThrow('stand_in')
  })

  test('without a statement of confidentiality opens nothing, and the page says what is missing', async () => {
    await named(lead, { standInId: unsigned })
    expect(await sees(unsigned)).toBe(false)
    const [shown] = (await as(unsigned, standInsKnown)).all
    expect(shown?.lacks.map(({ element }) => element)).toEqual(['poufnosc'])
  })

  test('ends with the employment of either', async () => {
    await named(lead)
    for (const gone of [lead, second]) {
      await rows(`update institutions.employment set until_on = '2026-11-22' where person_id = $1`, [gone])
      expect(await sees(second)).toBe(false)
      await rows('update institutions.employment set until_on = null where person_id = $1', [gone])
    }
    expect(await sees(second)).toBe(true)
  })

  test('does not go from one stand-in to the next', async () => {
    await named(lead)
    await database.owner.query(
      `insert into casework.stand_in (id, institution_id, absent_id, stand_in_id, from_on, until_on, named_by, named_at)
       values ($1, $2, $3, $4, $5, $5, $3, now())`,
      [newId(), ops, second, third, TODAY],
    )
    expect([await sees(second), await sees(third)]).toEqual([true, false])
  })

  test.each([
    ['of the stand-in', () => second],
    ['of the absent person', () => lead],
  ])('loses to a conflict of interest %s', async (_whose, person) => {
    await named(lead)
    await rows(`insert into casework.denied (person_id, case_id, since) values ($1, $2, now())`, [person(), caseId])
    expect(await sees(second)).toBe(false)
    await rows('delete from casework.denied')
  })

  test('makes nobody head, and gives no seat for another institution', async () => {
    await rows(`update institutions.employment set function = 'deputy' where person_id = $1`, [lead])
    await named(lead)
    const headed = await as(second, (ctx) => sql`select authz.institutions_i_head()`.execute(ctx.db))
    expect(headed.rows).toEqual([])
    await rows(`update institutions.employment set function = 'worker' where person_id = $1`, [lead])
    await database.owner.query('delete from casework.stand_in')
    const elsewhere = await worker('Zofia', 'Zewnętrzna', world.school)
    await sign(elsewhere, world.school)
    await found.put('casework.stand_in', {
      ...{ id: newId(), institution_id: world.school, absent_id: lead, stand_in_id: elsewhere, from_on: TODAY },
      ...{ until_on: TODAY, named_by: lead, named_at: MONDAY },
    })
    expect(await sees(elsewhere)).toBe(false)
  })

  test('is on the record of the case: who acted and for whom', async () => {
    await named(lead)
    const about = { chain: 'case', about: caseId, name: 'casework.case.looked' } as const
    await as(second, (ctx) => record(ctx, about))
    const [newest] = await as(lead, (ctx) => historyOf(ctx, caseId, { limit: 1, looks: true }))
    expect(newest).toMatchObject({ who: 'Danuta Druga', inPlaceOf: 'Maria Przykładna' })
    expect(newest?.institution?.name).toBe('GOPS Bieliny')
    await as(lead, (ctx) => record(ctx, about))
    const [own] = await as(lead, (ctx) => historyOf(ctx, caseId, { limit: 1, looks: true }))
    expect(own?.inPlaceOf).toBeNull()
  })

  test('is told to those who see the case, and to nobody else', async () => {
    await named(lead)
    const here = (who: string) => as(who, (ctx) => standInsIn(ctx, caseId))
    expect(await here(lead)).toMatchObject([{ standIn: 'Danuta Druga', absent: 'Maria Przykładna' }])
    for (const who of [third, outsider, administrator]) expect(await here(who)).toEqual([])
  })
})

test('whoever reads the list finds leaves of their own and, as the head, those of the institution', async () => {
  await named(lead)
  const counts = async (who: string) => (await as(who, standInsKnown)).all.length
  expect(await Promise.all([lead, second, head, third, teacher, administrator].map(counts))).toEqual([1, 1, 1, 0, 0, 0])
})

test('on each day of any leaves exactly the holder and the stand-in of that day hold the seat', {
  timeout: 300_000,
}, async () => {
  const people = [lead, second, third]
  const asked = fc.record({
    absentId: fc.constantFrom(...people),
    standInId: fc.constantFrom(...people),
    at: fc.nat(6),
    days: fc.nat(5),
    ended: fc.constantFrom(false, false, true),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(asked, { minLength: 1, maxLength: 5 }), async (all) => {
      await database.owner.query('delete from casework.stand_in')
      clock.set(MONDAY)
      const kept = []
      for (const { at, days, ended, ...who } of all) {
        const one = { ...who, from: addDays(TODAY, at), until: addDays(TODAY, at + days) }
        const done = await names(head, one)
        if (!done.ok) continue
        if (ended) await as(head, (ctx) => endStandIn(ctx, done.value))
        else kept.push(one)
      }
      for (let n = 0; n <= 12; n += 2) {
        onDay(n)
        const day = addDays(TODAY, n)
        const then = kept.filter(({ from, until }) => from <= day && day <= until)
        const right = people.filter(
          (who) => who === lead || then.some(({ absentId, standInId }) => absentId === lead && standInId === who),
        )
        const holding = []
        for (const who of people) if (await sees(who)) holding.push(who)
        expect(holding).toEqual(right)
        // Where the holder is away, somebody is there.
        const away = then.map(({ absentId }) => absentId)
        expect(holding.some((who) => !away.includes(who))).toBe(true)
      }
    }),
    { numRuns: 25 },
  )
})
