import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { CaseId, PersonId } from '#kernel'
import { type Ctx, person, seenAs } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { withoutShielded } from '../compartments/without-shielded.query.server.ts'
import { situationWorld } from './ledger-arranged.fixture.ts'
import type { Arranged } from './ledger-rows.fixture.ts'
import { mayRead, type Place, readsInEmergency, readsInInspection } from './ledger-rules.fixture.ts'
import { type Situation, situation } from './ledger-situations.fixture.ts'

/** So many situations in all, put in the database so many at a time. */
const SITUATIONS = 2100
const AT_ONCE = 50
const PATIENCE = 15 * 60_000
/** The first so many people have lost nothing of what a seat needs; they are asked on pages of one case more often. */
const WORKING = 3
const TURNS = [0, 1, 2, 0, 1, 2, 3, 4, 5]

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
/** The same as for anything that leaves the house. */
const onPaper = (who: number, cases: readonly string[]): Promise<readonly string[]> =>
  actAs(person(readers[who] ?? ''), (ctx) => withoutShielded(ctx, (reading) => itemsIn(reading, cases)), {
    onPaper: true,
  })
const expected = (told: Situation, { items }: Arranged, who: number, place?: Place) =>
  items.filter((_, no) => mayRead(told, who, no, place)).sort()

test(
  'PostgreSQL agrees with the rules, told once more in words, about every entry for every person in two thousand situations',
  async () => {
    const counted = { read: 0, hidden: 0, shared: 0, inEmergency: 0, inspected: 0 }
    await fc.assert(
      fc.asyncProperty(fc.array(situation, { minLength: AT_ONCE, maxLength: AT_ONCE }), async (told) => {
        const arranged = await arrange(told)
        const both = told.flatMap((one, no) => (arranged[no] ? [{ told: one, at: arranged[no], no }] : []))
        const cases = arranged.map(({ caseId }) => caseId)
        const all = arranged.flatMap(({ items }) => items).length
        for (const who of readers.keys()) {
          const right = both.flatMap((one) => expected(one.told, one.at, who)).sort()
          // From a list of many cases: all at once.
          expect(await as(who, (ctx) => itemsIn(ctx, cases))).toEqual(right)
          const printed = both.flatMap((one) => expected(one.told, one.at, who, 'paper')).sort()
          expect(await onPaper(who, cases)).toEqual(printed)
          counted.read += right.length
          for (const { told: one } of both) {
            counted.inEmergency += one.items.filter((_, no) => readsInEmergency(one, who, no)).length
            counted.inspected += one.items.filter((_, no) => readsInInspection(one, who, no)).length
          }
          counted.hidden += all - right.length
        }
        for (const { told: one, at, no } of both) {
          const who = TURNS[no % TURNS.length] ?? 0
          const other = (who + 1 + (Math.floor(no / TURNS.length) % 2)) % WORKING
          const right = expected(one, at, who)
          const common = right.filter((id) => expected(one, at, other).includes(id))
          // From a page of the one case: what is read, with a reason for exactly that; and looking as somebody else, what both may read.
          const seen = await as(who, (ctx) => lookedAt(ctx, at, other), at.caseId)
          expect(seen).toEqual({ items: right, told: right, common })
          counted.shared += common.length
        }
      }),
      { numRuns: SITUATIONS / AT_ONCE, endOnFailure: true },
    )
    // Neither a database that shows nothing nor one that shows everything would pass.
    expect(Math.min(counted.read, counted.hidden)).toBeGreaterThan(1000)
    expect(Math.min(counted.inEmergency, counted.inspected)).toBeGreaterThan(100)
    expect(counted.shared).toBeGreaterThan(15)
  },
  PATIENCE,
)

async function lookedAt(ctx: Ctx, at: Arranged, other: number) {
  const items = await itemsIn(ctx, [at.caseId])
  const told = await explained(ctx, at)
  const eyes = PersonId.parse(readers[other] ?? '')
  return { items, told, common: await seenAs(ctx, eyes, items, (seen) => itemsIn(seen, [at.caseId])) }
}

