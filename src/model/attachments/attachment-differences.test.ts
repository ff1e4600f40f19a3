import { describe, expect, test } from 'vitest'
import { addMessages, translator } from '#platform/server'
import { compareVersions } from '../compare/compare.domain.ts'
import type { Attachment } from '../definition/document.ts'
import { RURAL, shippedModel } from '../definition/shipped-models.fixture.ts'
import { changedParagraphs } from '../dependants/changed-paragraphs.domain.ts'
import { modelMessages } from '../i18n/messages.ts'
import { attachmentDifferences } from './attachment-differences.domain.ts'
import { fileWords } from './attachment-words.ts'
import { sayAttachment } from './say-attachment.ts'

addMessages(modelMessages)
const rural = shippedModel(RURAL)
const withFiles = (...attachments: readonly Attachment[]) => ({
  ...rural,
  handbook: { ...rural.handbook, attachments },
})
const FILE = { name: 'karta.pdf', type: 'application/pdf', bytes: 2048, sha256: 'a'.repeat(64) } as const
const CARD: Attachment = { id: 'karta', title: 'Karta oceny', clause: 'W-1.1', file: FILE }
const POLISH = { t: translator('pl'), locale: 'pl' } as const
const said = (from: typeof rural, to: typeof rural) =>
  [...attachmentDifferences(from, to)].flatMap(([clause, some]) =>
    some.map((one) => `${clause}: ${sayAttachment(one, POLISH)}`),
  )

describe('files of two versions', () => {
  test.each<[string, Partial<Attachment>, readonly string[]]>([
    ['the same', { file: { ...FILE, name: 'inna-nazwa.pdf' } }, []],
    [
      'another file',
      { file: { ...FILE, bytes: 3_355_443, sha256: 'b'.repeat(64) } },
      ['W-1.1: Zmienił się plik załącznika „Karta oceny”: był PDF, 2 kB, jest PDF, 3,2 MB.'],
    ],
    ['another title', { title: 'Karta' }, ['W-1.1: Załącznik „Karta oceny” nazywa się teraz „Karta”.']],
    [
      'another paragraph',
      { clause: 'W-1.2' },
      [
        'W-1.2: Załącznik „Karta oceny” przeniesiono tu z paragrafu W-1.1.',
        'W-1.1: Załącznik „Karta oceny” przeniesiono do paragrafu W-1.2.',
      ],
    ],
  ])('%s', (_, changed, sentences) => {
    expect(said(withFiles(CARD), withFiles({ ...CARD, ...changed }))).toEqual(sentences)
  })

  test('a file that came or went', () => {
    expect(said(rural, withFiles(CARD))).toEqual(['W-1.1: Dodano załącznik „Karta oceny” (PDF, 2 kB).'])
    expect(said(withFiles(CARD), rural)).toEqual(['W-1.1: Usunięto załącznik „Karta oceny” (PDF, 2 kB).'])
  })

  test('make a paragraph changed, without a word of it, a number or a dependant', () => {
    const compared = compareVersions(rural, withFiles(CARD))
    const changed = compared.chapters.flatMap(({ paragraphs }) =>
      paragraphs.filter((one) => one.change !== 'unchanged'),
    )
    expect(changed).toMatchObject([{ id: 'W-1.1', change: 'changed', numbersOnly: false, provenance: null }])
    expect(compared.parts).toEqual([])
    expect(changedParagraphs(rural, withFiles(CARD)).size).toBe(0)
  })

  test.each([
    [1, 'PDF, 1 kB'],
    [2048, 'PDF, 2 kB'],
    [1024 * 1024 - 1, 'PDF, 1024 kB'],
    [1024 * 1024, 'PDF, 1 MB'],
    [10 * 1024 * 1024, 'PDF, 10 MB'],
  ])('%i bytes are told as %s', (bytes, words) => {
    expect(fileWords({ type: 'application/pdf', bytes }, 'pl')).toBe(words)
  })
})
