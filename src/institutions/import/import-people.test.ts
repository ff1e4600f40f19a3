import { describe, expect, test } from 'vitest'
import { testDatabase } from '#test/database.ts'
import { importing, importWorld } from './import-world.fixture.ts'

const database = await testDatabase()
const world = await importWorld(database)
const { stranger, institution, rows, count } = world
const { uploaded, confirm, said } = importing(world)
await institution('GOPS w Bielinach', 'social_assistance', '260401')

describe('a list of people', () => {
  const accountOf = async (email: string) =>
    (
      await rows<{ id: string; state: string }>(
        'select person_id as id, state from identity.account where email = $1',
        [email],
      )
    )[0]

  test('invites those without an account once, and employs all', async () => {
    const letters = await count('platform.mail')
    const listId = await uploaded(
      'people',
      'Ola;Nowa;OLA@example.org;777;zastępca;wicedyrektorka;1.09.2026;tak',
      'Ola;Nowa;ola@example.org;GOPS w Bielinach;pracownik;pedagog;2026-10-01;tak',
      `Obca;Osoba;${stranger}@example.org;526-025-02-74;pracownik;nauczycielka;1 września 2026;nie`,
    )
    expect(await said(listId)).toEqual(['new', 'new', 'new'])
    expect(await count('platform.mail')).toBe(letters)
    expect(await confirm(listId)).toMatchObject({ value: { added: 3 } })

    expect(await accountOf('ola@example.org')).toMatchObject({ state: 'invited' })
    expect(await count('platform.mail')).toBe(letters + 1)
    const work = await rows(
      `select function, job_title, from_on from institutions.employment where person_id = $1 order by from_on`,
      [(await accountOf('ola@example.org'))?.id],
    )
    expect(work).toEqual([
      { function: 'deputy', job_title: 'wicedyrektorka', from_on: '2026-09-01' },
      { function: 'worker', job_title: 'pedagog', from_on: '2026-10-01' },
    ])
    expect(await said(await uploaded('people', 'Ola;Nowa;ola@example.org;777;zastępca;x;1.10.2026;tak'))).toEqual([
      'known by employment',
    ])
  })

  test('gives no account another person’s work, and names every other reason', async () => {
    await institution('Dwie takie', 'ngo', '260401')
    await institution('Dwie takie', 'ngo', '261103')
    await institution('Zamknięta', 'ngo', '260401', { ended_on: '2026-01-31' })
    const listId = await uploaded(
      'people',
      `Inna;Kobieta;${stranger}@example.org;777;pracownik;x;1.09.2026;tak`,
      'Iga;Nowa;iga@example.org;777;pracownik;x;1.09.2026;nie',
      'Iwo;Nowy;iwo@example.org;Nie ma takiej;pracownik;x;1.09.2026;tak',
      'Iwo;Nowy;iwo@example.org;Dwie takie;pracownik;x;1.09.2026;tak',
      'Iwo;Nowy;iwo@example.org;Zamknięta;pracownik;x;1.09.2026;tak',
      'Ewa;Nowa;ewa@example.org;777;pracownik;x;1.09.2026;tak',
      'Adam;Nowy;ewa@example.org;GOPS w Bielinach;pracownik;x;1.09.2026;tak',
      'Ewa;Nowa;ewa@example.org;777;pracownik;y;1.10.2026;tak',
      ';;zły adres;;;;;',
    )
    expect(await said(listId)).toEqual([
      ['email email_of_another'],
      ['invite no_account'],
      ['institution employer_unknown'],
      ['institution employer_ambiguous'],
      ['from institution_ended'],
      'new',
      ['email email_repeated'],
      ['email repeated'],
      [
        'given required',
        'family required',
        'email email_wrong',
        'institution required',
        'function required',
        'job_title required',
        'from required',
      ],
    ])
    expect(await confirm(listId)).toMatchObject({ value: { added: 1, known: 0, refused: 8 } })
    expect(await accountOf('iga@example.org')).toBeUndefined()
  })
})
