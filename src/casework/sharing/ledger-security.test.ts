import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { CaseId } from '#kernel'
import { type Ctx, person } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { LEAD, ledgerWorld, MEMBER } from './ledger.fixture.ts'

const database = await testDatabase()
const { as, found, newId, keeper, school, police, worker, ...world } = await ledgerWorld(database)
const { aCase, seat, subject, item, disclosure } = world

const idsOf = async (ctx: Ctx, table: string, caseId: string): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`select id from ${sql.raw(table)} where case_id = ${caseId}`.execute(ctx.db)
  return rows.map(({ id }) => id)
}
const itemsSeenBy = (who: string, caseId: string) => as(who, (ctx) => idsOf(ctx, 'casework.item', caseId))
const sees = async (who: string, caseId: string, id: string) => (await itemsSeenBy(who, caseId)).includes(id)

/** Somebody of the school whose employment, or whose statement of confidentiality, ended yesterday. */
const former = await found.aPerson('Franciszek', 'Dawny')
await found.employ(former, school.id, 'worker', '2026-11-22')
await found.agreement('nomination', 'wyznaczenie-osoby', 'wiejski', [
  { institution_id: school.id },
  { person_id: former },
])
await found.agreement('confidentiality', 'poufnosc', 'wiejski', [{ person_id: former }])
const unsworn = await found.aPerson('Urszula', 'Niezwiązana')
await found.employ(unsworn, school.id)
await found.agreement('nomination', 'wyznaczenie-osoby', 'wiejski', [
  { institution_id: school.id },
  { person_id: unsworn },
])
await found.agreement('confidentiality', 'poufnosc', 'wiejski', [{ person_id: unsworn }], { ended_on: '2026-11-22' })
const endedAccession = await found.agreement('accession', 'przystapienie', 'wiejski', [{ institution_id: school.id }], {
  until_on: '2026-11-22',
})

const ASSISTANT = 'asystent-rodziny'
const CODED = 'czlonek-pzk'
const PARTNERS = [keeper, school, police] as const
const READERS = [
  { person: keeper.worker, institution: keeper.id, able: true },
  { person: school.worker, institution: school.id, able: true },
  { person: police.worker, institution: police.id, able: true },
  { person: former, institution: school.id, able: false },
  { person: unsworn, institution: school.id, able: false },
] as const
const CATEGORIES = ['nauka', 'opieka', 'zdrowie'] as const

