import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { readDocx } from '#test/reading-docx.ts'
import { readPdf } from '#test/reading-pdf.ts'
import { zipOf } from '#test/zip.ts'
import { type Account, account, institution, PASSWORD } from '../support/accounts.ts'
import { axe, journey } from '../support/browser.ts'
import { DeskClient } from '../support/desk-client.ts'
import { today } from '../support/today.ts'
import { PATIENCE_MS } from './walk.ts'

const HEAD = account(/^gops-bieliny$/, 'kierownik ośrodka')
const LEAD = account(/^gops-bieliny$/, 'Pracownik prowadzący')
const TEACHER = account(/^szkola-bieliny$/, 'Członek zespołu: szkoła')
const STRANGER = account(/^gops-oksa$/, 'Pracownik prowadzący')
const SCHOOL = institution('szkola-bieliny')
const TEMPLATE = 'Zaproszenie do współpracy'

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006'
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
/** What a word processor saves of these paragraphs, with other parts beside them. */
function docx(name: string, paragraphs: readonly string[], more: Readonly<Record<string, string>> = {}) {
  const said = paragraphs.map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`).join('')
  const parts = {
    '[Content_Types].xml': `<?xml version="1.0"?><Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${WORD}.document.main+xml"/></Types>`,
    '_rels/.rels': `<?xml version="1.0"?><Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${said}</w:body></w:document>`,
  }
  const buffer = Buffer.from(zipOf({ ...parts, ...more }))
  return { name, mimeType: `${WORD}.document`, buffer }
}

async function signIn(page: Page, { email }: Account): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('Adres e-mail służbowy').fill(email)
  await page.getByLabel('Hasło', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Zaloguj się' }).click()
  await page.locator('.bell').waitFor()
}

async function expectClear(page: Page, path: string): Promise<void> {
  await page.goto(path)
  expect([path, await axe(page)]).toEqual([path, []])
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
  expect([path, wide]).toEqual([path, false])
}

/** The rows of a table by the words of its caption. */
const rowsOf = (page: Page, caption: string) => page.getByRole('table', { name: caption }).locator('tbody tr')

