import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { institutionsMessages } from '#institutions'
import { Forbidden, NotFound } from '#kernel'
import { addMessages, translator } from '#platform/server'
import { territoryMessages } from '#territory'
import { testDatabase } from '#test/database.ts'
import { directoryMessages } from '../index.ts'
import { bytesOf, exchangeWorld } from './exchange-world.fixture.ts'
import { sayFault } from './fault-words.ts'
import { forgetServiceLists, reviewServices } from './import-services.server.ts'
import { hsdsServices } from './service-files.server.ts'
import type { Verdict } from './shared-service.domain.ts'

for (const messages of [territoryMessages, institutionsMessages, directoryMessages]) addMessages(messages)
const database = await testDatabase()
const world = await exchangeWorld(database)
const {
  add,
  as,
  clinic,
  clock,
  confirm,
  count,
  nip,
  opsHead,
  ops,
  review,
  rows,
  school,
  schoolHead,
  teacher,
  upload,
  uploaded,
} = world
const t = translator('pl')

const HEADS =
  'Wykonawca;Nazwa usługi;Obszar;Co to jest;Obsługiwany teren;W jaki sposób;Koszt;Kwota;Za co;Potwierdzono dnia'
const row = (name: string, changed: Readonly<Record<number, string>> = {}) =>
  [
    'Przychodnia w Bielinach',
    name,
    'promocja i ochrona zdrowia',
    'Porady.',
    '260401',
    'w domu rodziny',
    'bezpłatnie',
    '',
    '',
    '',
  ].map((cell, i) => changed[i] ?? cell)
const csv = (...lines: readonly (readonly string[])[]) =>
  bytesOf([HEADS, ...lines.map((one) => one.join(';'))].join('\r\n'))
const kindsOf = (verdicts: readonly Verdict[]) => verdicts.map(({ kind }) => kind)
const reasons = (verdicts: readonly Verdict[]) =>
  verdicts.flatMap((one) =>
    one.kind === 'refused' ? one.faults.map((fault) => `${fault.part}: ${sayFault(t, fault)}`) : [],
  )

describe('a table of entries', () => {
  test('is looked through before anything is entered, and enters what is right', async () => {
    const id = await uploaded(csv(row('Szczepienia'), row('Bilans dwulatka', { 2: 'magia' })))
    const verdicts = await review(id)
    expect(kindsOf(verdicts)).toEqual(['new', 'refused'])
    expect(reasons(verdicts)).toEqual(['category: Nie znamy słowa „magia” w tej kolumnie.'])
    expect(await count('directory.service')).toBe(0)
    const done = await confirm(id)
    expect(done.ok && done.value).toEqual({ new: 1, changed: 0, same: 0, refused: 1 })
    expect(await rows('select name, version, assured_how, audience from directory.service')).toEqual([
      { name: 'Szczepienia', version: 1, assured_how: 'keeper', audience: 'everyone' },
    ])
    expect(
      await rows(
        `select name, payload->'added' as added from platform.fact where name = 'directory.services.imported'`,
      ),
    ).toHaveLength(2)
    const again = await confirm(id)
    expect(again.ok && again.value.new).toBe(1)
    expect(await count('directory.service')).toBe(1)
  })

  test('tells changes part by part, and what says the same already', async () => {
    const same = await review(await uploaded(csv(row('Szczepienia'))))
    expect(kindsOf(same)).toEqual(['same'])
    const id = await uploaded(csv(row('Szczepienia', { 3: 'Dla dzieci.', 6: 'odpłatnie', 7: '40', 8: 'za wizytę' })))
    expect(kindsOf(await review(id))).toEqual(['changed'])
    expect((await confirm(id)).ok).toBe(true)
    expect(await rows('select version, cost, entry->>$1 as summary from directory.service', ['summary'])).toEqual([
      { version: 2, cost: 'paid', summary: 'Dla dzieci.' },
    ])
    expect(await count('directory.service_version')).toBe(2)
  })

  test.each([
    ['an unknown area', { 4: 'Nigdzie' }, 'area: Nie ma gminy, powiatu ani województwa „Nigdzie”. Sprawdź pisownię.'],
    [
      'an area that does not exist',
      { 4: '990101' },
      'area: Nie ma gminy, powiatu ani województwa „990101”. Sprawdź pisownię.',
    ],
    ['a bad day', { 9: '31.02.2026' }, 'assured_on: „2026-02-31” nie jest dniem. Wpisz na przykład 23.11.2026.'],
    ['a day to come', { 9: '1.01.2999' }, 'assured_on: Dzień „2999-01-01” jeszcze nie nadszedł.'],
    ['a formula', { 3: '=1+1' }, 'summary: W komórce jest formuła. Wpisz wartość.'],
    ['a price without its unit', { 6: 'odpłatnie', 7: '40' }, 'unit: Wybierz, za co jest ta kwota.'],
    [
      'no such provider',
      { 0: 'Nieznana' },
      'provider: Takiej instytucji nie ma w rejestrze. Podaj NIP albo pełną nazwę z rejestru.',
    ],
    [
      'a provider of somebody else',
      { 0: 'Szkoła w Bielinach' },
      'provider: Wpisów instytucji „Szkoła w Bielinach” nie prowadzisz.',
    ],
  ])('refuses a row with %s, with its reason', async (_, changed, reason) => {
    const verdicts = await review(await uploaded(csv(row('Nowa usługa', changed))))
    expect(reasons(verdicts)).toEqual([reason])
  })

  test('refuses the second of two rows about one entry', async () => {
    const verdicts = await review(await uploaded(csv(row('Porady'), row('porady'))))
    expect(reasons(verdicts)).toEqual(['line: Ten sam wpis jest już w wierszu 2.'])
  })

  test('is read from windows-1250, with commas, and with a cell beside the last heading told', async () => {
    const text = [HEADS.replaceAll(';', ','), row('Rehabilitacja').join(',')].join('\n')
    const polish: Readonly<Record<string, number>> = { ł: 0xb3, ó: 0xf3, ę: 0xea, ż: 0xbf, ś: 0x9c, ą: 0xb9, Ł: 0xa3 }
    const old = Uint8Array.from([...text].map((letter) => polish[letter] ?? letter.charCodeAt(0)))
    expect(kindsOf(await review(await uploaded(old)))).toEqual(['new'])
    expect(reasons(await review(await uploaded(csv([...row('Rehabilitacja'), 'obok']))))).toEqual([
      'line: Obok ostatniej kolumny z nagłówkiem coś stoi. Sprawdź, czy dane nie przesunęły się w prawo.',
    ])
  })

  test('of Excel is read as well, and a formula in it is never reckoned out', async () => {
    const cells = (values: readonly string[]) => values.map((value) => ({ value, type: String }))
    const data = [cells(HEADS.split(';')), cells(row('Gimnastyka')), cells(row('Pływanie'))]
    const plain = await writeXlsxFile(data, {}).toBuffer()
    expect(kindsOf(await review(await uploaded(plain)))).toEqual(['new', 'new'])
    const reckoned = [
      cells(HEADS.split(';')),
      [
        ...cells(row('Gimnastyka')).slice(0, 3),
        { value: 'A1', type: 'Formula' as const },
        ...cells(row('Gimnastyka')).slice(4),
      ],
    ]
    const withFormula = await writeXlsxFile(reckoned, {}).toBuffer()
    expect(reasons(await review(await uploaded(withFormula)))).toEqual([
      'summary: W komórce jest formuła. Wpisz wartość.',
    ])
  })
})

