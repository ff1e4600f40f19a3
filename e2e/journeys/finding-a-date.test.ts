import { expect } from 'vitest'
import { CaseWorker } from '../pages/case-worker.ts'
import { account } from '../support/accounts.ts'
import { journey } from '../support/browser.ts'
import { inspecting } from '../support/inspecting.ts'
import { inDays } from './cast.ts'

const PATIENCE_MS = 600_000
const LEAD = account(/^gops-bieliny$/, 'Pracownik prowadzący')
const SCHOOL = account(/^szkola-bieliny$/, 'Członek zespołu: szkoła')
const WAITS = 'Pytania o termin'

journey(
  'a date is found: the team is asked, a member answers without a script, the caller chooses, everybody has the meeting',
  { timeout: PATIENCE_MS },
  async ({ arrive }) => {
    const { inspect, wrong } = inspecting()
    const lead = new CaseWorker(await arrive({}), inspect)
    await lead.signIn(LEAD)
    await lead.page.goto(new URL('/meetings', lead.page.url()).href)
    expect(await lead.says()).toContain(WAITS)
    await lead.follow(/Kiedy możesz przyjść/)
    const address = lead.page.url()
    const groups = lead.page.getByRole('group')
    expect(await groups.count()).toBe(3)
    expect(await lead.pressInVain('Zapisz odpowiedź')).toContain('co najmniej jednym terminie')
    for (const group of await groups.all()) await group.getByLabel('mogę', { exact: true }).check()
    await lead.press('Zapisz odpowiedź')
    expect(await lead.says()).toContain('odpowiedź zapisana')

    const school = new CaseWorker(await arrive({ javaScript: false, width: 320 }), inspect)
    await school.signIn(SCHOOL)
    await school.page.goto(address)
    await school.page.getByRole('group').nth(0).getByLabel('nie mogę').check()
    await school.page.getByRole('group').nth(1).getByLabel('w razie potrzeby').check()
    await school.press('Zapisz odpowiedź')
    expect(await school.says()).toContain('Odpowiedź zapisana.')
    const wide = await school.page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
    expect(wide).toBe(false)

    await lead.page.goto(address)
    await lead.follow('Zobacz odpowiedzi innych')
    expect(await lead.says()).toContain('Czekamy na odpowiedź')
    await lead.page
      .getByRole('link', { name: /Zapisz odpowiedź tej osoby/ })
      .first()
      .click()
    await lead.page.getByRole('group').nth(1).getByLabel('mogę', { exact: true }).check()
    await lead.choose('W jaki sposób', 'w rozmowie, którą zapisano')
    await lead.write('Którego dnia', inDays(0))
    await lead.press('Zapisz odpowiedź')
    await lead.page
      .getByRole('group', { name: /Który termin/ })
      .getByRole('radio')
      .nth(1)
      .check()
    await lead.press('Wybierz i zaproś')
    expect(await lead.says()).toContain('Zaproszenia wysłane.')

    await school.page.goto(new URL('/meetings', address).href)
    expect(await school.says()).toContain('14:00')
    await school.page.goto(address)
    expect(await school.says()).toContain('Termin jest już wybrany')
    expect(wrong).toEqual([])
  },
)
