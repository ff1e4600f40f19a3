import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { account, PASSWORD } from '../support/accounts.ts'
import { axe, journey } from '../support/browser.ts'
import { PATIENCE_MS } from './walk.ts'

const WRITER = account(/^rops$/, 'Regionalny ośrodek: doradca')
const HEAVIEST = 150_000

async function signIn(page: Page): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('Adres e-mail służbowy').fill(WRITER.email)
  await page.getByLabel('Hasło', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Zaloguj się' }).click()
}

/** How many bytes came over the wire since; what the browser kept from before counts nothing. */
async function received(page: Page): Promise<() => number> {
  const protocol = await page.context().newCDPSession(page)
  await protocol.send('Network.enable')
  let bytes = 0
  protocol.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength
  })
  return () => bytes
}

/** The handbook of the draft that the demonstration has begun. */
async function toHandbook(page: Page): Promise<void> {
  await signIn(page)
  await page.goto('/model-drafts')
  await page.getByRole('link', { name: 'Model Kooperacji dla gmin wiejskich' }).first().click()
  await page.getByText('Wszystko się zgadza').waitFor()
  await page.goto(`${new URL(page.url()).pathname}/handbook`)
}

const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const at = document.activeElement
    return at?.getAttribute('aria-label') ?? at?.textContent?.trim() ?? ''
  })
const written = (page: Page): Promise<string> =>
  page.evaluate(() => document.querySelector<HTMLTextAreaElement>('textarea[name=text]')?.value ?? '')
const edited = (page: Page) => page.getByRole('textbox', { name: 'Treść', exact: true })

journey(
  'a table is written into a paragraph by keyboard alone, a mistake in it is named, and it is mended without JavaScript',
  { timeout: PATIENCE_MS },
  async ({ arrive }) => {
    const page = await arrive({ width: 390 })
    const { keyboard } = page
    await toHandbook(page)
    const bytes = await received(page)
    await page.getByRole('link', { name: 'W-1.2' }).click()
    const toolbar = page.getByRole('toolbar', { name: 'Układ tekstu' })
    await toolbar.waitFor()
    const withEditor = bytes()
    // The page with its editor, for somebody who has come through the pages before it.
    expect(withEditor, `${withEditor} bytes`).toBeGreaterThan(100_000)
    expect(withEditor).toBeLessThan(HEAVIEST)
    expect(await axe(page)).toEqual([])
    const before = await written(page)

    await edited(page).focus()
    expect(await written(page), 'looking changes nothing').toBe(before)
    await keyboard.press('Control+End')
    await keyboard.press('Alt+F10')
    expect(await focused(page)).toBe('Pogrubienie')
    await keyboard.press('Escape')
    expect(await focused(page)).toBe('Treść')
    await keyboard.press('Alt+F10')
    for (let step = 0; step < 3; step += 1) await keyboard.press('ArrowRight')
    expect(await focused(page)).toBe('Wstaw tabelę')
    await keyboard.press('Enter')
    await page.getByRole('status').filter({ hasText: 'Wstawiono tabelę' }).waitFor()
    await keyboard.type('Terminy')
    await keyboard.press('Enter')
    await keyboard.type('Kto')
    await keyboard.press('Tab')
    await keyboard.type('Kiedy')
    await keyboard.press('Tab')
    await keyboard.press('Control+b')
    await keyboard.type('gmina')
    expect(await axe(page)).toEqual([])
    expect(await written(page)).toBe(`${before}\n\nTabela: Terminy\n| Kto | Kiedy |\n| **gmina** |  |`)

    // Out of the middle of a table by Escape and Tab, out of its last cell by Tab alone.
    await keyboard.press('Escape')
    await keyboard.press('Tab')
    expect(await focused(page)).not.toBe('Treść')
    await keyboard.press('Shift+Tab')
    expect(await focused(page)).toBe('Treść')
    await page.getByText('Kiedy', { exact: true }).click()
    // As a hand does: the browser tells the text where the caret went only after the key.
    for (let cell = 0; cell < 2; cell += 1) {
      await page.waitForTimeout(100)
      await keyboard.press('Tab')
    }
    await page.waitForTimeout(100)
    await keyboard.type('w ciągu {deadline:termin-przyjecie}')
    await keyboard.press('Tab')
    expect(await focused(page)).not.toBe('Treść')

    // A row more, its first cell left empty.
    await page.locator('.typed td').last().click()
    await page.getByRole('button', { name: 'Dodaj wiersz' }).click()
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(wide).toBeLessThanOrEqual(0)
    await page.getByRole('button', { name: 'Zapisz', exact: true }).click()
    await page.getByText('Do poprawienia przed przyjęciem').waitFor()
    await toolbar.waitFor()
    await page.getByRole('link', { name: 'pierwsza komórka jest pusta' }).click()
    expect(await focused(page)).toBe('Treść')
    expect(await edited(page).getAttribute('aria-invalid')).toBe('true')
    expect(await axe(page)).toEqual([])

    const plain = await arrive({ javaScript: false, width: 390 })
    await signIn(plain)
    await plain.goto(page.url())
    const field = plain.getByLabel('Treść', { exact: true })
    const lines = (await field.inputValue()).split('\n')
    expect(lines.slice(-4)).toEqual([
      'Tabela: Terminy',
      '| Kto | Kiedy |',
      '| **gmina** | w ciągu {deadline:termin-przyjecie} |',
      '|  |  |',
    ])
    expect(await plain.getByRole('toolbar').count()).toBe(0)
    await field.fill([...lines.slice(0, -1), '| szkoła | od razu |'].join('\n'))
    await plain.getByRole('button', { name: 'Zapisz', exact: true }).click()
    await plain.getByText('Zapisano.').waitFor()
    expect(await plain.getByText('Do poprawienia przed przyjęciem').count()).toBe(0)
  },
)