/** The entries of a case for which the reader is told a reason. */
async function explained(ctx: Ctx, { caseId, items }: Arranged): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select i.id from unnest(${[...items]}::uuid[]) i(id)
    where exists (select from casework.why_seen(${caseId}::uuid, i.id, authz.me()) w where w.reason <> 'denied')`.execute(
    ctx.db,
  )
  return rows.map(({ id }) => id).sort()
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
    'authz.seats_given_to',
    's.case_id = authz.scope() and authz.on_day(s.from_on, s.until_on)',
    's.case_id = authz.scope()',
  ],
  ['authz.seats_given_to', 's.person_id = p and authz.on_day(s.from_on, s.until_on)', 's.person_id = p'],
  ['authz.working_seats', 'authz.on_day(e.from_on, e.until_on)', 'true'],
  ['authz.working_seats', 'authz.needs_met(', 'true or authz.needs_met('],
  // Leaves with a stand-in.
  ['authz.stands_in_for', 'and z.ended_at is null', ''],
  ['authz.stands_in_for', 'authz.on_day(z.from_on, z.until_on)', 'true'],
  ['authz.stands_in_for', 'z.stand_in_id = p', 'true'],
  ['authz.stands_in_for', 'and authz.employed_at(z.absent_id, z.institution_id)', ''],
  ['authz.seats_stood_in_by', 'd.person_id = z.absent_id', 'false'],
  ['authz.seats_stood_in_by', 'theirs.person_id = z.absent_id', 'false'],
  ['authz.seats_stood_in_by', 'authz.seats_given_to', 'authz.seats_held_by'],
  ['authz.sides_of', 's.person_id = h.absent_id', 'false'],
  // What an informant said.
  [
    'authz.informants_closed_to_me',
    '(m.case_id, m.institution_id) not in (select s.case_id, s.institution_id from authz.my_writing_seats() s)',
    'false',
  ],
  ['authz.informants_closed_to_me', `pg_catalog.current_setting('app.on_paper', true) = 'yes'`, 'false'],
  // Closed lines of an agenda.
  ['authz.items_closed_to', 'x.case_id = r.case_id and x.closed', 'false'],
  ['authz.items_closed_to', 'm.case_id = l.case_id and m.line_id = l.id', 'm.case_id = l.case_id'],
  ['authz.items_closed_to', 'm.person_id = p', 'm.person_id is not null'],
  ['authz.items_closed_to', 'm.person_id = p', 'false'],
  // Emergency access.
  ['authz.cases_opened_in_emergency_by', 'e.person_id = p', 'true'],
  ['authz.cases_opened_in_emergency_by', 'e.opened_at <= authz.now()', 'true'],
  ['authz.cases_opened_in_emergency_by', 'and e.until_at > authz.now()', ''],
  ['authz.cases_opened_in_emergency_by', 'and e.ended_at is null', ''],
  [
    'authz.cases_opened_in_emergency_by',
    'and e.institution_id in (select casework.may_answer_for(c, e.person_id))',
    '',
  ],
  ['casework.may_answer_for', 'and authz.on_day(e.from_on, e.until_on)', ''],
  ['casework.may_answer_for', 'and authz.agreement_in_force(a)', ''],
  ['casework.may_answer_for', 'authz.needs_met(', 'true or authz.needs_met('],
  ['authz.items_opened_in_emergency_by', `and k.sensitivity in ('ordinary', 'protected')`, ''],
  ['authz.items_opened_in_emergency_by', 'd.recipient_institution_id = c.owner_institution_id and', ''],
  ['authz.items_opened_in_emergency_by', 'and d.category = i.category', ''],
  ['authz.items_opened_in_emergency_by', `and d.extent = 'full'`, ''],
  ['authz.items_opened_in_emergency_by', 'and d.recipient_role is null', ''],
  ['authz.items_opened_in_emergency_by', 'and d.recipient_person_id is null', ''],
  ['authz.items_opened_in_emergency_by', 'and authz.on_day(d.valid_from, d.valid_until)', ''],
  ['authz.items_opened_in_emergency_by', 'and d.withdrawn_at is null', ''],
  ['authz.items_opened_in_emergency_by', '(d.agreement_id is null or', '(true or'],
  ['authz.items_opened_in_emergency_by', 'g.case_id = i.case_id and g.item_id = i.id', 'false'],
  // Inspections.
  ['authz.inspected_by', 'i.ended_at is null and', ''],
  ['authz.inspected_by', 'and authz.on_day(i.from_on, i.until_on)', ''],
  ['authz.inspected_by', 'w.person_id = p and', ''],
  ['authz.inspected_by', 'and authz.on_day(e.from_on, e.until_on)', ''],
  ['authz.inspected_by', 'and e.institution_id in (i.institution_id, i.authority_institution_id)', ''],
  ['authz.items_inspected_by', 'and i.owner_institution_id = v.institution_id', ''],
  ['authz.items_inspected_by', 'and k.sensitivity = any (v.covers)', ''],
  [
    'authz.items_inspected_by',
    `and extract(year from i.created_at at time zone 'Europe/Warsaw') between v.year_from and v.year_until`,
    '',
  ],
  ['authz.items_inspected_by', 'm.case_id = i.case_id and m.item_id = i.id', 'false'],
  ['authz.items_inspected_by', 'x.case_id = i.case_id and x.item_id = i.id', 'false'],
  ['authz.items_inspected_by', 'g.case_id = i.case_id and g.item_id = i.id', 'false'],
  // Shields, persons kept apart, and workers on somebody's side.
  ['authz.sides_of', 's.person_id = p', 'false'],
  ['authz.shields_against', 'pg_catalog.cardinality(s.from_subjects) = 0', 'false'],
  ['authz.shields_against', 'm.subject_id = any (s.from_subjects)', 'false'],
  ['authz.shields_open_to', `t.sees = 'names' and`, ''],
  ['authz.shields_open_to', 'and not authz.shields_hidden()', ''],
  ['authz.shields_open_to', 't.keeper or (', 'true or ('],
  ['authz.shields_open_to', '(r.person_id = p or r.institution_id = t.institution_id)', 'true'],
  ['authz.shields_open_to', 'and r.ended_at is null', ''],
  ['authz.shields_open_to', 'and authz.on_day(r.from_on, r.until_on)', ''],
  ['authz.shields_open_to', 'and s.id not in (select a from authz.shields_against(p) a)', ''],
  ['authz.items_shielded_from', 'authz.shields_hidden() or c.shield_id', 'c.shield_id'],
  ['authz.items_shielded_from', 'c.shield_id in (select a from authz.shields_against(p) a)', 'false'],
  ['authz.items_shielded_from', 't.case_id = c.case_id and t.institution_id = i.owner_institution_id and', ''],
  ['authz.items_shielded_from', `i.owner_institution_id and t.sees = 'names'`, 'i.owner_institution_id'],
  ['authz.items_shielded_from', 'casework.holds_contact(i.kind, i.body)', 'false'],
  ['authz.items_shielded_from', 'exists (select from sides m where m.case_id = i.case_id)', 'false'],
  ['authz.items_shielded_from', `t.case_id = i.case_id and t.keeper and t.sees = 'names'`, 't.case_id = i.case_id'],
  ['authz.items_shielded_from', 'authz.shields_hidden() or exists', 'exists'],
  [
    'authz.items_shielded_from',
    'e.person_id = p and e.opened_at > authz.now() - ',
    'e.person_id = p and e.opened_at > authz.now() + ',
  ],
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

const SAMPLE = fc.sample(situation, { numRuns: 3000, seed: 1 })
const PAGES = 100
let sampled: readonly Arranged[] | null = null

/** How many answers about the same situations differ from the rules told in words: from lists, on paper, and from pages of one case. */
async function differing(): Promise<number> {
  sampled ??= await arrange(SAMPLE)
  const at = sampled
  const cases = at.map(({ caseId }) => caseId)
  const right = (who: number, place: Place) =>
    SAMPLE.flatMap((told, no) => (at[no] ? expected(told, at[no], who, place) : []))
  for (const who of readers.keys()) {
    const listed = unlike(await as(who, (ctx) => itemsIn(ctx, cases)), right(who, 'screen'))
    if (listed > 0) return listed
    const printed = unlike(await onPaper(who, cases), right(who, 'paper'))
    if (printed > 0) return printed
  }
  let wrong = 0
  for (const [no, { caseId }] of at.slice(0, PAGES).entries()) {
    const who = no % readers.length
    const told = SAMPLE[no]
    if (!told || !at[no]) continue
    wrong += unlike(await as(who, (ctx) => itemsIn(ctx, [caseId]), caseId), expected(told, at[no], who))
  }
  return wrong
}

/** How many are in one of them only. */
function unlike(seen: readonly string[], right: readonly string[]): number {
  const rightly = new Set(right)
  const both = seen.filter((id) => rightly.has(id)).length
  return seen.length + right.length - 2 * both
}

test('and with every condition in its place nothing differs', { timeout: PATIENCE }, async () => {
  expect(await differing()).toBe(0)
})
