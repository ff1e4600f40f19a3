import { beforeAll, describe, expect, test } from 'vitest'
import { addDays, Forbidden, InstitutionId, localDate, NotFound, PersonId } from '#kernel'
import { systemActor } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { COMPLETE_CLAUSE, tellsPeople } from '#test/told.ts'
import { acting, founding, MONDAY } from '#test/world.ts'
import { appointOfficer, endOfficer } from '../officer/appoint-officer.server.ts'
import { officerInForce, officersOf } from '../officer/officer.query.server.ts'
import { CLAUSE_PARTS, clauseOn, incompletePart } from './clause.domain.ts'
import { clauseInForce, clausesOf } from './clause.query.server.ts'
import { CLAUSE_PATTERN } from './clause-pattern.ts'
import { publishClause } from './publish-clause.server.ts'

const database = await testDatabase()
const world = acting(database)
const { as, actAs, clock, newId } = world
const found = founding(database, newId)
const TODAY = localDate('2026-11-23')
const setup = systemActor('setup')

const people = { officer: '', successor: '', head: '', worker: '', stranger: '', administrator: '' }
beforeAll(async () => {
  await found.units()
  people.officer = await found.aPerson('Iga', 'Inspektorska')
  people.successor = await found.aPerson('Nadia', 'Następna')
  people.head = await found.aPerson('Hanna', 'Kierująca')
  people.worker = await found.aPerson('Wiktor', 'Zwykły')
  people.stranger = await found.aPerson('Olga', 'Obca')
  people.administrator = await found.aPerson('Adam', 'Administrujący')
  await found.administrator(people.administrator)
})

/** An institution of its own for each test, with its head and a worker. */
async function institution(): Promise<InstitutionId> {
  const id = InstitutionId.parse(
    await found.institution(`Ośrodek ${newId()}`, 'social_assistance', '260401', { address: 'ul. Zmyślona 1' }),
  )
  await found.employ(people.head, id, 'head')
  await found.employ(people.worker, id)
  return id
}
const appoint = (who: string, institutionId: InstitutionId, officer = people.officer, from = TODAY) =>
  as(who, (ctx) =>
    appointOfficer(ctx, { institutionId, personId: PersonId.parse(officer), email: 'iod@example.org', from }),
  )

describe('the data protection officer of an institution', () => {
  test.each(['head', 'administrator'] as const)('is appointed by the %s', async (who) => {
    const id = await institution()
    expect(await appoint(people[who], id)).toMatchObject({ ok: true })
    expect(await actAs({ kind: 'anyone' }, (ctx) => officerInForce(ctx, id))).toMatchObject({
      name: 'Iga Inspektorska',
      email: 'iod@example.org',
    })
  })

  test.each(['worker', 'stranger', 'officer'] as const)('is not appointed by a mere %s', async (who) => {
    const id = await institution()
    await expect(appoint(people[who], id)).rejects.toThrow(Forbidden)
  })

  test('serves many institutions, and each of them until its own last day', async () => {
    const [one, other] = [await institution(), await institution()]
    await appoint(people.head, one)
    const second = await appoint(people.head, other)
    if (!second.ok) throw new Error(second.refusal)
    const ends = { institutionId: other, officerId: second.value, last_day: TODAY }
    expect(await as(people.head, (ctx) => endOfficer(ctx, ends))).toMatchObject({ ok: true })
    clock.set(new Date('2026-11-24T08:00:00Z'))
    try {
      expect(await as(people.head, (ctx) => officerInForce(ctx, one))).not.toBeNull()
      expect(await as(people.head, (ctx) => officerInForce(ctx, other))).toBeNull()
    } finally {
      clock.set(MONDAY)
    }
  })

  test('is followed by the next one without a day between or together', async () => {
    const id = await institution()
    await appoint(people.head, id)
    await appoint(people.head, id, people.successor, addDays(TODAY, 10))
    const [next, first] = await as(people.head, (ctx) => officersOf(ctx, id))
    expect([first?.until, next?.from, next?.until]).toEqual(['2026-12-02', '2026-12-03', null])
    expect(await appoint(people.head, id, people.officer, addDays(TODAY, 10))).toMatchObject({
      ok: false,
      refusal: 'later_officer',
    })
  })

  test('must be reachable', async () => {
    const id = await institution()
    const unreachable = { institutionId: id, personId: PersonId.parse(people.officer), from: TODAY }
    expect(await as(people.head, (ctx) => appointOfficer(ctx, unreachable))).toMatchObject({
      refusal: 'contact_missing',
    })
  })
})

