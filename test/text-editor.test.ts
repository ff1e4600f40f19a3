import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { editorContent, textOfEditor } from '../assets/js/text-editor/editor-content.ts'
import { textBlocks } from '../src/model/handbook/structured-text.domain.ts'

describe('a text in the editor', () => {
  test('comes back as it reads, whatever it was', () => {
    const parts = ['a', 'ż ', '**', '\\', '|', '- ', '1. ', '2. ', '\n', '\n\n', '| ', 'Tabela: ', '{param:x}']
    const text = fc.array(fc.constantFrom(...parts), { maxLength: 25 }).map((signs) => signs.join(''))
    fc.assert(
      fc.property(text, (given) => {
        expect(textBlocks(textOfEditor(editorContent(given)))).toEqual(textBlocks(given))
      }),
      { numRuns: 3_000 },
    )
  })

  test('keeps bold words, line ends and the caption right before its table', () => {
    const { content = [] } = editorContent('Raz **dwa**\ntrzy\n\nTabela: T\n| a |\n| b |')
    expect(content.map(({ type }) => type)).toEqual(['paragraph', 'tableCaption', 'table'])
    expect(content[0]?.content).toEqual([
      { type: 'text', text: 'Raz ' },
      { type: 'text', text: 'dwa', marks: [{ type: 'bold' }] },
      { type: 'lineBreak' },
      { type: 'text', text: 'trzy' },
    ])
    expect(content[2]?.content?.[0]?.content?.[0]?.type).toBe('tableHeader')
  })

  test('is written without what was left empty, several paragraphs of a cell in one line', () => {
    const words = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
    const cell = (...texts: readonly string[]) => ({ type: 'tableCell', content: texts.map(words) })
    const content = [
      { type: 'paragraph' },
      { type: 'tableCaption' },
      {
        type: 'table',
        content: [
          { type: 'tableRow', content: [cell('Kto')] },
          { type: 'tableRow', content: [cell('gmina', 'i szkoła')] },
        ],
      },
      { type: 'tableCaption', content: [{ type: 'text', text: 'bez tabeli' }] },
    ]
    expect(textOfEditor({ type: 'doc', content })).toBe('| Kto |\n| gmina i szkoła |\n\nbez tabeli')
  })
})
