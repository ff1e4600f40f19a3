import { crc32, deflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { readLines } from './read-lines.ts'
import { type Part, packParts, unpackWorkbook } from './unpack-workbook.ts'
import { csvOf, writeTable } from './write-table.ts'

const bytes = (content: string) => new TextEncoder().encode(content)
const cellsOf = async (content: Uint8Array) => {
  const read = await readLines(content, MOST)
  return read.ok ? read.value.map(({ cells }) => cells) : read.refusal
}
const HEADINGS = ['Nazwa', 'NIP']
const MOST = 5000

describe('a list as text', () => {
  test.each([
    ['semicolons', 'Nazwa;NIP\nSzkoła;123'],
    ['commas', 'Nazwa,NIP\r\nSzkoła,123\r\n'],
    ['tabs', 'Nazwa\tNIP\nSzkoła\t123'],
    ['a mark of UTF-8', '\ufeffNazwa;NIP\nSzkoła;123'],
    ['a first line for Excel', 'sep=;\nNazwa;NIP\nSzkoła;123'],
    ['quotation marks', '"Nazwa";"NIP"\n"Szkoła";"123"'],
    ['empty lines', 'Nazwa;NIP\n\n\nSzkoła;123\n\n'],
    ['line ends of old computers', 'Nazwa;NIP\rSzkoła;123\r'],
  ])('is read with %s', async (_, content) => {
    expect(await cellsOf(bytes(content))).toEqual([HEADINGS, ['Szkoła', '123']])
  })

  test('is read in the Windows code page of Poland', async () => {
    const polish = Uint8Array.from([0xb9, 0xe6, 0xea, 0xb3, 0xf1, 0xf3, 0x9c, 0x9f, 0xbf])
    expect(await cellsOf(polish)).toEqual([['ąćęłńóśźż']])
  })

  test('is read as Excel writes “Unicode text”', async () => {
    expect(await cellsOf(Buffer.from('\ufeffNazwa\tNIP\r\nSzkoła\t123', 'utf16le'))).toEqual([
      HEADINGS,
      ['Szkoła', '123'],
    ])
  })

  test('keeps a comma, a line end and quotation marks within a cell', async () => {
    const content = 'Nazwa;Adres\n"Szkoła, filia";"ul. Cicha 1\nBieliny"\nSzkoła im. "Nikogo";x'
    expect((await cellsOf(bytes(content)))?.slice(1)).toEqual([
      ['Szkoła, filia', 'ul. Cicha 1\nBieliny'],
      ['Szkoła im. "Nikogo"', 'x'],
    ])
  })

  test('says the line at which each row stands', async () => {
    const read = await readLines(bytes('Nazwa;NIP\n\nA;1\nB;2'), MOST)
    expect(read).toMatchObject({ value: [{ line: 1 }, { line: 3 }, { line: 4 }] })
  })

  test.each([
    ['a program', Uint8Array.from([0x4d, 0x5a, 0x90, 0, 3])],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0])],
    ['a quotation mark that never ends', bytes('Nazwa;NIP\n"Szkoła;123')],
    ['an archive of nothing', bytes('PK\u0003\u0004 nothing')],
  ])('%s is no list', async (_, content) => {
    expect(await cellsOf(content)).toBe('not_a_list')
  })

  test('an old workbook, or one with a password, is told apart', async () => {
    expect(await cellsOf(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]))).toBe('old_workbook')
  })

  test('more than 5 MB or more rows than a list may have are refused', async () => {
    expect(await cellsOf(new Uint8Array(5 * 1024 * 1024 + 1).fill(97))).toBe('list_too_large')
    expect(await cellsOf(bytes(`Nazwa;NIP\n${'A;1\n'.repeat(5100)}`))).toBe('too_many_rows')
  })
})

/** An archive as programs pack it, with one part. */
function archiveOf({ path, content }: Part): Buffer {
  const stored = packParts([{ path, content: deflateRawSync(content) }])
  const entry = stored.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]))
  stored.writeUInt16LE(8, entry + 10)
  stored.writeUInt32LE(crc32(content), entry + 16)
  stored.writeUInt32LE(content.length, entry + 24)
  return stored
}
const sheet = (rows: string) =>
  `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`

