import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { Ctx } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { LEAD, ledgerWorld } from './ledger.fixture.ts'

const database = await testDatabase()
const { as, found, newId, keeper, school, police, worker, ...world } = await ledgerWorld(database)
const { aCase, subject, item, disclosure } = world

const idsOf = async (ctx: Ctx, table: string, caseId: string): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`select id from ${sql.raw(table)} where case_id = ${caseId}`.execute(ctx.db)
  return rows.map(({ id }) => id)
}
const TODAY = '2026-11-23'
const itemsSeenBy = (who: string, caseId: string) => as(who, (ctx) => idsOf(ctx, 'casework.item', caseId))
const sees = async (who: string, caseId: string, id: string) => (await itemsSeenBy(who, caseId)).includes(id)

describe('sharing and hiding', () => {
  test('the lead worker reads the entry of the school only after the school shows it', async () => {
    const caseId = await aCase([school])
    const entry = await item(caseId, school, 'nauka')
    expect(await sees(keeper.worker, caseId, entry)).toBe(false)
    await disclosure(caseId, school, keeper, 'nauka', { recipient_role: LEAD })
    expect(await sees(keeper.worker, caseId, entry)).toBe(true)
  })

  test('what is withdrawn is gone at the next statement of a reader who is in the middle of reading', async () => {
    const caseId = await aCase([school])
    const entry = await item(caseId, keeper, 'nauka')
    const shown = await disclosure(caseId, keeper, school, 'nauka')
    await as(school.worker, async (reading) => {
      expect(await idsOf(reading, 'casework.item', caseId)).toEqual([entry])
      await as(keeper.worker, ({ db, now }) =>
        db.updateTable('casework.disclosure').set({ withdrawn_at: now }).where('id', '=', shown).execute(),
      )
      expect(await idsOf(reading, 'casework.item', caseId)).toEqual([])
    })
  })

  test('what is shown until today is read today and not tomorrow', async () => {
    const caseId = await aCase([school])
    const entry = await item(caseId, keeper, 'nauka')
    await disclosure(caseId, keeper, school, 'nauka', { valid_until: TODAY })
    expect(await sees(school.worker, caseId, entry)).toBe(true)
    world.clock.set(new Date('2026-11-24T08:00:00Z'))
    try {
      expect(await sees(school.worker, caseId, entry)).toBe(false)
    } finally {
      world.clock.set(new Date('2026-11-23T08:00:00Z'))
    }
  })

  test('nobody shows the entry of another institution, not even past the pages', async () => {
    const caseId = await aCase([school, police])
    const entry = await item(caseId, keeper, 'nauka')
    await as(school.worker, (ctx) =>
      ctx.db
        .insertInto('casework.disclosure')
        .values({
          id: newId(),
          case_id: caseId,
          owner_institution_id: school.id,
          recipient_institution_id: school.id,
          category: 'nauka',
          item_id: entry,
          extent: 'full',
          version_id: world.versionId,
          ground: 'podstawa-zadanie',
          ground_kind: 'statutory_task',
          purpose: 'ciekawość',
          valid_from: TODAY,
          valid_until: TODAY,
          decided_by: school.worker,
          decided_at: ctx.now,
        })
        .execute(),
    )
    expect(await sees(school.worker, caseId, entry)).toBe(false)
  })

  test('the keeper sees that the school shows lessons to the police, and no trace that it shows health', async () => {
    const caseId = await aCase([school, police])
    const lessons = await disclosure(caseId, school, police, 'nauka')
    const health = await disclosure(caseId, school, police, 'zdrowie')
    expect(await as(keeper.worker, (ctx) => idsOf(ctx, 'casework.disclosure', caseId))).toEqual([lessons])
    expect((await as(school.worker, (ctx) => idsOf(ctx, 'casework.disclosure', caseId))).length).toBe(2)
    expect(await as(police.worker, (ctx) => idsOf(ctx, 'casework.disclosure', caseId))).toContain(health)
  })

  test('that a category exists is told by its day, without a row of content', async () => {
    const caseId = await aCase([police])
    const mine = await item(caseId, keeper, 'bezpieczenstwo')
    await item(caseId, keeper, 'bezpieczenstwo', { created_at: '2026-11-20T08:00:00Z' })
    await disclosure(caseId, keeper, police, 'bezpieczenstwo', { extent: 'existence', item_id: mine })
    const told = await as(police.worker, async (ctx) => {
      const { rows } = await sql<{ category: string; on_day: string }>`
        select category, on_day from casework.existences(${caseId}::uuid)`.execute(ctx.db)
      return rows
    })
    expect(told).toEqual([{ category: 'bezpieczenstwo', on_day: TODAY }])
    expect(await itemsSeenBy(police.worker, caseId)).toEqual([])
  })
})

describe('those who never read a case', async () => {
  const rops = await found.institution('ROPS Kielce', 'local_government', '26', { level: 'region' })
  const analyst = await worker('Anna', 'Analityczka', rops)
  await found.membership({ person_id: analyst, institution_id: rops, role: 'pracownik-rops', unit_code: '26' })
  const administrator = await found.aPerson('Adam', 'Administrator')
  await found.administrator(administrator)
  const stranger = await worker('Olga', 'Obca', police.id)

  const caseId = await aCase([school])
  const child = await subject(caseId, 1, false)
  await item(caseId, keeper, 'nauka')
  const shown = await disclosure(caseId, keeper, school, 'nauka', { extent: 'extract' })
  await found.put('casework.extract', { disclosure_id: shown, case_id: caseId, words: 'Zmyślony wyciąg' })
  const former = await found.aPerson('Franciszek', 'Dawny')
  await found.put('casework.denied', { person_id: former, case_id: caseId, since: world.clock.now() })
  const secret = {
    kind: 'shielded_address',
    sealed: Buffer.alloc(40),
    sealed_by: Buffer.alloc(8),
    entered_by: keeper.worker,
    entered_at: world.clock.now(),
  }
  await found.put('casework.secret', { id: newId(), case_id: caseId, subject_id: child, ...secret })

  const counted = (who: string, table: string) =>
    as(who, async (ctx) => {
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.raw(table)}`.execute(ctx.db)
      return rows[0]?.n
    })

  test.each([
    ['a stranger', stranger],
    ['an analyst of the regional centre', analyst],
    ['the administrator', administrator],
  ])('%s counts no row of the ledger or of content', async (_who, id) => {
    for (const table of ['casework.item', 'casework.disclosure', 'casework.extract', 'casework.denied']) {
      expect([table, await counted(id, table)]).toEqual([table, 0])
    }
    await expect(counted(id, 'casework.secret')).rejects.toThrow(/permission denied/)
  })

  test('while those who work in the case count what is theirs', async () => {
    expect(await counted(keeper.worker, 'casework.item')).toBeGreaterThan(0)
    expect(await counted(keeper.worker, 'casework.denied')).toBeGreaterThan(0)
    expect(await counted(school.worker, 'casework.extract')).toBe(1)
  })
})
