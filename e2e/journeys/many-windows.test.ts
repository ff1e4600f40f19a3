import { expect } from 'vitest'
import { account, PASSWORD } from '../support/accounts.ts'
import { journey } from '../support/browser.ts'
import { DeskClient } from '../support/desk-client.ts'
import { firstOffered } from '../support/offered.ts'
import { PATIENCE_MS } from './walk.ts'

const LEAD = account(/^gops-bieliny$/, 'Pracownik prowadzący')
const TEACHER = account(/^szkola-bieliny$/, 'Członek zespołu: szkoła')
const WINDOWS = 8
/** A window without a stream of its own asks after some seconds. */
const SOON_MS = 60_000

journey(
  'with eight windows open on a case a ninth page loads, all of them hear of a change, and the end of the session is no error',
  { timeout: PATIENCE_MS },
  async ({ site, arrive }) => {
    const come = async (email: string) => {
      const client = new DeskClient(site.address)
      await client.signIn(email, PASSWORD)
      return client
    }
    const [teacher, lead] = [await come(TEACHER.email), await come(LEAD.email)]
    let at = ''
    for (const [, one = ''] of (await lead.open('/cases')).matchAll(/href="(\/cases\/[0-9a-f-]{36})"/g))
      if (at === '' && (await teacher.statusOf(`${one}/tasks`)) === 200) at = one

    const first = await arrive()
    await first.goto('/sign-in')
    await first.getByLabel('Adres e-mail służbowy').fill(LEAD.email)
    await first.getByLabel('Hasło', { exact: true }).fill(PASSWORD)
    await first.getByRole('button', { name: 'Zaloguj się' }).click()
    await first.locator('.bell').waitFor()
    const windows = [first]
    while (windows.length < WINDOWS) windows.push(await first.context().newPage())
    for (const one of windows) {
      const followed = one.waitForResponse((answer) => new URL(answer.url()).pathname === '/live')
      await one.goto(at)
      // Everything on the page by one stream: the case, and the notices in its frame.
      expect(new URL((await followed).url()).searchParams.getAll('of')).toHaveLength(2)
    }

    const ninth = await first.context().newPage()
    await ninth.goto(`${at}/tasks`)
    await ninth.locator('.bell').waitFor()
    const institution = firstOffered(await teacher.open(`${at}/tasks`), 'institution')
    const task = { what: 'Zapytać o miejsce w świetlicy', institution, due: '31.12.2030' }
    expect((await teacher.send(`${at}/tasks`, task)).status).toBe(303)
    for (const one of windows) await one.locator('live-page [aria-live] .note').waitFor({ timeout: SOON_MS })

    await ninth.goto('/sign-out')
    await ninth.getByRole('main').getByRole('button', { name: 'Wyloguj się' }).click()
    await ninth.waitForURL((url) => url.pathname !== '/sign-out')
    for (const one of windows) {
      const told = one.waitForResponse((answer) => new URL(answer.url()).pathname === '/live')
      // As if the window had been in the background.
      await one.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
      const answer = await told
      expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'text/event-stream; charset=utf-8'])
    }
  },
)
