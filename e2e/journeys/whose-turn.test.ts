import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { type Account, account, institution, PASSWORD } from '../support/accounts.ts'
import { axe, journey } from '../support/browser.ts'
import { DeskClient } from '../support/desk-client.ts'
import { firstOffered, offered } from '../support/offered.ts'

const PATIENCE_MS = 600_000
const LEAD = account(/^gops-bieliny$/, 'Pracownik prowadzący')
const COORDINATOR = account(/^gops-bieliny$/, 'Koordynator PZK')
const SCHOOL = account(/^szkola-bieliny$/, 'Członek zespołu: szkoła')
const QUESTION = 'Jak często dziecko bywało na lekcjach w listopadzie?'

const fitsPhone = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)

/** Asks the school something that it has a duty to answer, in a case of its own that may be paused now; answers with the code of the case. */
async function askSchool(lead: DeskClient, member: DeskClient): Promise<string> {
  const { name } = institution('szkola-bieliny')
  const cases = new Set(
    [...(await lead.open('/cases')).matchAll(/href="(\/cases\/[0-9a-f-]{36})"/g)].map(([, at]) => at),
  )
  for (const at of cases) {
    // Who is not in the team has nobody there to be reminded.
    if ((await member.statusOf(at ?? '')) !== 200) continue
    const overview = await lead.open(at ?? '')
    if (!/transitions\/[a-z]+-wstrzymaj/.test(overview)) continue
    const path = `${at}/forms/prosba-o-informacje/new`
    const html = await lead.open(path)
    const school = offered(html, 'pytanie.do-kogo').find(({ label }) => label.includes(name))
    if (!school) continue
    const { status } = await lead.send(path, {
      'pytanie.do-kogo': school.value,
      'pytanie.o-kogo': firstOffered(html, 'pytanie.o-kogo'),
      'pytanie.podstawa': 'podstawa-art-105',
      'pytanie.numer-sprawy': 'GOPS.1/2026',
      'pytanie.zakres-pytania': 'nauka',
      'pytanie.tresc': QUESTION,
      'pytanie.po-co': 'Do diagnozy',
    })
    const code = /class="code">([^<]+)</.exec(overview)?.[1]
    if (status === 303 && code) return code
  }
  throw new Error('no case in which the school can be asked now')
}

async function signIn(page: Page, who: Account): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('Adres e-mail służbowy').fill(who.email)
  await page.getByLabel('Hasło', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Zaloguj się' }).click()
  await page.waitForURL(/\/desk/)
}

const rowOf = (page: Page, code: string, what: string) =>
  page.getByRole('row').filter({ hasText: code }).filter({ hasText: what }).first()
const ANSWER = 'Odpowiedź na prośbę z art. 105'

journey(
  'a coordinator reminds the school, the school sees it, and a pause stops the time and gives it back',
  { timeout: PATIENCE_MS },
  async ({ site, arrive }) => {
    const [lead, member] = [new DeskClient(site.address), new DeskClient(site.address)]
    await lead.signIn(LEAD.email, PASSWORD)
    await member.signIn(SCHOOL.email, PASSWORD)
    const code = await askSchool(lead, member)

    const coordinator = await arrive({})
    await signIn(coordinator, COORDINATOR)
    await coordinator.getByRole('link', { name: 'Terminy', exact: true }).first().click()
    await coordinator.getByRole('heading', { name: 'Na co czekamy' }).waitFor()
    expect(await axe(coordinator)).toEqual([])
    expect(await coordinator.content()).not.toMatch(/zalega|spóźni/i)

    // By the keyboard alone: to the school, its row, the clock, the reminder.
    await coordinator.getByLabel('Rodzaj').focus()
    await coordinator.getByLabel('Rodzaj').selectOption({ label: 'ustawowe' })
    await coordinator.getByRole('button', { name: 'Filtruj' }).focus()
    await coordinator.keyboard.press('Enter')
    await coordinator.waitForURL(/kind=statutory/)
    const open = rowOf(coordinator, code, ANSWER).getByRole('link', { name: /Otwórz|Przypomnij/ })
    await open.focus()
    await coordinator.keyboard.press('Enter')
    await coordinator.getByRole('heading', { level: 1, name: ANSWER }).waitFor()
    expect(await axe(coordinator)).toEqual([])
    const clock = coordinator.url()
    await coordinator.getByRole('link', { name: 'Przypomnij', exact: true }).focus()
    await coordinator.keyboard.press('Enter')
    await coordinator.getByRole('button', { name: 'Wyślij przypomnienie' }).waitFor()
    expect(await axe(coordinator)).toEqual([])
    await coordinator.getByRole('button', { name: 'Wyślij przypomnienie' }).click()
    await coordinator.getByText('Przypomnienie wysłane').waitFor()

    const school = await arrive({ width: 320, javaScript: false })
    await signIn(school, SCHOOL)
    await school.goto('/clocks?for=me')
    expect(await fitsPhone(school)).toBe(true)
    await rowOf(school, code, ANSWER)
      .getByRole('link', { name: /Otwórz/ })
      .click()
    await school.getByText(/przypomniano/).waitFor()
    expect(await school.content()).not.toContain('Powiadom kierownika')

    // A pause, without script: the time of what may be paused stands, with its reason, and comes back.
    const pausing = await arrive({ width: 320, javaScript: false })
    await signIn(pausing, COORDINATOR)
    await pausing.goto(clock)
    await pausing.getByRole('link', { name: 'Wstrzymaj' }).click()
    await pausing.getByLabel('Czasowy wyjazd').check()
    await pausing.getByRole('button', { name: 'Przejdź do tego etapu' }).click()
    await pausing.goto('/clocks?kind=paused')
    expect(await fitsPhone(pausing)).toBe(true)
    const paused = rowOf(pausing, code, 'wstrzymane od')
    await paused.getByRole('link', { name: /Otwórz/ }).click()
    await pausing.getByText('Czasowy wyjazd').waitFor()
    await pausing.getByRole('link', { name: 'Wróć do pracy' }).click()
    await pausing.getByRole('button', { name: 'Przejdź do tego etapu' }).click()
    await pausing.goto('/clocks?kind=paused')
    expect(await rowOf(pausing, code, 'wstrzymane od').count()).toBe(0)
  },
)