describe('a whole file', () => {
  const bomb = () => gzipSync(Buffer.alloc(200 * 1024 * 1024, 32))
  test.each([
    ['headings_missing', () => bytesOf('Nazwa usługi;Koszt\nPorady;bezpłatnie')],
    ['headings_repeated', () => bytesOf(`${HEADS};Koszt\n${row('Porady').join(';')};x`)],
    ['list_empty', () => bytesOf(HEADS)],
    ['list_empty', () => bytesOf('[]')],
    ['not_json', () => bytesOf('{"name": "nic"}')],
    ['not_json', () => Uint8Array.from([...bytesOf('[{"name":"'), 0xb3, ...bytesOf('"}]')])],
    ['unpacks_too_large', bomb],
    ['unpacks_too_large', () => Uint8Array.from([0x1f, 0x8b, 1, 2, 3])],
    ['list_too_large', () => new Uint8Array(6 * 1024 * 1024).fill(65)],
    ['old_workbook', () => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0])],
    ['not_a_list', () => Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0])],
    ['too_many_rows', () => csv(...Array.from({ length: 5001 }, (_, i) => row(`Porady ${i}`)))],
  ])('is refused at once: %s', async (refusal, make) => {
    const answer = await upload(make())
    expect(answer.ok || answer.refusal).toBe(refusal)
  })

  test('is only for whoever keeps entries, and only for whoever sent it', async () => {
    await expect(upload(csv(row('Porady')), teacher)).rejects.toBeInstanceOf(Forbidden)
    const id = await uploaded(csv(row('Porady')))
    await expect(as(teacher, (ctx) => reviewServices(ctx, id))).rejects.toBeInstanceOf(Forbidden)
    await expect(as(schoolHead, (ctx) => reviewServices(ctx, id))).rejects.toBeInstanceOf(NotFound)
  })

  test('is forgotten after seven days', async () => {
    const id = await uploaded(csv(row('Porady')))
    clock.set(new Date(clock.now().getTime() + 8 * 86_400_000))
    await as(opsHead, forgetServiceLists)
    const answer = await confirm(id)
    expect(answer.ok || answer.refusal).toBe('list_forgotten')
  })
})

