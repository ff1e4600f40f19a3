import { describe, expect, test } from 'vitest'
import { Forbidden, InstitutionId, NotFound } from '#kernel'
import { addMessages, anyone } from '#platform/server'
import { territoryMessages } from '#territory'
import { testDatabase } from '#test/database.ts'
import { asking } from '#test/raw-sql.ts'
import { institutionsMessages } from '../i18n/messages.ts'
import { institutionCard } from '../register/institution.query.server.ts'
import { forgetLists } from './import-list.server.ts'
import { INSTITUTION_HEADINGS, importing, importWorld } from './import-world.fixture.ts'

addMessages(territoryMessages)
addMessages(institutionsMessages)
const database = await testDatabase()
const world = await importWorld(database)
const { actAs, clock, admin, other, worker, head, stranger, school, institution, rows, count } = world
const { upload, uploaded, review, confirm, said } = importing(world)

describe('a list of institutions', () => {
  test('is entered by its good rows after it was confirmed, and not before', async () => {
    const before = await count('institutions.institution')
    const listId = await uploaded(
      'institutions',
      'GOPS w Bielinach;pomoc społeczna;gmina;Bieliny;;123-456-32-18;;tak',
      'Poradnia;oświata;powiatowy;260401;powiat kielecki;;12345;nie',
      'Komenda;policja;powiat;gmina Mirzec, pow. starachowicki;Mirzec; ;;',
    )
    expect(await said(listId)).toEqual(['new', 'new', 'new'])
    expect(await count('institutions.institution')).toBe(before)

    expect(await confirm(listId)).toEqual({ ok: true, value: { added: 3, known: 0, refused: 0 } })
    const found = await rows<{ id: string }>(`select id from institutions.institution where rspo = '12345'`)
    const card = await actAs(anyone, (ctx) => institutionCard(ctx, InstitutionId.parse(found[0]?.id)))
    expect(card).toMatchObject({
      name: 'Poradnia',
      sector: 'education',
      level: 'powiat',
      seat: { code: '260401' },
      area: [{ code: '2604' }],
      has_accounts: false,
    })
  })

  test('confirmed twice, or twice at once, is entered once', async () => {
    const listId = await uploaded('institutions', 'Raz i tyle;inne;gmina;260401;;;;')
    const answers = await Promise.all([confirm(listId), confirm(listId)])
    expect(await confirm(listId)).toEqual(answers[0])
    expect(answers[1]).toEqual(answers[0])
    expect(await rows(`select 1 from institutions.institution where name = 'Raz i tyle'`)).toHaveLength(1)
  })

  test('leaves alone what the register has already, and says by what it knew it', async () => {
    const listId = await uploaded(
      'institutions',
      'Inna nazwa;oświata;gmina;260401;;526-025-02-74;;',
      'SZKOLA W BIELINACH;oświata;gmina;Bieliny;;;;',
      'Szkoła w Bielinach;oświata;gmina;Mirzec;;;;',
      'Jeszcze inna;oświata;gmina;260401;;;777;',
    )
    expect(await said(listId)).toEqual(['known by nip', 'known by name_and_seat', 'new', 'known by rspo'])
    expect(await review(listId)).toMatchObject({
      verdicts: [{ known: { id: school, name: 'Szkoła w Bielinach' } }, {}, {}, {}],
    })
    expect(await confirm(listId)).toMatchObject({ value: { added: 1, known: 3, refused: 0 } })
  })

  test('gives every reason at its column and enters the rest', async () => {
    const twice = await institution('Podwójna', 'ngo', '260401', { nip: '8567346215' })
    expect(twice).toBeDefined()
    const listId = await uploaded(
      'institutions',
      'Zła;nie wiem;nigdzie;Qwxzvkj;;1,23457E+09;abc;może',
      'Dwuznaczna;inne;gmina;Bogoria;;;;',
      'Prawie;inne;gmina;Bielini;;;;',
      'Nowa;inne;gmina;Bogoria, pow. staszowski;;;;',
      'NOWA;inne;gmina;261202;;;;',
      'Dwie naraz;inne;gmina;260401;;8567346215;777;',
      'Obca jednostka;inne;gmina;999999;99;;;',
    )
    expect(await said(listId)).toEqual([
      ['sector sector', 'level level', 'seat place_unknown', 'nip shortened', 'rspo rspo_wrong', 'has_accounts yes_no'],
      ['seat place_ambiguous'],
      ['seat place_alike'],
      'new',
      ['name repeated'],
      ['rspo two_institutions'],
      ['seat place_unknown', 'area place_unknown'],
    ])
    expect(await review(listId)).toMatchObject({
      verdicts: [{}, { faults: [{ places: [{ code: '260410' }, { code: '261202' }] }] }, {}, {}, {}, {}, {}],
    })
    expect(await confirm(listId)).toMatchObject({ value: { added: 1, known: 0, refused: 6 } })
    expect(await review(listId)).toMatchObject({ state: 'imported', counts: { added: 1, refused: 6 } })
  })

  test('is judged again at the confirmation: what was entered meanwhile is left alone', async () => {
    const listId = await uploaded('institutions', 'Wyprzedzona;inne;gmina;260401;;;;', 'Zdążyła;inne;gmina;260401;;;;')
    await institution('Wyprzedzona', 'other', '260401')
    expect(await confirm(listId)).toMatchObject({ value: { added: 1, known: 1 } })
  })

  test('without a row to enter is not confirmed, and stays for another day', async () => {
    const listId = await uploaded('institutions', 'Szkoła w Bielinach;oświata;gmina;260401;;;;')
    expect(await confirm(listId)).toMatchObject({ ok: false, refusal: 'nothing_to_import' })
    expect(await review(listId)).toMatchObject({ state: 'waiting' })
  })

  test('takes letters of markup and of SQL for what they are: letters', async () => {
    const name = `<b>'; drop table institutions.institution; --</b>`
    const listId = await uploaded('institutions', `"${name}";inne;gmina;260401;;;;`, "x;inne;gmina;' or 1=1 --;;;;")
    expect(await confirm(listId)).toMatchObject({ value: { added: 1, refused: 1 } })
    expect(await rows(`select 1 from institutions.institution where name = $1`, [name])).toHaveLength(1)
  })
})

