import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, describe, expect, test } from 'vitest'
import { LocalDate } from '#kernel'
import { readPdf } from '#test/reading-pdf.ts'
import { createLog } from '../log/log.server.ts'
import type { PrintBlock } from './print-document.domain.ts'
import { createPrinter, PrintFailed } from './printer.server.ts'

const log = createLog('silent')
const printer = createPrinter(log)
afterAll(() => printer.stop())

const MONDAY = new Date('2026-11-23T09:15:00Z')
const framed = (blocks: readonly PrintBlock[], title = 'Plan współpracy') => ({
  title,
  institution: 'GOPS Bieliny',
  mark: 'KO-2026-00012',
  blocks,
  lang: 'pl',
  printed: 'Wydrukowano 23.11.2026, 10:15 · Maria Przykładna',
  page: 'Strona',
  of: 'z',
})
const read = async (blocks: readonly PrintBlock[]) => readPdf(await printer.print(framed(blocks), MONDAY))

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
  { kind: 'redline', on: LocalDate.parse('2026-11-23'), runs: [{ text: 'Tekst bez zmian.', mark: 'kept' }] },
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

describe('a printed document', () => {
  test('says its title and language, and holds its texts in the order in which they were given', async () => {
    const pdf = await read(EVERY_KIND)
    expect(pdf).toMatchObject({ title: 'Plan współpracy', lang: 'pl', pages: 2 })
    const order = [
      'Plan współpracy',
      'Zażółć gęślą jaźń',
      'dwóch wierszach',
      'Drobny',
      'Słowa',
      'Kod sprawy',
      'pierwsze',
    ]
    const places = [...order, 'Ewa Żak', 'Do wypełnienia', '☑ Tak', '☐ Nie', 'najważniejsze', 'Osoba dorosła'].map(
      (text) => pdf.text.indexOf(text),
    )
    expect(places).not.toContain(-1)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
  })

  test('is tagged: headings, lists, quotations, tables with header cells', async () => {
    const { tagged } = await read(EVERY_KIND)
    const textsOf = (tag: string) => tagged.filter((one) => one.tag === tag).map(({ text }) => text)
    expect(textsOf('H1')).toEqual(['Plan współpracy'])
    expect(textsOf('H2')).toEqual(['Zażółć gęślą jaźń'])
    expect(textsOf('H3')).toEqual(['Do wypełnienia'])
    expect(textsOf('TH')).toEqual(['Kto', 'Podpis'])
    expect(textsOf('TD')).toHaveLength(4)
    expect(textsOf('BlockQuote')).toEqual(['Słowa rodziny'])
    expect(textsOf('LI').length).toBeGreaterThan(4)
  })

  test('carries who printed it and the number of each page outside the text', async () => {
    const pdf = await read(EVERY_KIND)
    for (const said of ['GOPS Bieliny', 'KO-2026-00012', 'Strona 1 z 2', 'Strona 2 z 2', 'Maria Przykładna']) {
      expect(pdf.drawn).toContain(said)
    }
    expect(pdf.text).not.toContain('Strona 1')
  })

  test('declares itself accessible (PDF/UA-1), and is the same file when printed again at the same instant', async () => {
    const [once, again] = [
      await printer.print(framed(EVERY_KIND), MONDAY),
      await printer.print(framed(EVERY_KIND), MONDAY),
    ]
    expect(Buffer.from(once).toString('latin1')).toMatch(/pdfuaid:part>1</)
    expect(Buffer.from(again).equals(Buffer.from(once))).toBe(true)
  })
})

describe('an address that a phone scans', () => {
  test('is a picture with its words, drawn as the address is, in an accessible file', async () => {
    const qr = (address: string) => [{ kind: 'qr', address, alt: 'Kod do strony sprawdzenia' }] as const
    const bytes = await printer.print(framed(qr('https://example.test/a')), MONDAY)
    const other = await printer.print(framed(qr('https://example.test/b')), MONDAY)
    const { tagged, accessible } = await readPdf(bytes)
    expect(accessible).toBe(true)
    expect(tagged.filter(({ tag }) => tag === 'Figure')).toEqual([
      { tag: 'Figure', text: '', alt: 'Kod do strony sprawdzenia' },
    ])
    expect(Buffer.from(bytes).equals(Buffer.from(other))).toBe(false)
  })
})

