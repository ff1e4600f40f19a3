import { beforeAll, describe, expect, test } from 'vitest'
import { addMadeFile, addMessages } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { tellsPeople } from '#test/told.ts'
import { visiting } from '#test/visiting.tsx'
import { acting, founding } from '#test/world.ts'
import { authorisationsFilePath, protectionMessages } from '../index.ts'
import { protectionPages } from '../pages.ts'
import { authorisationsFile } from './authorisations-file.server.ts'

addMessages(protectionMessages)
const database = await testDatabase()
const world = acting(database)
const found = founding(database, world.newId)
const { open } = visiting(world.actAs, protectionPages, (app, parts) =>
  addMadeFile(app, parts, authorisationsFilePath(), authorisationsFile),
)

const people = { officer: '', head: '', sworn: '', former: '', blocked: '', stranger: '' }
let institution = ''
beforeAll(async () => {
  await found.units()
  institution = await found.institution('Ośrodek Zmyślony', 'social_assistance', '260401')
  people.officer = await found.aPerson('Iga', 'Inspektorska')
  people.head = await found.aPerson('Hanna', 'Kierująca')
  people.sworn = await found.aPerson('Łucja', 'Zaprzysiężona')
  people.former = await found.aPerson('Bogdan', 'Dawny')
  people.blocked = await found.aPerson('Zofia', 'Zablokowana')
  people.stranger = await found.aPerson('Olga', 'Obca')
  await found.employ(people.head, institution, 'head')
  await found.employ(people.sworn, institution)
  await found.employ(people.blocked, institution)
  await found.employ(people.former, institution, 'worker', '2026-11-22')
  await found.agreement('confidentiality', 'poufnosc', 'wiejski', [{ person_id: people.sworn }])
  await database.owner.query(`update identity.account set state = 'blocked' where person_id = $1`, [people.blocked])
  await tellsPeople(world, institution, people.officer)
})

const lines = async (who: string) =>
  (await open(`/protection/${institution}/authorisations/csv`, who)).html.replace('\ufeff', '').trim().split('\r\n')

describe('the register of authorisations', () => {
  test('exports each active user with the dates, and whoever was one until their last day (row 16)', async () => {
    expect(await lines(people.officer)).toEqual(
      [
        'Osoba;Stanowisko;Od;Do;Dziś;Oświadczenie o poufności z dnia;Zakres dziś',
        'Hanna Kierująca;pracownik;01.01.2024;bez daty końca;czynne;brak;miejsca w sprawach: 0, role w zespołach: 0',
        'Łucja Zaprzysiężona;pracownik;01.01.2024;bez daty końca;czynne;02.01.2026;miejsca w sprawach: 0, role w zespołach: 0',
        'Bogdan Dawny;pracownik;01.01.2024;22.11.2026;nieczynne;brak;miejsca w sprawach: 0, role w zespołach: 0',
        'Zofia Zablokowana;pracownik;01.01.2024;bez daty końca;nieczynne;brak;miejsca w sprawach: 0, role w zespołach: 0',
      ].map((line) => expect.stringMatching(new RegExp(`^${line.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`))),
    )
    const { rows } = await database.owner.query(
      `select actor_id from platform.fact where name = 'protection.authorisation.exported'`,
    )
    expect(rows).toEqual([{ actor_id: people.officer }])
  })

  test('is shown to the officer and the head, and to nobody else', async () => {
    const page = `/protection/${institution}/authorisations`
    expect((await open(page, people.head)).html).toContain('Łucja Zaprzysiężona')
    for (const who of [people.sworn, people.stranger]) {
      expect((await open(page, who)).status).toBe(403)
      expect((await open(`${page}/csv`, who)).status).toBe(403)
      const found = await world.as(who, (ctx) =>
        authorisationsFile(ctx, { params: {}, t: () => '' }).catch((e) => e.name),
      )
      expect(found).toBe('NotFound')
    }
  })
})
