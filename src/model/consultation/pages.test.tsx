import { afterAll, describe, expect, test } from 'vitest'
import { institutionsMessages } from '#institutions'
import { addMessages, docxOf } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { printing } from '#test/printing.ts'
import { readDocx } from '#test/reading-docx.ts'
import { visiting } from '#test/visiting.tsx'
import { modelMessages } from '../i18n/messages.ts'
import { modelPages, modelPrints } from '../pages.ts'
import { consultationWorld } from './consultation.fixture.ts'
import type { RemarkId } from './consultation-ids.ts'

addMessages(modelMessages)
addMessages(institutionsMessages)
const database = await testDatabase()
const world = await consultationWorld(database)
const { actAs, as, clock, leader, writer, teacher, outsider, changed, draftId, opens, remark, rows } = world
const site = visiting(actAs, modelPages)
const prints = printing(actAs, modelPages, modelPrints)
afterAll(() => prints.stop())

const id = await opens()
const at = `/consultations/${id}`
const said = { about: changed, kind: 'practice', words: 'Pięć dni to za mało.', proposed: '', reason: '' }
const numbered = async (no: number): Promise<RemarkId> => {
  const [row] = await rows<{ id: RemarkId }>('select id from model.remark where consultation_id = $1 and no = $2', [
    id,
    no,
  ])
  if (!row) throw new Error(`no remark ${no}`)
  return row.id
}

describe('without an account', () => {
  test('somebody reads what changed and remarks on a paragraph, without a name', async () => {
    const { html } = await site.open(at, null)
    expect(html).toMatch(
      /<ins><span class="vh"> dodane: <\/span> Zgłoszenie ustne spisuje się na jednej stronie\.<span/,
    )
    expect(html).toContain(`/consultations/${id}/remark?about=${changed}`)
    expect((await site.open(`${at}?text=whole`, null)).html.length).toBeGreaterThan(html.length)
    const form = `${at}/remark?about=${changed}`
    expect((await site.open(form, null)).html).toMatch(new RegExp(`<option value="${changed}" selected`))
    const sent = await site.send(form, null, { ...said, authorName: 'Jan Prywatny' })
    expect(sent).toMatchObject({ status: 303, location: at })
  })

  test('what could tell who a client is comes back marked, with the reason, and everything typed stays', async () => {
    const typed = { ...said, words: 'Pani 99010112345 z Kielc czekała.', reason: 'Bo W Kielcach 3 razy.' }
    const { status, html } = await site.send(`${at}/remark`, null, typed)
    expect(status).toBe(422)
    expect(html).toContain('<mark>99010112345</mark>')
    expect(html).toContain('numer PESEL')
    expect(html).toContain('Pani 99010112345 z Kielc czekała.</textarea>')
    expect(html).toContain('name="ordinary"')
    expect(await rows('select 1 from model.remark where words like $1', ['%9901%'])).toEqual([])
    expect((await site.open(`${at}/remark`, null)).html).not.toContain('name="ordinary"')
  })

  test('a program that fills in every field is refused', async () => {
    const { status, html } = await site.send(`${at}/remark`, null, { ...said, website: 'https://example.org' })
    expect(status).toBe(422)
    expect(html).toContain('musi być puste')
  })
})

test('pages of the team are for the team alone', async () => {
  const one = await numbered(1)
  const team = [
    `${at}/remarks`,
    `${at}/remarks/new`,
    `${at}/import`,
    `${at}/import/rows`,
    `${at}/meetings/new`,
    `${at}/circle`,
    '/proposals',
  ]
  for (const path of team) {
    expect((await site.open(path, writer)).status, path).toBe(200)
    expect((await site.open(path, teacher)).status, path).toBe(403)
    expect((await site.open(path, null)).status, path).toBe(303)
  }
  for (const path of ['', '/answer', '/merge'].map((end) => `/remarks/${one}${end}`)) {
    expect((await site.open(path, writer)).status, path).toBe(200)
    expect((await site.open(path, teacher)).status, path).toBe(404)
  }
  expect((await site.open(`/consultations/open/${draftId}`, leader)).status).toBe(200)
  expect((await site.open(`/consultations/open/${draftId}`, writer)).status).toBe(403)
  expect((await site.open(`/consultations/open/${draftId}`, outsider)).status).toBe(404)
  expect((await site.open(`${at}/close`, leader)).status).toBe(200)
  expect((await site.open(`${at}/close`, writer)).status).toBe(403)
})

