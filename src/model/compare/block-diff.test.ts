import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { textBlocks, tidy, type Words, wordsText } from '../handbook/structured-text.domain.ts'
import { aligned } from './alignment.domain.ts'
import { type BlockDifference, blocksDiff, runsOf } from './block-diff.domain.ts'
import { type WordsRun, wordsDiff } from './words-diff.domain.ts'

const told = (runs: readonly WordsRun[]): string =>
  runs.map(({ text, mark }) => (mark === 'kept' ? text : `[${mark === 'added' ? '+' : '-'}${text}]`)).join('')
const toldBlock = (block: BlockDifference): unknown => {
  if (block.kind === 'paragraph') return told(block.runs)
  if (block.kind === 'list') return block.items.map(told)
  return [told(block.caption), block.header.map(told), ...block.rows.map((row) => row.map(told))]
}
const compared = (before: string, after: string) => blocksDiff(before, after).map(toldBlock)

describe('a changed table', () => {
  const TABLE = 'Tabela: Terminy\n| Kto | Kiedy |\n| gmina | 3 dni |\n| szkoła | 5 dni |'

  test('shows the cell that changed and nothing else', () => {
    expect(compared(TABLE, TABLE.replace('5 dni', '7 dni'))).toEqual([
      ['Terminy', ['Kto', 'Kiedy'], ['gmina', '3 dni'], ['szkoła', '[-5][+7] dni']],
    ])
  })

  test('shows a row that came between others, and one that went, wholly', () => {
    expect(compared(TABLE, TABLE.replace('| szkoła | 5 dni |', '| policja | od razu |\n| szkoła | 5 dni |'))).toEqual([
      ['Terminy', ['Kto', 'Kiedy'], ['gmina', '3 dni'], ['[+policja]', '[+od razu]'], ['szkoła', '5 dni']],
    ])
    expect(compared(TABLE, TABLE.replace('| gmina | 3 dni |\n', ''))).toEqual([
      ['Terminy', ['Kto', 'Kiedy'], ['[-gmina]', '[-3 dni]'], ['szkoła', '5 dni']],
    ])
  })

  test('shows a column that came, and leaves the others as they are', () => {
    const wider = '| Kto | Jak | Kiedy |\n| gmina | pismem | 3 dni |\n| szkoła | | 5 dni |'
    expect(compared(TABLE, `Tabela: Terminy\n${wider}`)).toEqual([
      ['Terminy', ['Kto', '[+Jak]', 'Kiedy'], ['gmina', '[+pismem]', '3 dni'], ['szkoła', '', '5 dni']],
    ])
  })

  test('shows a changed caption and a column called otherwise, its cells kept', () => {
    expect(
      compared(TABLE, TABLE.replace('Terminy', 'Terminy odpowiedzi').replace('Kiedy', 'Kiedy najpóźniej')),
    ).toEqual([['Terminy[+ odpowiedzi]', ['Kto', 'Kiedy[+ najpóźniej]'], ['gmina', '3 dni'], ['szkoła', '5 dni']]])
  })

  test('that came beside a paragraph that stayed is wholly new', () => {
    expect(compared('Jak niżej.', `Jak niżej.\n\n${TABLE}`)).toEqual([
      'Jak niżej.',
      ['[+Terminy]', ['[+Kto]', '[+Kiedy]'], ['[+gmina]', '[+3 dni]'], ['[+szkoła]', '[+5 dni]']],
    ])
    expect(compared(TABLE, '')).toEqual([
      ['[-Terminy]', ['[-Kto]', '[-Kiedy]'], ['[-gmina]', '[-3 dni]'], ['[-szkoła]', '[-5 dni]']],
    ])
  })
})

describe('a changed list', () => {
  test('shows items that came, went and were reworded', () => {
    const before = '- ustala cel rodziny\n- pisze plan\n- wysyła list'
    expect(compared(before, '- ustala cel dziecka\n- pisze plan\n- dzwoni')).toEqual([
      ['ustala cel [-rodziny][+dziecka]', 'pisze plan', '[-wysyła list]', '[+dzwoni]'],
    ])
  })

  test('that is counted now went and came', () => {
    expect(compared('- raz\n- dwa', '1. raz\n2. dwa')).toEqual([
      ['[-raz]', '[-dwa]'],
      ['[+raz]', '[+dwa]'],
    ])
  })
})

describe('words that look otherwise', () => {
  test('went and came, and those beside them stayed', () => {
    expect(blocksDiff('Zespół **musi** działać.', 'Zespół musi **działać**.')).toEqual([
      {
        kind: 'paragraph',
        runs: [
          { text: 'Zespół ', mark: 'kept' },
          { text: 'musi', mark: 'removed', bold: true },
          { text: 'musi', mark: 'added' },
          { text: ' ', mark: 'kept' },
          { text: 'działać', mark: 'removed' },
          { text: 'działać', mark: 'added', bold: true },
          { text: '.', mark: 'kept' },
        ],
      },
    ])
  })

  const words: fc.Arbitrary<Words> = fc
    .array(fc.record({ text: fc.constantFrom('rodzina ', 'zespół ', 'plan', ' i '), bold: fc.boolean() }), {
      maxLength: 6,
    })
    .map((pieces) => tidy(pieces.map(({ text, bold }) => (bold ? { text, bold: true } : { text }))))

  test('with what went left out read as the new words in their look, with what came left out as the old ones', () => {
    const without = (runs: readonly WordsRun[], mark: string): Words =>
      tidy(runs.filter((run) => run.mark !== mark).map(({ text, bold }) => (bold ? { text, bold } : { text })))
    fc.assert(
      fc.property(words, words, (before, after) => {
        const runs = wordsDiff(before, after)
        expect(without(runs, 'removed')).toEqual(after)
        expect(without(runs, 'added')).toEqual(before)
      }),
    )
  })
})

describe('two lists beside each other', () => {
  test('hold everything of both, each in its order', () => {
    const letters = fc.array(fc.constantFrom('a', 'b', 'c', 'A', 'B'), { maxLength: 8 })
    fc.assert(
      fc.property(letters, letters, (before, after) => {
        const pairs = aligned(before, after, String, (one, other) => one.toLowerCase() === other.toLowerCase())
        expect(pairs.flatMap((pair) => pair.before ?? [])).toEqual(before)
        expect(pairs.flatMap((pair) => pair.after ?? [])).toEqual(after)
      }),
    )
  })

  test('lose no word of either text', () => {
    const text = fc
      .array(fc.constantFrom('Raz.', 'Dwa.', '- a\n- b', '1. c', '| K |\n| r |', 'Tabela: T\n| K | L |\n| r | s |'), {
        maxLength: 4,
      })
      .map((parts) => parts.join('\n\n'))
    const letters = (words: readonly string[]) => words.join('').split('').sort().join('')
    const textOf = (given: string) =>
      textBlocks(given).flatMap((block) => {
        if (block.kind === 'paragraph') return [wordsText(block.words)]
        if (block.kind === 'list') return block.items.map(wordsText)
        return [block.caption, ...[block.header, ...block.rows].flat().map(wordsText)]
      })
    fc.assert(
      fc.property(text, text, (before, after) => {
        const runs = runsOf(blocksDiff(before, after))
        const without = (mark: string) => runs.filter((run) => run.mark !== mark).map((run) => run.text)
        expect(letters(without('removed'))).toBe(letters(textOf(after)))
        expect(letters(without('added'))).toBe(letters(textOf(before)))
      }),
    )
  })
})
