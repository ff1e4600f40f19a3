import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { CaseId, NotFound, PersonId } from '#kernel'
import { modelMessages } from '#model'
import { addMessages, type Ctx, me, person, seenAs } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { visiting } from '#test/visiting.tsx'
import { MONDAY } from '#test/world.ts'
import { declaredPolicies } from '../../../scripts/write-policies.ts'
import { caseworkMessages } from '../index.ts'
import { ledgerWorld, MEMBER } from '../sharing/ledger.fixture.ts'
import { KEYS_SEEN } from './keys-seen.ts'
import { lookAs } from './look-as.query.server.ts'
import { lookAsAddress } from './look-as-address.ts'
import { lookAsPages } from './pages.ts'

addMessages(modelMessages)
addMessages(caseworkMessages)

const database = await testDatabase()
const { actAs, found, newId, keeper, school, police, ...world } = await ledgerWorld(database)
const { aCase, item, disclosure, subject } = world
const members = [
  { ...school, role: MEMBER },
  { ...police, role: MEMBER },
]
const site = visiting(actAs, lookAsPages)

type Somebody = { readonly worker: string }
const inCase = <T>(who: Somebody, caseId: string, work: (ctx: Ctx) => Promise<T>) =>
  actAs(person(who.worker), work, { scope: CaseId.parse(caseId), shows: true })
const itemsOf = async (ctx: Ctx, caseId: string): Promise<readonly string[]> => {
  const found = await sql<{
    id: string
  }>`select id from casework.item where case_id = ${caseId}::uuid order by id`.execute(ctx.db)
  return found.rows.map(({ id }) => id)
}
const seenBy = (who: Somebody, caseId: string) => inCase(who, caseId, (ctx) => itemsOf(ctx, caseId))
const lookedAs = (who: Somebody, other: Somebody, caseId: string) =>
  inCase(who, caseId, (ctx) => lookAs(ctx, { caseId, personId: other.worker }, (as) => itemsOf(as, caseId)))
const rows = async <T>(text: string, values: readonly unknown[] = []): Promise<T[]> =>
  (await database.owner.query(text, [...values])).rows
const countOf = async (table: string) => (await rows<{ n: number }>(`select count(*) as n from ${table}`))[0]?.n

/** A case with entries of all three, some shown to one another. */
async function shownAround() {
  const caseId = await aCase(members)
  await subject(caseId, 1)
  const entries = {
    keepers: await item(caseId, keeper, 'opieka'),
    kept: await item(caseId, keeper, 'kontakt'),
    schools: await item(caseId, school, 'nauka'),
    police: await item(caseId, police, 'zdrowie'),
  }
  await disclosure(caseId, keeper, school, 'opieka')
  await disclosure(caseId, police, school, 'zdrowie')
  return { caseId, ...entries }
}

