import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { type Account, account, PASSWORD } from '../support/accounts.ts'
import { axe, journey } from '../support/browser.ts'
import { DeskClient } from '../support/desk-client.ts'
import { PATIENCE_MS } from './walk.ts'

const WRITER = account(/^rops$/, 'Regionalny ośrodek: doradca')
const LEADER = account(/^rops$/, 'Regionalny ośrodek: analityk')
const WORKER = account(/^gops-bieliny$/, 'Pracownik prowadzący')

async function signIn(page: Page, { email }: Account): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('Adres e-mail służbowy').fill(email)
  await page.getByLabel('Hasło', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Zaloguj się' }).click()
}

journey(
  'the next version of the model is written: a wrong deadline is named at its field and mended, a paragraph reworded, a stage added stands in the map',
  { timeout: PATIENCE_MS },
  async ({ site, arrive }) => {
    // Without JavaScript, on a narrow screen.
    const page = await arrive({ javaScript: false, width: 390 })
    await signIn(page, WRITER)
    await page.goto('/handbook')
    await page.getByRole('link', { name: 'Wersje w przygotowaniu' }).click()
    await page.getByRole('link', { name: 'Model Kooperacji dla gmin wiejskich' }).first().click()
    const draft = new URL(page.url()).pathname
    await page.getByText('Wszystko się zgadza').waitFor()
    await page.getByRole('main').getByRole('link', { name: 'Terminy', exact: true }).click()
    await page.getByRole('link', { name: 'Przyjęcie zgłoszenia', exact: true }).click()
    await page.getByLabel('Ile', { exact: true }).fill('trzy tygodnie')
    await page.getByRole('button', { name: 'Zapisz', exact: true }).click()
    await page.getByText('Do poprawienia przed przyjęciem').waitFor()
    await page.goto(draft)
    await page
      .locator('section', { has: page.locator('#problems') })
      .getByRole('link')
      .first()
      .click()
    expect(await page.getByLabel('Ile', { exact: true }).inputValue()).toBe('trzy tygodnie')
    expect(await page.locator('#f-amount').getAttribute('aria-invalid')).toBe('true')
    await page.getByLabel('Ile', { exact: true }).fill('5')
    await page.getByRole('button', { name: 'Zapisz', exact: true }).click()
    await page.getByText('Zapisano.').waitFor()
    expect(await page.getByText('Do poprawienia przed przyjęciem').count()).toBe(0)

    const seeing = await arrive({ width: 1280 })
    await signIn(seeing, LEADER)
    await seeing.goto(`${draft}/handbook`)
    expect(await axe(seeing)).toEqual([])
    await seeing.getByRole('link', { name: 'W-1.1 Cel' }).click()
    await seeing
      .getByRole('textbox', { name: 'Treść', exact: true })
      .and(seeing.locator('[contenteditable=true]'))
      .fill('Model porządkuje współpracę instytucji wokół jednej rodziny.')
    expect(await axe(seeing)).toEqual([])
    await seeing.getByRole('button', { name: 'Zapisz', exact: true }).click()
    await seeing.getByText('Zapisano.').waitFor()
    await seeing.goto(`${draft}/kinds/process`)
    await seeing.getByRole('link', { name: 'Praca z rodziną', exact: true }).click()
    expect(await axe(seeing)).toEqual([])
    await seeing.getByRole('link', { name: 'Dodaj etap' }).click()
    await seeing.getByLabel('Nazwa albo etykieta po polsku').fill('Rozmowa łącząca')
    await seeing.getByRole('button', { name: 'Dodaj', exact: true }).click()
    await seeing.getByText('Dodano. Uzupełnij resztę.').waitFor()
    await seeing.goto(draft)
    await seeing.locator('svg text', { hasText: 'Rozmowa łącząca' }).waitFor()
    expect(await axe(seeing)).toEqual([])

    const stranger = new DeskClient(site.address)
    await stranger.signIn(WORKER.email, PASSWORD)
    for (const path of ['/model-drafts', draft, `${draft}/handbook`]) expect(await stranger.statusOf(path)).toBe(404)
  },
)
