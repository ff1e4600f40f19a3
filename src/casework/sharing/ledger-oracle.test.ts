import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { CaseId, PersonId } from '#kernel'
import { type Ctx, person, seenAs } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { mayRead } from './ledger-rules.fixture.ts'
import { type Arranged, type Situation, situation, situationWorld } from './ledger-situations.fixture.ts'

/** So many situations in all, put in the database so many at a time. */
const SITUATIONS = 2100
const AT_ONCE = 50
const PATIENCE = 15 * 60_000
/** The first so many people have lost nothing of what a seat needs. */
const WORKING = 3

const database = await testDatabase()
const { actAs, readers, arrange } = await situationWorld(database)
const as = <T>(who: number, work: (ctx: Ctx) => Promise<T>, caseId?: string): Promise<T> =>
  actAs(person(readers[who] ?? ''), work, { scope: caseId === undefined ? undefined : CaseId.parse(caseId) })

async function itemsIn(ctx: Ctx, cases: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{
    id: string
  }>`select id from casework.item where case_id = any(${[...cases]}::uuid[])`.execute(ctx.db)
  return rows.map(({ id }) => id).sort()
}
const expected = (told: Situation, { items }: Arranged, who: number) =>
  items.filter((_, no) => mayRead(told, who, no)).sort()

test(
  'PostgreSQL agrees with the rules, told once more in words, about every entry for every person in two thousand situations',
  async () => {
    let read = 0
    let hidden = 0
    let shared = 0
    await fc.assert(
      fc.asyncProperty(fc.array(situation, { minLength: AT_ONCE, maxLength: AT_ONCE }), async (told) => {
        const arranged = await arrange(told)
        const both = told.flatMap((one, no) => (arranged[no] ? [{ told: one, at: arranged[no], no }] : []))
        const cases = arranged.map(({ caseId }) => caseId)
        for (const who of readers.keys()) {
          const right = both.flatMap((one) => expected(one.told, one.at, who)).sort()
          // From a list of many cases: all at once.
          expect(await as(who, (ctx) => itemsIn(ctx, cases))).toEqual(right)
          read += right.length
          hidden += arranged.flatMap(({ items }) => items).length - right.length
        }
        for (const { told: one, at, no } of both) {
          const who = no % readers.length
          const right = expected(one, at, who)
          // From a page of the one case, with a reason for exactly what is read.
          const seen = await as(
            who,
            async (ctx) => ({ items: await itemsIn(ctx, [at.caseId]), told: await explained(ctx, at) }),
            at.caseId,
          )
          expect(seen).toEqual({ items: right, told: right })
          // Looking as somebody else: what both may read, and nothing else.
          const looks = no % WORKING
          const own = expected(one, at, looks)
          for (const other of [1, 2].map((next) => (looks + next) % WORKING)) {
            const common = own.filter((id) => expected(one, at, other).includes(id))
            expect(await as(looks, (ctx) => lookingAs(ctx, other, at), at.caseId)).toEqual(common)
            shared += common.length
          }
        }
      }),
      { numRuns: SITUATIONS / AT_ONCE, endOnFailure: true },
    )
    // Neither a database that shows nothing nor one that shows everything would pass.
    expect(Math.min(read, hidden)).toBeGreaterThan(1000)
    expect(shared).toBeGreaterThan(25)
  },
  PATIENCE,
)

