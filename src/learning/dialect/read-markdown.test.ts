import { describe, expect, test } from 'vitest'
import { inlinesIn, wordsOf } from './blocks.domain.ts'
import { readMarkdown, WrongMarkdown } from './read-markdown.ts'

const inlines = (text: string, variant?: string) => {
  const [block] = readMarkdown(text, variant)
  return block?.is === 'text' ? block.inside : null
}

describe('the dialect of the pack', () => {
  test('raw HTML stays the text that was typed', () => {
    expect(inlines('<script>alert(1)</script> <b>gruby</b>')).toEqual([
      { is: 'text', text: '<script>alert(1)</script> <b>gruby</b>' },
    ])
    expect(readMarkdown('<div onclick="x">\n\ntekst\n\n</div>').every(({ is }) => is === 'text')).toBe(true)
  })

  test('headings, paragraphs and items of lists carry fixed ids', () => {
    expect(readMarkdown('## Kontakt {#a11y-kontakt}\n\nTekst. {#a11y-wstep}\n\n- raz {#jeden}\n')).toEqual([
      { is: 'heading', level: 2, id: 'a11y-kontakt', inside: [{ is: 'text', text: 'Kontakt' }] },
      { is: 'text', id: 'a11y-wstep', inside: [{ is: 'text', text: 'Tekst.' }] },
      {
        ...{ is: 'list', ordered: false, start: 1 },
        items: [
          { id: 'jeden', check: false, inside: [{ is: 'text', id: null, inside: [{ is: 'text', text: 'raz' }] }] },
        ],
      },
    ])
  })

  test('a piece of a line carries a fixed id, with a blank inside it', () => {
    expect(inlines('Od [{{site.published}}]{#a11y-data-publikacja}.')).toEqual([
      { is: 'text', text: 'Od ' },
      { is: 'marked', id: 'a11y-data-publikacja', inside: [{ is: 'placeholder', key: 'site.published' }] },
      { is: 'text', text: '.' },
    ])
  })

  test('a heading of level 1 is refused, because the title is one', () => {
    expect(() => readMarkdown('# Tytuł')).toThrow(WrongMarkdown)
  })

  test('a callout has its kind, a title and whatever it holds', () => {
    expect(readMarkdown('> [!PRAWO] Do **sprawdzenia**\n> Pierwszy.\n>\n> - punkt\n')).toMatchObject([
      {
        ...{ is: 'callout', kind: 'PRAWO' },
        title: [{ is: 'text', text: 'Do ' }, { is: 'strong' }],
        inside: [{ is: 'text', inside: [{ text: 'Pierwszy.' }] }, { is: 'list' }],
      },
    ])
    expect(readMarkdown('> [!UWAGA]\n> Tekst.')).toMatchObject([{ is: 'callout', kind: 'UWAGA', title: [] }])
    expect(readMarkdown('> zwykły cytat')).toMatchObject([{ is: 'quote' }])
    expect(readMarkdown('> [!INNE] Tytuł')).toMatchObject([{ is: 'quote' }])
  })

  test('a checklist is told from a list', () => {
    expect(readMarkdown('- [ ] zadzwoń\n- [ ] zapisz')).toMatchObject([
      { is: 'list', items: [{ check: true, inside: [{ inside: [{ text: 'zadzwoń' }] }] }, { check: true }] },
    ])
  })

  test('the first row of a table is its head', () => {
    expect(readMarkdown('| Co | Ile |\n|---|---|\n| koszt | 12 |\n')).toEqual([
      {
        is: 'table',
        head: [[{ is: 'text', text: 'Co' }], [{ is: 'text', text: 'Ile' }]],
        rows: [[[{ is: 'text', text: 'koszt' }], [{ is: 'text', text: '12' }]]],
      },
    ])
  })

  test('links lead into the pack, to a paragraph of a model or out by https, mailto and tel, and nowhere else', () => {
    expect(inlines('[cel](content:material/jak-napisac-cel) [uk](content:page/dla-rodzin@uk)')).toMatchObject([
      { is: 'content', to: { kind: 'material', slug: 'jak-napisac-cel', lang: 'pl', variant: 'standard' } },
      { is: 'text' },
      { is: 'content', to: { kind: 'page', slug: 'dla-rodzin', lang: 'uk' } },
    ])
    expect(inlines('[[W-4.4]] i [[MW-2.2|grupa]]')).toEqual([
      { is: 'paragraph', id: 'W-4.4', text: null },
      { is: 'text', text: ' i ' },
      { is: 'paragraph', id: 'MW-2.2', text: 'grupa' },
    ])
    expect(inlines('[RPO](https://bip.brpo.gov.pl)')).toMatchObject([{ is: 'link', href: 'https://bip.brpo.gov.pl' }])
    for (const bad of [
      'javascript:alert(1)',
      'data:text/html,x',
      'http://przyklad.example',
      '/sign-out',
      '//x.example',
    ])
      expect(inlines(`[klik](${bad})`)?.some(({ is }) => is === 'link')).toBe(false)
  })

  test('pictures come from the pack alone', () => {
    expect(inlines('![Stół](asset:etr-stol.svg "Przy stole")')).toEqual([
      { is: 'image', name: 'etr-stol.svg', alt: 'Stół', caption: 'Przy stole' },
    ])
    expect(inlines('![x](asset:../../etc.svg)')?.some(({ is }) => is === 'image')).toBe(false)
    expect(inlines('![x](https://x.example/y.svg)')?.some(({ is }) => is === 'image')).toBe(false)
  })

  test('blanks are to be filled by the installation or by hand', () => {
    expect(inlines('{{org.name}}: ______ ☐ tak')).toEqual([
      { is: 'placeholder', key: 'org.name' },
      { is: 'text', text: ': ' },
      { is: 'blank' },
      { is: 'text', text: ' ☐ tak' },
    ])
  })

  test('a line end is a space, and in an easy-to-read text a line end', () => {
    expect(inlines('Raz.\nDwa.')).toEqual([{ is: 'text', text: 'Raz. Dwa.' }])
    expect(inlines('Raz.\nDwa.', 'etr')).toEqual([
      { is: 'text', text: 'Raz.' },
      { is: 'break' },
      { is: 'text', text: 'Dwa.' },
    ])
  })

  test('a no-break space stays, and search takes it for a space', () => {
    const blocks = readMarkdown('Koszt 12\u00a0zł i\u00a0już')
    expect(inlinesIn(blocks)).toEqual([{ is: 'text', text: 'Koszt 12\u00a0zł i\u00a0już' }])
    expect(wordsOf(blocks)).toContain('12 zł')
  })

  test('a quiz is handed on as data, read as YAML 1.2', () => {
    const text = '```quiz\nid: q\nday: 2026-11-22\nquestions:\n  - answer: true\n    text: "yes"\n  - {answer: no}\n```'
    expect(readMarkdown(text)).toEqual([
      {
        is: 'quiz',
        quiz: { id: 'q', day: '2026-11-22', questions: [{ answer: true, text: 'yes' }, { answer: 'no' }] },
      },
    ])
  })
})
