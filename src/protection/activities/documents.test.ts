import { beforeAll, describe, expect, test } from 'vitest'
import { localDate } from '#kernel'
import { addMadeFile, addMessages } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { tellsPeople } from '#test/told.ts'
import { visiting } from '#test/visiting.tsx'
import { acting, founding } from '#test/world.ts'
import { documentsFilePath, protectionMessages } from '../index.ts'
import { protectionPages } from '../pages.ts'
import { type Document, incompletePart, KINDS, PARTS, versionOn } from './document.domain.ts'
import { documentsFile } from './documents-file.server.ts'
import { TEMPLATES } from './templates.ts'

addMessages(protectionMessages)
const database = await testDatabase()
const world = acting(database)
const found = founding(database, world.newId)
const { open, send } = visiting(world.actAs, protectionPages, (app, parts) =>
  addMadeFile(app, parts, documentsFilePath(), documentsFile),
)
const people = { officer: '', head: '', worker: '', stranger: '' }
let at = ''
beforeAll(async () => {
  await found.units()
  const institution = await found.institution('Ośrodek Zmyślony', 'social_assistance', '260401')
  people.officer = await found.aPerson('Iga', 'Inspektorska')
  people.head = await found.aPerson('Hanna', 'Kierująca')
  people.worker = await found.aPerson('Wiktor', 'Zwykły')
  people.stranger = await found.aPerson('Olga', 'Obca')
  await found.employ(people.head, institution, 'head')
  await found.employ(people.worker, institution)
  await tellsPeople(world, institution, people.officer)
  at = `/protection/${institution}/registers`
})
const complete = (kind: (typeof KINDS)[number], more: Record<string, string> = {}) => ({
  ...Object.fromEntries(PARTS[kind].map((part) => [part, `własne słowa: ${part}`])),
  ...{ name: 'Praca z rodziną', from: '23.11.2026' },
  ...more,
})
const lines = async (kind: string, who = people.officer) =>
  (await open(`${at}/${kind}/csv`, who)).html.replace('\ufeff', '').trim().split('\r\n')

describe('the registers of processing and the assessments of impact (table of conventions, row 16)', () => {
  test('begin with a template that says every part and cannot be kept as it came', async () => {
    for (const kind of KINDS) {
      const { texts } = TEMPLATES[kind]
      expect(Object.keys(texts)).toEqual([...PARTS[kind]])
      expect(incompletePart(kind, texts)).not.toBeNull()
      const form = await open(`${at}/${kind}/new`, people.officer)
      expect(form.html).toContain('Wzór trzeba sprawdzić')
      const kept = await send(`${at}/${kind}/new`, people.officer, { ...complete(kind), ...texts })
      expect(kept.html).toContain('Zostało tu miejsce ze wzoru do uzupełnienia')
    }
    const empty = await send(`${at}/activity/new`, people.officer, { ...complete('activity'), purposes: '' })
    expect(empty.html).toContain('role="alert"')
  })

  test('are written by the officer and the head, and read by nobody else', async () => {
    const kept = await send(`${at}/activity/new`, people.officer, complete('activity'))
    expect(kept.status).toBe(303)
    expect((await open(`${at}/activity`, people.head)).html).toContain('Praca z rodziną')
    for (const who of [people.worker, people.stranger]) {
      for (const path of [`${at}/activity`, `${at}/activity/new`, `${at}/activity/csv`, kept.location ?? '']) {
        expect((await open(path, who)).status).toBe(403)
      }
    }
    expect((await open(`${at}/nothing`, people.officer)).status).toBe(404)
    expect((await open(`${at}/nothing/csv`, people.officer)).status).toBe(404)
  })

  test('keep every version; the table holds those of today with the controller and the officer', async () => {
    const first = await send(`${at}/processing/new`, people.head, complete('processing', { name: 'Utrzymanie' }))
    const entry = first.location ?? ''
    const next = complete('processing', { name: 'Utrzymanie', categories: 'inne słowa' })
    expect((await send(`${entry}/next`, people.officer, { ...next, from: '22.11.2026' })).html).toContain(
      'nie może zacząć się w przeszłości',
    )
    expect((await send(`${entry}/next`, people.officer, { ...next, from: '01.12.2026' })).status).toBe(303)
    expect((await send(`${entry}/next`, people.officer, next)).html).toContain(
      'Jest już wersja, która zaczyna się później',
    )
    const table = await lines('processing')
    expect(table).toHaveLength(2)
    expect(table[1]).toContain('Utrzymanie;1;23.11.2026;Ośrodek Zmyślony;Iga Inspektorska, iod@example.org;')
    const shown = (await open(entry, people.head)).html
    expect(shown).toContain('Wersja 2 od 01.12.2026')
    expect(shown).toContain('inne słowa')

    world.clock.set(new Date('2026-12-01T08:00:00Z'))
    expect((await lines('processing'))[1]).toContain('Utrzymanie;2;')
    expect((await send(`${entry}/next`, people.head, { ...next, from: '02.12.2026', ends: 'yes' })).status).toBe(303)
    world.clock.set(new Date('2026-12-02T08:00:00Z'))
    expect(await lines('processing')).toHaveLength(1)
    expect((await open(`${at}/processing`, people.head)).html).toContain('zakończone')
    world.clock.set(new Date('2026-11-23T08:00:00Z'))
  })

  test('cannot be changed or removed by anybody who works here', async () => {
    await expect(database.runtime.query(`update protection.document set name = 'x'`)).rejects.toThrow(
      /permission denied/,
    )
    await expect(database.runtime.query('delete from protection.document')).rejects.toThrow(/permission denied/)
  })
})

test('of two versions of one day the later one counts', () => {
  const version = (no: number, from: string, ends = false) => ({ no, from: localDate(from), ends }) as Document
  const all = [
    version(1, '2026-01-01'),
    version(2, '2026-06-01'),
    version(3, '2026-06-01'),
    version(4, '2027-01-01', true),
  ]
  const counts = (day: string) => versionOn(all, localDate(day))?.no ?? null
  expect(['2025-12-31', '2026-01-01', '2026-06-01', '2026-12-31', '2027-01-01'].map(counts)).toEqual([
    null,
    1,
    3,
    3,
    null,
  ])
})
