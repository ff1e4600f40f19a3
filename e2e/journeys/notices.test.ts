import ICAL from 'ical.js'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { mailbox } from '#test/mailbox.ts'
import { type Account, account, PASSWORD } from '../support/accounts.ts'
import { axe, journey, watchedSite } from '../support/browser.ts'
import { DeskClient } from '../support/desk-client.ts'
import { offered } from '../support/offered.ts'
import { asSuperuser } from '../support/postmaster.ts'
import { PATIENCE_MS } from './walk.ts'

const WORKER = account(/^gops-bieliny$/, 'Pracownik prowadzący')
const TEACHER = account(/^szkola-bieliny$/, 'Członek zespołu: szkoła')
const PREFERENCES = '/notices/preferences'
const SOON_MS = 60_000
const WORDS = ['Umówić rozmowę z wychowawcą', 'Zadzwonić do rodziny', 'Zapytać o miejsce w świetlicy']
const { inbox, smtpUrl } = await mailbox()

/** The demonstration with a mail server of its own instead of a folder. */
const test = journey.extend('site', { scope: 'file' }, async ({ demonstrated }, { onCleanup }) => {
  const { site, end } = await watchedSite({ SMTP_URL: smtpUrl }, demonstrated)
  onCleanup(end)
  return site
})

/** A case in which both sit, and the worker as its lists offer them. */
async function common(teacher: DeskClient, worker: DeskClient): Promise<{ readonly at: string; readonly to: string }> {
  for (const [, at = ''] of (await teacher.open('/cases')).matchAll(/href="(\/cases\/[0-9a-f-]{36})"/g)) {
    if ((await worker.statusOf(`${at}/tasks`)) !== 200) continue
    const institutions = offered(await teacher.open(`${at}/tasks`), 'institution')
    const person = institutions.find(({ value, label }) => value.includes(' ') && label.includes(WORKER.name))
    if (person) return { at, to: person.value }
  }
  throw new Error('no case of the demonstration has both')
}

async function signIn(page: Page): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('Adres e-mail służbowy').fill(WORKER.email)
  await page.getByLabel('Hasło', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Zaloguj się' }).click()
  await page.locator('.bell').waitFor()
}

/** How many jobs wait that are due. */
const left = async (dataDir: string): Promise<number> => {
  const due = 'select count(*)::int as jobs from graphile_worker.jobs where run_at <= now() and attempts < max_attempts'
  return (await asSuperuser(dataDir, due)).rows[0]?.jobs
}

/** How many notices the frame of a page says are unread. */
const counted = async (page: Page): Promise<number> => Number(await page.locator('.bell .n').textContent())

async function expectClear(page: Page, path: string): Promise<void> {
  await page.goto(path)
  expect([path, await axe(page)]).toEqual([path, []])
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
  expect([path, wide]).toEqual([path, false])
}

async function keepPreferences(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Zapisz ustawienia' }).click()
  await page.getByText('Zapisano ustawienia powiadomień.').waitFor()
}

/** The code of a case of the worker in which the teacher has no seat. */
async function elsewhere(teacher: DeskClient, worker: DeskClient): Promise<string> {
  for (const [, at = ''] of (await worker.open('/cases')).matchAll(/href="(\/cases\/[0-9a-f-]{36})"/g))
    if ((await teacher.statusOf(at)) === 404) return codeIn(await worker.open(at))
  throw new Error('the teacher sits in every case of the worker')
}
const codeIn = (html: string): string => /\p{Lu}+-\d+/u.exec(html)?.[0] ?? ''

