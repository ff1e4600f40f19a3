import { expect, test } from 'vitest'
import { testDatabase } from '#test/database.ts'
import { caseFacts } from './case-facts.store.server.ts'
import { caseWorld } from './case-world.fixture.ts'
import { richCase } from './rich-case.fixture.ts'

const database = await testDatabase()
const world = await caseWorld(database)
const { as, lead, outsider, analyst, administrator, unsigned } = world
const { caseId, subject } = await richCase(world)

/** Counts rows as the program's own role, acting as a person. `null`: the table is closed to reading altogether. */
async function counts(table: string, personId: string): Promise<number | null> {
  const client = await database.runtime.connect()
  try {
    await client.query('begin')
    await client.query(
      `select set_config('app.actor_id', $1, true), set_config('app.now', '2026-11-23T08:00:00Z', true), set_config('app.today', '2026-11-23', true)`,
      [personId],
    )
    const column = table === 'form_instance' ? 'id' : '1'
    const { rows: counted } = await client.query(`select count(${column})::int as n from casework.${table}`)
    return counted[0].n
  } catch (error) {
    if (error instanceof Error && /permission denied/.test(error.message)) return null
    throw error
  } finally {
    await client.query('rollback')
    client.release()
  }
}

test('the lead worker counts the rows that the others do not', async () => {
  for (const table of [
    'case',
    'seat',
    'subject',
    'item',
    'form_instance',
    'form_draft',
    'visit',
    'step_done',
    'event',
    'plan',
    'meeting',
  ]) {
    expect(await counts(table, lead), table).toBeGreaterThan(0)
  }
})

test('masked values and what rules read are closed to everybody', async () => {
  expect(await counts('secret', lead)).toBeNull()
  await expect(
    as(lead, (ctx) => ctx.db.selectFrom('casework.form_instance').select('digest').execute()),
  ).rejects.toThrow(/permission denied/)
})

test('the definer functions answer nothing about a case that is not mine to see', async () => {
  for (const who of [outsider, analyst, administrator, unsigned]) {
    await expect(as(who, (ctx) => caseFacts(ctx, caseId))).rejects.toThrow()
    const client = await database.runtime.connect()
    try {
      await client.query('begin')
      await client.query(
        `select set_config('app.actor_id', $1, true), set_config('app.now', '2026-11-23T08:00:00Z', true), set_config('app.today', '2026-11-23', true)`,
        [who],
      )
      const { rows: told } = await client.query(
        `select casework.case_structure($1) as structure, casework.course_structure($1) as course, (select count(*)::int from casework.institutions_at_hand($1)) as hands,
           (select count(*)::int from casework.secrets_kept($1)) as secrets, casework.unmask($2, 'shielded_address', 'safety') as address`,
        [caseId, subject],
      )
      expect(told).toEqual([{ structure: null, course: null, hands: 0, secrets: 0, address: null }])
    } finally {
      await client.query('rollback')
      client.release()
    }
  }
})
