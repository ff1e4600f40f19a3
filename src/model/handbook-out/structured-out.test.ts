import { afterAll, describe, expect, test } from 'vitest'
import { institutionsMessages } from '#institutions'
import { addMessages, systemActor } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { printing } from '#test/printing.ts'
import { readDocx } from '#test/reading-docx.ts'
import { readPdf } from '#test/reading-pdf.ts'
import { visiting } from '#test/visiting.tsx'
import { acting, ruralModel } from '#test/world.ts'
import { change } from '../definition/shipped-models.fixture.ts'
import { modelMessages } from '../i18n/messages.ts'
import { modelPages, modelPrints } from '../pages.ts'
import { loadVersion } from '../versions/load-version.server.ts'

addMessages(modelMessages)
addMessages(institutionsMessages)
const { actAs } = acting(await testDatabase())

const TEXT = `Zespół **musi**:
- ustalić cel <rodziny>
- zapisać plan

1. najpierw rozmowa
2. potem plan

Tabela: Kto odpowiada
| Kto | Kiedy |
| gmina | w ciągu {deadline:termin-przyjecie} |
| szkoła | od razu |`

/** The rural model with structures in one paragraph, and a version after it that changes one cell and adds a row. */
function versionWith(version: string, supersedes: string, rev: number, text: string): unknown {
  const json = structuredClone(ruralModel())
  change(json, 'version', version)
  change(json, 'supersedes', supersedes)
  change(json, 'handbook.chapters[W-1].paragraphs[W-1.1].rev', rev)
  change(json, 'handbook.chapters[W-1].paragraphs[W-1.1].text', text)
  return json
}
const versions = [
  ruralModel(),
  versionWith('1.1', '1.0', 2, TEXT),
  versionWith('1.2', '1.1', 3, `${TEXT.replace('od razu', 'jutro')}\n| policja | od razu |`),
]
for (const json of versions) {
  const loaded = await actAs(systemActor('setup'), (ctx) => loadVersion(ctx, json))
  if (!loaded.ok) throw new Error(JSON.stringify(loaded))
}
const site = visiting(actAs, modelPages)
const prints = printing(actAs, modelPages, modelPrints)
afterAll(() => prints.stop())

const bytes = async (path: string): Promise<Uint8Array> => {
  const response = await prints.asked(path, null)
  expect(response.status).toBe(200)
  return new Uint8Array(await response.arrayBuffer())
}
const plain = (text: string): string => text.replace(/[\u00a0\s]+/g, ' ')
const pdfOf = async (path: string) => {
  const { tagged, text } = await readPdf(await bytes(path))
  const texts = (tag: string) => tagged.filter((one) => one.tag === tag).map((one) => one.text)
  return { texts, text }
}

describe('lists, tables and bold words of a paragraph', () => {
  test('stand in the handbook as what they are, with the numbers of the model and nobody’s markup', async () => {
    const { html } = await site.open('/handbook/wiejski/1.1', null)
    expect(html).toContain('<p>Zespół <strong>musi</strong>:</p>')
    expect(html).toContain('<ul><li>ustalić cel &lt;rodziny&gt;</li><li>zapisać plan</li></ul>')
    expect(html).toContain('<ol><li>najpierw rozmowa</li><li>potem plan</li></ol>')
    expect(html).toContain('<caption>Kto odpowiada</caption>')
    expect(html).toMatch(/<th scope="col"[^>]*>Kiedy<\/th>/)
    expect(html).toMatch(/<th scope="row"[^>]*>gmina<\/th><td[^>]*>w ciągu 3 dni roboczych<\/td>/)
  })

  test('are tagged as what they are on paper', async () => {
    const { texts, text } = await pdfOf('/handbook/wiejski/1.1/print')
    expect(texts('TH')).toEqual(['Kto', 'Kiedy'])
    expect(texts('TD')).toEqual(['gmina', 'w ciągu 3 dni roboczych', 'szkoła', 'od razu'])
    expect(texts('Caption')).toEqual(['Kto odpowiada'])
    expect(/O modelu W-1.1 Cel Zespół musi ?:/.test(text)).toBe(true)
    for (const item of ['• zapisać plan', '1. najpierw rozmowa', '2. potem plan'])
      expect(texts('LI').map(plain)).toContain(item)
  })

  test('are those of the word processor in a DOCX', async () => {
    const { html } = await readDocx(await bytes('/handbook/wiejski/1.1/print/docx'))
    expect(html).toContain('<p>Zespół <strong>musi</strong>:</p>')
    expect(html).toContain('<li>zapisać plan</li></ul><ol><li>najpierw rozmowa</li><li>potem plan</li></ol>')
    expect(html).toContain('<p><strong>Kto odpowiada</strong></p><table>')
    expect(plain(html)).toContain('<td><p>w ciągu 3 dni roboczych</p></td>')
  })
})

describe('a table beside its earlier wording', () => {
  const COMPARED = '/handbook/wiejski/1.2/compared/wiejski/1.1/print'

  test('shows on the page which cell changed and which row came, in words too', async () => {
    const { html } = await site.open('/handbook/wiejski/compare?from=1.1&to=1.2', null)
    const table = plain(html.slice(html.indexOf('<caption>'), html.indexOf('</table>')).replace(/<[^>]+>/g, ' '))
    expect(table).toMatch(/Kto odpowiada Kto Kiedy gmina w ciągu 3 dni roboczych szkoła/)
    expect(table).toMatch(/szkoła usunięte: od razu koniec usuniętego dodane: jutro koniec dodanego/)
    expect(table).toMatch(/dodane: policja koniec dodanego dodane: od razu koniec dodanego/)
    expect(table.match(/usunięte:/g)).toHaveLength(1)
  })

  test('shows the same on paper, by signs in the cells of a real table', async () => {
    const { texts } = await pdfOf(COMPARED)
    expect(texts('TH')).toEqual(['Kto', 'Kiedy'])
    const cells = texts('TD').map((text) => text.replaceAll(' ', ''))
    expect(cells).toEqual([
      'gmina',
      'wciągu3dniroboczych',
      'szkoła',
      '[−odrazu−][+jutro+]',
      '[+policja+]',
      '[+odrazu+]',
    ])
  })

  test('is in a DOCX a table whose changes can be taken or refused', async () => {
    const { runs, html } = await readDocx(await bytes(`${COMPARED}/docx`))
    const marks = runs.filter(({ mark }) => mark !== 'kept').map(({ text, mark }) => `${mark} ${text}`)
    expect(marks).toEqual(expect.arrayContaining(['removed od razu', 'added jutro', 'added policja', 'added od razu']))
    expect(html).toContain('<table>')
  })
})
