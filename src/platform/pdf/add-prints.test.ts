import { afterAll, describe, expect, test } from 'vitest'
import { testDatabase } from '#test/database.ts'
import { printing } from '#test/printing.ts'
import { readDocx } from '#test/reading-docx.ts'
import { readPdf } from '#test/reading-pdf.ts'
import { acting, founding } from '#test/world.ts'
import { print } from './print.ts'

const database = await testDatabase()
const { actAs, newId } = acting(database)
const found = founding(database, newId)
const worker = await found.aPerson('Maria', 'Przykładna')

const cardPrint = print({
  path: '/karty/:personId/print',
  act: 'test.card.print',
  office: true,
  load: async (_, { personId }) => ({ personId }),
  looking: ({ personId }) => ({ chain: 'person', about: personId, name: 'test.card.printed' }),
  name: () => 'karta',
  document: () => ({
    title: 'Karta',
    institution: 'GOPS Bieliny',
    mark: 'KO-2026-00012',
    blocks: [{ kind: 'text', text: 'Treść karty.' }],
  }),
})
const prints = printing(actAs, [], [cardPrint])
afterAll(() => prints.stop())

const recorded = async (): Promise<number> => {
  const { rows } = await database.owner.query(
    `select count(*)::int as n from platform.fact where name = 'test.card.printed'`,
  )
  return rows[0].n
}
const bytesOf = async (path: string): Promise<Uint8Array> => {
  const response = await prints.asked(path, worker)
  expect(response.status).toBe(200)
  return new Uint8Array(await response.arrayBuffer())
}
const AS_PDF = cardPrint.at({ personId: worker })
const AS_DOCX = cardPrint.docxAt({ personId: worker })

describe('a print that is had as DOCX too', () => {
  test('says in both who took it and when, and is put on the record each time', async () => {
    const before = await recorded()
    const pdf = await readPdf(await bytesOf(AS_PDF))
    const docx = await readDocx(await bytesOf(AS_DOCX))
    expect(pdf.text).toContain('Treść karty.')
    expect(docx.text).toContain('Treść karty.')
    const made = 'Wydrukowano 23.11.2026, 09:00 · Osoba Testowa'
    expect(pdf.drawn).toContain(made)
    expect(docx.xml('word/footer1.xml')).toContain(made)
    expect(await recorded()).toBe(before + 2)
  })

  test('is saved under its name with the right ending, and kept by no cache', async () => {
    const { headers } = await prints.asked(AS_DOCX, worker)
    expect(headers.get('content-type')).toContain('wordprocessingml')
    expect(headers.get('content-disposition')).toContain('filename="karta.docx"')
    expect(headers.get('cache-control')).toBe('no-store')
  })

  test('leads whoever has not signed in to sign in, whichever file they ask for, and records nothing', async () => {
    const before = await recorded()
    for (const path of [AS_PDF, AS_DOCX]) {
      const response = await prints.asked(path, null)
      expect(response.status).toBe(303)
      expect(response.headers.get('location')).toBe(`/sign-in?back=${encodeURIComponent(path)}`)
    }
    expect(await recorded()).toBe(before)
  })

  test('is not given while names are hidden on a shared screen', async () => {
    // The language is a cookie, so another one may follow it.
    for (const path of [AS_PDF, AS_DOCX]) {
      expect((await prints.asked(path, worker, 'pl; kooperacja_names=hidden')).status).toBe(403)
    }
  })
})
