import { Document, Footer, Packer, Paragraph, TextRun } from 'docx'
import { describe, expect, test } from 'vitest'
import { readDocx } from '#test/reading-docx.ts'
import { zipOf } from '#test/zip.ts'
import { docxParagraphs, fillTemplate, templateFields } from './docx-template.server.ts'
import { zipParts } from './zip-parts.ts'

const template = async (...paragraphs: readonly Paragraph[]) =>
  new Uint8Array(
    await Packer.pack(
      new Document({
        sections: [
          { footers: { default: new Footer({ children: [new Paragraph('{{stopka}}')] }) }, children: paragraphs },
        ],
      }),
      'uint8array',
    ),
  )
const usual = () =>
  template(
    new Paragraph('Do: {{adresat}}'),
    // As a word processor writes it after a correction: one mark in several pieces.
    new Paragraph({
      children: [new TextRun('{{tre'), new TextRun({ text: 'sc', bold: true }), new TextRun('}} i {{adresat}}')],
    }),
  )
const changed = async (name: string, content: string | ((xml: string) => string)) => {
  const parts = new Map([...(zipParts(Buffer.from(await usual())) ?? [])].map(([at, part]) => [at, part.toString()]))
  parts.set(name, typeof content === 'string' ? content : content(parts.get(name) ?? ''))
  return zipOf(Object.fromEntries(parts))
}

describe('a template', () => {
  test('tells its fields, also one that a word processor cut in pieces, and one in the footer', async () => {
    const found = await templateFields(await usual())
    expect(found.ok && found.value.toSorted()).toEqual(['adresat', 'stopka', 'tresc'])
  })

  test('is filled with words whose lines stay lines and whose signs are never fields', async () => {
    const values = { adresat: 'Szkoła <Zmyślona> & {{tresc}}', tresc: 'Pierwszy wiersz\nDrugi wiersz', stopka: '' }
    const filled = await fillTemplate(await usual(), values)
    const docx = await readDocx(filled)
    expect(docx.text).toContain('Do: Szkoła <Zmyślona> & { {tresc}}')
    expect(docx.xml('word/document.xml')).toContain('<w:br/>')
    expect(docx.text).not.toContain('{{')
    expect(await docxParagraphs(filled)).toHaveLength(2)
  })

  test.each([
    ['with a macro', 'word/vbaProject.bin', 'x', 'macros'],
    [
      'of the kind that runs macros',
      '[Content_Types].xml',
      (xml: string) => xml.replace('wordprocessingml.document.main', 'wordprocessingml.macroEnabled.main'),
      'macros',
    ],
    ['with another file inside', 'word/embeddings/a.xlsx', 'x', 'macros'],
    [
      'that fetches its own template',
      'word/_rels/settings.xml.rels',
      '<Relationships><Relationship Id="r" Type="http://x/attachedTemplate" Target="http://x/a.dotm" TargetMode="External"/></Relationships>',
      'external',
    ],
    [
      'that fetches a picture by a field',
      'word/document.xml',
      (xml: string) =>
        xml.replace('</w:p>', '<w:r><w:instrText>INCLUDEPICTURE "http://x/a.png"</w:instrText></w:r></w:p>'),
      'external',
    ],
    [
      'that declares entities',
      'word/document.xml',
      (xml: string) => `<!DOCTYPE a [<!ENTITY b "c">]>${xml}`,
      'not_docx',
    ],
  ] as const)('%s is refused', async (_, name, content, refusal) => {
    expect(await templateFields(await changed(name, content))).toMatchObject({ ok: false, refusal })
  })

  test.each([
    ['no ZIP', new Uint8Array([1, 2, 3])],
    ['an empty file', new Uint8Array()],
    ['text', new TextEncoder().encode('{{adresat}}')],
  ])('that is %s is refused', async (_, bytes) => {
    expect(await templateFields(bytes)).toMatchObject({ ok: false, refusal: 'not_docx' })
  })

  test('that is another archive is refused', async () => {
    expect(await templateFields(zipOf({ 'a.txt': 'x' }))).toMatchObject({ refusal: 'not_docx' })
  })

  test('that unpacks to more than there is room for is refused', async () => {
    const bomb = zipOf({ '[Content_Types].xml': '', 'word/document.xml': '0'.repeat(30_000_000) })
    expect(bomb.length).toBeLessThan(100_000)
    expect(await templateFields(bomb)).toMatchObject({ refusal: 'not_docx' })
  })

  test('with a part that is there twice is refused', async () => {
    const parts: Readonly<Record<string, string>> = { '[Content_Types].xml': '', 'word/document.xml': '<a/>' }
    const twice = Buffer.from(zipOf({ ...parts, 'word/documenT.xml': '<b/>' }))
    const name = Buffer.from('word/documenT.xml')
    for (let at = twice.indexOf(name); at >= 0; at = twice.indexOf(name)) twice.write('word/document.xml', at)
    expect(await templateFields(twice)).toMatchObject({ refusal: 'not_docx' })
  })
})
