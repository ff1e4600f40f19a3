import { describe, expect, test } from 'vitest'
import { LocalDate } from '#kernel'
import { readDocx } from '#test/reading-docx.ts'
import type { PrintBlock, PrintDocument } from '../pdf/print-document.domain.ts'
import { docxOf } from './docx-of.server.ts'

const DAY = LocalDate.parse('2026-11-23')
const document = (blocks: readonly PrintBlock[], more: Partial<PrintDocument> = {}): PrintDocument => ({
  title: 'Plan współpracy',
  institution: 'GOPS Bieliny',
  mark: 'KO-2026-00012',
  blocks,
  ...more,
})
const read = async (blocks: readonly PrintBlock[], more: Partial<PrintDocument> = {}) =>
  readDocx(await docxOf(document(blocks, more), 'pl', 'Zapisano 23.11.2026, 10:15 · Maria Przykładna'))

const EVERY_KIND: readonly PrintBlock[] = [
  { kind: 'heading', level: 2, text: 'Zażółć gęślą jaźń' },
  { kind: 'text', text: 'Zwykły tekst w dwóch\nwierszach.' },
  { kind: 'text', text: 'Drobny tekst', as: 'small' },
  { kind: 'text', text: 'Słowa rodziny', as: 'quote' },
  { kind: 'facts', items: [{ label: 'Kod sprawy', text: 'KO-2026-00012' }] },
  { kind: 'list', items: ['pierwsze', 'drugie'] },
  {
    kind: 'table',
    columns: [{ label: 'Kto', share: 2 }, { label: 'Podpis' }],
    rows: [
      ['Ewa Żak', ''],
      ['', ''],
    ],
    byHand: 9,
  },
  { kind: 'redline', on: DAY, runs: [{ text: 'Tekst bez zmian.', mark: 'kept' }] },
  { kind: 'new_page' },
  { kind: 'heading', level: 3, text: 'Do wypełnienia' },
  {
    kind: 'choices',
    label: 'Czy rodzina wie',
    note: 'Zaznacz jedną odpowiedź.',
    options: [
      { text: 'Tak', ticked: true },
      { text: 'Nie', ticked: false },
    ],
  },
  { kind: 'lines', label: 'Co jest najważniejsze', note: '', count: 3 },
  { kind: 'signatures', places: [{ who: 'Osoba dorosła', note: 'data i podpis' }] },
]

describe('a document for a word processor', () => {
  test('holds every part in the order in which it was given', async () => {
    const { text } = await read(EVERY_KIND)
    const places = [
      'Plan współpracy',
      'Zażółć gęślą jaźń',
      'Zwykły tekst w dwóch',
      'wierszach.',
      'Drobny tekst',
      'Słowa rodziny',
      'Kod sprawy: KO-2026-00012',
      'pierwsze',
      'drugie',
      'Kto',
      'Ewa Żak',
      'Tekst bez zmian.',
      'Do wypełnienia',
      '☑ Tak',
      '☐ Nie',
      'Co jest najważniejsze',
      'Osoba dorosła',
      'data i podpis',
    ].map((part) => text.indexOf(part))
    expect(places).not.toContain(-1)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
  })

  test('has real headings and lists, the title as the first heading', async () => {
    const { html } = await read(EVERY_KIND)
    expect(html).toContain('<h1>Plan współpracy</h1>')
    expect(html).toContain('<h2>Zażółć gęślą jaźń</h2>')
    expect(html).toContain('<h3>Do wypełnienia</h3>')
    expect(html).toContain('<li>pierwsze</li><li>drugie</li>')
  })

  test('has tables whose head is repeated on each page', async () => {
    const { html, xml } = await read(EVERY_KIND)
    expect(html).toMatch(/<table><thead><tr><th>.*Kto.*<\/th>/)
    expect(xml('word/document.xml').match(/<w:tblHeader/g)).toHaveLength(1)
  })

  test('tells its language, its title and who made it', async () => {
    const { xml } = await read(EVERY_KIND)
    expect(xml('word/styles.xml')).toContain('<w:lang w:val="pl-PL"')
    expect(xml('docProps/core.xml')).toContain('<dc:title>Plan współpracy</dc:title>')
    expect(xml('docProps/core.xml')).toContain('<dc:creator>GOPS Bieliny</dc:creator>')
  })

  test('carries who printed it and the number of each page at the foot of the page', async () => {
    const { xml, text } = await read(EVERY_KIND)
    const foot = xml('word/footer1.xml')
    expect(foot).toContain('Zapisano 23.11.2026, 10:15 · Maria Przykładna')
    for (const part of ['Strona ', 'PAGE', ' z ', 'NUMPAGES']) expect(foot).toContain(part)
    expect(xml('word/header1.xml')).toContain('KO-2026-00012')
    expect(text).not.toContain('Strona')
  })

  test('written in another language than the page says so', async () => {
    const { xml } = await read([], { lang: 'en' })
    expect(xml('word/styles.xml')).toContain('<w:lang w:val="en-GB"')
  })

  test('in large print has no letter under 16 points', async () => {
    const { xml } = await read(EVERY_KIND, { large: true })
    // Word's own styles that no part of a document is in keep their sizes.
    const used =
      /<w:docDefaults>.*?<\/w:docDefaults>|<w:style [^>]*w:styleId="(?:Heading[1-5]|Small|Quotation)".*?<\/w:style>/gs
    const styles = (xml('word/styles.xml').match(used) ?? []).join('')
    const sizes = [...styles.matchAll(/<w:sz w:val="(\d+)"/g)].map(([, size]) => Number(size))
    expect(sizes).toHaveLength(8)
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(32)
  })
})

