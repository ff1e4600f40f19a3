import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addMessages, translator } from '#platform/server'
import type { Place } from '#territory'
import { institutionsMessages } from '../i18n/messages.ts'
import { choosePlace, readPlaceText } from './choose-place.domain.ts'
import { importMessages } from './i18n/messages.ts'
import { columnsOf, MOST_ROWS, readTable, type SheetLine, SUBJECTS } from './import-list.domain.ts'
import { readInstitutionRow } from './institution-row.ts'
import { readPersonRow } from './person-row.ts'
import { templateTable } from './tables-out.ts'

addMessages(institutionsMessages)
addMessages(importMessages)
const lines = (...rows: readonly (readonly string[])[]): SheetLine[] => rows.map((cells, i) => ({ line: i + 1, cells }))
const FOUR = ['Nazwa', 'Sektor', 'Zasięg', 'Siedziba']
const ONE = ['Szkoła', 'oświata', 'gmina', '260401']

describe('the headings of a list', () => {
  test('may stand in any order, in Polish or English, with accents or without, under a title', () => {
    const table = lines(
      ['Wykaz instytucji gminy'],
      [],
      ['  seat ', 'NAZWA INSTYTUCJI', 'zasieg', 'Uwagi', 'Sector', 'N I P'],
      ['260401', ' Szkoła\u00a0 Podstawowa ', 'gmina', 'x', 'oświata', '1'],
    )
    expect(readTable(table, 'institutions')).toEqual({
      ok: true,
      value: [{ line: 4, cells: { seat: '260401', name: 'Szkoła Podstawowa', level: 'gmina', sector: 'oświata' } }],
    })
  })

  test.each(SUBJECTS)('of the template for %s are all understood, in both languages', (subject) => {
    for (const locale of ['pl', 'en'] as const) {
      const table = templateTable(translator(locale), subject)
      const read = readTable(lines(...table), subject)
      expect(read).toMatchObject({ ok: true, value: [{ line: 2 }, { line: 3 }] })
      if (read.ok) for (const row of read.value) expect(Object.keys(row.cells)).toEqual([...columnsOf(subject)])
    }
  })

  test.each([
    ['list_empty', lines()],
    ['list_empty', lines(FOUR)],
    ['list_empty', lines(FOUR, ['', ' ', '\u200b', ''])],
    ['headings_missing', lines(['Nazwa', 'Sektor', 'Zasięg'], ['a', 'b', 'c'])],
    ['headings_missing', lines(ONE, ONE)],
    ['headings_repeated', lines([...FOUR, 'Nazwa instytucji'], ONE)],
    ['too_many_rows', lines(FOUR, ...Array.from({ length: MOST_ROWS + 1 }, () => ONE))],
  ])('%s', (refusal, table) => {
    expect(readTable(table, 'institutions')).toMatchObject({ ok: false, refusal })
  })

  test('a value beside the last heading is noticed', () => {
    expect(readTable(lines(FOUR, [...ONE, '', 'x']), 'institutions')).toMatchObject({ value: [{ extra: true }] })
    expect(readTable(lines(FOUR, [...ONE, '', ' ']), 'institutions')).toMatchObject({ value: [{ line: 2 }] })
  })

  test('nothing typed in a cell breaks the reading', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.string(), { maxLength: 6 }), { maxLength: 6 }), (rows) => {
        const read = readTable(lines(FOUR, ...rows), 'institutions')
        if (!read.ok) expect(read.refusal).toBe('list_empty')
        for (const row of read.ok ? read.value : []) readInstitutionRow(row, () => ({ found: 'none' }))
      }),
    )
  })
})

const gmina = (code: string, name: string, kind: Place['kind'], powiat: string, voivodeship: string): Place => ({
  ...{ code, name, kind, voivodeship },
  level: 'gmina',
  powiat: { name: powiat, kind: 'powiat' },
})
const TOWN = gmina('020101', 'Bolesławiec', 'urban', 'bolesławiecki', 'dolnośląskie')
const VILLAGE = gmina('020102', 'Bolesławiec', 'rural', 'bolesławiecki', 'dolnośląskie')
const OTHER = gmina('101801', 'Bolesławiec', 'urban_rural', 'wieruszowski', 'łódzkie')
const ALL = [TOWN, VILLAGE, OTHER]

