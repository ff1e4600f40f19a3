import { afterAll, describe, expect, test } from 'vitest'
import { institutionsMessages } from '#institutions'
import { addMessages, systemActor } from '#platform/server'
import { territoryMessages } from '#territory'
import { testDatabase } from '#test/database.ts'
import { printing } from '#test/printing.ts'
import { readDocx } from '#test/reading-docx.ts'
import { readPdf } from '#test/reading-pdf.ts'
import { visiting } from '#test/visiting.tsx'
import { acting, founding, ruralModel, urbanRuralModel } from '#test/world.ts'
import { checkModel } from '../definition/check-model.domain.ts'
import { change, RURAL, shippedModel } from '../definition/shipped-models.fixture.ts'
import { modelMessages } from '../i18n/messages.ts'
import { modelPages, modelPrints } from '../pages.ts'
import { loadVersion } from '../versions/load-version.server.ts'
import { runsOf } from './block-diff.domain.ts'
import { compareVersions } from './compare.domain.ts'

addMessages(modelMessages)
addMessages(territoryMessages)
addMessages(institutionsMessages)
const database = await testDatabase()
const { actAs, newId } = acting(database)
const found = founding(database, newId)
const official = await found.aPerson('Olga', 'Obca')
const site = visiting(actAs, modelPages)
const prints = printing(actAs, modelPages, modelPrints)
afterAll(() => prints.stop())

/** The next version of the rural model: a deadline, a wording and a paragraph fewer. */
function nextRural(): unknown {
  const json = structuredClone(ruralModel())
  const W_4 = 'handbook.chapters[W-4].paragraphs'
  change(json, 'version', '1.1')
  change(json, 'supersedes', '1.0')
  change(json, 'deadlines[termin-przyjecie].amount', 5)
  change(json, `${W_4}[W-4.2].rev`, 2)
  change(json, `${W_4}[W-4.2].text`, 'Zgłoszenie można złożyć także <ustnie>.')
  return json
}
for (const json of [ruralModel(), urbanRuralModel(), nextRural()]) {
  const loaded = await actAs(systemActor('setup'), (ctx) => loadVersion(ctx, json))
  if (!loaded.ok) throw new Error(JSON.stringify(loaded))
}

const COMPARE = '/handbook/wiejski/compare'
const PRINT = '/handbook/wiejski/1.1/compared/wiejski/1.0/print'
const shown = async (address: string, status = 200): Promise<string> => {
  const { html, status: answered } = await site.open(address, null)
  expect(answered).toBe(status)
  return html
}
const plain = (html: string): string => html.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ')

describe('the comparison of two versions', () => {
  test('is for everybody, and without a choice shows the newest beside the one it supersedes', async () => {
    const html = await shown(COMPARE)
    expect(html).toContain(
      'Porównanie: Model Kooperacji dla gmin wiejskich, wersja 1.0 i Model Kooperacji dla gmin wiejskich, wersja 1.1',
    )
    expect(plain(html)).toContain('Termin „Przyjęcie zgłoszenia”: zamiast 3 dni roboczych będzie 5 dni roboczych.')
  })

  test('marks what was added and removed by elements and in words, and shows nobody’s markup', async () => {
    const html = await shown(`${COMPARE}?from=1.0&to=1.1`)
    expect(html).toMatch(
      /<del><span class="vh"> usunięte: <\/span>3<span class="vh"> koniec usuniętego <\/span><\/del>/,
    )
    expect(html).toMatch(/<ins><span class="vh"> dodane: <\/span>5<span class="vh"> koniec dodanego <\/span><\/ins>/)
    expect(html).toContain('&lt;ustnie&gt;')
    expect(html).not.toContain('<ustnie>')
  })

  test('says of a paragraph whose words did not change that only its number did', async () => {
    const html = await shown(`${COMPARE}?from=1.0&to=1.1`)
    const paragraph = html.slice(html.indexOf('id="W-4.3"'))
    expect(paragraph.slice(0, paragraph.indexOf('</article>'))).toContain('Zmieniła się liczba, którą wykonuje system.')
  })

  test('shows only what changed, and everything on request, without a script', async () => {
    const changes = await shown(`${COMPARE}?from=1.0&to=1.1`)
    expect(changes).toContain('id="W-4.2"')
    expect(changes).not.toContain('id="W-4.4"')
    expect(changes).toContain('6 paragrafów bez zmian')
    const [, all = ''] = /href="([^"]*show=all)"/.exec(changes) ?? []
    const whole = await shown(all.replaceAll('&amp;', '&'))
    expect(whole).toContain('id="W-4.4"')
    expect(whole).toContain('id="W-11.1"')
  })

  test('read the other way round tells the opposite', async () => {
    const html = await shown(`${COMPARE}?from=1.1&to=1.0`)
    expect(plain(html)).toContain('zamiast 5 dni roboczych będą 3 dni robocze.')
  })

  test('of two models is shown whole and stays light', async () => {
    for (const show of ['', '&show=all']) {
      const html = await shown(`${COMPARE}?from=miejsko-wiejski/1.0&to=wiejski/1.1${show}`)
      // The frame of the site comes on top of it; a page may weigh 150 kB.
      expect(Buffer.byteLength(html)).toBeLessThan(138_000)
    }
  })

  test('of a version with itself asks for another one', async () => {
    const html = await shown(`${COMPARE}?from=1.1&to=1.1`)
    expect(html).toContain('Wybierz dwie różne.')
    expect(html).not.toContain('id="executed"')
  })

  test.each(['?from=9.9', '?to=nie-ma/1.0', '?from=1.0&to=../1.1'])('%s is of nothing that there is', async (query) => {
    await shown(`${COMPARE}${query}`, 404)
    await shown('/handbook/nie-ma/compare', 404)
  })

  test('is reached from the handbook, and says the same in English', async () => {
    const handbook = await shown('/handbook/wiejski/1.1')
    expect(handbook).toContain('/handbook/wiejski/compare?to=1.1')
    const english = await (await prints.asked(`${COMPARE}?from=1.0&to=1.1`, null, 'en')).text()
    expect(plain(english)).toMatch(/Deadline “.+”: instead of 3 working days, it will be 5 working days\./)
  })
})