describe('a text beside its earlier wording', () => {
  const REDLINE: PrintBlock = {
    kind: 'redline',
    on: DAY,
    runs: [
      { text: 'Plan powstaje w ciągu ', mark: 'kept' },
      { text: '20', mark: 'removed' },
      { text: '30', mark: 'added' },
      { text: ' dni roboczych.\nPotem', mark: 'kept' },
      { text: '\nnowy wiersz', mark: 'added' },
    ],
  }

  test('is kept as tracked changes, dated, by nobody in person', async () => {
    const { runs } = await read([REDLINE])
    expect(runs.filter(({ mark }) => mark !== 'kept')).toEqual([
      { text: '20', mark: 'removed', author: 'Kooperacja', date: '2026-11-23T00:00:00Z' },
      { text: '30', mark: 'added', author: 'Kooperacja', date: '2026-11-23T00:00:00Z' },
      { text: 'nowy wiersz', mark: 'added', author: 'Kooperacja', date: '2026-11-23T00:00:00Z' },
    ])
    expect(runs.map(({ text }) => text).join('|')).toContain('Plan powstaje w ciągu |20|30| dni roboczych.|Potem')
  })

  test('reads as the new text once every change is taken', async () => {
    const { text } = await read([REDLINE])
    expect(text).toContain('Plan powstaje w ciągu 30 dni roboczych.')
    expect(text).toContain('nowy wiersz')
  })

  test('numbers each change once', async () => {
    const { xml } = await read([REDLINE, REDLINE])
    const ids = [...xml('word/document.xml').matchAll(/<w:(?:ins|del) w:id="(\d+)"/g)].map(([, id]) => id)
    expect(ids.length).toBeGreaterThanOrEqual(6)
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe('whatever people write', () => {
  test.each([
    ['signs of markup', '<w:p>&amp; „cudzysłów” "zwykły" {"json": [1, 2]} </script>'],
    ['letters of other alphabets', 'Привіт, Їжак Ґанок; 😀 日'],
  ])('%s stands in the file as it is', async (_, words) => {
    expect((await read([{ kind: 'text', text: words }])).text).toContain(words)
  })

  test('what no paper shows is left out, and the file stays whole', async () => {
    const { text } = await read([{ kind: 'text', text: 'Dzię\u0000ku\u202eję\u0007 bardzo\ud800!' }])
    expect(text).toContain('Dziękuję bardzo!')
  })
})
