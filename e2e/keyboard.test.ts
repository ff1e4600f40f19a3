import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { account, PASSWORD } from './support/accounts.ts'
import { journey as test } from './support/browser.ts'

const LEAD = account(/^gops-bieliny$/, 'Pracownik prowadzący')
const FARTHEST = 120
const MINUTES = 60_000

/** Goes on with the Tab key until the focus stands on what is called so; on every stop it must be seen where it is. */
async function tabTo(page: Page, name: string): Promise<void> {
  const passed: string[] = []
  for (let steps = 0; steps < FARTHEST; steps += 1) {
    await page.keyboard.press('Tab')
    const { called, outlined } = await focused(page)
    expect(outlined, `the focus is seen on "${called}"`).toBe(true)
    if (called.startsWith(name)) return
    passed.push(called)
  }
  throw new Error(`Tab never came to "${name}", but to: ${passed.join(' | ')}`)
}

const focused = (page: Page): Promise<{ called: string; outlined: boolean }> =>
  page.evaluate(() => {
    const at = document.activeElement
    if (!(at instanceof HTMLElement) || at === document.body) return { called: 'the browser', outlined: true }
    const label = 'labels' in at && at.labels instanceof NodeList ? at.labels[0]?.textContent : null
    const group =
      at instanceof HTMLInputElement && at.type === 'radio' ? at.closest('fieldset')?.querySelector('legend') : null
    const { outlineStyle, outlineWidth } = getComputedStyle(at)
    return {
      called: (group?.textContent ?? label ?? at.getAttribute('aria-label') ?? at.innerText).trim(),
      outlined: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
    }
  })

test('with the keyboard alone a worker signs in, opens a case, mends a mistake and keeps the report card', {
  timeout: 6 * MINUTES,
}, async ({ arrive }) => {
  const page = await arrive()
  const { keyboard } = page

  await page.goto('/sign-in')
  await keyboard.press('Tab')
  expect((await focused(page)).called).toBe('Przejdź do treści')
  await keyboard.press('Enter')
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('MAIN')
  await tabTo(page, 'Adres e-mail')
  await keyboard.type(LEAD.email)
  await tabTo(page, 'Hasło')
  await keyboard.type(PASSWORD)
  await keyboard.press('Enter')
  await page.waitForURL('**/desk')

  await tabTo(page, 'Nowe zgłoszenie')
  await keyboard.press('Enter')
  await page.waitForURL('**/cases/new')
  await tabTo(page, 'Otwórz sprawę')
  await keyboard.press('Enter')
  await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'alert')
  await keyboard.press('Tab')
  await keyboard.press('Enter')
  expect((await focused(page)).called).toContain('Nazwisko')
  await keyboard.type('Klawiszowa')
  await tabTo(page, 'Otwórz sprawę')
  await keyboard.press('Enter')
  await page.waitForURL(/\/cases\/[0-9a-f-]{36}/)

  await tabTo(page, 'Wypełnij kartę zgłoszenia')
  await keyboard.press('Enter')
  await page.waitForURL('**/forms/karta-zgloszenia/new')
  await tabTo(page, 'Czy rodzina wie o zgłoszeniu')
  await keyboard.press('Space')
  await tabTo(page, 'Co się dzieje')
  await keyboard.type('W domu nie działa piec.')
  await tabTo(page, 'Zapisz i wróć później')
  await keyboard.press('Enter')
  await page.getByRole('status').getByText('Szkic zapisany. Widzi go').waitFor()
  expect(await page.getByLabel(/^Co się dzieje/).inputValue()).toBe('W domu nie działa piec.')
  expect(
    await page
      .getByRole('group', { name: /^Czy rodzina wie/ })
      .getByRole('radio', { checked: true })
      .count(),
  ).toBe(1)
})
