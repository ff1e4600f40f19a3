import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { account, PASSWORD } from '../support/accounts.ts'
import { axe, journey } from '../support/browser.ts'
import { DeskClient } from '../support/desk-client.ts'
import { offered } from '../support/offered.ts'
import { PATIENCE_MS } from './walk.ts'

const LEAD = account(/^gops-bieliny$/, 'Pracownik prowadzący')
const HELPER = account(/^szkola-bieliny$/, 'Członek zespołu: szkoła')
const LATER = '31.12.2030'

type Place = { readonly at: string; readonly keeper: string; readonly school: string }

/** A case in which both sit, with the institutions that may be given a task there. */
async function common(lead: DeskClient, helper: DeskClient): Promise<Place> {
  for (const [, at = ''] of (await lead.open('/cases')).matchAll(/href="(\/cases\/[0-9a-f-]{36})"/g)) {
    if ((await helper.statusOf(`${at}/tasks`)) !== 200) continue
    const institutions = offered(await lead.open(`${at}/tasks`), 'institution').filter(
      ({ value }) => !value.includes(' '),
    )
    const keeper = institutions.find(({ label }) => /ośrodek/i.test(label))?.value
    const school = institutions.find(({ label }) => /szkoła/i.test(label))?.value
    if (keeper && school) return { at, keeper, school }
  }
  throw new Error('no case of the demonstration has both')
}

const tasksOn = (html: string, at: string): ReadonlySet<string> =>
  new Set([...html.matchAll(new RegExp(`href="(${at}/tasks/[0-9a-f-]{36})"`, 'g'))].map(([, path = '']) => path))

/** Sends something that makes one more task, and answers its address. */
async function another(
  client: DeskClient,
  at: string,
  send: () => Promise<{ readonly status: number }>,
): Promise<string> {
  const before = tasksOn(await client.open(`${at}/tasks`), at)
  expect((await send()).status).toBe(303)
  const more = [...tasksOn(await client.open(`${at}/tasks`), at)].filter((path) => !before.has(path))
  expect(more).toHaveLength(1)
  return more[0] ?? ''
}

async function signIn(page: Page, email: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('Adres e-mail służbowy').fill(email)
  await page.getByLabel('Hasło', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Zaloguj się' }).click()
}

journey(
  'a task goes from the centre to the school, comes back with a reason, goes again and is done with a result; another comes again',
  { timeout: PATIENCE_MS },
  async ({ site, arrive }) => {
    const come = async ({ email }: { readonly email: string }) => {
      const client = new DeskClient(site.address)
      await client.signIn(email, PASSWORD)
      return client
    }
    const [lead, helper] = [await come(LEAD), await come(HELPER)]
    const { at, keeper, school } = await common(lead, helper)
    const laid = { what: 'Umówić rozmowę z wychowawcą', institution: keeper, due: LATER }
    const task = await another(lead, at, () => lead.send(`${at}/tasks`, laid))

    const to = { to: `institution:${school}`, words: 'Proszę o rozmowę z wychowawcą' }
    expect((await lead.send(`${task}/hand-over`, { rowVersion: '1', ...to })).status).toBe(303)
    expect((await lead.send(`${task}/hand-over`, { rowVersion: '1', ...to })).status).toBe(404)
    const back = { rowVersion: '2', reason: 'other_day', words: 'W tym tygodniu klasa jest na wycieczce.' }
    expect((await helper.send(`${task}/give-back`, { ...back, reason: '' })).html).toContain('W tym tygodniu klasa')
    expect((await helper.send(`${task}/give-back`, back)).status).toBe(303)
    const returned = await lead.open(task)
    expect(returned).toContain('Nie przyjęto. Zadanie ma dalej')
    expect(returned).toContain('Potrzebny jest inny dzień')
    expect((await lead.send(`${task}/hand-over`, { rowVersion: '3', ...to })).status).toBe(303)

    const bare = await arrive({ javaScript: false })
    await signIn(bare, HELPER.email)
    await bare.goto('/tasks')
    await bare.goto(task)
    await bare.getByRole('link', { name: 'Przyjmij zadanie' }).click()
    await bare.getByRole('button', { name: 'Przyjmij zadanie' }).click()
    await bare.getByText('Zadanie przyjęte.').waitFor()

    const narrow = await arrive({ width: 320 })
    await signIn(narrow, HELPER.email)
    for (const path of [
      '/tasks',
      `${at}/tasks`,
      `${task}/hand-over`,
      `${task}/give-back`,
      `${task}/supporters`,
      task,
    ]) {
      await narrow.goto(path)
      expect([path, await axe(narrow)]).toEqual([path, []])
      const wide = await narrow.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
      expect([path, wide]).toEqual([path, false])
    }
    await narrow.getByLabel('zrobione').focus()
    await narrow.keyboard.press('Space')
    await narrow.getByLabel('Wynik albo powód').fill('Rozmowa odbędzie się w poniedziałek.')
    await narrow.getByRole('button', { name: 'Zapisz' }).focus()
    await narrow.keyboard.press('Enter')
    await narrow.getByText('Stan zadania zapisany.').waitFor()
    expect(await helper.open(task)).toContain('Rozmowa odbędzie się w poniedziałek.')
    expect(await lead.open(task)).toContain('Zrobione')

    const weekly = { ...laid, what: 'Zadzwonić do rodziny', every: '2', unit: 'weeks', times: '2' }
    const first = await another(lead, at, () => lead.send(`${at}/tasks`, weekly))
    const done = { was: 'open', state: 'done', result: 'Rodzina odebrała.' }
    const second = await another(lead, at, () => lead.send(first, done))
    expect(await lead.open(second)).toContain('co 2 tygodnie')
    const count = tasksOn(await lead.open(`${at}/tasks`), at).size
    expect((await lead.send(second, done)).status).toBe(303)
    expect(tasksOn(await lead.open(`${at}/tasks`), at).size).toBe(count)
  },
)
