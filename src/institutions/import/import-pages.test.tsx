import { describe, expect, test } from 'vitest'
import { addMadeFile, addMessages, readLines, writeTable } from '#platform/server'
import { territoryMessages } from '#territory'
import { testDatabase } from '#test/database.ts'
import { visiting } from '#test/visiting.tsx'
import { institutionsMessages } from '../i18n/messages.ts'
import { institutionsPages } from '../pages.ts'
import { importMessages } from './i18n/messages.ts'
import { REFUSED_FILE, refusedFile, TEMPLATE_FILE, templateFile } from './import-files.server.ts'
import { MOST_ROWS } from './import-list.domain.ts'
import { csvFile, INSTITUTION_HEADINGS, importWorld, PEOPLE_HEADINGS } from './import-world.fixture.ts'

for (const messages of [territoryMessages, institutionsMessages, importMessages]) addMessages(messages)
const database = await testDatabase()
const { actAs, admin, other, worker, head, count, rows } = await importWorld(database)
const { open, fill, send } = visiting(
  actAs,
  institutionsPages(async () => []),
  (app, parts) => {
    addMadeFile(app, parts, TEMPLATE_FILE, templateFile)
    addMadeFile(app, parts, REFUSED_FILE, refusedFile)
  },
)
const INSTITUTIONS = '/administration/import/institutions'
const PEOPLE = '/administration/import/people'
const file = (name: string, ...lines: readonly string[]) => new File([new Uint8Array(csvFile(...lines))], name)
/** Where the refused rows of a reviewed list are taken away. */
const refusedOf = (review: string) => `/files/import-lists/${review.split('/').at(-1)}/refused/csv`
async function reviewOf(...lines: readonly string[]) {
  const { status, location } = await send(INSTITUTIONS, admin, {
    file: file('lista.csv', INSTITUTION_HEADINGS, ...lines),
  })
  expect(status).toBe(303)
  return location ?? ''
}

describe('bringing in a list in a browser', () => {
  test('is for administrators', async () => {
    const list = await reviewOf('Szkoła;oświata;gmina;260401;;;;')
    for (const path of [INSTITUTIONS, PEOPLE, '/files/templates/people/csv', list]) {
      expect((await open(path, admin)).status).toBe(200)
      for (const who of [head, worker]) expect((await open(path, who)).status).toBe(403)
      expect((await open(path, null)).status).toBe(303)
    }
    expect((await open(list, other)).status).toBe(404)
    expect((await open(refusedOf(list), other)).status).toBe(404)
    expect((await open('/institutions', admin)).html).toContain('Wczytaj z pliku')
    expect((await open('/institutions', head)).html).not.toContain('Wczytaj z pliku')
  })

  test('shows every row before anything is entered, then what was entered, once however often it is sent', async () => {
    const before = await count('institutions.institution')
    const path = await reviewOf(
      'Ośrodek <b>Zmyślony</b>;zdrowie;gmina;Bieliny;;;;',
      'Szkoła w Bielinach;oświata;gmina;Bieliny;;;;',
      `"'; drop table x; --";zdrowie;gmina;Bogoria;;12345;;`,
    )
    const { html } = await open(path, admin)
    expect(html).toContain('Ośrodek &lt;b&gt;Zmyślony&lt;/b&gt;')
    expect(html).toContain('zdrowie, gmina. Siedziba: gmina Bieliny (wiejska), pow. kielecki, woj. świętokrzyskie.')
    expect(html).toContain('Szkoła w Bielinach (ta sama nazwa i siedziba)')
    expect(html).toContain('NIP: Sprawdź NIP: ma 10 cyfr')
    expect(html).toContain(
      'gmina Bogoria (miejska), pow. kielecki, woj. świętokrzyskie; gmina Bogoria (wiejska), pow. staszowski',
    )
    expect(html).toContain('Wczytaj 1 instytucję')
    expect(await count('institutions.institution')).toBe(before)

    const otherTab = await fill(path, admin, {})
    const again = await fill(path, admin, {})
    const first = await again()
    expect(first).toMatchObject({ status: 303, location: path })
    expect((await again()).location).toBe(path)
    expect((await otherTab()).location).toBe(path)
    expect(await count('institutions.institution')).toBe(before + 1)
    const done = (await open(path, admin)).html
    expect(done).toContain('Ten plik został wczytany.')
    expect(done).not.toContain('Wczytaj 1 instytucję')
    expect(done).toContain('NIP: Sprawdź NIP: ma 10 cyfr')
  })

  test('takes a workbook, and people with their invitation', async () => {
    const table = [
      PEOPLE_HEADINGS.split(';'),
      ['Ola', 'Nowa', 'ola@example.org', '777', 'pracownik', 'pedagożka', '2026-09-01', 'tak'],
    ]
    const workbook = new File([new Uint8Array(await writeTable(table, 'xlsx'))], 'osoby.xlsx')
    const { location } = await send(PEOPLE, admin, { file: workbook })
    const { html } = await open(location ?? '', admin)
    expect(html).toContain('Szkoła w Bielinach: pracownik, pedagożka, od 01.09.2026. Dostanie zaproszenie.')
    expect(html).toContain('Wczytaj 1 osobę')
    expect((await send(location ?? '', admin, {})).status).toBe(303)
    expect(await rows(`select 1 from identity.account where email = 'ola@example.org'`)).toHaveLength(1)
  })

  test.each([
    ['no file', undefined, 'Wybierz plik.'],
    ['an empty file', file('pusty.csv', ' '), 'W pliku nie ma żadnych wierszy.'],
    ['headings alone', file('same.csv', INSTITUTION_HEADINGS), 'W pliku nie ma żadnych wierszy.'],
    [
      'other headings',
      file('inne.csv', 'Kolor;Rozmiar', 'biały;duży'),
      'Potrzebne są co najmniej: Nazwa, Sektor, Zasięg, Siedziba.',
    ],
    ['a document', new File(['%PDF-1.7\n\u0000'], 'lista.csv'), 'Tego pliku nie da się odczytać jako tabeli.'],
    ['a page', new File(['<html><script>alert(1)</script></html>'], 'lista.xlsx'), 'Potrzebne są co najmniej'],
    ['an old workbook', new File([Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0])], 'lista.xls'), 'stary plik Excela'],
    ['too large a file', new File(['a'.repeat(5 * 1024 * 1024 + 1)], 'duzy.csv'), 'Wybierz plik do 5 MB.'],
  ])('%s is refused in plain words', async (_, sent, words) => {
    const { status, html } = await send(INSTITUTIONS, admin, sent ? { file: sent } : {})
    expect(status).toBe(422)
    expect(html).toContain(words)
    expect(html).toContain('href="#f-file"')
  })
})

