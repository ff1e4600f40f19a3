import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RURAL, shippedModel, URBAN_RURAL } from '../definition/shipped-models.fixture.ts'
import { plainLines } from './plain-lines.domain.ts'
import { type TextBlock, textBlocks, tidy, type Words, writtenText } from './structured-text.domain.ts'

const plain = (text: string): Words => [{ text }]

describe('the text of a paragraph', () => {
  test('of the shipped models is one paragraph that reads as it is written', () => {
    for (const file of [RURAL, URBAN_RURAL]) {
      for (const { text } of shippedModel(file).handbook.chapters.flatMap(({ paragraphs }) => paragraphs)) {
        expect(textBlocks(text)).toEqual([{ kind: 'paragraph', words: plain(text) }])
      }
    }
  })

  test('is cut at empty lines, and a line end inside a paragraph stays', () => {
    expect(textBlocks('Pierwszy.\r\nDalej.\n\n  \nDrugi.')).toEqual([
      { kind: 'paragraph', words: plain('Pierwszy.\nDalej.') },
      { kind: 'paragraph', words: plain('Drugi.') },
    ])
    expect(textBlocks('')).toEqual([])
  })

  test('has lists, also right under the sentence that leads to them', () => {
    expect(textBlocks('Zespół:\n- ustala cel\n- **pisze** plan\n1. najpierw\n2. potem')).toEqual([
      { kind: 'paragraph', words: plain('Zespół:') },
      {
        kind: 'list',
        ordered: false,
        items: [plain('ustala cel'), [{ text: 'pisze', bold: true }, { text: ' plan' }]],
      },
      { kind: 'list', ordered: true, items: [plain('najpierw'), plain('potem')] },
    ])
  })

  test('has no list where numbers do not count from one, or a line only looks like one', () => {
    for (const text of ['2. drugi', '1. raz\n3. trzy', '-bez spacji', '-', '1.5 etatu', '– półpauza', '|']) {
      expect(textBlocks(text)).toEqual([{ kind: 'paragraph', words: plain(text) }])
    }
  })

  test('has tables with the first row as their head, and a caption right above', () => {
    const table = '| Kto | Kiedy |\n|---|:---:|\n| gmina | do **3** dni |\n| a\\|b | |'
    const rows = [
      [plain('gmina'), [{ text: 'do ' }, { text: '3', bold: true }, { text: ' dni' }]],
      [plain('a|b'), []],
    ]
    const read = { kind: 'table', caption: '', header: [plain('Kto'), plain('Kiedy')], rows }
    expect(textBlocks(table)).toEqual([read])
    expect(textBlocks(`Jak niżej.\nTabela: Terminy\n${table}`)).toEqual([
      { kind: 'paragraph', words: plain('Jak niżej.') },
      { ...read, caption: 'Terminy' },
    ])
    expect(textBlocks('Tabela: bez tabeli')).toEqual([{ kind: 'paragraph', words: plain('Tabela: bez tabeli') }])
  })

  test('keeps rows of different lengths as they are written', () => {
    expect(textBlocks('| a | b\n| c |')).toEqual([
      { kind: 'table', caption: '', header: [plain('a'), plain('b')], rows: [[plain('c')]] },
    ])
  })

  test('reads stars without a partner as stars, and a sign after a backslash as the sign', () => {
    expect(textBlocks('a ** b')).toEqual([{ kind: 'paragraph', words: plain('a ** b') }])
    expect(textBlocks('a **b\nc** d')).toEqual([{ kind: 'paragraph', words: plain('a **b\nc** d') }])
    expect(textBlocks('a **** b')).toEqual([{ kind: 'paragraph', words: plain('a **** b') }])
    expect(textBlocks('\\- to nie lista \\*\\*ani\\*\\* C:\\dom')).toEqual([
      { kind: 'paragraph', words: plain('- to nie lista **ani** C:\\dom') },
    ])
  })

  test('is written with numbers from one and with a line between parts, without what is empty', () => {
    const blocks: readonly TextBlock[] = [
      { kind: 'paragraph', words: [] },
      { kind: 'list', ordered: true, items: [plain('raz'), [], plain('dwa')] },
      { kind: 'table', caption: 'Terminy', header: [plain('Kto')], rows: [[plain('gmina')]] },
    ]
    expect(writtenText(blocks)).toBe('1. raz\n2. dwa\n\nTabela: Terminy\n| Kto |\n| gmina |')
  })
})

describe('the text of a paragraph as plain lines', () => {
  test('is itself where it has no structure, and names the columns of a table in every row', () => {
    expect(plainLines('Zespół działa.')).toBe('Zespół działa.')
    expect(
      plainLines(
        'Jak **niżej**:\n- raz\n\n1. dwa\n\nTabela: Terminy\n| Kto | Kiedy |\n| gmina | |\n| szkoła | 5 dni |',
      ),
    ).toBe('Jak niżej:\n– raz\n1. dwa\nTerminy:\n– Kto: gmina\n– Kto: szkoła; Kiedy: 5 dni')
  })
})

const SIGNS = ['a', 'ż', 'B', ' ', '*', '**', '\\', '|', '-', '---', '. ', '1. ', '- ', 'Tabela: ', '{param:x}', ':']
const line = fc
  .array(fc.constantFrom(...SIGNS), { maxLength: 8 })
  .map((signs) => signs.join('').replace(/\s+/g, ' ').trim())
/** Words as they are read: no space at their ends, nor beside a line end. */
const words = (ofLine: fc.Arbitrary<string>): fc.Arbitrary<Words> =>
  fc
    .array(fc.record({ text: ofLine, bold: fc.boolean() }), { minLength: 1, maxLength: 3 })
    .map((pieces) =>
      tidy(pieces.map(({ text, bold }) => (bold && !text.includes('\n') ? { text, bold: true } : { text }))),
    )
const some = (of: fc.Arbitrary<Words>) => of.filter((read) => read.length > 0)
const lines = fc.array(line, { minLength: 1, maxLength: 3 }).map((all) => all.filter((one) => one !== '').join('\n'))
const row = fc.array(words(line), { minLength: 1, maxLength: 4 })
const block: fc.Arbitrary<TextBlock> = fc.oneof(
  fc.record({ kind: fc.constant('paragraph' as const), words: some(words(lines)) }),
  fc.record({
    kind: fc.constant('list' as const),
    ordered: fc.boolean(),
    items: fc.array(some(words(line)), { minLength: 1, maxLength: 4 }),
  }),
  fc.record({ kind: fc.constant('table' as const), caption: line, header: row, rows: fc.array(row, { maxLength: 3 }) }),
)

describe('parts of a text, written and read again', () => {
  test('are the same parts', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 4 }), (blocks) => {
        expect(textBlocks(writtenText(blocks))).toEqual(blocks)
      }),
      { numRuns: 2_000 },
    )
  })

  test('are the same parts, whatever text they were read from', () => {
    const text = fc
      .array(fc.constantFrom(...SIGNS, '\n', '\n\n', '| '), { maxLength: 30 })
      .map((signs) => signs.join(''))
    fc.assert(
      fc.property(text, (given) => {
        const blocks = textBlocks(given)
        expect(textBlocks(writtenText(blocks))).toEqual(blocks)
      }),
      { numRuns: 5_000 },
    )
  })
})