journey(
  'the head keeps a template; a letter is filled with what the school may read, numbered, proved sent and read back; the wrong person finds nothing',
  { timeout: PATIENCE_MS },
  async ({ site, arrive }) => {
    const come = async ({ email }: Account) => {
      const client = new DeskClient(site.address)
      await client.signIn(email, PASSWORD)
      return client
    }
    const [lead, teacher, stranger] = [await come(LEAD), await come(TEACHER), await come(STRANGER)]
    const file = async (path: string, client = lead) => {
      const answer = await fetch(new URL(path, site.address), { headers: { cookie: client.cookie } })
      return { status: answer.status, bytes: new Uint8Array(await answer.arrayBuffer()) }
    }

    // The head, on a phone.
    const head = await arrive({ width: 390 })
    await signIn(head, HEAD)
    await head.goto('/desk')
    await head.getByRole('link', { name: /^Szablony i rejestr/ }).click()
    const kept = new URL(head.url()).pathname
    await head.goto(`${kept}/numbering`)
    await head.getByLabel('Wzór').fill('PS.8123.{nr}')
    await head.getByRole('button', { name: 'Ustal wzór numerów' }).click()
    await head.getByText('We wzorze ma być dokładnie raz numer i raz rok').first().waitFor()
    expect(await head.getByLabel('Wzór').inputValue()).toBe('PS.8123.{nr}')
    await head.getByLabel('Wzór').fill('PS.8123.{nr}.{rok}')
    await head.getByRole('button', { name: 'Ustal wzór numerów' }).click()
    await head.getByText('Zapisano wzór numerów').waitFor()

    const add = async (sent: ReturnType<typeof docx>) => {
      await head.getByLabel('Nazwa szablonu').fill(TEMPLATE)
      await head.getByLabel('Plik DOCX').setInputFiles(sent)
      await head.getByRole('button', { name: 'Dodaj szablon' }).click()
    }
    await expectClear(head, `${kept}/templates/new`)
    await add(docx('nieznane.docx', ['Do: {{adresat}}', '{{pesel_matki}}']))
    await head.getByText('Nie ma takich pól: pesel_matki').first().waitFor()
    expect(await head.getByLabel('Nazwa szablonu').inputValue()).toBe(TEMPLATE)
    expect(await axe(head)).toEqual([])
    await add(docx('makra.docx', ['{{tresc}}'], { 'word/vbaProject.bin': 'x' }))
    await head.getByText('Plik ma makra').first().waitFor()
    const fields = ['Do: {{adresat}}', '{{zwrot}}', '{{tresc}}', 'Osoby: {{osoby}}', 'Cele: {{cele}}', 'Znak: {{znak}}']
    await add(docx('zaproszenie.docx', fields))
    await head.getByText('Dodano szablon jako projekt').waitFor()
    const template = new URL(head.url()).pathname
    await head.getByLabel('Wprowadź do użycia').check()
    await head.getByRole('button', { name: 'Zapisz', exact: true }).click()
    await head.getByText('Zapisano stan szablonu').waitFor()
    for (const path of [kept, template]) await expectClear(head, path)
    expect((await readDocx((await file(`${template}/preview`)).bytes)).text).toContain('treść wymyślona')
    expect((await lead.visit(`${kept}/templates/new`)).status).toBe(403)
    for (const path of [kept, template, `${template}/preview`]) expect(await teacher.statusOf(path)).toBe(404)

    // The worker, without script.
    const worker = await arrive({ javaScript: false, width: 390 })
    await signIn(worker, LEAD)
    const { at, letter } = await letterThatWithholds(worker, await casesOf(lead))
    await worker.getByText('Część tego, co widzisz w sprawie, pominięto').waitFor()
    const missing = worker.getByRole('row').filter({ hasText: 'pominięto część' })
    expect(await missing.count()).toBeGreaterThan(0)
    const write = async (subject: string) => {
      await worker.getByRole('textbox', { name: 'Dotyczy' }).fill(subject)
      await worker.getByRole('textbox', { name: 'Treść pisma' }).fill('Prosimy o udział w spotkaniu zespołu.')
      await worker.getByRole('textbox', { name: 'Kto podpisuje' }).fill('Ewa Zmyślna')
      await worker.getByRole('button', { name: 'Zapisz projekt' }).click()
      await worker.getByText('Zapisano projekt').waitFor()
    }
    await worker.goto(`${letter}/issue`)
    await worker.getByRole('button', { name: 'Nadaj numer i wydaj' }).click()
    await worker.getByText('Uzupełnij, czego dotyczy pismo').first().waitFor()
    await worker.goto(letter)
    await write('Spotkanie zespołu')
    const print = letter.replace('/documents/letters/', '/print/own-letters/')
    expect((await readPdf((await file(print)).bytes)).drawn).toContain('PROJEKT')
    await worker.goto(`${letter}/issue`)
    await worker.getByRole('button', { name: 'Nadaj numer i wydaj' }).click()
    await worker.getByText('Nadano numer i wydano pismo').waitFor()
    const [number = ''] = /PS\.8123\.\d+\.\d{4}/.exec(await worker.content()) ?? []
    expect(number).not.toBe('')

    // Read back, as the school gets it.
    const { text } = await readDocx((await file(`${print}/filled`)).bytes)
    const pdf = await readPdf((await file(print)).bytes)
    expect(pdf.accessible).toBe(true)
    for (const said of [text.replace(/\s+/g, ' '), pdf.text])
      for (const told of [`Do: ${SCHOOL.name}`, 'Prosimy o udział w spotkaniu zespołu.', `Znak: ${number}`])
        expect(said).toContain(told)
    const reads = await teacher.open(`${at}/plan`)
    for (const goal of saidIn(text, 'Cele: ')) expect(reads).toContain(goal)

    await worker.goto(`${letter}/proof`)
    await worker.getByLabel('Poczta, list polecony').check()
    await worker.getByLabel('Dzień').fill(today())
    await worker.getByRole('textbox', { name: 'Numer nadania albo adres e-Doręczeń' }).fill('123')
    await worker.getByRole('button', { name: 'Dodaj dowód wysłania' }).click()
    await worker.getByText('Wpisz numer nadania: 20 cyfr albo 13 znaków.').first().waitFor()
    const reference = worker.getByRole('textbox', { name: 'Numer nadania albo adres e-Doręczeń' })
    expect(await reference.inputValue()).toBe('123')
    await reference.fill('RR123456785PL')
    await worker.getByRole('button', { name: 'Dodaj dowód wysłania' }).click()
    await worker.getByText('Zapisano dowód wysłania').first().waitFor()

    const narrow = await arrive({ width: 390 })
    await signIn(narrow, LEAD)
    const pages = [
      `${at}/documents`,
      `${at}/documents/letters/new`,
      letter,
      `${letter}/proof`,
      `${at}/documents/cards/pomost`,
    ]
    for (const path of pages) await expectClear(narrow, path)
    await narrow.goto(`${at}/documents`)
    const row = rowsOf(narrow, 'Pisma twojej instytucji').filter({ hasText: number })
    const listed = (await row.textContent()) ?? ''
    for (const told of [SCHOOL.name, 'Spotkanie zespołu', `Poczta, list polecony, ${today()}`, LEAD.name])
      expect(listed).toContain(told)

    for (const path of [letter, `${letter}/issue`, `${letter}/proof`, print, `${print}/filled`])
      for (const wrong of [teacher, stranger]) expect([path, await wrong.statusOf(path)]).toEqual([path, 404])

    // What changed since it was copied to the ministry's system.
    const card = `${at}/documents/cards/pomost`
    await narrow.goto(card)
    await narrow.getByText('Nikt jeszcze nie oznaczył tej karty').waitFor()
    await narrow.getByRole('button', { name: 'Oznacz jako przepisaną' }).click()
    await narrow.getByText('Od tamtej pory nic się nie zmieniło.').waitFor()
    expect((await lead.send(`${at}/people/new`, { family: 'Dopisana', adult: 'no' })).status).toBe(303)
    await narrow.goto(card)
    await narrow.getByText(/Od tamtej pory zmieni/).waitFor()
    const added = narrow.getByRole('row').filter({ hasText: 'Dopisana' })
    expect(await added.textContent()).toContain('nowe')
    for (const wrong of [teacher, stranger]) expect(await wrong.statusOf(card)).toBe(404)

    // One plan, two papers of other laws.
    const html = await lead.open(`${at}/documents`)
    const papers = [...html.matchAll(/href="([^"]*\/print\/plan\/(?:family-work|contract\/[^"/]+\/[^"/]+))"/g)]
    const printed = await Promise.all(papers.map(async ([, path = '']) => readPdf((await file(path)).bytes)))
    expect(printed.length).toBeGreaterThan(1)
    for (const paper of printed) expect(paper.accessible).toBe(true)
    expect(printed.filter(({ title }) => /plan pracy z rodziną/i.test(title))).toHaveLength(1)
    expect(printed.filter(({ title }) => /kontrakt socjalny/i.test(title)).length).toBeGreaterThan(0)
    for (const [, path = ''] of papers) expect(await stranger.statusOf(path)).toBe(404)
  },
)

/** The words that follow a label of the template, up to the next paragraph. */
const saidIn = (text: string, label: string): readonly string[] =>
  (text.split(label)[1] ?? '').split('\n\n')[0]?.split('\n').filter(Boolean) ?? []

const casesOf = async (client: DeskClient): Promise<readonly string[]> => [
  ...new Set([...(await client.open('/cases')).matchAll(/href="(\/cases\/[0-9a-f-]{36})"/g)].map(([, at = '']) => at)),
]

/** Begins a letter to the school in the first case of which the school does not read everything that the letter could say. */
async function letterThatWithholds(page: Page, cases: readonly string[]) {
  for (const at of cases) {
    await page.goto(`${at}/documents/letters/new`)
    const school = page.getByLabel(SCHOOL.name, { exact: true })
    if ((await school.count()) === 0) continue
    await school.check()
    await page.getByLabel('Szablon').selectOption({ label: `${TEMPLATE} (1)` })
    await page.getByRole('button', { name: 'Przygotuj pismo' }).click()
    await page.getByText('Przygotowano projekt pisma').first().waitFor()
    if ((await page.getByText('pominięto część').count()) === 0) continue
    return { at, letter: new URL(page.url()).pathname }
  }
  throw new Error('the school of the demonstration reads everything')
}
