import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type TextRun, textDiff } from './text-diff.domain.ts'

const SIGNS = { kept: '', added: '+', removed: '-' }
const told = (before: string, after: string): string =>
  textDiff(before, after)
    .map(({ text, mark }) => (mark === 'kept' ? text : `[${SIGNS[mark]}${text}]`))
    .join('')
const textOf = (runs: readonly TextRun[], without: TextRun['mark']): string =>
  runs.map(({ text, mark }) => (mark === without ? '' : text)).join('')

describe('two wordings side by side', () => {
  test.each([
    ['a number', 'w ciągu 20 dni roboczych.', 'w ciągu 30 dni roboczych.', 'w ciągu [-20][+30] dni roboczych.'],
    [
      'an amount',
      'najwyżej 60\u00a0000\u00a0zł rocznie',
      'najwyżej 75\u00a0500\u00a0zł rocznie',
      'najwyżej [-60\u00a0000\u00a0zł][+75\u00a0500\u00a0zł] rocznie',
    ],
    [
      'a word with Polish letters',
      'Zespół wspiera rodzinę.',
      'Zespół wspólnie wspiera rodzinę.',
      'Zespół [+wspólnie ]wspiera rodzinę.',
    ],
    [
      'an ending',
      'O przyjęciu decyduje koordynator.',
      'O przyjęciu decyduje zespół.',
      'O przyjęciu decyduje [-koordynator][+zespół].',
    ],
    [
      'a sentence at the end',
      'Zgłoszenie ma jedną stronę.',
      'Zgłoszenie ma jedną stronę. Składa je każdy.',
      'Zgłoszenie ma jedną stronę.[+ Składa je każdy.]',
    ],
    [
      'a new line',
      'pierwsza\ndruga część tekstu',
      'pierwsza druga część tekstu',
      'pierwsza[-\n][+ ]druga część tekstu',
    ],
  ])('show %s that changed and nothing beside it', (_, before, after, wanted) => {
    expect(told(before, after)).toBe(wanted)
  })

  test('show one change where only a comma or a short word stayed between changed words', () => {
    expect(
      told('Decyduje koordynator i pracownik prowadzący sprawę.', 'Decyduje kierownik i zespół prowadzący sprawę.'),
    ).toBe('Decyduje [-koordynator i pracownik][+kierownik i zespół] prowadzący sprawę.')
  })

  test('are compared by sentences where nearly everything changed', () => {
    const before =
      'Zgłoszenie składa się na piśmie w siedzibie ośrodka, a potem czeka na decyzję kierownika. Tak jest zawsze.'
    const after =
      'Każdy może powiedzieć o rodzinie w potrzebie, także ustnie albo przez telefon, bez żadnego wzoru. Tak jest zawsze.'
    expect(told(before, after)).toBe(
      '[-Zgłoszenie składa się na piśmie w siedzibie ośrodka, a potem czeka na decyzję kierownika. ]' +
        '[+Każdy może powiedzieć o rodzinie w potrzebie, także ustnie albo przez telefon, bez żadnego wzoru. ]' +
        'Tak jest zawsze.',
    )
    expect(textDiff('Wszystko było inaczej.', 'Nic tu nie zostało z tamtego!')).toEqual([
      { text: 'Wszystko było inaczej.', mark: 'removed' },
      { text: 'Nic tu nie zostało z tamtego!', mark: 'added' },
    ])
  })

  test('that do not differ show no change, and an empty one is wholly added or removed', () => {
    expect(textDiff('Bez zmian.', 'Bez zmian.')).toEqual([{ text: 'Bez zmian.', mark: 'kept' }])
    expect(textDiff('', '')).toEqual([])
    expect(textDiff('', 'Nowy tekst.')).toEqual([{ text: 'Nowy tekst.', mark: 'added' }])
    expect(textDiff('Stary tekst.', '')).toEqual([{ text: 'Stary tekst.', mark: 'removed' }])
  })
})

const WORDS = fc.constantFrom(
  'plan',
  'rodzina',
  'i',
  'w',
  ' ',
  ', ',
  '. ',
  '20',
  'dni',
  '\n',
  'żółw',
  '„',
  '”',
  '60\u00a0000\u00a0zł',
  '👪',
  'a\u0301',
)
const text = fc.oneof(
  fc.array(WORDS, { maxLength: 60 }).map((words) => words.join('')),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
)

describe('whatever the wordings', () => {
  test('what was kept and added is the new text, what was kept and removed the old one, sign by sign', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const runs = textDiff(before, after)
        expect(textOf(runs, 'removed')).toBe(after)
        expect(textOf(runs, 'added')).toBe(before)
        expect(runs.every((run) => run.text !== '')).toBe(true)
        expect(runs.every((run, no) => run.mark !== runs[no - 1]?.mark)).toBe(true)
      }),
      { numRuns: 400 },
    )
  })

  test('very long ones that have nothing in common are told whole, without waiting', () => {
    const before = Array.from({ length: 6_000 }, (_, no) => `stare${no}`).join(' ')
    const after = Array.from({ length: 6_000 }, (_, no) => `nowe${no}x`).join(', ')
    const runs = textDiff(before, after)
    expect(textOf(runs, 'removed')).toBe(after)
    expect(textOf(runs, 'added')).toBe(before)
  })
})