describe('entries as HSDS', () => {
  test('go out of one provider and come in again without a change', async () => {
    await add(opsHead, ops, { name: 'Dożywianie', audience: 'signed_in' })
    await add(schoolHead, school, { name: 'Świetlica' })
    const out = await as(opsHead, (ctx) => hsdsServices(ctx, { which: 'kept' }))
    expect(out.map(({ name }) => name).sort()).toEqual(['Dożywianie', 'Szczepienia'])
    const verdicts = await review(await uploaded(gzipSync(bytesOf(JSON.stringify({ version: '3.1', services: out })))))
    expect(kindsOf(verdicts)).toEqual(['same', 'same'])
    const open = await as(opsHead, (ctx) => hsdsServices(ctx, { which: 'public' }))
    expect(open.map(({ name }) => name).sort()).toEqual(['Szczepienia', 'Świetlica'])
  })

  test('of somebody else are read as far as they are understood, and told where they are not', async () => {
    const id = 'ac148810-d857-441c-9679-408f346de14b'
    const organization = { id: '0fdfb57f-c147-4cfb-864c-44788a335d8c', name: 'X', description: 'X' }
    const foreign = {
      ...{ id, name: 'Poradnia', status: 'active', description: 'Rozmowy.', minimum_age: 6 },
      organization: { ...organization, organization_identifiers: [{ id, identifier_type: 'NIP', identifier: nip }] },
      service_areas: [{ id, name: 'gmina Bieliny' }],
      service_at_locations: [
        {
          id,
          location: {
            ...{ id, location_type: 'physical' },
            addresses: [
              {
                id,
                address_1: 'Zmyślona 1',
                city: 'Bieliny',
                state_province: '',
                postal_code: '26-004',
                country: 'PL',
                address_type: 'physical',
              },
            ],
          },
        },
      ],
      schedules: [{ id, freq: 'WEEKLY', byday: 'MO,TU', opens_at: '08:00:00', closes_at: '12:00:00' }],
      cost_options: [{ id, amount: 35, currency: 'pln', amount_description: 'za godzinę' }],
      attributes: [{ id, taxonomy_term: { id, name: 'promocja i ochrona zdrowia', description: '-' } }],
    }
    const [understood] = await review(await uploaded(bytesOf(JSON.stringify(foreign))))
    if (understood?.kind !== 'new') throw new Error(JSON.stringify(understood))
    expect(understood.institutionId).toBe(clinic)
    expect(understood.entry).toMatchObject({
      ...{ category: 'health', area: ['260401'], ways: ['at_place'], eligibility: [{ kind: 'age', from: 6 }] },
      ...{ place: { address: 'Zmyślona 1, Bieliny' }, cost: { kind: 'paid', amount: 3500, unit: 'hour' } },
      hours: [{ rrule: 'FREQ=WEEKLY;BYDAY=MO,TU', opens: '08:00', closes: '12:00' }],
    })
    const wrong = [
      { ...foreign, status: 'defunct' },
      {
        ...foreign,
        schedules: [{ id, freq: 'WEEKLY', interval: 2, byday: 'MO', opens_at: '08:00', closes_at: '12:00' }],
      },
      { ...foreign, cost_options: [{ id, amount: 35, currency: 'EUR', amount_description: 'za godzinę' }] },
      { ...foreign, id: 'nie-uuid' },
      { ...foreign, attributes: [] },
    ]
    expect(reasons(await review(await uploaded(bytesOf(JSON.stringify(wrong)))))).toEqual([
      'status: Usługa ma status „defunct”. Wczytujemy tylko czynne usługi.',
      'schedules: Tych godzin wpis nie zapisze. Może mieć godziny dni tygodnia i jeden dzień w miesiącu.',
      'cost_options: Cena jest w walucie „EUR”. Podaj ją w złotych.',
      'id: To pole nie jest zapisane tak, jak chce HSDS 3.1.',
      `category: ${t('platform.form.required')}`,
    ])
  })
})

describe('an import that is interrupted', () => {
  test('leaves nothing behind, and can be confirmed again', async () => {
    const many = Array.from({ length: 1500 }, (_, i) => row(i === 1400 ? 'Przerwana' : `Usługa ${i}`))
    const id = await uploaded(csv(...many))
    const before = [
      await count('directory.service'),
      await count('directory.service_version'),
      await count('platform.fact'),
    ]
    await database.owner.query(`create function public.break_off() returns trigger language plpgsql as $$
      begin raise exception 'the connection is gone'; end $$`)
    await database.owner.query(
      `create trigger break_off before insert on directory.service for each row when (new.name = 'Przerwana') execute function public.break_off()`,
    )
    await expect(confirm(id)).rejects.toThrow('the connection is gone')
    await database.owner.query('drop trigger break_off on directory.service')
    expect([
      await count('directory.service'),
      await count('directory.service_version'),
      await count('platform.fact'),
    ]).toEqual(before)
    const done = await confirm(id)
    expect(done.ok && done.value.new).toBe(1500)
  })
})
