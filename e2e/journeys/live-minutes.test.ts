import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { CaseWorker } from '../pages/case-worker.ts'
import { account } from '../support/accounts.ts'
import { axe, journey } from '../support/browser.ts'
import { inspecting } from '../support/inspecting.ts'
import { inDays } from './cast.ts'
import { PATIENCE_MS } from './walk.ts'

const LEAD = account(/^gops-bieliny$/, 'Pracownik prowadzący')
const COORDINATOR = account(/^gops-bieliny$/, 'Koordynator PZK')
const PEDAGOGUE = account(/^szkola-bieliny$/, 'Członek zespołu: szkoła')

/** The field under the first line of the agenda, with what it says of itself. */
const field = (page: Page) => page.getByLabel('Dopisz zdanie').first()
const state = (page: Page) => page.locator('[data-state]').first()
const finds = (page: Page, words: string) =>
  page.locator('[data-sentence]').filter({ hasText: words }).first().waitFor()

journey(
  'three people write minutes at once; one loses the connection and returns; a decision becomes a task, a dissent stands, and the school gets what it may read',
  { timeout: PATIENCE_MS },
  async ({ arrive }) => {
    const { inspect, wrong } = inspecting()
    const signedIn = async (who: typeof LEAD, how = {}) => {
      const worker = new CaseWorker(await arrive(how), inspect)
      await worker.signIn(who)
      return worker
    }
    const school = await signedIn(PEDAGOGUE, { width: 390 })
    await school.follow('Rodziny', school.page.getByRole('navigation', { name: 'Główna' }))
    const code = /(\S+-\d+)\s+Koszyk i zgoda na plan/.exec(await school.says())?.[1] ?? ''
    await school.follow(new RegExp(code))

    const lead = await signedIn(LEAD)
    await lead.openCase(code)
    await lead.goTo('Spotkania')
    await lead.follow('Zaproś na spotkanie')
    await lead.write('Dzień', inDays(0))
    await lead.write('Godzina', '23:30')
    await lead.write('Miejsce', 'Urząd Gminy, sala 12')
    await lead.press('Wyślij zaproszenia')
    await lead.follow('Porządek spotkania')
    expect(await axe(lead.page)).toEqual([])
    await lead.write('O czym będzie mowa', 'Poranki i szkoła')
    await lead.choose('Kategoria', /Nauka i rozwój/)
    await lead.press('Dodaj punkt')
    await lead.write('O czym będzie mowa', 'Sprawa tylko dla prowadzących')
    await lead.page.getByRole('checkbox', { name: new RegExp(COORDINATOR.name) }).check()
    await lead.press('Dodaj punkt')
    await lead.press('Wyżej Sprawa tylko dla prowadzących')
    await lead.press('Niżej Sprawa tylko dla prowadzących')
    await lead.follow('Protokół na żywo')
    await lead.press('Rozpocznij protokół')
    const address = new URL(lead.page.url()).pathname
    const coordinator = await signedIn(COORDINATOR, { losesConnection: true })
    for (const { page } of [coordinator, school]) {
      await page.goto(address)
      await page.getByText('w trakcie').waitFor()
    }
    expect(await axe(school.page)).toEqual([])
    expect(await axe(lead.page)).toEqual([])
    expect(await school.holds()).not.toContain('Sprawa tylko dla prowadzących')
    expect(await school.says()).toContain('Punkt zamknięty')

    // All three at once, each in their own field; unfinished words are seen by the others already.
    await Promise.all([
      field(lead.page).pressSequentially('Mama odprowadza brata do sąsiadki.', { delay: 15 }),
      field(coordinator.page).pressSequentially('Dowóz gminny ruszy pierwszego.', { delay: 15 }),
      field(school.page).pressSequentially('Szkoła nie liczy spóźnień.', { delay: 15 }),
    ])
    await finds(coordinator.page, 'Mama odprowadza brata do sąsiadki.')
    await finds(lead.page, 'Dowóz gminny ruszy pierwszego.')
    await finds(school.page, 'Mama odprowadza brata')
    for (const { page } of [lead, coordinator, school]) await field(page).press('Enter')
    await finds(coordinator.page, 'Mama odprowadza brata do sąsiadki.')
    await finds(school.page, 'Szkoła nie liczy spóźnień.')

    // One loses the connection: what was not sent is said, and stays in the field.
    await field(coordinator.page).pressSequentially('Autobus staje ', { delay: 15 })
    await state(coordinator.page).filter({ hasText: 'Zapisano' }).waitFor()
    await coordinator.page.context().setOffline(true)
    await field(coordinator.page).pressSequentially('przy kościele.', { delay: 15 })
    await state(coordinator.page).filter({ hasText: 'Jeszcze nie wysłano' }).waitFor()
    await state(coordinator.page).filter({ hasText: 'przy kościele.' }).waitFor()
    await field(lead.page).pressSequentially('ustalenie Opiekunka od pierwszego.', { delay: 5 })
    await field(lead.page).press('Enter')
    await finds(lead.page, 'Opiekunka od pierwszego.')
    await coordinator.page.context().setOffline(false)
    await finds(lead.page, 'Autobus staje przy kościele.')
    await finds(coordinator.page, 'Opiekunka od pierwszego.')
    expect(await field(coordinator.page).inputValue()).toBe('Autobus staje przy kościele.')
    await field(coordinator.page).press('Enter')

    // By keyboard alone: Ctrl+Enter opens the choice, a letter chooses.
    await field(coordinator.page).pressSequentially('To za późno.', { delay: 5 })
    await field(coordinator.page).press('Control+Enter')
    await coordinator.page.keyboard.press('o')
    await finds(lead.page, 'To za późno.')
    // The words come while they are typed; what they are comes once they are finished.
    await finds(lead.page, 'Zdanie odrębne do ustalenia 1.')
    await field(lead.page).pressSequentially('zadanie Umowa z opiekunką', { delay: 5 })
    await field(lead.page).press('Enter')
    await finds(lead.page, 'Umowa z opiekunką')

    await lead.follow(/Zmień Umowa z opiekunką/)
    await lead.choose('Kto odpowiada', new RegExp(LEAD.name))
    await lead.write('Do kiedy', inDays(3))
    await lead.choose('Z ustalenia', /Opiekunka od pierwszego/)
    await lead.press('Zapisz zadanie')
    expect(await lead.read(lead.line('Umowa z opiekunką'))).toContain(LEAD.name)
    await lead.goTo('Zadania')
    expect(await lead.says()).toContain('Umowa z opiekunką')

    const paper = await school.takePrint('Protokół (PDF)')
    expect(paper.text).toContain('Opiekunka od pierwszego.')
    expect(paper.text).toContain('To za późno.')
    expect(paper.text).not.toContain('Sprawa tylko dla prowadzących')
    expect(paper.text).toContain('Punkt zamknięty')
    expect(wrong).toEqual([])
  },
)
