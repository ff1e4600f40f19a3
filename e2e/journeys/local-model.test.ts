import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { account, PASSWORD } from '../support/accounts.ts'
import { axe, journey } from '../support/browser.ts'
import { today } from '../support/today.ts'
import { PATIENCE_MS } from './walk.ts'

const MAYOR = account(/^gmina-bieliny$/, 'Władze gminy')
const WHY = 'Mamy tylko jedną osobę do prowadzenia planów.'

const fitsPhone = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)

journey(
  'the authorities of a gmina set a deadline within the bounds of the model, and everybody reads it in the handbook',
  { timeout: PATIENCE_MS },
  async ({ arrive }) => {
    const mayor = await arrive({ javaScript: false, width: 320 })
    await mayor.goto('/sign-in')
    await mayor.getByLabel('Adres e-mail').fill(MAYOR.email)
    await mayor.getByLabel('Hasło').fill(PASSWORD)
    await mayor.getByRole('button', { name: 'Zaloguj się' }).click()
    await mayor.goto('/handbook')
    await mayor.getByRole('link', { name: 'Modele w gminach' }).click()
    await mayor.getByRole('link', { name: /Bieliny/ }).click()
    await mayor.getByText('Pokaż wszystko, co można ustalić').click()
    await mayor.getByRole('link', { name: 'Ustal: Opracowanie wspólnego planu' }).click()
    expect(await fitsPhone(mayor)).toBe(true)

    await mayor.getByLabel('Ile dni').fill('90')
    await mayor.getByLabel('Dlaczego').fill(WHY)
    await mayor.getByRole('button', { name: 'Ustal' }).click()
    await mayor.getByText('Paragraf W-7.5 pozwala na wartość od 14 do 60').first().waitFor()
    expect(await mayor.getByLabel('Dlaczego').inputValue()).toBe(WHY)
    await mayor.getByLabel('Ile dni').fill('45')
    await mayor.getByRole('button', { name: 'Ustal' }).click()
    await mayor.getByRole('status').getByText('Zapisano').waitFor()
    expect(await fitsPhone(mayor)).toBe(true)

    const anybody = await arrive()
    await anybody.goto(new URL(mayor.url()).pathname)
    const row = anybody.getByRole('row', { name: /Opracowanie wspólnego planu/ })
    expect(await row.innerText()).toMatch(/30 dni\s+45 dni/)
    expect(await row.innerText()).toContain(WHY)
    await anybody.getByText('IPW powstaje w ciągu 45 dni od').waitFor()
    expect(await anybody.getByRole('link', { name: /^Ustal/ }).count()).toBe(0)
    expect(await axe(anybody)).toEqual([])

    await mayor.getByRole('link', { name: 'Przyjmij wersję modelu' }).click()
    await mayor.getByLabel('Wersja modelu').selectOption({ index: 1 })
    await mayor.getByLabel('Numer zarządzenia').fill('7')
    await mayor.getByLabel('Od kiedy').fill(today())
    await mayor.getByRole('button', { name: 'Przyjmij model' }).click()
    await mayor.getByText('Podaj numer zarządzenia i dzień podpisania').first().waitFor()
    expect(await fitsPhone(mayor)).toBe(true)
  },
)
