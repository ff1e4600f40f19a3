import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { account, PASSWORD } from '../support/accounts.ts'
import { axe, journey } from '../support/browser.ts'
import { DeskClient } from '../support/desk-client.ts'
import { askSurgery } from './asking.ts'
import { PATIENCE_MS } from './walk.ts'

const LEAD = account(/^gops-bieliny$/, 'Pracownik prowadzący')
const QUESTION = 'Czy dziecko ma aktualne szczepienia i badania bilansowe?'
const ANSWER = 'Szczepienia są aktualne, bilans odbył się we wrześniu.'

const fitsPhone = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)

journey(
  'a doctor answers by a one-use link, and the link is dead afterwards',
  { timeout: PATIENCE_MS },
  async ({ site, arrive }) => {
    const lead = new DeskClient(site.address)
    await lead.signIn(LEAD.email, PASSWORD)
    const request = await askSurgery(lead, QUESTION)
    const made = await lead.send(`${request}/link`, {})
    const [, link = ''] = /(\/answer\/[\w-]{43})</.exec(made.html) ?? []

    const seen = await arrive({ width: 320 })
    await seen.goto(link)
    expect(await axe(seen)).toEqual([])
    expect(await seen.content()).not.toContain(QUESTION)
    await seen.getByRole('button', { name: 'Otwórz pytanie' }).click()
    await seen.waitForURL(/\/question$/)
    expect(await axe(seen)).toEqual([])
    expect(await fitsPhone(seen)).toBe(true)

    const doctor = await arrive({ javaScript: false, width: 320 })
    await doctor.goto(`${link}/question`)
    await doctor.getByText(QUESTION).waitFor()
    await doctor.getByLabel('Odpowiadamy, to wszystko').check()
    await doctor.getByLabel('Treść odpowiedzi').fill(ANSWER)
    await doctor.getByRole('button', { name: 'Wyślij odpowiedź' }).click()
    // Nothing typed is lost: what is missing is asked for beside it.
    expect(await doctor.getByLabel('Treść odpowiedzi').inputValue()).toBe(ANSWER)
    await doctor.getByLabel('Podstawa przekazania').selectOption({ label: 'Zwolnienie z tajemnicy zawodowej' })
    await doctor.getByLabel('Na co się powołujecie').fill('Matka zwolniła z tajemnicy na piśmie')
    await doctor.getByLabel('Z którego dnia').fill('02.01.2026')
    await doctor.getByLabel('Kto odpowiada').fill('lek. Jan Zmyślony, lekarz rodzinny')
    await doctor.getByRole('button', { name: 'Wyślij odpowiedź' }).click()
    await doctor.getByRole('heading', { name: 'Odpowiedź wysłana' }).waitFor()

    const dead = [link, `${link}/question`, `/answer/${'x'.repeat(43)}`]
    for (const address of dead) expect((await doctor.goto(address))?.status()).toBe(404)

    const answered = await lead.open(request)
    expect(answered).toContain(ANSWER)
    expect(answered).toContain('przez jednorazowy link')
    expect(answered).toContain('lek. Jan Zmyślony')
  },
)
