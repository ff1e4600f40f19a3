import type pg from 'pg'
import { expect, test } from 'vitest'
import { testDatabase } from '#test/database.ts'
import { caseWorld } from '../cases/case-world.fixture.ts'

/** Seats are worked out once as long as nothing changes (migration 0008); here everything changes. */
const database = await testDatabase()
const { lead, teacher, opens } = await caseWorld(database)
const caseId = await opens(lead)

/** A transaction of the owner role in which the person asks. */
async function asked<T>(personId: string, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await database.owner.connect()
  try {
    await client.query('begin')
    await client.query(
      `select set_config('app.actor_id', $1, true), set_config('app.now', '2026-11-23T08:00:00Z', true), set_config('app.today', '2026-11-23', true)`,
      [personId],
    )
    return await work(client)
  } finally {
    await client.query('rollback')
    client.release()
  }
}

const seats = async (client: pg.PoolClient) => (await client.query('select case_id from authz.seats_i_hold()')).rows

test('a write of one’s own counts from the next statement, whatever table it touches', async () => {
  const gone: readonly (readonly [text: string, values: readonly string[]])[] = [
    [`update casework.seat set until_on = '2026-11-22' where person_id = $1`, [lead]],
    [`update institutions.employment set until_on = '2026-11-22' where person_id = $1`, [lead]],
    [`insert into casework.denied (person_id, case_id, since) values ($1, $2, authz.now())`, [lead, caseId]],
    [
      `update institutions.agreement set ended_on = '2026-11-22' where id in (select p.agreement_id from institutions.agreement_party p where p.person_id = $1)`,
      [lead],
    ],
  ]
  for (const [text, values] of gone) {
    await asked(lead, async (client) => {
      expect(await seats(client)).toEqual([{ case_id: caseId }])
      await client.query('update casework.seat set from_on = from_on - 400 where case_id = $1', [caseId])
      await client.query('update institutions.agreement set from_on = from_on')
      expect(await seats(client)).toEqual([{ case_id: caseId }])
      await client.query(text, [...values])
      expect(await seats(client), text).toEqual([])
    })
  }
})

test('what was undone within the transaction is undone for the seats too', async () => {
  await asked(lead, async (client) => {
    await client.query('savepoint before')
    await client.query(`update casework.seat set until_on = from_on - 1, from_on = from_on - 1 where person_id = $1`, [
      lead,
    ])
    expect(await seats(client)).toEqual([])
    await client.query('rollback to before')
    expect(await seats(client)).toEqual([{ case_id: caseId }])
  })
})

test('what somebody else commits counts from the next statement', async () => {
  await asked(lead, async (client) => {
    expect(await seats(client)).toEqual([{ case_id: caseId }])
    await database.owner.query(
      `update casework.seat set until_on = '2026-11-22', from_on = '2026-11-01' where person_id = $1`,
      [lead],
    )
    expect(await seats(client)).toEqual([])
    await database.owner.query('update casework.seat set until_on = null where person_id = $1', [lead])
    expect(await seats(client)).toEqual([{ case_id: caseId }])
  })
})

test('another person, case or day is another question', async () => {
  await asked(lead, async (client) => {
    expect(await seats(client)).toEqual([{ case_id: caseId }])
    await client.query(`select set_config('app.actor_id', $1, true)`, [teacher])
    expect(await seats(client)).toEqual([])
    await client.query(`select set_config('app.actor_id', $1, true), set_config('app.case_id', $1, true)`, [lead])
    expect(await seats(client)).toEqual([])
    await client.query(`select set_config('app.case_id', '', true)`)
    expect(await seats(client)).toEqual([{ case_id: caseId }])
    await client.query(`select set_config('app.today', '2020-01-01', true)`)
    expect(await seats(client)).toEqual([])
  })
})

test.each([
  [
    'seats',
    [
      ...['working_seats', 'seats_held_by', 'seats_given_to', 'seats_stood_in_by', 'stands_in_for'],
      ...['needs_met', 'takes_part', 'has_own_tasks'],
    ],
    [],
  ],
  // Entries tell what is shielded by their kind alone, so only those kinds make it be forgotten.
  ['what is shielded', ['items_shielded_from', 'shields_open_to', 'shields_against', 'sides_of'], ['casework.item']],
])('every table that %s are worked out from makes them be forgotten', async (_what, functions, byKind) => {
  const { rows } = await database.owner.query(
    `with read as (
      select distinct m[1] as name
      from pg_proc p, regexp_matches(p.prosrc, '(?:from|join)\\s+((?:casework|teams|institutions|model|identity)\\.\\w+)', 'g') m
      where p.pronamespace = 'authz'::regnamespace and p.proname = any ($1))
    select name from read where not exists (
      select from pg_trigger t where t.tgrelid = name::regclass and t.tgname = 'seats_changed')`,
    [functions],
  )
  expect(rows.map(({ name }) => name)).toEqual(byKind)
})