/** A workbook of the usual kind whose first sheet says something else. */
async function workbookWith(rows: string): Promise<Buffer> {
  const parts = unpackWorkbook(await writeTable([['Nazwa']], 'xlsx')) ?? []
  return packParts(
    parts.map((part) => (part.path.endsWith('sheet1.xml') ? { ...part, content: Buffer.from(sheet(rows)) } : part)),
  )
}

describe('a list as a workbook', () => {
  test('is read back as it was written', async () => {
    const table = [HEADINGS, ['Szkoła „Zmyślona” & <b>', '0123456789'], ['', '=1+1']]
    expect(await cellsOf(await writeTable(table, 'xlsx'))).toEqual(table)
  })

  test('keeps days as days, numbers whole and yes or no as such', async () => {
    const row = [
      { value: new Date('2026-09-01T00:00:00Z'), type: Date, format: 'dd.mm.yyyy' },
      { value: 12345678501234, type: Number },
      { value: true, type: Boolean },
    ]
    expect(await cellsOf(await writeXlsxFile([row]).toBuffer())).toEqual([['2026-09-01', '12345678501234', 'true']])
  })

  test('that would unpack to more than there is room for is left packed', async () => {
    const bomb = archiveOf({ path: 'xl/worksheets/sheet1.xml', content: Buffer.alloc(40 * 1024 * 1024, 32) })
    expect(bomb.length).toBeLessThan(100_000)
    expect(unpackWorkbook(bomb)).toBeNull()
    expect(await cellsOf(bomb)).toBe('not_a_list')
    const fits = archiveOf({ path: 'xl/worksheets/sheet1.xml', content: Buffer.alloc(1024, 32) })
    expect(unpackWorkbook(fits)).toMatchObject([{ path: 'xl/worksheets/sheet1.xml' }])
  })

  test.each([
    ['a row far below', '<row r="999999"><c r="A999999"><v>1</v></c></row>'],
    ['a cell far to the right', '<row r="1"><c r="XFD1"><v>1</v></c></row>'],
    ['a cell of an address that is none', '<row r="1"><c r="~~~~1"><v>1</v></c></row>'],
    ['an address behind a sign that ends nothing', '<row r="1"><c x=">" r="ZZZZ1"><v>1</v></c></row>'],
    ['an address in other words', '<row r="&#57;99999999"><c r="A1"><v>1</v></c></row>'],
  ])('with %s takes no room for what lies between', async (_, rows) => {
    expect(await cellsOf(await workbookWith(rows))).toBe('too_many_rows')
  })

  test('is read past an empty row between two', async () => {
    const rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="3"><c r="B3"><v>2</v></c></row>'
    expect(await cellsOf(await workbookWith(rows))).toEqual([
      ['1', ''],
      ['', ''],
      ['', '2'],
    ])
  })

  test.each([
    ['damaged', (file: Buffer) => file.fill(7, 60, 200)],
    ['cut', (file: Buffer) => file.subarray(0, file.length - 40)],
    ['of another program', () => archiveOf({ path: 'word/document.xml', content: Buffer.from('<w/>') })],
  ])('that is %s is no list', async (_, spoil) => {
    expect(await cellsOf(spoil(await writeTable([HEADINGS, ['Szkoła', '1']], 'xlsx')))).toBe('not_a_list')
  })
})

describe('a table that leaves the program', () => {
  test.each(['=1+1', '+48413860000', '-2', '@SUM(A1)', '\t=1'])('“%s” is no formula in it', (text) => {
    expect(csvOf([[text]]).replace('\ufeff', '')).toMatch(/^"?'/)
  })

  test('is read back as it was, in every form', async () => {
    const table = [HEADINGS, ['Szkoła; "Zmyślona"', '01'], ["O'Brien", '2\n3']]
    for (const format of ['csv', 'xlsx'] as const) expect(await cellsOf(await writeTable(table, format))).toEqual(table)
  })
})