describe('what an institution tells people about their data', () => {
  const publish = (who: string, institutionId: InstitutionId, from = TODAY) =>
    as(who, (ctx) => publishClause(ctx, { institutionId, ...COMPLETE_CLAUSE, from }))

  test('names the controller as registered and the officer, and anybody may read it (row 17)', async () => {
    const id = await institution()
    await appoint(people.head, id)
    expect(await publish(people.officer, id)).toMatchObject({ ok: true })
    const clause = await actAs({ kind: 'anyone' }, (ctx) => clauseInForce(ctx, id))
    expect(clause?.controller).toMatch(/^Ośrodek .*, ul. Zmyślona 1$/)
    expect(clause).toMatchObject({ no: 1, officer: { name: 'Iga Inspektorska', contact: 'iod@example.org' } })
  })

  test.each(['worker', 'stranger', 'administrator'] as const)('is not published by a %s', async (who) => {
    const id = await institution()
    await appoint(people.head, id)
    await expect(publish(people[who], id)).rejects.toThrow(Forbidden)
    await expect(publish(people.head, InstitutionId.parse(newId()))).rejects.toThrow(NotFound)
  })

  test('needs an officer on its first day', async () => {
    const id = await institution()
    expect(await publish(people.head, id)).toMatchObject({ refusal: 'officer_missing' })
  })

  test('is not the pattern as it came', async () => {
    const id = await institution()
    await appoint(people.head, id)
    const asItCame = { institutionId: id, ...CLAUSE_PATTERN, from: TODAY }
    expect(await as(people.head, (ctx) => publishClause(ctx, asItCame))).toMatchObject({
      refusal: 'incomplete',
      why: { field: 'kept' },
    })
    expect(incompletePart(COMPLETE_CLAUSE)).toBeNull()
    expect(Object.keys(CLAUSE_PATTERN).sort()).toEqual([...CLAUSE_PARTS].sort())
  })

  test('does not change for days that are over; a newer version waits for its day and the older stays readable', async () => {
    const id = await institution()
    await appoint(people.head, id)
    expect(await publish(people.head, id, addDays(TODAY, -1))).toMatchObject({ refusal: 'begins_in_past' })
    await publish(people.head, id)
    await publish(people.head, id, addDays(TODAY, 7))
    expect(await publish(people.head, id, addDays(TODAY, 6))).toMatchObject({ refusal: 'later_version' })
    expect((await as(people.head, (ctx) => clauseInForce(ctx, id)))?.no).toBe(1)
    expect(clauseOn(await as(people.head, (ctx) => clausesOf(ctx, id)), addDays(TODAY, 7))?.no).toBe(2)
  })

  test('cannot be written past the use case by somebody else', async () => {
    const id = await institution()
    await tellsPeople(world, id, people.officer)
    const [clause] = await actAs(setup, (ctx) => clausesOf(ctx, id))
    const forged = as(people.worker, (ctx) =>
      ctx.db
        .insertInto('protection.clause')
        .values({
          ...COMPLETE_CLAUSE,
          id: newId(),
          institution_id: id,
          no: 2,
          from_on: TODAY,
          controller: 'Ktoś inny',
          officer_id: clause?.officer.id ?? '',
          published_by: people.worker,
          published_at: ctx.now,
        })
        .execute(),
    )
    await expect(forged).rejects.toThrow(/row-level security/)
  })
})
