import { readFileSync } from 'node:fs'
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { ruralMapping, ruralNext } from '#test/rural-next.ts'
import { checkModel } from '../../src/model/definition/check-model.domain.ts'
import { account, PASSWORD } from '../support/accounts.ts'
import { axe, journey } from '../support/browser.ts'
import { today } from '../support/today.ts'
import { PATIENCE_MS } from './walk.ts'

const ADMINISTRATOR = account(/^rops/, 'Administrator')
const ASSISTANT = account(/^gops-bieliny$/, 'Asystent rodziny')
const COORDINATOR = account(/^gops-bieliny$/, 'Koordynator PZK')

function ruralModel() {
  const checked = checkModel(JSON.parse(readFileSync('content/models/wiejski-1.0.json', 'utf8')), [])
  if (!checked.ok) throw new Error('the rural model was refused')
  return checked.document
}

async function signIn(page: Page, { email }: { readonly email: string }): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('Adres e-mail').fill(email)
  await page.getByLabel('Hasło').fill(PASSWORD)
  await page.getByRole('button', { name: 'Zaloguj się' }).click()
}

async function publish(page: Page, name: string, content: unknown): Promise<void> {
  await page.goto('/administration/models')
  const file = { name, mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(content)) }
  await page.getByLabel('Plik modelu').setInputFiles(file)
  await page.getByRole('button', { name: 'Sprawdź i wczytaj' }).click()
  await page.getByRole('status').getByText('Plik jest wczytany').waitFor()
}

/** Work that the worker does shortly is waited for as people do: by opening the page again. */
async function until(page: Page, address: string, said: string | RegExp): Promise<void> {
  for (let looks = 0; looks < 40; looks += 1) {
    await page.goto(address)
    if ((await page.getByText(said).count()) > 0) return
    await page.waitForTimeout(500)
  }
  throw new Error(`${address} never said ${said}`)
}

async function choose(list: Locator, words: string): Promise<void> {
  const wanted = await list.locator('option').filter({ hasText: words }).first().getAttribute('value')
  await list.selectOption(wanted ?? '')
}

const fitsPhone = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)
const mainText = (page: Page) => page.getByRole('main').innerText()

journey(
  'a gmina adopts the next version of its model, sees what becomes of its cases, answers for one, carries them over and puts one back',
  { timeout: PATIENCE_MS },
  async ({ arrive }) => {
    const administrator = await arrive()
    await signIn(administrator, ADMINISTRATOR)
    await publish(administrator, 'wiejski-1.1.json', ruralNext(ruralModel()))
    await publish(administrator, 'przejscie.json', ruralMapping)

    const coordinator = await arrive({ javaScript: false })
    await signIn(coordinator, COORDINATOR)
    await coordinator.goto('/local-models')
    await coordinator.getByRole('link', { name: /gmina Bieliny/ }).click()
    await coordinator.getByRole('link', { name: 'Przyjmij wersję modelu' }).click()
    await choose(coordinator.getByLabel('Wersja modelu'), '1.1')
    await coordinator.getByLabel('Od kiedy').fill(today())
    await coordinator.getByRole('button', { name: 'Przyjmij model' }).click()

    await coordinator.goto('/cases')
    const before = await Promise.all(
      (await coordinator.locator('tbody a[href^="/cases/"]').all()).map((link) => link.getAttribute('href')),
    )
    expect(before.length).toBeGreaterThanOrEqual(4)
    await coordinator.goto(`${before.at(-1)}/team`)
    await choose(coordinator.getByLabel('Osoba', { exact: true }), ASSISTANT.name)
    await choose(coordinator.getByLabel('Rola', { exact: true }), 'Asystent rodziny')
    await coordinator.getByRole('button', { name: 'Dodaj do zespołu' }).click()
    await coordinator.getByRole('status').getByText('Osoba jest w zespole').waitFor()
    await coordinator.goto('/cases')
    await coordinator.getByRole('link', { name: 'Przeniesienie spraw na nową wersję modelu' }).click()
    await coordinator.getByRole('link', { name: 'Zaplanuj przeniesienie' }).click()
    expect(await mainText(coordinator)).toContain('„Zbieranie diagnozy”')
    await coordinator.getByLabel('Dzień przeniesienia').fill('1.01.2026')
    await coordinator.getByRole('button', { name: 'Sprawdź sprawy i zaplanuj' }).click()
    await coordinator.getByText('Ten dzień już minął').first().waitFor()
    await coordinator.getByLabel('Dzień przeniesienia').fill(today())
    await coordinator.getByRole('button', { name: 'Sprawdź sprawy i zaplanuj' }).click()
    await coordinator.getByRole('status').getByText('Zaplanowano przeniesienie').waitFor()
    const plan = new URL(coordinator.url()).pathname
    await until(coordinator, plan, 'Sprawy, które widzisz')
    const row = (words: string) => coordinator.getByRole('row').filter({ hasText: words })
    expect(await coordinator.getByRole('row', { name: 'potrzebna odpowiedź' }).first().innerText()).toMatch(/\s1\s/)
    expect(await mainText(coordinator)).toContain('Etap „Wspólna diagnoza” dzieli się na')
    await coordinator.getByRole('link', { name: 'Odpowiedz' }).click()
    await coordinator.getByRole('button', { name: 'Odpowiedz' }).click()
    await coordinator.getByText('Uzupełnij to pole').first().waitFor()
    await coordinator.getByLabel('Pracuje z rodziną').check()
    await coordinator.getByRole('button', { name: 'Odpowiedz' }).click()
    await coordinator.getByRole('status').getByText('Zapisano odpowiedź').waitFor()

    await coordinator.getByRole('link', { name: 'Przenieś dzisiaj' }).click()
    await coordinator.getByRole('button', { name: 'Przenieś dzisiaj' }).click()
    await until(coordinator, plan, 'wykonane')
    const reader = await arrive({ width: 390 })
    await signIn(reader, COORDINATOR)
    await reader.goto(plan)
    expect(await axe(reader)).toEqual([])
    expect(await fitsPhone(reader)).toBe(true)
    for (const one of before) {
      await reader.goto(one ?? '')
      expect(await mainText(reader)).toContain('na wersję 1.1')
    }

    await coordinator.goto(plan)
    const collecting = row('przeniesiona 2').filter({ hasText: 'Zbieranie diagnozy' }).first()
    const code = (await collecting.getByRole('link').first().innerText()).trim()
    await collecting.getByRole('link', { name: 'Cofnij przeniesienie sprawy' }).click()
    await coordinator.getByRole('button', { name: 'Cofnij przeniesienie sprawy' }).click()
    await coordinator.getByRole('status').getByText('Sprawa wraca do poprzedniej wersji').waitFor()
    await until(coordinator, plan, /cofnięta/)
    expect(await row(code).innerText()).toContain('Wspólna diagnoza')
    await row(code).getByRole('link').first().click()
    expect(await mainText(coordinator)).toContain('Wspólna diagnoza')
  },
)