const index = (most: number) => fc.integer({ min: 0, max: most })
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null, freq: 1 })
const day = fc.constantFrom(
  '2026-11-01',
  '2026-11-01',
  '2026-11-22',
  '2026-11-23',
  '2026-11-24',
  '2027-05-24',
  '2027-05-24',
)
const situation = fc.record({
  /** Asked from a page of the one case, or from a list of many. */
  scoped: index(9).map((n) => n > 0),
  seats: fc.array(
    fc.record({
      reader: index(READERS.length - 1),
      role: fc.constantFrom(LEAD, MEMBER, MEMBER, ASSISTANT, CODED),
      until: maybe(fc.constantFrom('2026-11-22', '2026-11-23')),
    }),
    { minLength: 4, maxLength: 8 },
  ),
  denied: fc.subarray([0, 1, 2], { maxLength: 1 }),
  items: fc.array(
    fc.record({
      author: index(2),
      category: fc.constantFrom(...CATEGORIES),
      subject: maybe(index(1)),
      responsible: maybe(index(2)),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  disclosures: fc.array(
    fc.record({
      from: index(2),
      to: index(2),
      role: maybe(fc.constantFrom(MEMBER, ASSISTANT)),
      reader: maybe(index(READERS.length - 1)),
      category: fc.constantFrom(...CATEGORIES),
      item: maybe(index(3)),
      subject: maybe(index(1)),
      extent: fc.constantFrom('full', 'full', 'full', 'own_part', 'own_part', 'extract', 'existence', 'coded'),
      days: fc.tuple(day, day).map(([a, b]) => (a < b ? [a, b] : [b, a])),
      withdrawn: index(3).map((n) => n === 0),
      restsOnEnded: index(5).map((n) => n === 0),
    }),
    { minLength: 2, maxLength: 6 },
  ),
})
type Situation = typeof situation extends fc.Arbitrary<infer T> ? T : never
type Seat = Situation['seats'][number]
type Shown = Situation['disclosures'][number]
type Written = Situation['items'][number]

const TODAY = '2026-11-23'

/** Who may read what, told once more in the words of the rules and without a database. */
function mayRead(told: Situation, reader: number, no: number): boolean {
  const written = told.items[no]
  const who = READERS[reader]
  if (!written || !who?.able || told.denied.includes(reader)) return false
  const seats = told.seats.filter((one) => one.reader === reader && (one.until === null || one.until >= TODAY))
  const wrote = PARTNERS[written.author]?.id === who.institution && seats.some(({ role }) => role !== CODED)
  return wrote || told.disclosures.some((one) => reaches(one, seats, reader) && shows(one, written, no, told))
}

function reaches(one: Shown, seats: readonly Seat[], reader: number): boolean {
  const [from = '', until = ''] = one.days
  return (
    !one.withdrawn &&
    !one.restsOnEnded &&
    from <= TODAY &&
    TODAY <= until &&
    PARTNERS[one.to]?.id === READERS[reader]?.institution &&
    (one.reader === null || one.reader === reader) &&
    seats.some(({ role }) => role !== CODED && (one.role === null || one.role === role))
  )
}

function shows(one: Shown, written: Written, no: number, { items }: Situation): boolean {
  const item = one.item === null ? null : one.item % items.length
  if (written.author !== one.from || written.category !== one.category) return false
  if (one.extent === 'own_part') return item === null && one.subject === null && written.responsible === one.to
  if (one.extent !== 'full') return false
  return item === null ? one.subject === null || one.subject === written.subject : item === no
}

/** Puts a situation in the database; answers with the case and its items in order. */
async function arrange(told: Situation): Promise<{ caseId: string; items: readonly string[] }> {
  const caseId = newId()
  const opened = { opened_on: '2026-11-02', opened_by: keeper.worker, stage: 'diagnoza', subject_kind: 'family' }
  await found.put('casework.case', {
    id: caseId,
    code: caseId,
    unit_code: '260401',
    owner_institution_id: keeper.id,
    version_id: world.versionId,
    process: 'praca-z-rodzina',
    ...opened,
  })
  const subjects = [await subject(caseId, 1), await subject(caseId, 2)]
  const at = (no: number | null) => (no === null ? null : (subjects[no] ?? null))
  for (const { reader, role, until } of told.seats) {
    const { institution, person: who } = READERS[reader] ?? READERS[0]
    await seat(caseId, { id: institution, worker: who }, role, { until_on: until })
  }
  for (const reader of told.denied) {
    await found.put('casework.denied', {
      person_id: READERS[reader]?.person,
      case_id: caseId,
      since: world.clock.now(),
    })
  }
  const items: string[] = []
  for (const one of told.items) {
    const responsible = one.responsible === null ? null : PARTNERS[one.responsible]?.id
    const more = { subject_id: at(one.subject), responsible_institution_id: responsible }
    items.push(await item(caseId, PARTNERS[one.author] ?? keeper, one.category, more))
  }
  for (const one of told.disclosures) {
    const [valid_from, valid_until] = one.days
    await disclosure(caseId, PARTNERS[one.from] ?? keeper, PARTNERS[one.to] ?? keeper, one.category, {
      recipient_role: one.role,
      recipient_person_id: one.reader === null ? null : READERS[one.reader]?.person,
      item_id: one.item === null ? null : items[one.item % items.length],
      subject_id: at(one.subject),
      extent: one.extent,
      valid_from,
      valid_until,
      withdrawn_at: one.withdrawn ? world.clock.now() : null,
      agreement_id: one.restsOnEnded ? endedAccession : null,
    })
  }
  return { caseId, items }
}

describe('who reads which piece of content', () => {
  test('PostgreSQL agrees with the rules in two hundred situations, and a reason is told exactly for what is read', async () => {
    let read = 0
    await fc.assert(
      fc.asyncProperty(situation, async (told) => {
        const { caseId, items } = await arrange(told)
        for (const [reader, { person: who }] of READERS.entries()) {
          const expected = items.filter((_, no) => mayRead(told, reader, no))
          const ask = async (ctx: Ctx) => ({
            seen: await idsOf(ctx, 'casework.item', caseId),
            explained: await hasReason(ctx, caseId, items[0] ?? '', who),
          })
          const scope = told.scoped ? CaseId.parse(caseId) : undefined
          const { seen, explained } = await world.actAs(person(who), ask, { scope })
          expect([...seen].sort()).toEqual([...expected].sort())
          expect(explained).toBe(mayRead(told, reader, 0))
          read += seen.length
        }
      }),
      { numRuns: 200 },
    )
    expect(read).toBeGreaterThan(100)
  }, 240_000)
})

async function hasReason(ctx: Ctx, caseId: string, itemId: string, who: string): Promise<boolean> {
  const { rows } = await sql`select from casework.why_seen(${caseId}::uuid, ${itemId}::uuid, ${who}::uuid) w
    where w.reason <> 'denied'`.execute(ctx.db)
  return rows.length > 0
}

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
  await found.put('casework.denied', { person_id: former, case_id: caseId, since: world.clock.now() })
  const secret = { kind: 'pesel', value: '00000000000', entered_by: keeper.worker, entered_at: world.clock.now() }
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