describe('files to take away', () => {
  test.each(['xlsx', 'csv'])('the template as %s opens with its headings and two made-up rows', async (format) => {
    const { status, headers } = await open(`/files/templates/institutions/${format}`, admin)
    expect(status).toBe(200)
    expect(headers.get('content-disposition')).toContain(`wzor instytucje.${format}`)
  })

  test('refused rows come back with their reasons, and mended they are taken', async () => {
    const path = await reviewOf('=1+1;nie wiem;gmina;260401;;;;', 'Dobra;inne;gmina;260401;;;;')
    const { html } = await open(refusedOf(path), admin)
    const [headings, row] = html.replace('\ufeff', '').trim().split('\r\n')
    expect(headings).toMatch(/^Nazwa;.*;Co poprawić$/)
    expect(row).toContain(`"'=1+1"`)
    expect(row).toContain('Sektor: Nie znamy sektora „nie wiem”.')
    const mended = html.replace('nie wiem', 'inne')
    const { location } = await send(INSTITUTIONS, admin, { file: new File([mended], 'poprawione.csv') })
    expect((await open(location ?? '', admin)).html).toContain('Wczytaj 1 instytucję')
    expect((await send(location ?? '', admin, {})).status).toBe(303)
    expect(await rows(`select 1 from institutions.institution where name = '=1+1'`)).toHaveLength(1)
  })

  test('a wrong address is not found', async () => {
    const paths = [
      'templates/secrets/csv',
      'templates/people/exe',
      'import-lists/x/refused/csv',
      `import-lists/${admin}/refused/csv`,
    ]
    for (const path of paths) expect((await open(`/files/${path}`, admin)).status).toBe(404)
  })

  test('the template for people is a list that can be read', async () => {
    const read = await readLines(Buffer.from((await open('/files/templates/people/csv', admin)).html), MOST_ROWS)
    expect(read).toMatchObject({ ok: true, value: { length: 3 } })
  })
})