test('remarks of a file are shown row by row with what is wrong, mended and saved', async () => {
  const docx = await docxOf(
    {
      title: 'Uwagi',
      institution: 'Powiat',
      mark: '1',
      blocks: [
        {
          kind: 'table',
          columns: [
            { label: 'Lp. i jednostka redakcyjna' },
            { label: 'Zgłaszający' },
            { label: 'Treść uwagi' },
            { label: 'Proponowane brzmienie i uzasadnienie' },
          ],
          rows: [
            [`1. ${changed}`, 'GOPS w Mircu', 'Termin jest za krótki & nierealny.', '7 dni'],
            ['2. par. 99', 'Jan Zmyślony', 'Nie wiadomo, czego dotyczy.', ''],
          ],
        },
      ],
    },
    'pl',
  )
  const file = (bytes: BlobPart, name: string) => new File([bytes], name)
  const upload = (one: File) => site.send(`${at}/import`, writer, { file: one })
  expect((await upload(file('to nie jest plik', 'uwagi.docx'))).html).toContain('To nie jest plik DOCX')
  const { html, status } = await upload(file(docx, 'uwagi.docx'))
  expect(status).toBe(200)
  expect(html).toContain('Termin jest za krótki &amp; nierealny.')
  expect(html).toContain('Nie ma takiego miejsca w tekście: „par. 99”')
  const row = (no: number, more: object) =>
    Object.fromEntries(
      Object.entries({ kind: 'other', who: '', words: 'x', proposed: '', reason: '', ...more }).map(([k, v]) => [
        `${k}_${no}`,
        String(v),
      ]),
    )
  const first = row(0, {
    take: 'yes',
    about: changed,
    who: 'GOPS w Mircu',
    institution: 'yes',
    words: 'Termin jest za krótki.',
  })
  const second = { take: 'yes', who: 'Jan Zmyślony', words: 'Nie wiadomo.' }
  const wrong = await site.send(`${at}/import/rows`, writer, {
    count: '2',
    ...first,
    ...row(1, { ...second, about: '' }),
  })
  expect(wrong.status).toBe(422)
  expect(wrong.html).toContain('Jeden wiersz wymaga poprawy')
  const right = await site.send(`${at}/import/rows`, writer, {
    count: '2',
    ...first,
    ...row(1, { ...second, about: 'whole' }),
  })
  expect(right).toMatchObject({ status: 303, location: `${at}/remarks` })
  const saved = await rows(
    'select author_institution, author_name, source from model.remark where source = $1 order by no',
    ['file'],
  )
  expect(saved).toEqual([
    { author_institution: 'GOPS w Mircu', author_name: null, source: 'file' },
    { author_institution: null, author_name: 'Jan Zmyślony', source: 'file' },
  ])
})

