import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { type Account, account, PASSWORD } from '../support/accounts.ts'
import { axe, journey } from '../support/browser.ts'
import { today } from '../support/today.ts'
import { PATIENCE_MS } from './walk.ts'

const WRITER = account(/^rops$/, 'Regionalny ośrodek: doradca')
const LEADER = account(/^rops$/, 'Regionalny ośrodek: analityk')
const COORDINATOR = account(/^gops-bieliny$/, 'Koordynator PZK')

async function signIn(page: Page, { email }: Account): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('Adres e-mail służbowy').fill(email)
  await page.getByLabel('Hasło', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Zaloguj się' }).click()
}

async function toDraft(page: Page): Promise<string> {
  await page.goto('/model-drafts')
  await page.getByRole('link', { name: 'Model Kooperacji dla gmin wiejskich' }).first().click()
  return new URL(page.url()).pathname
}

/** Changes the person as the bar does, and stays on the page. */
async function become(page: Page, role: string): Promise<void> {
  const people = page.getByLabel('Działaj jako')
  const option = await people.locator('option', { hasText: role }).first().getAttribute('value')
  await people.selectOption(option ?? '')
  await page.getByRole('button', { name: 'Zmień osobę' }).click()
}

const pathOf = (page: Page): string => new URL(page.url()).pathname
const fitsPhone = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)

journey(
  'whoever writes the next version walks an invented family through it: the notice, its acceptance as somebody else, the next stage, and back to the draft',
  { timeout: PATIENCE_MS },
  async ({ arrive }) => {
    // Without JavaScript, on a narrow screen.
    const page = await arrive({ javaScript: false, width: 390 })
    await signIn(page, WRITER)
    const draft = await toDraft(page)
    await page.goto(`${draft}/parts/zgloszenie`)
    await page.locator('[name="name.pl"]').fill('Pierwszy sygnał')
    await page.getByRole('button', { name: 'Zapisz', exact: true }).click()
    await page.getByText('Zapisano.').waitFor()
    await page.goto(draft)
    await page.getByRole('button', { name: 'Wypróbuj' }).click()
    await page.getByText('Nic stąd nie trafia do prawdziwych spraw.').waitFor()
    expect(pathOf(page)).toBe('/tryout')
    expect(await fitsPhone(page)).toBe(true)

    await page.getByRole('link', { name: 'Otwórz sprawę rodziny' }).click()
    const file = pathOf(page)
    await page.getByText('Etap: Pierwszy sygnał').first().waitFor()
    expect(await fitsPhone(page)).toBe(true)
    await page.goto(`${file}/forms/karta-zgloszenia/new`)
    const check = (name: string, value?: string) =>
      page
        .locator(`[name="${name}"]${value ? `[value="${value}"]` : ''}`)
        .first()
        .check()
    await check('zglaszajacy.kto', 'rodzina')
    await check('rodzina.osoba-kontaktowa')
    await check('rodzina.bezpieczny-kontakt', 'telefon')
    await check('rodzina.rodzina-wie', 'yes')
    await check('sprawa.trudnosci', 'dom')
    await page.locator('[name="sprawa.opis"]').fill('Zimno w domu, dzieci często chorują.')
    await page.getByRole('button', { name: 'Zakończ', exact: true }).click()
    await page.goto(file)

    await become(page, 'Koordynator PZK')
    expect(pathOf(page)).toBe(file)
    for (const [role, step] of [
      ['Koordynator PZK', 'przyjecie-zgloszenia'],
      ['Pracownik prowadzący', 'pierwsza-rozmowa'],
    ] as const) {
      await become(page, role)
      await page.goto(`${file}/steps/${step}`)
      await page.locator('[name="onDay"]').fill(today())
      await page.getByRole('button', { name: 'Potwierdź', exact: true }).click()
      await page.waitForURL(`**${file}`)
    }
    await page.goto(`${file}/transitions/zgloszenie-kwalifikuj`)
    await page.getByRole('button', { name: 'Przejdź do tego etapu' }).click()
    await page.getByText('Etap: Kwalifikacja').first().waitFor()

    await page.getByRole('main').getByRole('button', { name: 'Zakończ próbę' }).click()
    expect(pathOf(page)).toBe(draft)
    await page.getByText('Niczego z niej nie zachowano.').waitFor()
    expect((await page.goto(file))?.status()).toBe(404)

    const seeing = await arrive({ width: 1280 })
    await signIn(seeing, LEADER)
    await seeing.goto(`${draft}/tryout`)
    expect(await axe(seeing)).toEqual([])
    await seeing.getByRole('button', { name: 'Wypróbuj' }).click()
    await seeing.getByRole('heading', { name: /^Próba: / }).waitFor()
    expect(await axe(seeing)).toEqual([])
    await seeing.getByRole('link', { name: 'Otwórz sprawę rodziny' }).click()
    await seeing.getByText('Etap: Pierwszy sygnał').first().waitFor()
    expect(await axe(seeing)).toEqual([])
    await seeing.goto('/tryout/end')
    expect(await axe(seeing)).toEqual([])
    await seeing.locator('form.form').getByRole('button', { name: 'Zakończ próbę' }).click()
    await seeing.getByText('Niczego z niej nie zachowano.').waitFor()

    // Nobody real ever heard of the family.
    const worker = await arrive()
    await signIn(worker, COORDINATOR)
    expect((await worker.goto(file))?.status()).toBe(404)
    await worker.goto('/cases')
    expect(await worker.locator(`a[href^="${file}"]`).count()).toBe(0)
  },
)
