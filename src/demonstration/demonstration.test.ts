import { globSync, readFileSync } from 'node:fs'
import type pg from 'pg'
import { beforeAll, describe, expect, test } from 'vitest'
import { caseworkMessages } from '#casework'
import { countPractice } from '#casework/server'
import { directoryMessages } from '#directory'
import { loadVersion } from '#model/server'
import { type ActAs, actingOver, addMessages, brokenLinks, systemActor, systemClock } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { VAULT } from '#test/world.ts'
import { readWorld } from './cast.ts'
import { prepare } from './prepare.server.ts'

// A letter is written in words of the catalogue, and so is an entry of the directory.
addMessages(caseworkMessages)
addMessages(directoryMessages)
const database = await testDatabase()
const actAs = actingOver(database.runtime, systemClock, VAULT)
const installation = {
  actAs,
  signInAs: actAs,
  pool: database.runtime,
  vault: VAULT,
  bundled: true,
  close: async () => undefined,
}
const count = async (query: string): Promise<number> => Number((await database.owner.query(query)).rows[0]?.count)

async function publishModels(acting: ActAs): Promise<void> {
  for (const file of globSync('content/models/*.json').sort()) {
    const json: unknown = JSON.parse(readFileSync(file, 'utf8'))
    expect((await acting(systemActor('setup'), (ctx) => loadVersion(ctx, json))).ok).toBe(true)
  }
}

describe('the demonstration world', () => {
  const progress = { done: 0, of: 1, stopped: false }
  beforeAll(async () => {
    await publishModels(actAs)
    await prepare(installation, readWorld(), progress)
  }, 180_000)

  test('tells sixty families through the real acts of their teams', async () => {
    expect([progress.done, progress.of]).toEqual([60, 60])
    expect(await count('select count(*) from casework.case')).toBe(60)
  })

  test('has families at every stage of the main path', async () => {
    expect(await count('select count(distinct stage) from casework.case')).toBeGreaterThanOrEqual(11)
  })

  test('has one family in two compartments, with a shielded address opened to one member of its team', async () => {
    for (const table of ['apart', 'shield', 'shield_reader', 'side', 'safe_contact']) {
      expect([table, await count(`select count(*) from casework.${table}`)]).toEqual([table, 1])
    }
  })

  test('has a date looked for, a meeting moved and a sitting of three families, in two gminas', async () => {
    expect(await count(`select count(*) from casework.date_poll where state = 'open'`)).toBe(2)
    expect(await count(`select count(*) from casework.meeting_change where what = 'moved'`)).toBe(2)
    expect(await count('select count(*) from casework.sitting where institution_id is not null')).toBe(2)
    expect(await count('select count(*) from casework.sitting_slot')).toBe(6)
  })

  test('has two standing teams, each with closed minutes of a sitting and one sitting still to be recorded', async () => {
    expect(await count('select count(distinct body_id) from casework.sitting where body_id is not null')).toBe(2)
    expect(await count('select count(*) from casework.plenary where closed_at is not null')).toBe(2)
    expect(await count('select count(*) from casework.sitting where body_id is not null')).toBe(4)
  })

  test('has two institutions with a template in force, each with a letter that was issued and proved sent', async () => {
    expect(
      await count(`select count(distinct institution_id) from casework.letter_template where state = 'in_force'`),
    ).toBe(2)
    const sent = `select count(*) from casework.own_letter l join casework.own_letter_proof f on f.letter_id = l.id
      where l.number like 'PS.8123.1.%' and l.docx is not null and l.document::text not like '%{{%'`
    expect(await count(sent)).toBe(2)
  })

  test('has services that count their places, one of them full with families waiting in order', async () => {
    expect(await count('select count(distinct service_id) from directory.supply')).toBe(6)
    const full = `from casework.unit_hold h where h.released_at is null`
    expect(await count(`select count(*) ${full}`)).toBe(3)
    const waiting = `from casework.waiting w where w.left_at is null and w.service_id in (select h.service_id ${full})`
    expect(await count(`select count(distinct w.case_id) ${waiting}`)).toBe(2)
    expect(await count(`select count(*) from casework.basket_item where state = 'waiting'`)).toBe(
      await count(`select count(*) ${waiting}`),
    )
  })

  test('has one gmina with an envelope of 60 000 zł from two sources, of which some is committed and one purchase waits', async () => {
    expect(await count('select count(*) from casework.envelope_source')).toBe(2)
    const sum = (kind: string) => count(`select sum(amount) as count from casework.money_entry where kind = '${kind}'`)
    expect(await sum('planned')).toBe(6_000_000)
    expect(await sum('committed')).toBeGreaterThan(await sum('spent'))
    expect(await sum('spent')).toBeGreaterThan(0)
    expect(await count(`select count(*) from casework.purchase where state = 'asked'`)).toBe(1)
  })

  test('has a map of a dozen resources, support of an institution and a social project with families as codes', async () => {
    expect(await count(`select count(*) from directory.resource where unit_code = '260401'`)).toBe(12)
    const states = `select count(*) from casework.institution_support where state =`
    for (const state of ['asked', 'granted', 'taken_over']) expect(await count(`${states} '${state}'`)).toBe(1)
    expect(await count(`select count(*) from casework.social_project where state = 'running'`)).toBe(1)
    expect(await count(`select count(*) from casework.social_project where state = 'draft'`)).toBe(1)
    expect(await count('select count(*) from casework.project_case')).toBeGreaterThan(0)
  })

  test('has a draft of the model with a few paragraphs written otherwise, begun by who leads its team', async () => {
    expect(
      await count(
        `select count(*) from model.draft where state = 'draft' and model_id = 'wiejski' and version = '1.1'`,
      ),
    ).toBe(1)
    expect(
      await count(
        `select count(*) from model.draft_change c join model.draft d on d.id = c.draft_id where d.model_id = 'wiejski'`,
      ),
    ).toBe(4)
    expect(await count(`select count(*) from model.writer where leads and model_id = 'wiejski'`)).toBe(1)
  })

  test('lists services of every sector in and around one gmina, some of them old by now', async () => {
    expect(await count('select count(*) from directory.service')).toBe(41)
    expect(await count('select count(distinct category) from directory.service')).toBe(15)
    const old = `select count(*) from directory.service where assured_on < current_date - 190`
    expect(await count(old)).toBeGreaterThanOrEqual(5)
  })

  test('asks everybody about a draft of the other variant, with remarks that wait for an answer', async () => {
    const open = `select count(*) from model.consultation where circle = 'public' and closed_at is null and closes_on > current_date`
    expect(await count(`${open} and model_id = 'miejsko-wiejski'`)).toBe(1)
    expect(await count(open)).toBe(1)
    expect(await count(`select count(*) from model.remark where source = 'page' and institution_id is not null`)).toBe(
      4,
    )
    expect(await count(`select count(*) from model.remark where source = 'meeting'`)).toBe(2)
    expect(await count('select count(*) from model.remark_answer')).toBe(0)
  })

  test('shows practice beside paragraphs, by months that are over and never of few cases', async () => {
    await actAs(systemActor('worker'), countPractice)
    expect(await count('select count(*) from model.evidence where not hidden')).toBeGreaterThan(0)
    expect(await count('select count(*) from model.evidence where hidden')).toBeGreaterThan(0)
    expect(await count(`select count(*) from model.evidence where month >= date_trunc('month', now())`)).toBe(0)
  })

  test('dates nothing after today, and its record verifies', async () => {
    expect(await count('select count(*) from platform.fact where at > now()')).toBe(0)
    expect(await actAs(systemActor('worker'), brokenLinks)).toEqual([])
  })

  test('is told once', async () => {
    const facts = await count('select count(*) from platform.fact')
    await prepare(installation, readWorld(), { done: 0, of: 1, stopped: false })
    expect(await count('select count(*) from platform.fact')).toBe(facts)
  })
})

