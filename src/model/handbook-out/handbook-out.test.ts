import { afterAll, describe, expect, test } from 'vitest'
import { addMessages, docxOf, systemActor, translator } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { printing } from '#test/printing.ts'
import { readDocx } from '#test/reading-docx.ts'
import { readPdf } from '#test/reading-pdf.ts'
import { acting, ruralModel, urbanRuralModel } from '#test/world.ts'
import { indexModel } from '../definition/model.domain.ts'
import { RURAL, shippedModel } from '../definition/shipped-models.fixture.ts'
import { modelMessages } from '../i18n/messages.ts'
import { modelPages, modelPrints } from '../pages.ts'
import { loadVersion } from '../versions/load-version.server.ts'
import { handbookDocument } from './handbook-document.ts'

addMessages(modelMessages)
const { actAs } = acting(await testDatabase())
for (const json of [ruralModel(), urbanRuralModel()]) await actAs(systemActor('setup'), (ctx) => loadVersion(ctx, json))
const prints = printing(actAs, modelPages, modelPrints)
afterAll(() => prints.stop())

const rural = indexModel(shippedModel(RURAL))
const POLISH = { t: translator('pl'), locale: 'pl' } as const
const plain = (text: string): string => text.replace(/[\u00a0\s]+/g, ' ')
const taken = async (path: string, language = 'pl'): Promise<Response> => {
  const response = await prints.asked(path, null, language)
  expect(response.status).toBe(200)
  return response
}
const bytes = async (response: Response) => new Uint8Array(await response.arrayBuffer())

describe('the handbook as a PDF', async () => {
  const response = await taken('/handbook/wiejski/1.0/print')
  const file = await bytes(response)
  const pdf = await readPdf(file)

  test('is for everybody, accessible, and saved under the name of its version', () => {
    expect(Buffer.from(file).toString('latin1')).toMatch(/pdfuaid:part>1</)
    expect(pdf).toMatchObject({ lang: 'pl', title: 'Model Kooperacji dla gmin wiejskich' })
    expect(response.headers.get('content-disposition')).toContain('podrecznik-wiejski-1-0.pdf')
  })

  test('says first that the model is a working one, then the contents, the stages and the chapters', () => {
    const [first = ''] = rural.document.handbook.chapters.map(({ title }) => title.pl)
    const order = [
      'Zanim zaczniesz czytać',
      'To roboczy model',
      'Spis treści',
      'Etapy',
      'Zgłoszenie. Dalej: Kwalifikacja',
    ]
    const places = order.map((words) => pdf.text.indexOf(words))
    expect(places).not.toContain(-1)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    const headings = pdf.tagged.filter(({ tag }) => tag === 'H2').map(({ text }) => text)
    expect(headings).toEqual([
      'Zanim zaczniesz czytać',
      'Spis treści',
      'Etapy',
      ...rural.document.handbook.chapters.map(({ title }) => plain(title.pl)),
    ])
    expect(headings).toContain(first)
  })

  test('has a contents list that leads to each chapter', () => {
    const entries = pdf.tagged.filter(({ tag }) => tag === 'TOCI').map(({ text }) => text)
    for (const { title } of rural.document.handbook.chapters) {
      expect(entries.some((entry) => entry.includes(plain(title.pl)))).toBe(true)
    }
  })

  test('has every paragraph in its order, each with where it comes from', () => {
    const headings = pdf.tagged.filter(({ tag }) => tag === 'H3').map(({ text }) => text.split(' ')[0])
    const ids = rural.paragraph.all.map(({ id }) => id)
    expect(headings.filter((id) => id && ids.includes(id))).toEqual(ids)
    const marks = pdf.text.match(/Ze źródła: |Założenie autorów: /g) ?? []
    expect(marks).toHaveLength(ids.length)
    expect(pdf.text).toContain('w ciągu 3 dni roboczych')
  })

  test('is written in Polish for every reader, and absent for a version that there is not', async () => {
    const english = await readPdf(await bytes(await taken('/handbook/wiejski/1.0/print', 'en')))
    expect(english).toMatchObject({ lang: 'pl', title: 'Model Kooperacji dla gmin wiejskich' })
    expect((await prints.asked('/handbook/wiejski/9.9/print', null)).status).toBe(404)
    expect((await prints.asked('/handbook/wiejski/9.9/print/docx', null)).status).toBe(404)
  })
})

describe('the handbook as a DOCX', async () => {
  const { text, html, xml } = await readDocx(await bytes(await taken('/handbook/miejsko-wiejski/1.0/print/docx')))

  test('has the same text in the same order, with real headings', () => {
    expect(html).toContain('<h1>Model Kooperacji dla gmin miejsko-wiejskich</h1>')
    expect(text.indexOf('To roboczy model')).toBeLessThan(text.indexOf('Spis treści'))
    expect(html.match(/<h3>(?:<a[^>]*><\/a>)?M?W-\d+\.\d+ /g)?.length).toBe(83)
    expect(text.match(/Ze źródła: |Założenie autorów: /g)).toHaveLength(83)
  })

  test('has a contents list whose links lead to the chapters', () => {
    const written = xml('word/document.xml')
    const links = [...written.matchAll(/w:anchor="([^"]+)"/g)].map(([, anchor]) => anchor)
    const places = [...written.matchAll(/<w:bookmarkStart [^>]*w:name="([^"]+)"/g)].map(([, name]) => name)
    expect(links.length).toBeGreaterThan(8)
    expect(places).toEqual(links)
  })
})

describe("a gmina's own handbook", () => {
  const local = new Map([['termin-przyjecie', 5]])
  const document = handbookDocument(
    {
      model: rural,
      attached: new Set(),
      local,
      title: 'Model Kooperacji w gminie Bieliny',
      institution: 'GOPS Bieliny',
      before: [{ kind: 'text', text: 'Termin przyjęcia ustalono zarządzeniem.' }],
    },
    POLISH,
  )

  test('says the numbers that the gmina set, and that it did', async () => {
    const { text } = await readDocx(await docxOf(document, 'pl'))
    expect(plain(text)).toContain('w ciągu 5 dni roboczych')
    expect(plain(text)).toContain('takie, jak ustaliła gmina')
    expect(text.indexOf('To roboczy model')).toBeLessThan(text.indexOf('ustalono zarządzeniem'))
    expect(text.indexOf('ustalono zarządzeniem')).toBeLessThan(text.indexOf('Spis treści'))
    expect(document).toMatchObject({ title: 'Model Kooperacji w gminie Bieliny', institution: 'GOPS Bieliny' })
  })

  test('says nothing of the gmina where it set nothing', () => {
    expect(
      JSON.stringify(handbookDocument({ model: rural, attached: new Set(), local: new Map() }, POLISH)),
    ).not.toContain('ustaliła gmina')
  })

  test('tells what was withdrawn, why, and what to read instead', () => {
    const withdrawn = [{ id: 'W-4.9', in: '1.1', reason: 'Powtarzał W-4.3.', seeAlso: ['W-4.3'] }]
    const newer = { ...rural.document, handbook: { ...rural.document.handbook, withdrawn } }
    const { blocks } = handbookDocument({ model: indexModel(newer), attached: new Set() }, POLISH)
    expect(blocks.at(-1)).toEqual({
      kind: 'list',
      items: ['W-4.9 (wycofany w wersji 1.1): Powtarzał W-4.3. Zobacz: W-4.3.'],
    })
  })
})