describe('the name of a unit', () => {
  test.each([
    ['Bolesławiec wieruszowski', OTHER],
    ['gmina boleslawiec, pow. wieruszowski', OTHER],
    ['Bolesławiec (wiejska)', VILLAGE],
    ['gm. Bolesławiec miejska, woj. dolnośląskie', TOWN],
    ['gmina Bolesławiec (miejsko-wiejska), pow. wieruszowski, woj. łódzkie', OTHER],
  ])('“%s” means one', (text, place) => {
    expect(choosePlace(readPlaceText(text), ALL)).toEqual({ found: 'one', place })
  })
  test('several of one name are offered, and so are those of nearly that name; none is guessed', () => {
    expect(choosePlace(readPlaceText('Bolesławiec'), ALL)).toEqual({ found: 'several', places: ALL })
    expect(choosePlace(readPlaceText('Bolesławice'), [OTHER])).toEqual({ found: 'alike', places: [OTHER] })
    expect(choosePlace(readPlaceText('Boles'), [OTHER])).toMatchObject({ found: 'alike' })
    expect(choosePlace(readPlaceText('Qwxzvkj'), [])).toEqual({ found: 'none' })
  })
  test('the level is read from the first word', () => {
    expect(readPlaceText('powiat kielecki').level).toBe('powiat')
    expect(readPlaceText('woj. świętokrzyskie').level).toBe('voivodeship')
    expect(readPlaceText('Kielce, miasto na prawach powiatu').level).toBe('powiat')
    expect(readPlaceText('Oksa, pow. jędrzejowski').level).toBeNull()
  })
})

describe('a row', () => {
  const row = (cells: object) => ({ line: 2, cells })
  const columnsAtFault = (read: { faults: readonly { column: string }[] }) => read.faults.map(({ column }) => column)
  const school = { name: 'Szkoła', sector: 'oświata', level: 'gmina', seat: 'Bieliny' }
  const inBieliny = () => ({ found: 'one', place: TOWN }) as const

  test('with every identifier in the spelling of papers is an institution', () => {
    const cells = {
      ...school,
      nip: '123-456-32-18',
      regon: '123 456 785',
      phone: '41 386 00 00',
      email: 'A@Example.org',
      krs: '123456',
    }
    expect(readInstitutionRow(row(cells), inBieliny)).toMatchObject({
      faults: [],
      input: {
        institution: {
          nip: '1234563218',
          regon: '123456785',
          phone: '+48413860000',
          email: 'a@example.org',
          krs: '0000123456',
          has_accounts: true,
          short_name: 'Szkoła',
        },
      },
    })
  })
  test('says everything that is wrong with it at once, each at its column', () => {
    const cells = {
      name: '',
      sector: 'x',
      level: '',
      seat: 'Nigdzie',
      nip: '1,2E+09',
      regon: '1',
      email: 'gops',
      phone: 'brak',
      has_accounts: 'może',
    }
    const read = readInstitutionRow(row(cells), () => ({ found: 'none' }))
    expect(read.input).toBeNull()
    expect(columnsAtFault(read).sort()).toEqual(
      ['email', 'has_accounts', 'level', 'name', 'nip', 'phone', 'regon', 'seat', 'sector'].sort(),
    )
  })
  test('of the template is recognised and refused', () => {
    const examples = (subject: 'institutions' | 'people') => {
      const read = readTable(lines(...templateTable(translator('pl'), subject)), subject)
      return read.ok ? read.value : []
    }
    for (const one of examples('institutions'))
      expect(columnsAtFault(readInstitutionRow(one, inBieliny))).toEqual(['name'])
    for (const one of examples('people')) expect(columnsAtFault(readPersonRow(one))).toEqual(['family'])
  })
  test('with values moved to the side is refused', () => {
    expect(columnsAtFault(readInstitutionRow({ ...row(school), extra: true }, inBieliny))).toEqual(['name'])
  })
  const ada = {
    given: 'Ada',
    family: 'Zmyślona',
    email: 'ADA@example.org',
    institution: 'GOPS',
    function: 'Kierownik',
    job_title: 'kierowniczka',
    from: '1.09.2026',
  }
  test('of a person asks for no invitation unless it says so', () => {
    expect(readPersonRow(row(ada)).cells).toMatchObject({
      email: 'ada@example.org',
      function: 'head',
      from: '2026-09-01',
      invite: false,
    })
    expect(readPersonRow(row({ ...ada, invite: 'tak' })).cells).toMatchObject({ invite: true })
  })
  test('of a person names each wrong cell', () => {
    const cells = {
      ...ada,
      given: '',
      email: 'ada',
      institution: '1,2E+10',
      function: 'ktoś',
      from: '31.02.2026',
      invite: 'może',
    }
    expect(columnsAtFault(readPersonRow(row(cells))).sort()).toEqual(
      ['email', 'from', 'function', 'given', 'institution', 'invite'].sort(),
    )
  })
})
