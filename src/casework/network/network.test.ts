import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { localDate } from '#kernel'
import { testDatabase } from '#test/database.ts'
import { caseWorld } from '../cases/case-world.fixture.ts'
import { arcDrawing } from './arcs.domain.ts'
import { endedHalfYears, keyOf } from './half-year.domain.ts'
import { networkOf, powiatsOfNetwork } from './network.query.server.ts'

test('only half-years that have ended are told', () => {
  const keys = (day: string) => endedHalfYears(localDate(day), 3).map(keyOf)
  expect(keys('2026-11-23')).toEqual(['2026-1', '2025-2', '2025-1'])
  expect(keys('2026-06-30')).toEqual(['2025-2', '2025-1', '2024-2'])
  expect(keys('2027-01-01')).toEqual(['2026-2', '2026-1', '2025-2'])
})

test('each institution has a line of its own, and each arc stays inside the drawing', () => {
  const pairs = fc.array(fc.record({ one: fc.nat(14), other: fc.nat(14), atLeast: fc.nat(60).map((n) => n * 5) }))
  fc.assert(
    fc.property(pairs, (all) => {
      const drawing = arcDrawing(15, all)
      const lines = drawing.names.map(({ y }) => y)
      expect(new Set(lines).size).toBe(15)
      expect(Math.max(...lines)).toBeLessThan(drawing.height)
      expect(drawing.arcs.every(({ thickness }) => thickness > 0 && thickness < 10)).toBe(true)
    }),
  )
})

const database = await testDatabase()
const world = await caseWorld(database)
const { as, lead, teacher, outsider, administrator, coordinator, analyst, ops, school, outside, found, newId, rows } =
  world
const head = await world.worker('Helena', 'Kierująca', ops)
await rows(`update institutions.employment set function = 'head' where person_id = $1`, [head])
await rows(`update institutions.employment set function = 'head' where person_id = $1`, [outsider])

let made = 0
/** A case in which these institutions had a place in the spring. */
async function shared(
  institutions: readonly string[],
  unit = '260401',
  days: readonly [string, string] = ['2026-02-01', '2026-05-31'],
) {
  const id = newId()
  made += 1
  await found.put('casework.case', {
    ...{ id, code: `TEST-${made}`, unit_code: unit, owner_institution_id: ops, version_id: world.versionId },
    ...{ process: 'praca-z-rodzina', subject_kind: 'family', opened_on: days[0], opened_by: lead, stage: 'zgloszenie' },
  })
  for (const institution_id of institutions) {
    const seat = { id: newId(), case_id: id, person_id: lead, institution_id, role: 'czlonek-zespolu-rodziny' }
    await found.put('casework.seat', { ...seat, from_on: days[0], until_on: days[1] })
  }
}
for (let n = 0; n < 7; n += 1) await shared([ops, school])
for (let n = 0; n < 4; n += 1) await shared([ops, outside])
for (let n = 0; n < 4; n += 1) await shared([school, outside], '261103')
await shared([ops, outside], '260401', ['2026-08-01', '2026-09-01'])

const seen = (who: string, more: object = {}) =>
  as(who, (ctx) => networkOf(ctx, { powiat: '2604', period: '2026-1', ...more }))

describe('the network of institutions of a powiat', () => {
  test('tells pairs with five cases and more, in steps of five, and nothing of the others', async () => {
    const { pairs, institutions } = await seen(head)
    expect(pairs.map(({ one, other, atLeast }) => [one.name, other.name, atLeast])).toEqual([
      ['Szkoła Bieliny', 'GOPS Bieliny', 5],
    ])
    // Whoever has no pair to tell is not there.
    expect(institutions.map(({ id }) => id)).not.toContain(outside)
  })

  test('is the same whether a small pair has four cases or none', async () => {
    const before = await seen(analyst)
    await rows('delete from casework.seat where institution_id = $1', [outside])
    expect(await seen(analyst)).toEqual(before)
  })

  test('is open to the region, to the powiat and to heads of institutions that cooperate there', async () => {
    expect((await as(analyst, powiatsOfNetwork)).toSorted()).toEqual(['2604', '2611'])
    expect(await as(head, powiatsOfNetwork)).toEqual(['2604'])
    for (const who of [lead, coordinator, teacher, outsider, administrator]) {
      expect(await as(who, powiatsOfNetwork)).toEqual([])
      await expect(seen(who)).rejects.toThrow('casework.network.read')
    }
  })

  test('is not had past the pages, of another powiat, or of a half-year that still runs', async () => {
    const asked = (who: string, powiat: string, year: number, half: number) =>
      as(who, async (ctx) => {
        const found =
          await sql`select * from casework.cooperation(${powiat}, ${year}::integer, ${half}::integer)`.execute(ctx.db)
        return found.rows.length
      })
    expect(await asked(head, '2604', 2026, 1)).toBe(1)
    expect(await asked(teacher, '2604', 2026, 1)).toBe(0)
    expect(await asked(head, '2611', 2026, 1)).toBe(0)
    for (let n = 0; n < 6; n += 1) await shared([ops, school], '260401', ['2026-07-02', '2026-11-30'])
    expect(await asked(head, '2604', 2026, 2)).toBe(0)
    expect(await asked(head, '2604', 2026, 3)).toBe(0)
  })
})