describe('who may', () => {
  const lines = [INSTITUTION_HEADINGS, 'Czyjaś;inne;gmina;260401;;;;']

  test.each([
    ['a worker', () => worker],
    ['a head', () => head],
    ['a stranger', () => stranger],
  ])('%s brings in no list', async (_, who) => {
    await expect(upload('institutions', lines, who())).rejects.toBeInstanceOf(Forbidden)
    await expect(upload('people', lines, who())).rejects.toBeInstanceOf(Forbidden)
    const listId = await uploaded('institutions', lines[1] ?? '')
    await expect(review(listId, who())).rejects.toBeInstanceOf(Forbidden)
    await expect(confirm(listId, who())).rejects.toBeInstanceOf(Forbidden)
  })

  test('another administrator does not find the list, not even in plain SQL', async () => {
    const listId = await uploaded('institutions', lines[1] ?? '')
    await expect(review(listId, other)).rejects.toBeInstanceOf(NotFound)
    await expect(confirm(listId, other)).rejects.toBeInstanceOf(NotFound)
    const seen = (who: string | null) =>
      asking(database, who, async (client) => (await client.query('select id from institutions.import_list')).rowCount)
    expect(await seen(other)).toBe(0)
    expect(await seen(null)).toBe(0)
    expect(await seen(admin)).toBeGreaterThan(0)
  })
})

describe('what stays', () => {
  test('after the import only the refused rows, and after seven days nothing', async () => {
    const listId = await uploaded('institutions', 'Dobra;inne;gmina;260401;;;;', 'Odrzucona;x;gmina;260401;;;;')
    const kept = async () =>
      JSON.stringify(
        (await rows<{ rows: unknown }>('select rows from institutions.import_list where id = $1', [listId]))[0]?.rows,
      )
    expect(await kept()).toContain('Dobra')
    await confirm(listId)
    expect(await kept()).not.toContain('Dobra')
    expect(await kept()).toContain('Odrzucona')

    const now = clock.now()
    const waiting = await uploaded('institutions', 'Porzucona;inne;gmina;260401;;;;')
    await actAs({ kind: 'system', system: 'worker' }, forgetLists)
    expect(await kept()).toContain('Odrzucona')
    clock.set(new Date(now.getTime() + 7 * 86_400_000))
    await actAs({ kind: 'system', system: 'worker' }, forgetLists)
    expect(await kept()).toBe('null')
    expect(await review(listId)).toMatchObject({ state: 'imported', counts: { added: 1, refused: 1 }, refused: null })
    expect(await review(waiting)).toMatchObject({ state: 'forgotten' })
    expect(await confirm(waiting)).toMatchObject({ refusal: 'list_forgotten' })
    clock.set(now)
  })

  test('a job for that day waits in the queue', async () => {
    const listId = await uploaded('institutions', 'Kolejka;inne;gmina;260401;;;;')
    const jobs = await rows(`select run_at from graphile_worker.jobs where key = $1`, [
      `institutions.forget_lists ${listId}`,
    ])
    expect(jobs).toEqual([{ run_at: new Date(clock.now().getTime() + 7 * 86_400_000) }])
  })

  test('on the record: how many, of what, and no name', async () => {
    const listId = await uploaded('people', 'Imię;Sekretne;sekret@example.org;777;pracownik;x;1.09.2026;tak')
    await confirm(listId)
    const facts = await rows<{ name: string; payload: unknown }>(
      `select name, payload from platform.fact where name like 'institutions.list.%' and chain_id = $1 order by seq desc limit 2`,
      [admin],
    )
    expect(facts).toEqual([
      { name: 'institutions.list.imported', payload: { subject: 'people', added: 1, known: 0, refused: 0 } },
      { name: 'institutions.list.uploaded', payload: { subject: 'people', rows: 1 } },
    ])
    expect(JSON.stringify(await rows('select payload from platform.fact'))).not.toMatch(/sekret/i)
  })
})