describe('the comparison as a file', () => {
  const bytes = async (path: string, who: string | null = null): Promise<Uint8Array> => {
    const response = await prints.asked(path, who)
    expect(response.status).toBe(200)
    return new Uint8Array(await response.arrayBuffer())
  }

  test('is a PDF for everybody that declares itself accessible, its marks in order', async () => {
    const pdf = await bytes(PRINT)
    expect(Buffer.from(pdf).toString('latin1')).toMatch(/pdfuaid:part>1</)
    const { text, lang, tagged } = await readPdf(pdf)
    expect(lang).toBe('pl')
    const order = [
      'To roboczy model',
      'Dodane słowa są podkreślone',
      'W-4.2',
      'W-4.3',
      '[− 3 −][+ 5 +]',
      'Co zmienia się w działaniu',
      'zamiast 3 dni roboczych będzie 5 dni roboczych',
    ]
    const places = order.map((words) => text.indexOf(words))
    expect(places).not.toContain(-1)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(tagged.filter(({ tag }) => tag === 'H2').map((one) => one.text)).toContain('Co zmienia się w działaniu')
    expect(text).not.toContain('W-4.4')
  })

  test('has every mark of the comparison in its order, in the PDF for whoever listens and in the DOCX as changes', async () => {
    const next = checkModel(nextRural(), [])
    if (!next.ok) throw new Error(JSON.stringify(next.reports))
    const marks = compareVersions(shippedModel(RURAL), next.document)
      .chapters.flatMap(({ paragraphs }) => paragraphs)
      .flatMap(({ title, text, change }) => (change === 'unchanged' ? [] : [...title, ...runsOf(text)]))
      .filter(({ mark }) => mark !== 'kept')
    expect(marks.map(({ mark }) => mark)).toContain('removed')
    const said = ({ text }: { readonly text: string }) => text.replace(/[\s\u00a0\u00ad]+/g, ' ').trim()
    const pdf = await readPdf(await bytes(PRINT))
    expect(pdf.accessible).toBe(true)
    // The disclaimer before them is a quotation.
    const [, ...spans] = pdf.tagged.filter(({ tag }) => tag === 'Span').map(said)
    expect(spans).toEqual(marks.map(said))
    const { runs } = await readDocx(await bytes(`${PRINT}/docx`))
    expect(runs.flatMap((run) => (run.mark === 'kept' ? [] : [[run.mark, said(run)]]))).toEqual(
      marks.map((one) => [one.mark, said(one)]),
    )
  })

  test('is a DOCX whose changes can be taken or refused', async () => {
    const { runs, text } = await readDocx(await bytes(`${PRINT}/docx`))
    const marks = runs.filter(({ mark }) => mark !== 'kept')
    expect(marks).toContainEqual({
      text: '3',
      mark: 'removed',
      author: 'Kooperacja',
      date: expect.stringMatching(/^\d{4}-\d\d-\d\dT00:00:00Z$/),
    })
    expect(marks).toContainEqual(expect.objectContaining({ text: '5', mark: 'added' }))
    expect(text).toContain('w ciągu 5 dni roboczych')
    expect(text).toContain('zamiast 3 dni roboczych będzie 5 dni roboczych')
  })

  test('names nobody who printed it, and is absent for versions that there are not', async () => {
    const { drawn } = await readPdf(await bytes(PRINT, official))
    expect(drawn).toMatch(/Wydrukowano \d\d\.\d\d\.\d{4}/)
    expect(drawn).not.toContain('Testowa')
    expect((await prints.asked('/handbook/wiejski/9.9/compared/wiejski/1.0/print', null)).status).toBe(404)
    expect((await prints.asked('/handbook/wiejski/1.1/compared/wiejski/9.9/print/docx', null)).status).toBe(404)
  })
})