describe('once a consultation is closed', () => {
  test('table and report are read by everybody, as page, PDF and DOCX, without names that were not to be shown', async () => {
    await as(teacher, (ctx) => remark(ctx, { consultationId: id, proposed: 'w ciągu 7 dni', reason: 'Tak pracujemy.' }))
    const meeting = {
      onDay: '23.11.2026',
      place: 'Bieliny',
      party: 'nauczyciele',
      people_education: '12',
      people_police: '1',
      people_health: '6',
    }
    expect((await site.send(`${at}/meetings/new`, writer, meeting)).status).toBe(303)
    const asked = await site.open(`${at}/answers`, null)
    expect(asked.html).not.toContain('Pięć dni')
    await site.send(`/remarks/${await numbered(4)}/merge`, writer, { into: '1' })
    for (const no of [1, 2, 3]) {
      const answer = { decision: no === 1 ? 'accepted' : 'noted', reason: `Powód ${no}.`, change: no === 1 ? '1' : '' }
      expect((await site.send(`/remarks/${await numbered(no)}/answer`, writer, answer)).status).toBe(303)
    }
    clock.set(new Date('2026-12-12T08:00:00Z'))
    expect((await site.send(`${at}/close`, leader, {})).status).toBe(303)

    for (const path of [`${at}/answers`, `${at}/report`]) {
      const { html, status } = await site.open(path, null)
      expect(status).toBe(200)
      expect(html).toContain('Szkoła Bieliny')
      expect(html).toContain('osoba prywatna')
      for (const name of ['Prywatny', 'Zmyślony', 'Ewa Szkolna']) expect(html).not.toContain(name)
      const print = path.replace(id, `${id}/print`)
      const pdf = await prints.take(print, outsider)
      const docx = await readDocx(new Uint8Array(await (await prints.asked(`${print}/docx`, null)).arrayBuffer()))
      for (const text of [pdf.pdf.text, docx.text.replace(/\s+/g, ' ')]) {
        const order = [
          'Pięć dni to za mało.',
          'Powód 1.',
          'Proponowane brzmienie: w ciągu 7 dni',
          'Uzasadnienie: Tak pracujemy.',
          'połączona z uwagą 1',
        ]
        const places = order.map((words) => text.indexOf(words, text.indexOf('Pięć dni to za mało.')))
        expect(places, text).toEqual(places.toSorted((a, b) => a - b))
        expect(places[0]).toBeGreaterThan(-1)
        expect(text).not.toContain('Prywatny')
      }
      expect(pdf.pdf).toMatchObject({ accessible: true, lang: 'pl' })
      expect(pdf.pdf.tagged.filter(({ tag }) => tag === 'TH').length).toBeGreaterThan(3)
    }
  })

  test('the report says how many came, and hides figures that could tell people apart', async () => {
    const { html } = await site.open(`${at}/report`, null)
    expect(html).toContain('oświata')
    expect(html).toMatch(/policja<\/th>.*?nie podaje się/s)
    expect(html).toMatch(/zdrowie<\/th>.*?nie podaje się/s)
    expect(html).toMatch(/razem<\/th>.*?19/s)
  })

  test('the report reads in one order in its PDF and its DOCX, under real headings, with the same figures', async () => {
    const print = `${at}/print/report`
    const { pdf } = await prints.take(print, outsider)
    const docx = await readDocx(new Uint8Array(await (await prints.asked(`${print}/docx`, null)).arrayBuffer()))
    const headings = [
      'Spotkania',
      'Osoby na spotkaniach według sektora',
      'Uwagi według rozstrzygnięcia',
      'Uwagi według miejsca w tekście',
      'Kto i jak przyjął tę wersję',
      'Wszystkie uwagi i odpowiedzi',
    ]
    expect(pdf).toMatchObject({ accessible: true, title: 'Raport z konsultacji' })
    expect(pdf.tagged.filter(({ tag }) => tag === 'H2').map(({ text }) => text)).toEqual(headings)
    expect([...docx.html.matchAll(/<h2>(?:<a[^>]*><\/a>)?(.*?)<\/h2>/g)].map(([, text]) => text)).toEqual(headings)
    const cells = (text: string) => text.replace(/[\s\u00a0\u00ad]+/g, '')
    for (const text of [pdf.text, docx.text].map(cells)) {
      for (const figures of ['oświata12', 'policjanie podaje się', 'zdrowienie podaje się', 'razem19'].map(cells))
        expect(text).toContain(figures)
    }
  })

  test('authors find their answer among their remarks', async () => {
    const { html } = await site.open('/my-remarks', teacher)
    expect(html).toContain('Powód 1.')
    expect(html).toContain('uwzględniona')
    expect((await site.open('/my-remarks', outsider)).html).not.toContain('Powód')
  })
})

describe('what does not work, said beside a paragraph', () => {
  const path = `/handbook/wiejski/1.0/${changed}/not-working`

  test('goes to the team with institution, gmina and version, and comes back answered', async () => {
    expect((await site.open(path, null)).status).toBe(303)
    expect((await site.open('/handbook/wiejski/1.0/nie-ma/not-working', teacher)).status).toBe(404)
    const typed = { kind: 'practice', words: 'Nikt nie odpowiada w terminie.', proposed: '', reason: '' }
    expect((await site.send(path, teacher, { ...typed, words: 'Tel. 601 602 603 nie odpowiada.' })).status).toBe(422)
    expect((await site.send(path, teacher, typed)).location).toBe('/my-remarks')
    const list = await site.open('/proposals', writer)
    expect(list.html).toContain('Nikt nie odpowiada w terminie.')
    const [, one] = /href="(\/remarks\/[^"]+)"/.exec(list.html) ?? []
    expect((await site.open(one ?? '', writer)).html).toContain('Bieliny')
    expect((await site.send(`${one}/take`, writer, { draftId })).status).toBe(303)
    expect((await site.open('/my-remarks', teacher)).html).toContain('wziął uwagę do projektu')
    expect(
      (await site.send(`${one}/answer`, writer, { decision: 'accepted', reason: 'Wydłużamy.', change: '1' })).status,
    ).toBe(303)
    expect((await site.open('/my-remarks', teacher)).html).toContain('Wydłużamy.')
    const told = await rows(`select person_id, link from notices.notice where kind = 'remark_answered'`)
    expect(told).toEqual([{ person_id: teacher, link: '/my-remarks' }])
  })
})