/** A pool that gives so many connections and then no more, as when the program is killed. */
function poolFor(pool: pg.Pool, acts: number): pg.Pool {
  let given = 0
  const connect = async () => {
    given += 1
    if (given > acts) throw new Error('killed')
    return pool.connect()
  }
  return Object.create(pool, { connect: { value: connect } })
}

test('interrupted anywhere, it goes on where it was and makes nothing twice', { timeout: 180_000 }, async () => {
  const again = await testDatabase()
  const acting = actingOver(again.runtime, systemClock, VAULT)
  await publishModels(acting)
  const world = { ...readWorld(), stories: 10 }
  let times = 0
  for (let over = false; !over && times < 40; times += 1) {
    const pool = poolFor(again.runtime, 29 + 23 * times)
    over = await prepare({ ...installation, actAs: acting, pool }, world, { done: 0, of: 1, stopped: false }).then(
      () => true,
      () => false,
    )
  }
  expect(times).toBeGreaterThan(5)
  expect(times).toBeLessThan(40)
  const told = `select c.code, c.stage, c.outcome, (select count(*) from platform.fact f where f.chain_id = c.id)::int as facts,
    (select count(*) from casework.item i where i.case_id = c.id)::int as items
    from casework.case c where c.code = any($1) order by c.code`
  const codes = (await again.owner.query('select code from casework.case')).rows.map(({ code }) => code)
  expect((await again.owner.query(told, [codes])).rows).toEqual((await database.owner.query(told, [codes])).rows)
  expect((await again.owner.query('select count(*)::int as n from teams.body')).rows).toEqual(
    (await database.owner.query('select count(*)::int as n from teams.body')).rows,
  )
})
