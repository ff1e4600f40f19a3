import type { TestDatabase } from '#test/database.ts'
import { MONDAY } from '#test/world.ts'
import { isPesel } from '../families/pesel.domain.ts'
import { ledgerWorld } from './ledger.fixture.ts'
import { type Arranged, rowsOf } from './ledger-rows.fixture.ts'
import { READERS, type Situation, STOOD_IN, YESTERDAY } from './ledger-situations.fixture.ts'
import { IN_ORDER, type Row } from './ledger-tables.fixture.ts'

/** The institutions and people of the situations, and a way to put many situations in the database at once. */
export async function situationWorld(database: TestDatabase) {
  const world = await ledgerWorld(database)
  const { found, keeper, school, police, newId, clock, versionId } = world
  const partners = [keeper, school, police] as const
  const sworn = (person: string, ended: Row = {}) =>
    found.agreement('confidentiality', 'poufnosc', 'wiejski', [{ person_id: person }], ended)
  const nominated = (person: string) =>
    found.agreement('nomination', 'wyznaczenie-osoby', 'wiejski', [
      { institution_id: school.id },
      { person_id: person },
    ])
  const former = await found.aPerson('Franciszek', 'Dawny')
  await found.employ(former, school.id, 'worker', YESTERDAY)
  await nominated(former)
  await sworn(former)
  const unsworn = await found.aPerson('Urszula', 'Niezwiązana')
  await found.employ(unsworn, school.id)
  await nominated(unsworn)
  await sworn(unsworn, { ended_on: YESTERDAY })
  const nurse = await found.aPerson('Nela', 'Nagła')
  await found.employ(nurse, school.id)
  await sworn(nurse)

  const body = newId()
  await found.put('teams.body', {
    ...{ id: body, version_id: versionId, element: 'pzk', unit_code: '260401', opened_on: '2026-01-02' },
    ...{ process: 'tworzenie-pzk', name: 'PZK Bieliny', stage: 'dzialanie-pzk' },
  })
  const acceded = (institution: string, ended: Row = {}) =>
    found.agreement('accession', 'przystapienie', 'wiejski', [{ institution_id: institution }], {
      body_id: body,
      ...ended,
    })
  await acceded(school.id)
  await acceded(police.id, { ended_on: YESTERDAY })
  const endedAccession = await acceded(school.id, { until_on: YESTERDAY })
  const second = await world.worker('Danuta', 'Druga', keeper.id)
  const third = await world.worker('Teresa', 'Trzecia', keeper.id)
  const readers = [keeper.worker, school.worker, police.worker, former, unsworn, nurse, second, third]
  for (const { absent, by, days, ended } of STOOD_IN) {
    await found.put('casework.stand_in', {
      ...{ id: newId(), institution_id: partners[READERS[absent]?.of ?? 0]?.id, absent_id: readers[absent] },
      ...{ stand_in_id: readers[by], from_on: days[0], until_on: days[1], named_by: readers[absent] },
      ...{ named_at: MONDAY, ended_at: ended ? MONDAY : null, ended_by: ended ? readers[absent] : null },
    })
  }

  let numbers = 0
  const newNumber = () => {
    numbers += 1
    return peselOf(numbers)
  }

  /** Puts situations in the database as they are at this hour, each as a case of its own; answers with the cases and their items in order. */
  const arrange = async (told: readonly Situation[]): Promise<readonly Arranged[]> => {
    const known = { versionId, partners, readers, endedAccession, newId, newNumber, now: clock.now() }
    const tables = new Map<string, Row[]>(IN_ORDER.map((table) => [table, []]))
    const arranged = told.map((one) => rowsOf(one, known, (table, row) => tables.get(table)?.push(row)))
    for (const [table, rows] of tables) await putAll(database, table, rows)
    return arranged
  }
  return { ...world, partners, readers, arrange }
}

/** The number of nobody: born in the nineteenth century. */
function peselOf(no: number): string {
  const digits = `1281${String(1 + (no % 28)).padStart(2, '0')}${String(no).padStart(4, '0')}`
  return Array.from({ length: 10 }, (_, control) => `${digits}${control}`).find(isPesel) ?? ''
}

async function putAll(database: TestDatabase, table: string, rows: readonly Row[]): Promise<void> {
  const [first] = rows
  if (!first) return
  const names = Object.keys(first).join(', ')
  const done = await database.owner.query(
    `insert into casework.${table} (${names}) select ${names} from jsonb_populate_recordset(null::casework.${table}, $1::jsonb)`,
    [JSON.stringify(rows)],
  )
  if (done.rowCount !== rows.length) throw new Error(`${table}: ${done.rowCount} of ${rows.length} rows`)
}
