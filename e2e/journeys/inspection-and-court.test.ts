import { expect } from 'vitest'
import { readPdf } from '../../test/support/reading-pdf.ts'
import { account, PASSWORD } from '../support/accounts.ts'
import { axe, journey } from '../support/browser.ts'
import { DeskClient } from '../support/desk-client.ts'
import { letInInspection } from '../support/tell-authorities.ts'
import { today } from '../support/today.ts'
import { PATIENCE_MS } from './walk.ts'

const LEAD = account(/^gops-bieliny$/, 'Pracownik prowadzący')
const HEAD = account(/^gops-bieliny$/, 'kierownik ośrodka')
const PARTNER = account(/^szkola-bieliny$/, 'Członek zespołu: szkoła')
const SAID = 'Rodzina korzysta z pomocy od wiosny.'

journey(
  'a letter of a court is registered, answered from the case as a file that stays, sent, and told on the sheet of sharing',
  { timeout: PATIENCE_MS },
  async ({ site, arrive }) => {
    const lead = new DeskClient(site.address)
    await lead.signIn(LEAD.email, PASSWORD)
    const [, at = ''] = /href="(\/cases\/[0-9a-f-]{36})"/.exec(await lead.open('/desk')) ?? []

    // Without JavaScript, on a narrow screen.
    const page = await arrive({ javaScript: false, width: 390 })
    const press = (name: string) => page.getByRole('button', { name }).click()
    await page.goto('/sign-in')
    await page.getByLabel('Adres e-mail służbowy').fill(LEAD.email)
    await page.getByLabel('Hasło', { exact: true }).fill(PASSWORD)
    await press('Zaloguj się')
    await page.goto(`${at}/sharing`)
    await page.getByRole('link', { name: 'Pisma sądów i organów' }).click()
    await page.getByRole('link', { name: 'Zarejestruj pismo' }).click()
    await page.getByLabel('sąd', { exact: true }).check()
    await page.getByLabel('Nazwa sądu albo organu').fill('Sąd Rejonowy na Próbę')
    await page.getByLabel('Znak ich pisma albo sygnatura').fill('III Nsm 3/2026')
    await page.getByLabel('Data pisma').fill(today())
    await page.getByLabel('Data wpływu').fill('31.02.2026')
    await page.getByLabel('Czego żąda').fill('Informacja o udzielonej pomocy.')
    await page.getByLabel('Podstawa prawna żądania').selectOption('kpc-dokument-dla-sadu')
    await press('Zarejestruj pismo')
    await page.getByText('Popraw zaznaczone miejsca').waitFor()
    expect(await page.getByLabel('Czego żąda').inputValue()).toBe('Informacja o udzielonej pomocy.')
    await page.getByLabel('Data wpływu').fill(today())
    await press('Zarejestruj pismo')
    await page.getByText('Pismo zarejestrowane').waitFor()
    const letter = new URL(page.url()).pathname

    await page.getByRole('link', { name: 'Napisz część' }).click()
    await page.locator('select[name="category"]').selectOption({ index: 1 })
    await page.getByLabel('Nagłówek').fill('Pomoc')
    await page.getByLabel('Treść', { exact: true }).fill(SAID)
    await press('Dodaj do odpowiedzi')
    await page.getByRole('link', { name: 'Zatwierdź odpowiedź' }).click()
    await page.getByLabel('Kto podpisuje: imię i nazwisko').fill('Danuta Próbna')
    await page.getByLabel('Funkcja').fill('kierownik')
    await page.getByLabel('Data podpisu').fill(today())
    await press('Zatwierdź')
    await page.getByText('Odpowiedź zatwierdzona').waitFor()
    const [, file = ''] = /href="([^"]*\/approved)"/.exec(await lead.open(letter)) ?? []
    const taken = await fetch(new URL(file, site.address), { headers: { cookie: lead.cookie } })
    const pdf = await readPdf(new Uint8Array(await taken.arrayBuffer()))
    for (const words of ['Sąd Rejonowy na Próbę', SAID, 'Danuta Próbna, kierownik']) expect(pdf.text).toContain(words)

    await page.getByRole('link', { name: 'Zapisz wysłanie' }).click()
    await page.getByLabel('pocztą').check()
    await page.getByLabel('Data wysłania').fill(today())
    await press('Zapisz wysłanie')
    await page.getByText('Podaj numer przesyłki').first().waitFor()
    await page.getByLabel('Numer dowodu nadania').fill('RR 1 PL')
    await press('Zapisz wysłanie')
    await page.getByText('Wysłanie zapisane').waitFor()
    await page.goto(`${at}/sharing`)
    await page.getByText('Sąd Rejonowy na Próbę (III Nsm 3/2026)').waitFor()

    const partner = new DeskClient(site.address)
    await partner.signIn(PARTNER.email, PASSWORD)
    expect(await partner.statusOf(letter)).toBe(404)
    expect(await partner.statusOf(file)).toBe(404)

    const seeing = await arrive({ width: 320 })
    await seeing.context().addCookies(await page.context().cookies())
    for (const path of [letter, `${at}/letters`, `${at}/letters/new`, '/letters']) {
      await seeing.goto(path)
      expect([path, await axe(seeing)]).toEqual([path, []])
      const fits = await seeing.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)
      expect([path, fits]).toEqual([path, true])
    }
  },
)

journey(
  'an inspection reads its case on one page and on paper, writes nothing, and meets nothing once it is ended',
  { timeout: PATIENCE_MS },
  async ({ site, arrive }) => {
    const [lead, head] = [new DeskClient(site.address), new DeskClient(site.address)]
    await lead.signIn(LEAD.email, PASSWORD)
    await head.signIn(HEAD.email, PASSWORD)
    const [, at = ''] = /href="(\/cases\/[0-9a-f-]{36})"/.exec(await lead.open('/desk')) ?? []
    await letInInspection(head, lead, LEAD.name, at)

    const page = await arrive({ width: 320 })
    await page.goto('/sign-in')
    await page.getByLabel('Adres e-mail służbowy').fill(LEAD.email)
    await page.getByLabel('Hasło', { exact: true }).fill(PASSWORD)
    await page.getByRole('button', { name: 'Zaloguj się' }).click()
    await page.goto('/desk')
    await page.getByRole('link', { name: /^Kontrola / }).click()
    expect(await axe(page)).toEqual([])
    const inspection = new URL(page.url()).pathname
    const [, set = ''] = /href="(\/inspections\/[^"]*\/print)"/.exec(await lead.open(inspection)) ?? []
    await page.locator(`a[href^="${inspection}/cases/"]:not([href$="/print"])`).click()
    await page.getByText('Tylko do odczytu').waitFor()
    expect(await axe(page)).toEqual([])
    const read = new URL(page.url()).pathname
    expect(await lead.open(`${at}/history`)).toContain('w ramach kontroli')
    const taken = await fetch(new URL(set, site.address), { headers: { cookie: lead.cookie } })
    expect((await readPdf(new Uint8Array(await taken.arrayBuffer()))).lang).toBe('pl')
    expect((await head.open(inspection)).includes(at)).toBe(false)

    expect((await head.send(`${inspection}/end`, { reason: 'Kontrola skończyła pracę.' })).status).toBe(303)
    expect([await lead.statusOf(read), await lead.statusOf(set)]).toEqual([404, 404])
  },
)