test('a task is told in the product and by mail, opened and read; its mails come weekly, and after their link was followed only what must be told comes', {
  timeout: PATIENCE_MS,
}, async ({ site, arrive }) => {
  const come = async ({ email }: Account) => {
    const client = new DeskClient(site.address)
    await client.signIn(email, PASSWORD)
    return client
  }
  const [teacher, atDesk] = [await come(TEACHER), await come(WORKER)]
  const { at, to } = await common(teacher, atDesk)
  const code = codeIn(await atDesk.open(at))
  const gives = async (what: string | undefined) =>
    expect((await teacher.send(`${at}/tasks`, { what: what ?? '', institution: to, due: '31.12.2030' })).status).toBe(
      303,
    )
  const mine = () => inbox.filter(({ words }) => words.includes(WORKER.email))
  const newTasks = () => mine().filter(({ subject }) => subject?.includes('nowe zadanie'))

  // Without script, so that whenever this runs, mails leave at once.
  const bare = await arrive({ javaScript: false })
  await signIn(bare)
  await bare.goto(PREFERENCES)
  await bare.getByRole('group', { name: 'Godziny ciszy' }).getByLabel('Nie', { exact: true }).check()
  await keepPreferences(bare)
  // What the demonstration left for later tells people of things too.
  let calm = 0
  const calmFor = async () => {
    calm = (await left(site.dataDir)) === 0 ? calm + 1 : 0
    return calm
  }
  await expect.poll(calmFor, { timeout: SOON_MS, interval: 1000 }).toBeGreaterThanOrEqual(5)
  await bare.goto('/desk')
  const before = await counted(bare)

  const narrow = await arrive({ width: 390 })
  await signIn(narrow)
  await narrow.goto('/desk')
  await gives(WORDS[0])
  // The open page counts by itself.
  await expect.poll(() => counted(narrow), { timeout: SOON_MS }).toBe(before + 1)
  await bare.goto('/desk')
  expect(await counted(bare)).toBe(before + 1)

  // The mail says that there is something, and leads to it.
  await expect.poll(newTasks, { timeout: SOON_MS }).toHaveLength(1)
  const [mail] = newTasks()
  expect(mail?.subject).toBe(`Sprawa ${code}: nowe zadanie`)
  for (const secret of [...WORDS, TEACHER.name, WORKER.name]) expect(mail?.text).not.toContain(secret)
  const inMail = (path: string) => new RegExp(`https?://[^/\\s]+(${path})`).exec(mail?.text ?? '')?.[1] ?? ''
  const task = inMail('/cases/[0-9a-f-]{36}/tasks/[0-9a-f-]{36}')
  const stopping = inMail('/unsubscribe/[\\w-]{43}')
  expect(task.startsWith(at)).toBe(true)
  const fromMail = await arrive({ width: 390 })
  await fromMail.goto(task)
  await fromMail.getByLabel('Adres e-mail służbowy').fill(WORKER.email)
  await fromMail.getByLabel('Hasło', { exact: true }).fill(PASSWORD)
  await fromMail.getByRole('button', { name: 'Zaloguj się' }).click()
  await fromMail
    .getByText(WORDS[0] ?? '')
    .first()
    .waitFor()

  // From the bell, by keyboard.
  await expectClear(narrow, '/notices')
  const notice = narrow.getByRole('button', { name: /^Otwórz\s*: Nowe zadanie/ }).first()
  await notice.focus()
  await narrow.keyboard.press('Enter')
  await narrow
    .getByText(WORDS[0] ?? '')
    .first()
    .waitFor()
  expect(new URL(narrow.url()).pathname).toBe(task)
  expect(await counted(narrow)).toBe(before)

  // What must be told stands there without a choice.
  await expectClear(narrow, PREFERENCES)
  const fixed = narrow.locator('dl').filter({ hasText: 'Otwarcie sprawy w nagłej potrzebie' })
  expect(await fixed.textContent()).toContain('O tym musimy powiadomić')
  await narrow.getByLabel('Nowe zadania', { exact: true }).selectOption('weekly')
  await keepPreferences(narrow)
  await gives(WORDS[1])
  await expect.poll(() => counted(narrow), { timeout: SOON_MS }).toBe(before + 1)

  // Whoever follows the link of a mail is not signed in.
  const anybody = await arrive({ width: 390 })
  await expectClear(anybody, stopping)
  await anybody.getByRole('button', { name: 'Nie wysyłaj więcej' }).click()
  await anybody.getByText('o powiadomieniach są wyłączone').waitFor()
  expect(await axe(anybody)).toEqual([])
  await narrow.goto(PREFERENCES)
  expect(await narrow.getByRole('radio', { name: /^Nie wysyłaj/ }).isChecked()).toBe(true)
  expect(await narrow.getByLabel('Nowe zadania', { exact: true }).inputValue()).toBe('weekly')
  await gives(WORDS[2])

  // An opening in an emergency is told all the same, and by then nothing else has come.
  const other = await elsewhere(teacher, atDesk)
  const danger = { code: other, danger: 'child', reason: 'Dziecko nie wróciło ze szkoły.' }
  expect((await teacher.send('/emergency', danger)).status).toBe(200)
  const told = () => mine().filter(({ text }) => text?.includes('w nagłej potrzebie'))
  await expect.poll(told, { timeout: SOON_MS }).toHaveLength(1)
  expect(told()[0]?.text).toContain('nie można wyłączyć')
  expect(told()[0]?.text).not.toContain(other)
  expect(newTasks()).toHaveLength(1)

  // The calendar at a secret address: hours, days and codes.
  await expectClear(narrow, '/notices/calendar')
  await narrow.getByRole('button', { name: 'Utwórz adres' }).click()
  const [, feed = ''] = /(\/calendar\/[\w-]{43}\.ics)/.exec(await narrow.locator('code').innerText()) ?? []
  expect(await axe(narrow)).toEqual([])
  const read = async () => (await fetch(new URL(feed, site.address))).text()
  const calendar = await read()
  const events = new ICAL.Component(ICAL.parse(calendar)).getAllSubcomponents('vevent')
  expect(events.map((event) => String(event.getFirstPropertyValue('summary'))).join()).toContain(code)
  for (const secret of [...WORDS, WORKER.name]) expect(calendar).not.toContain(secret)
  await narrow.goto('/notices/calendar/withdraw')
  await narrow.getByRole('button', { name: 'Wycofaj adres' }).click()
  await narrow.getByText('Adres kalendarza wycofano.').waitFor()
  expect((await fetch(new URL(feed, site.address))).status).toBe(404)
})