/** The entries of a case for which the reader is told a reason. */
async function explained(ctx: Ctx, { caseId, items }: Arranged): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select i.id from unnest(${[...items]}::uuid[]) i(id)
    where exists (select from casework.why_seen(${caseId}::uuid, i.id, authz.me()) w where w.reason <> 'denied')`.execute(
    ctx.db,
  )
  return rows.map(({ id }) => id).sort()
}

async function lookingAs(ctx: Ctx, other: number, { caseId }: Arranged): Promise<readonly string[]> {
  const own = await itemsIn(ctx, [caseId])
  return seenAs(ctx, PersonId.parse(readers[other] ?? ''), own, (seen) => itemsIn(seen, [caseId]))
}

/** Each takes one condition away from one function that decides who reads: what it said, and what would be left. */
const LOOSENED: readonly (readonly [fn: string, said: string, left: string])[] = [
  ['authz.disclosures_to', 'and d.withdrawn_at is null', ''],
  ['authz.disclosures_to', 'authz.on_day(d.valid_from, d.valid_until)', 'true'],
  ['authz.disclosures_to', '(g.recipient_role is null or g.recipient_role = s.role)', 'true'],
  ['authz.disclosures_to', '(g.recipient_person_id is null or g.recipient_person_id = p)', 'true'],
  ['authz.disclosures_to', `(s.sees = 'names' or`, '(true or'],
  ['authz.disclosures_to', '(d.agreement_id is null or', '(true or'],
  ['authz.disclosures_to', 'and g.recipient_institution_id = s.institution_id', ''],
  ['authz.shown_categories', `d.extent = 'full' and`, ''],
  ['authz.shown_categories', 'd.item_id is null and', ''],
  ['authz.shown_categories', 'and d.subject_id is null', ''],
  ['authz.shown_about', `d.extent = 'full' and`, ''],
  ['authz.shown_about', 'd.item_id is null and', ''],
  ['authz.shown_items', `where d.extent = 'full'`, ''],
  ['authz.shown_items', 'and i.category = d.category', ''],
  ['authz.shown_items', 'and i.owner_institution_id = d.owner_institution_id', ''],
  ['authz.shown_own_part', `d.extent = 'own_part' and`, ''],
  ['authz.shown_own_part', 'd.item_id is null and', ''],
  ['authz.shown_own_part', 'and d.subject_id is null', ''],
  ['authz.my_writing_seats', `where s.sees = 'names'`, ''],
  [
    'authz.seats_held_by',
    's.case_id = authz.scope() and authz.on_day(s.from_on, s.until_on)',
    's.case_id = authz.scope()',
  ],
  ['authz.seats_held_by', 's.person_id = p and authz.on_day(s.from_on, s.until_on)', 's.person_id = p'],
  ['authz.working_seats', 'authz.on_day(e.from_on, e.until_on)', 'true'],
  ['authz.working_seats', 'authz.needs_met(', 'true or authz.needs_met('],
]

test.each(LOOSENED)('%s without “%s” is noticed', { timeout: PATIENCE }, async (fn, said, left) => {
  const { rows } = await database.owner.query<{ text: string }>(
    'select pg_get_functiondef(p.oid) as text from pg_proc p where p.pronamespace::regnamespace || $2 || p.proname = $1',
    [fn, '.'],
  )
  const text = rows[0]?.text ?? ''
  const loosened = text.replaceAll(said, left)
  expect(loosened, `${fn} says it in other words now`).not.toBe(text)
  await database.owner.query(loosened)
  try {
    expect(await differing()).toBeGreaterThan(0)
  } finally {
    await database.owner.query(text)
  }
})

const SAMPLE = fc.sample(situation, { numRuns: 600, seed: 1 })
let sampled: readonly Arranged[] | null = null

/** How many answers about the same situations differ from the rules told in words, from lists and from pages of one case. */
async function differing(): Promise<number> {
  sampled ??= await arrange(SAMPLE)
  const at = sampled
  const cases = at.map(({ caseId }) => caseId)
  let wrong = 0
  for (const who of readers.keys()) {
    const right = new Set(SAMPLE.flatMap((told, no) => (at[no] ? expected(told, at[no], who) : [])))
    const seen = await as(who, (ctx) => itemsIn(ctx, cases))
    wrong += seen.filter((id) => !right.has(id)).length
    if (wrong > 0) return wrong
    for (const { caseId } of at.slice(0, PAGES)) {
      const scoped = await as(who, (ctx) => itemsIn(ctx, [caseId]), caseId)
      wrong += scoped.filter((id) => !right.has(id)).length
    }
  }
  return wrong
}
const PAGES = 100

test('and with every condition in its place nothing differs', { timeout: PATIENCE }, async () => {
  expect(await differing()).toBe(0)
})
