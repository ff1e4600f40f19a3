import pg from 'pg'
import { beforeAll, describe, expect, test } from 'vitest'
import { brokenLinks, systemActor } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { fillRegisters } from '#test/registers.ts'
import { richCase } from '../cases/rich-case.fixture.ts'
import { destructionAt } from './destruction.query.server.ts'
import { destroyEntry } from './destruction.store.server.ts'
import { MARK, markCase, markedPlaces, otherRows, rowsOf, tablesOfCases } from './marked-case.fixture.ts'
import { done, retentionWorld } from './retention-world.fixture.ts'

const database = await testDatabase()
const world = await retentionWorld(database)
const { as, actAs, found, institutionId, lead, newId, officer, ops, rows } = world
const { caseId, subject, itemId } = await richCase(world)
const ids = await fillRegisters(found, newId, { caseId, subject, lead, ops, body: world.body })

const LETTER = { person_id: lead, template: 'casework.mail.request', created_at: '2026-11-23' }
const neighbour = await world.opens(lead, 'Sąsiadowscy')
const scan = { name: 'skan.pdf', media_type: 'application/pdf', bytes: 3, content: Buffer.from('pdf') }
const loose = newId()
const shared = newId()
const class5 = await world.plans('B', 5)
await found.put('platform.mail', { id: newId(), ...LETTER, link: `/cases/${caseId}/requests/${ids.mail}` })
for (const [id, mark] of [
  [loose, 'loose'],
  [shared, 'shared'],
]) {
  await found.put('platform.file', {
    id,
    ...scan,
    sha256: Buffer.from(String(mark)),
    uploaded_by: lead,
    uploaded_at: '2026-11-23',
  })
}
// A scan that only a form being written names, and one that a neighbouring case has too.
await rows(`update casework.form_draft set answers = jsonb_build_object('skan', $2::text) where case_id = $1`, [
  caseId,
  loose,
])
await found.put('casework.item_file', { case_id: caseId, item_id: itemId, file_id: shared })
const [item] = await rows<{ id: string }>('select id from casework.item where case_id = $1 limit 1', [neighbour])
await found.put('casework.item_file', { case_id: neighbour, item_id: item?.id, file_id: shared })

await world.closes(caseId)
done(await world.files(caseId, class5))
const { list, entries } = await world.ordered([caseId])
const [entry = ''] = entries
const marked = await markCase(database, caseId)
const before = await otherRows(database, caseId)
const there = await rowsOf(database, caseId)
const left = async () =>
  (await rows<{ n: number }>('select count(*)::int as n from casework.item where case_id = $1', [caseId]))[0]?.n

describe('the deletion of a case (table of conventions, row 19)', () => {
  test('is seeded with a mark in every column of every table of the case that can hold words', async () => {
    for (const place of [
      'item.body',
      'secret.sealed',
      'extract.words',
      'form_draft.answers',
      'request.question',
      'denied.reason',
    ]) {
      expect(marked, place).toContain(`casework.${place}`)
    }
    for (const place of ['file.content', 'file.name', 'draft.sealed', 'mail.link']) {
      expect(marked, place).toContain(`platform.${place}`)
    }
    expect(marked).toContain('identity.half_sign_in.typed')
    expect(await markedPlaces(database, MARK)).toEqual(
      expect.arrayContaining(['casework.item', 'casework.secret', 'platform.file', 'platform.draft', 'platform.mail']),
    )
  })

  test('leaves everything when the process dies before it is done', async () => {
    const items = await left()
    const client = new pg.Client(database.runtimeConfig)
    await client.connect()
    await client.query('begin')
    await client.query(`select set_config('app.system', 'worker', true), set_config('app.now', '2026-11-23T08:00:00Z', true),
      set_config('app.today', '2026-11-23', true), set_config('app.actor_id', '', true), set_config('app.case_id', '', true)`)
    const { rows: answered } = await client.query('select outcome from casework.destroy($1)', [entry])
    expect(answered).toEqual([{ outcome: 'destroyed' }])
    await client.end()
    expect(await left()).toBe(items)
    expect(await world.settled(entry)).toEqual({ blocked: null, destroyed: false })

    await expect(
      actAs(systemActor('worker'), async (ctx) => {
        await destroyEntry(ctx, entry)
        throw new Error('the power went out')
      }),
    ).rejects.toThrow('the power went out')
    expect(await left()).toBe(items)
  })

  describe('once it is done', () => {
    beforeAll(async () => {
      await Promise.all([world.works(entry), world.works(entry), world.works(entry)])
    })

    test('no table holds a mark or a row of the case, whatever its name', async () => {
      expect(await markedPlaces(database, MARK)).toEqual([])
      for (const table of await tablesOfCases(database)) {
        expect(await rows(`select from ${table} where case_id = $1`, [caseId]), table).toEqual([])
      }
      expect(await rows('select from casework.case where id = $1', [caseId])).toEqual([])
    })

    test('files go with it, those that only a draft named too; one that another case has stays', async () => {
      const kept = await rows<{ id: string }>('select id from platform.file')
      expect(kept.map(({ id }) => id)).toEqual([shared])
    })

    test('everything else stays as it was', async () => {
      expect(await otherRows(database, caseId)).toEqual(before)
    })

    test('it was done once, and the record still verifies', async () => {
      const facts = await rows<{ name: string }>(
        `select name from platform.fact where chain_id = $1 and name = 'casework.case.destroyed'`,
        [caseId],
      )
      expect(facts).toHaveLength(1)
      expect(await actAs(systemActor('worker'), brokenLinks)).toEqual([])
    })

    test('the facts that stay hold ids, codes and days, and no words', async () => {
      const said = await rows<{ value: string }>(
        `select p.value from platform.fact f, jsonb_each_text(f.payload) p where f.chain_id = $1 and p.value is not null`,
        [caseId],
      )
      expect(said.length).toBeGreaterThan(5)
      expect(said.filter(({ value }) => !/^[\w.,:"[\]-]*$/.test(value))).toEqual([])
    })

    test('a stub tells which case it was, by whose approval, and how much there was', async () => {
      const shown = await as(officer, (ctx) => destructionAt(ctx, institutionId, list))
      expect(shown.approval).toMatchObject({ number: 'AP.50.7.2026', approver: 'archive' })
      const [stub] = shown.entries
      expect(stub).toMatchObject({ caseId, closedOn: '2020-03-05', category: 'B', years: 5, destroyFrom: '2026-01-01' })
      expect(stub?.destroyed?.pieces).toBe(there)
      expect(stub?.destroyed?.files).toBe(2)
      expect(stub?.destroyed?.digest).toMatch(/^[0-9a-f]{64}$/)
    })

    test('nobody finds the case any more, the keeper neither', async () => {
      const seen = await as(lead, (ctx) => ctx.db.selectFrom('casework.case').select('id').execute())
      expect(seen.map(({ id }) => id)).toEqual([neighbour])
    })
  })
})

test('every table that refers to rows of a case says of which case its rows are, so that none is forgotten', async () => {
  const forgotten = await rows<{ name: string }>(`
    with of_case as (select t as oid from casework.tables_of_cases() t union select 'casework.case'::regclass)
    select distinct k.conrelid::regclass::text as name from pg_constraint k
    where k.contype = 'f' and k.confrelid in (select oid from of_case) and k.conrelid not in (select oid from of_case)`)
  expect(forgotten.map(({ name }) => name)).toEqual([])
})
