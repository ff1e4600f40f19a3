import { describe, expect, test } from 'vitest'
import { readList } from './read-list.ts'

const HEADER = 'WOJ;POW;GMI;RODZ;NAZWA;NAZWA_DOD;STAN_NA'
const OFFICIAL = [
  HEADER,
  '26;;;;ŚWIĘTOKRZYSKIE;województwo;2026-01-01',
  '26;04;;;kielecki;powiat;2026-01-01',
  '26;04;01;2;Bieliny;gmina wiejska;2026-01-01',
  '26;04;08;3;Łopuszno;gmina miejsko-wiejska;2026-01-01',
  '26;04;08;4;Łopuszno;miasto;2026-01-01',
  '26;04;08;5;Łopuszno;obszar wiejski;2026-01-01',
  '26;61;;;Kielce;miasto na prawach powiatu;2026-01-01',
  '26;61;01;1;Kielce;gmina miejska;2026-01-01',
]
const bytes = (text: string) => new TextEncoder().encode(text)
const read = (lines: readonly string[], end = '\n') => readList(bytes(lines.join(end)))
const listOf = (lines: readonly string[]) => {
  const answer = read(lines)
  if (!answer.ok) throw new Error(answer.refusal)
  return answer.value
}
const xmlOf = (lines: readonly string[], col: (name: string, value: string) => string) => {
  const names = HEADER.split(';')
  const rows = lines.slice(1).map(
    (line) =>
      `<row>${line
        .split(';')
        .map((v, i) => col(names[i] ?? '', v))
        .join('')}</row>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?><teryt><catalog name="TERC" type="all" date="2026-01-01">${rows.join('')}</catalog></teryt>`
}

describe('the official TERC file', () => {
  test('gives voivodeships, powiats and gminas with codes as text, and leaves out parts of gminas', () => {
    expect(listOf(OFFICIAL)).toEqual({
      asOf: '2026-01-01',
      skipped: 2,
      full: false,
      units: [
        { code: '26', level: 'voivodeship', kind: 'voivodeship', name: 'świętokrzyskie', parentCode: null },
        { code: '2604', level: 'powiat', kind: 'powiat', name: 'kielecki', parentCode: '26' },
        { code: '260401', level: 'gmina', kind: 'rural', name: 'Bieliny', parentCode: '2604' },
        { code: '260408', level: 'gmina', kind: 'urban_rural', name: 'Łopuszno', parentCode: '2604' },
        { code: '2661', level: 'powiat', kind: 'city_powiat', name: 'Kielce', parentCode: '26' },
        { code: '266101', level: 'gmina', kind: 'urban', name: 'Kielce', parentCode: '2661' },
      ],
    })
  })

  test('keeps leading zeros', () => {
    const lines = [HEADER, '02;;;;DOLNOŚLĄSKIE;województwo;2026-01-01', '02;01;;;bolesławiecki;powiat;2026-01-01']
    expect(listOf(lines).units.map((unit) => unit.code)).toEqual(['02', '0201'])
  })

  test('skips delegatury (9) and districts of Warsaw (8)', () => {
    const lines = [HEADER, '14;65;01;8;Bemowo;dzielnica;2026-01-01', '10;61;02;9;Łódź-Bałuty;delegatura;2026-01-01']
    expect(listOf(lines)).toMatchObject({ skipped: 2, units: [] })
  })

  test.each([
    ['a byte-order mark', bytes(`\uFEFF${OFFICIAL.join('\n')}`)],
    ['Windows line ends', bytes(OFFICIAL.join('\r\n'))],
    ['empty lines at the end', bytes(`${OFFICIAL.join('\n')}\n\n`)],
    ['the older name of the column with the supplement', bytes(OFFICIAL.join('\n').replace('NAZWA_DOD', 'NAZDOD'))],
    ['XML with named columns', bytes(xmlOf(OFFICIAL, (name, value) => `<col name="${name}">${value}</col>`))],
    ['XML with an element for each column', bytes(xmlOf(OFFICIAL, (name, value) => `<${name}>${value}</${name}>`))],
    ['XML with a byte-order mark', bytes(`\uFEFF${xmlOf(OFFICIAL, (n, v) => `<col name="${n}">${v}</col>`)}`)],
  ])('is read the same with %s', (_, file) => {
    expect(readList(file)).toEqual({ ok: true, value: listOf(OFFICIAL) })
  })

  test('in another encoding is refused, because wrong letters would rename units', () => {
    const windows1250 = Uint8Array.from([
      ...bytes(`${HEADER}\n26;04;08;3;`),
      0xa3,
      ...bytes('opuszno;gmina;2026-01-01'),
    ])
    expect(readList(windows1250)).toMatchObject({ ok: false, refusal: 'not_utf8' })
  })

  test.each([
    ['an empty file', ''],
    ['a list of something else', 'imię;nazwisko\nAda;Zmyślona'],
    ['a file of one line without columns', HEADER],
    ['broken XML', '<teryt><catalog><row></catalog></teryt>'],
    ['XML of another register', '<dane><osoba>Ada</osoba></dane>'],
    ['an open quotation', `${HEADER}\n26;;;;"świętokrzyskie;;2026-01-01`],
  ])('is not %s', (_, text) => {
    expect(readList(bytes(text))).toMatchObject({ ok: false, refusal: 'not_a_list' })
  })

  test.each([
    ['a code with a letter', '2A;;;;x;województwo;2026-01-01', 'bad_code'],
    ['a code that lost its zero', '2;;;;dolnośląskie;województwo;2026-01-01', 'bad_code'],
    ['a gmina without a powiat', '26;;01;2;Bieliny;gmina;2026-01-01', 'bad_code'],
    ['an unknown kind', '26;04;01;7;Bieliny;gmina;2026-01-01', 'bad_kind'],
    ['a gmina without a kind', '26;04;01;;Bieliny;gmina;2026-01-01', 'bad_kind'],
    ['a powiat with a kind', '26;04;;2;kielecki;powiat;2026-01-01', 'bad_kind'],
    ['no name', '26;04;01;2;;gmina;2026-01-01', 'no_name'],
    ['a name that is too long', `26;04;01;2;${'Ł'.repeat(101)};gmina;2026-01-01`, 'no_name'],
    ['a day that does not exist', '26;04;02;2;Bodzentyn;gmina;2026-02-30', 'bad_day'],
    ['another day than the rest', '26;04;02;2;Bodzentyn;gmina;2025-01-01', 'other_day'],
    ['a code that was there before', '26;04;01;2;Bieliny;gmina;2026-01-01', 'repeated'],
    ['a missing column', '26;04;02;2;Bodzentyn;gmina', 'bad_row'],
  ])('with %s is refused whole, with the line and the reason', (_, line, fault) => {
    const answer = read([...OFFICIAL, line])
    expect(answer).toMatchObject({
      ok: false,
      refusal: 'bad_rows',
      why: { count: 1, rows: [{ line: OFFICIAL.length + 1, fault }] },
    })
  })

  test('reports every bad row, not the first alone', () => {
    const answer = read([...OFFICIAL, '26;04;02;7;A;gmina;2026-01-01', '26;04;03;7;B;gmina;2026-01-01'])
    expect(answer).toMatchObject({ why: { count: 2, rows: [{ line: 10 }, { line: 11 }] } })
  })

  test('cannot name a column that is not one', () => {
    const text = xmlOf(OFFICIAL, (name, value) => `<col name="${name}">${value}</col><col name="__proto__">x</col>`)
    expect(readList(bytes(text))).toMatchObject({ ok: true })
  })
})

describe('the short list', () => {
  const SHORT = [
    'poziom,kod,kod_nadrzedny,rodzaj,nazwa',
    'wojewodztwo,26,,,świętokrzyskie',
    'powiat,2604,26,,kielecki',
    'gmina,260408,2604,3,Łopuszno',
  ]

  test('gives the same units, without a day', () => {
    expect(listOf(['# TERYT (GUS), stan na 2026-02-05', ...SHORT])).toMatchObject({
      asOf: null,
      units: [
        { code: '26' },
        { code: '2604' },
        { code: '260408', kind: 'urban_rural', parentCode: '2604', name: 'Łopuszno' },
      ],
    })
  })

  test('may come with more columns', () => {
    const lines = SHORT.map((line, i) => `${line},${i === 0 ? 'nazwa_rodzaju,lon' : 'miasto na prawach powiatu,20.1'}`)
    expect(listOf(lines).units[1]).toMatchObject({ kind: 'city_powiat' })
  })

  test.each([
    ['a code of the wrong length', 'gmina,2604,26,3,Łopuszno', 'bad_code'],
    ['a parent that does not fit', 'gmina,260409,2605,3,Łopuszno', 'bad_parent'],
    ['an unknown level', 'sołectwo,260409,2604,3,Łopuszno', 'bad_level'],
  ])('with %s is refused', (_, line, fault) => {
    expect(read([...SHORT, line])).toMatchObject({ ok: false, why: { rows: [{ line: 5, fault }] } })
  })
})