describe('a text beside its earlier wording', () => {
  const REDLINE: PrintBlock = {
    kind: 'redline',
    on: LocalDate.parse('2026-11-23'),
    runs: [
      { text: 'Plan powstaje w ciągu ', mark: 'kept' },
      { text: '20', mark: 'removed' },
      { text: '30', mark: 'added' },
      { text: ' dni roboczych.\nPotem ', mark: 'kept' },
      { text: 'stary koniec', mark: 'removed' },
      { text: '.', mark: 'kept' },
    ],
  }

  test('tells what was added and what was removed by signs in the text, not by colour alone', async () => {
    const { text } = await read([REDLINE])
    expect(text).toContain('Plan powstaje w ciągu [− 20 −][+ 30 +] dni roboczych. Potem [− stary koniec −].')
  })

  test('is tagged as added and removed for whoever listens', async () => {
    const pdf = Buffer.from(await printer.print(framed([REDLINE]), MONDAY)).toString('latin1')
    expect(pdf).toMatch(/pdfuaid:part>1</)
    const { tagged } = await read([REDLINE])
    expect(tagged.filter(({ tag }) => tag === 'Span').map(({ text }) => text)).toEqual(['20', '30', 'stary koniec'])
  })
})

describe('whatever people write', () => {
  test.each([
    ['a command of the template', '#read("/etc/passwd") #panic("x") #pagebreak()'],
    ['signs of markup', '*gwiazdki* _kreski_ $x^2$ `kod` <etykieta> @odsyłacz = nie nagłówek // komentarz \\ ~'],
    ['letters of other alphabets', 'Привіт, Їжак Ґанок; ąćęłńóśźż ĄĆĘŁŃÓŚŹŻ'],
    ['quotes and braces', '„cudzysłów” "zwykły" {"json": [1, 2]} </script>'],
  ])('%s is printed as it stands', async (_, text) => {
    expect((await read([{ kind: 'text', text }])).text).toContain(text)
  })

  test('a sign that the letters lack is named, and nothing else is lost', async () => {
    const { text } = await read([{ kind: 'text', text: 'Dziękuję 😀 日 bardzo\u0000\u202e!' }])
    expect(text).toContain('Dziękuję [U+1F600] [U+65E5] bardzo!')
  })

  test('a word longer than the line is broken and stays whole for whoever reads it', async () => {
    const word = `początek${'x'.repeat(300)}koniec`
    const table: PrintBlock = {
      kind: 'table',
      columns: [{ label: 'A' }, { label: 'B', share: 9 }],
      rows: [[word, 'obok']],
    }
    const { tagged } = await read([table])
    const cells = tagged.filter(({ tag }) => tag === 'TD').map(({ text }) => text.replaceAll(' ', ''))
    expect(cells).toEqual([word, 'obok'])
  })
})

describe('a print that fails', () => {
  test('fails alone: a heading out of its order is refused and the next document is printed', async () => {
    const wrong = printer.print(framed([{ kind: 'heading', level: 4, text: 'Za nisko' }]), MONDAY)
    const right = printer.print(framed([{ kind: 'heading', level: 2, text: 'Dobrze' }]), MONDAY)
    await expect(wrong).rejects.toThrow(PrintFailed)
    expect((await readPdf(await right)).text).toContain('Dobrze')
  })

  test('the process that died is replaced, and those who waited are served', async () => {
    const frail = createPrinter(log, { script: new URL('./frail-worker.fixture.ts', import.meta.url) })
    const answers = await Promise.allSettled([
      frail.print(framed([], 'umrzyj'), MONDAY),
      frail.print(framed([], 'drugi'), MONDAY),
      frail.print(framed([], 'trzeci'), MONDAY),
    ])
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled'])
    await frail.stop()
  })

  test('one that takes too long is given up, and the next one is printed', async () => {
    const script = new URL('./frail-worker.fixture.ts', import.meta.url)
    const frail = createPrinter(log, { script, patience: 2_000 })
    const answers = await Promise.allSettled([
      frail.print(framed([], 'milcz'), MONDAY),
      frail.print(framed([], 'drugi'), MONDAY),
    ])
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'fulfilled'])
    await frail.stop()
  })

  test('when too many wait, the next is told so at once', async () => {
    const narrow = createPrinter(log, { room: 1 })
    const answers = await Promise.allSettled([narrow.print(framed([]), MONDAY), narrow.print(framed([]), MONDAY)])
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
    await narrow.stop()
  })
})

describe('the process that prints', () => {
  test('is gone when nobody printed for a while, and the next print begins another', async () => {
    const rested = createPrinter(log, { rest: 1 })
    expect((await readPdf(await rested.print(framed([], 'Pierwszy'), MONDAY))).title).toBe('Pierwszy')
    await pause(100)
    expect((await readPdf(await rested.print(framed([], 'Drugi'), MONDAY))).title).toBe('Drugi')
    await rested.stop()
  })
})
