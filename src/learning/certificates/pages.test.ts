import { afterAll, describe, expect, test } from 'vitest'
import { addMessages } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { printing } from '#test/printing.ts'
import { visiting } from '#test/visiting.tsx'
import { learningMessages } from '../index.ts'
import { certificatePages, learningPrints } from '../pages.ts'
import { certificateWorld } from './certificate.fixture.ts'

addMessages(learningMessages)
const database = await testDatabase()
const world = await certificateWorld(database)
const { actAs, holder, colleague, head, completed, certify } = world
const { open } = visiting(actAs, certificatePages({ actAs }))
const paper = printing(actAs, certificatePages({ actAs }), learningPrints('https://kooperacja.example'))
afterAll(paper.stop)
const { id, number } = await certify(completed(holder))
const { rows } = await database.owner.query(
  'select code, encode(hash, $2) as hash from learning.certificate where id = $1',
  [id, 'hex'],
)
const { code, hash } = rows[0]

describe('the check page', () => {
  test('tells a stranger everything that stands on the certificate, and no search engine keeps it', async () => {
    const { status, html, headers } = await open(`/certificates/${code}`, null)
    expect(status).toBe(200)
    expect(headers.get('x-robots-tag')).toContain('noindex')
    for (const said of ['Zaświadczenie jest ważne', 'Żaneta Gęślik', 'Rozmowa z rodziną w kryzysie', number, hash])
      expect(html).toContain(said)
    for (const said of ['4 godziny 30 minut', 'Kiedy milczeć', '02.11.2026', '20.11.2026']) expect(html).toContain(said)
  })

  test('is not there for a wrong code, whatever its form', async () => {
    for (const wrong of ['0'.repeat(20), 'krótki', `${code}0`])
      expect((await open(`/certificates/${encodeURIComponent(wrong)}`, null)).status).toBe(404)
  })
})

describe('my certificates', () => {
  test('are my own, with the file and the check page of each', async () => {
    const { html } = await open('/my-certificates', holder)
    for (const said of [number, `/certificates/${id}/print`, `/certificates/${code}`]) expect(html).toContain(said)
    expect((await open('/my-certificates', colleague)).html).toContain('Nie masz jeszcze zaświadczeń')
    expect((await open('/my-certificates', head)).html).not.toContain(code)
  })
})

describe('the certificate on paper', () => {
  test('says what was learned, in an accessible file, with the address of its check as a code and in words', async () => {
    const { pdf } = await paper.take(`/certificates/${id}/print`, holder)
    expect(pdf).toMatchObject({ accessible: true, title: 'Zaświadczenie', lang: 'pl', pages: 1 })
    const order = ['Żaneta Gęślik', 'Rozmowa z rodziną w kryzysie', '4 godziny 30 minut', number, 'Jak zacząć rozmowę']
    const places = order.map((said) => pdf.text.indexOf(said))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(places).not.toContain(-1)
    expect(pdf.text.replace(/\s/g, '')).toContain(`https://kooperacja.example/certificates/${code}`)
    expect(pdf.text.replace(/\s/g, '')).toContain(hash)
    expect(pdf.tagged.filter(({ tag }) => tag === 'Figure')).toMatchObject([{ alt: expect.stringContaining('Kod do') }])
  })

  test('is for its holder and the head; a colleague finds nothing', async () => {
    expect((await paper.asked(`/certificates/${id}/print`, head)).status).toBe(200)
    expect((await paper.asked(`/certificates/${id}/print`, colleague)).status).toBe(404)
  })
})