describe('looking at a case as somebody else', () => {
  test('shows what both see: neither what the other is not shown, nor what the one who looks is not', async () => {
    const { caseId, keepers, schools, police: health } = await shownAround()
    expect(await seenBy(school, caseId)).toEqual([keepers, schools, health].sort())
    const { shown } = await lookedAs(keeper, school, caseId)
    expect(shown).toEqual([keepers])
  })

  test('what the other person is shown from now on is there in the next preview', async () => {
    const { caseId, keepers, kept } = await shownAround()
    await disclosure(caseId, keeper, school, 'kontakt')
    expect((await lookedAs(keeper, school, caseId)).shown).toEqual([keepers, kept].sort())
  })

  test('says what of one’s own entries the other person does not get, and why', async () => {
    const { caseId } = await shownAround()
    await item(caseId, keeper, 'bezpieczenstwo')
    await item(caseId, keeper, 'nauka')
    await disclosure(caseId, keeper, school, 'nauka', { extent: 'existence' })
    const { keptBack } = await lookedAs(keeper, school, caseId)
    expect(Object.fromEntries(keptBack.map(({ category, why }) => [category, why.reason]))).toEqual({
      kontakt: 'not_shown',
      nauka: 'shown_less',
      bezpieczenstwo: expect.stringMatching(/special|not_in_model/),
    })
  })

  test('tells of no disclosure and no fact about special content that the one who looks may not know of', async () => {
    const { caseId } = await shownAround()
    const known = (ctx: Ctx) =>
      sql<{ category: string }>`select category from casework.disclosure where case_id = ${caseId}::uuid`.execute(
        ctx.db,
      )
    const both = await inCase(keeper, caseId, (ctx) => lookAs(ctx, { caseId, personId: school.worker }, known))
    expect(both.shown?.rows).toEqual([{ category: 'opieka' }])
    const theirs = await inCase(school, caseId, known)
    expect(theirs.rows).toContainEqual({ category: 'zdrowie' })
  })

  test('leaves no trace of a Blue Card pointer, even as somebody who may read it', async () => {
    const { caseId } = await shownAround()
    const pointer = newId()
    await found.put('casework.blue_card_pointer', {
      id: pointer,
      case_id: caseId,
      runs: true,
      on_day: '2026-11-20',
      recorded_by: keeper.worker,
      recorded_at: MONDAY,
    })
    await found.put('casework.blue_card_reader', {
      id: newId(),
      case_id: caseId,
      person_id: police.worker,
      reason: 'Zmyślony powód',
      named_by: keeper.worker,
      named_at: MONDAY,
    })
    const pointers = (ctx: Ctx) => sql`select from casework.blue_card_pointer`.execute(ctx.db)
    expect((await inCase(police, caseId, pointers)).rows).toHaveLength(1)
    for (const who of [keeper, school]) {
      const { shown } = await inCase(who, caseId, (ctx) => lookAs(ctx, { caseId, personId: police.worker }, pointers))
      expect(shown?.rows).toHaveLength(0)
    }
    const page = await site.open(lookAsAddress(caseId, police.worker, 'overview'), school.worker)
    expect(page.status).toBe(200)
    expect(page.html).not.toContain('/pointer')
  })

  test('ends with the preview: afterwards the one who looked reads with own eyes, also when the page was absent', async () => {
    const { caseId } = await shownAround()
    const own = await seenBy(keeper, caseId)
    await inCase(keeper, caseId, async (ctx) => {
      const { shown } = await lookAs(ctx, { caseId, personId: school.worker }, () => Promise.reject(new NotFound('x')))
      expect(shown).toBeNull()
      expect(me(ctx)).toBe(keeper.worker)
      expect(await itemsOf(ctx, caseId)).toEqual(own)
    })
  })

  test('keeps nothing that is written while looking as somebody else', async () => {
    const { caseId } = await shownAround()
    const before = await countOf('casework.last_look')
    await inCase(keeper, caseId, (ctx) =>
      seenAs(ctx, PersonId.parse(school.worker), [], (as) =>
        sql`insert into casework.event (case_id, event, on_day, at)
          values (${caseId}::uuid, 'zdarzenie', '2026-11-20', ${as.now.toISOString()})`.execute(as.db),
      ),
    )
    expect((await site.open(lookAsAddress(caseId, school.worker, 'overview'), keeper.worker)).status).toBe(200)
    expect(await countOf(`casework.event where case_id = '${caseId}'`)).toBe(0)
    expect(await countOf('casework.last_look')).toBe(before)
  })

  test('is on the record of the case under the name of the one who looked, with whose eyes', async () => {
    const { caseId } = await shownAround()
    await site.open(lookAsAddress(caseId, school.worker, 'diagnosis'), keeper.worker)
    const facts = await rows<{ actor_id: string; payload: unknown }>(
      `select actor_id, payload from platform.fact where chain_id = $1 and name = 'casework.case_as.looked'`,
      [caseId],
    )
    expect(facts).toEqual([{ actor_id: keeper.worker, payload: { person: school.worker } }])
  })

  test('is hidden from those who write nothing in the case, and there is nobody without a place in it to look as', async () => {
    const { caseId } = await shownAround()
    const stranger = await found.aPerson('Obca', 'Osoba')
    expect((await site.open(lookAsAddress(caseId, school.worker, 'overview'), stranger)).status).toBe(404)
    expect((await site.open(lookAsAddress(caseId, stranger, 'overview'), keeper.worker)).status).toBe(404)
    expect((await site.open(lookAsAddress(caseId, keeper.worker, 'overview'), keeper.worker)).status).toBe(404)
  })

  test('every page of it opens as the school, with nothing on it that can be sent', async () => {
    const { caseId, keepers } = await shownAround()
    expect(keepers).not.toBe('')
    for (const tab of ['overview', 'diagnosis', 'plan', 'basket', 'tasks', 'meetings', 'history'] as const) {
      const { status, html } = await site.open(lookAsAddress(caseId, school.worker, tab), keeper.worker)
      expect(status, tab).toBe(200)
      expect(html, tab).toContain('Podgląd. Tę stronę dostaje teraz')
      const picture = html.split('<fieldset disabled')[1]?.split('id="kept-back"')[0] ?? ''
      expect(picture, tab).not.toBe('')
      // The ways from page to page stay within the preview.
      expect(picture, tab).not.toMatch(
        new RegExp(`href="/cases/${caseId}(/(plan|basket|diagnosis|tasks|meetings|print/file))?"`),
      )
    }
  })
})

/** Rows that everybody with a part in the case sees, in the same words: nothing to hide from one who looks as another. */
const SEEN_BY_ALL = [
  'casework.case',
  'casework.seat',
  'casework.visit',
  'casework.step_done',
  'casework.event',
  'casework.plan',
  'casework.clock',
  // When who was reminded of what: codes and days.
  'casework.clock_notice',
  // Which version a case goes to and what is asked about it: ids, no content.
  'casework.dry_run',
  'casework.migration',
  'casework.case_migration',
  'casework.migration_answer',
  // What is signed before a consent holds nothing about anybody.
  'casework.consent_text',
  // How long a leave may be, with how many families one may work: no case.
  'casework.work_limit',
  // By what the planner proposes: words and numbers that everybody reads.
  'casework.planning_rules',
  // Read by nobody.
  'casework.secret',
]

test('every table of a case says what of it is there for one who looks as another', async () => {
  const policies = (await declaredPolicies()).filter(({ table }) => table.startsWith('casework.'))
  const silent = policies.filter(({ seenAs: said, rowSecurity, rules, table }) => {
    const reading = (rowSecurity.select ?? []).flatMap((act) => rules[act] ?? [])
    return !said && !SEEN_BY_ALL.includes(table) && !reading.every(({ kind }) => kind === 'follows')
  })
  expect(silent.map(({ table }) => table)).toEqual([])
})

test('what both may see of a table is looked up for a look as another, or nothing of it would be there', async () => {
  const shared = (await declaredPolicies()).flatMap(({ table, seenAs: columns }) =>
    Array.isArray(columns) ? [[table, columns] as const] : [],
  )
  expect(shared.length).toBeGreaterThan(20)
  // A sitting is found by its part in the case.
  const keys = (table: string) => (table === 'casework.sitting' ? ['id'] : KEYS_SEEN[table]?.columns)
  expect(shared.filter(([table, columns]) => keys(table)?.join() !== columns.join())).toEqual([])
})
