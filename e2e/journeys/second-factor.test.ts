import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { authenticator, codesShownIn, keyShownIn } from '#test/authenticator.ts'
import { type Account, account, PASSWORD } from '../support/accounts.ts'
import { journey, watchedSite } from '../support/browser.ts'
import { inspecting } from '../support/inspecting.ts'

const PATIENCE_MS = 300_000
const HALF_A_MINUTE_MS = 30_000
const LEAD = account(/^gops-mirzec$/, 'Pracownik prowadzący')

/** The demonstration as an installation with real families would be: a second factor is required. */
const test = journey.extend('site', { scope: 'file' }, async ({ demonstrated }, { onCleanup }) => {
  const { site, end } = await watchedSite({ SECOND_FACTOR: 'required' }, demonstrated)
  onCleanup(end)
  return site
})

async function typePassword(page: Page, { email }: Account): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('Adres e-mail służbowy').fill(email)
  await page.getByLabel('Hasło').fill(PASSWORD)
  await page.getByLabel('Hasło').press('Enter')
}
async function enter(page: Page, label: string, code: string): Promise<void> {
  await page.getByLabel(label).fill(code)
  await page.getByRole('main').getByRole('button', { name: 'Zaloguj się' }).click()
}
async function signOut(page: Page): Promise<void> {
  await page.goto('/sign-out')
  await page.getByRole('main').getByRole('button', { name: 'Wyloguj się' }).click()
}

test('a lead worker sets up an app before anything else, and from then on signs in with its codes, each once', {
  timeout: PATIENCE_MS,
}, async ({ arrive }) => {
  const { inspect: ask, wrong } = inspecting()
  /** What axe finds, and whether the page fits the smallest phone. */
  const inspect = async (seen: Page) => {
    await ask(seen)
    const wide = await seen.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    if (wide > 0) wrong.push(`${seen.url()}: ${wide} px too wide`)
  }
  const page = await arrive({ width: 320 })
  await typePassword(page, LEAD)
  await page.waitForURL('**/account/second-factor?back=%2Fdesk')
  await page.goto('/cases')
  await page.waitForURL('**/account/second-factor?back=%2Fcases')
  await inspect(page)
  const shows = authenticator(keyShownIn(await page.content()))
  await page.getByLabel('Kod z aplikacji', { exact: true }).fill('12345')
  await page.getByRole('button', { name: 'Włącz weryfikację' }).click()
  expect(await page.getByRole('alert').textContent()).toContain('sześć cyfr')
  const settingUp = shows(new Date())
  await page.getByLabel('Kod z aplikacji', { exact: true }).fill(`${settingUp.slice(0, 3)} ${settingUp.slice(3)}`)
  await page.getByRole('button', { name: 'Włącz weryfikację' }).click()
  await page.getByRole('heading', { name: 'Zapisz kody zapasowe' }).waitFor()
  await inspect(page)
  const codes = codesShownIn(await page.content())
  expect(codes).toHaveLength(10)
  await page.getByRole('link', { name: 'Gotowe, mam kody' }).click()
  await page.waitForURL('**/cases')

  await signOut(page)
  await typePassword(page, LEAD)
  await page.waitForURL('**/sign-in/code')
  await inspect(page)
  await page.goto('/cases')
  await page.waitForURL('**/sign-in?back=%2Fcases')
  await page.goto('/sign-in/code')
  await enter(page, 'Kod z aplikacji', settingUp)
  expect(await page.getByRole('alert').textContent()).toContain('został już użyty')
  // The clock of this phone is half a minute fast.
  await enter(page, 'Kod z aplikacji', shows(new Date(Date.now() + HALF_A_MINUTE_MS)))
  await page.waitForURL('**/desk')
  for (const path of [
    '/account/second-factor',
    '/account/second-factor/replace',
    '/account/second-factor/recovery-codes',
  ]) {
    await page.goto(path)
    await inspect(page)
  }

  const withoutScript = await arrive({ javaScript: false })
  await typePassword(withoutScript, LEAD)
  await withoutScript.getByRole('link', { name: /Nie mam telefonu/ }).click()
  await enter(withoutScript, 'Kod zapasowy', codes[0] ?? '')
  await withoutScript.waitForURL('**/desk')
  expect(await withoutScript.getByRole('status').first().textContent()).toContain('Zostało 9 kodów')
  await signOut(withoutScript)
  await typePassword(withoutScript, LEAD)
  await withoutScript.getByRole('link', { name: /Nie mam telefonu/ }).click()
  await enter(withoutScript, 'Kod zapasowy', codes[0] ?? '')
  expect(await withoutScript.getByRole('alert').textContent()).toContain('został już użyty')
  await signOut(page)
  await typePassword(page, LEAD)
  await page.goto('/sign-in/recovery-code')
  await inspect(page)
  expect(wrong).toEqual([])
})
