import { expect } from 'vitest'
import { readPdf } from '../../test/support/reading-pdf.ts'
import { account, PASSWORD } from '../support/accounts.ts'
import { axe, journey } from '../support/browser.ts'
import { DeskClient } from '../support/desk-client.ts'
import { firstOffered } from '../support/offered.ts'
import type { RunningSite } from '../support/site.ts'
import { PATIENCE_MS } from './walk.ts'

const LEAD = account(/^gops-bieliny$/, 'Pracownik prowadzący')
/** Serves the father of the family in two compartments alone. */
const OF_FATHER = account(/^pcpr-kielecki$/, 'koordynator pieczy')
/** Drives the children, and may know where they live. */
const HELPER = account(/^szkola-bieliny$/, 'Członek zespołu: szkoła')
/** The shielded address of the demonstration, however it is told. */
const HIDDEN = /ukryt\p{L}*\W{1,6}17/iu
const TOLD = 'Zawieźć koce na Zmyślone Ukryte 17'
const MOST_PAGES = 120

/** The family of the demonstration whose mother hides from its father: the address of its case. */
async function partedCase(lead: DeskClient): Promise<string> {
  for (const [, at = ''] of (await lead.open('/cases')).matchAll(/href="(\/cases\/[0-9a-f-]{36})"/g)) {
    if ((await lead.open(`${at}/apart`)).includes('orzeczenie sądu')) return at
  }
  throw new Error('no family of the demonstration is kept apart')
}

/** Every page of the case, and every print, that somebody comes to who follows links from it. */
async function reachable(client: DeskClient, from: string): Promise<ReadonlyMap<string, string>> {
  const seen = new Map<string, string>()
  const queue = [from]
  for (let next = queue.shift(); next !== undefined && seen.size < MOST_PAGES; next = queue.shift()) {
    if (seen.has(next) || next.includes('/print/')) continue
    const { html } = await client.visit(next)
    seen.set(next, html)
    for (const [, href = ''] of html.matchAll(/href="(\/[^"#]*)/g)) {
      if (href.startsWith(from)) queue.push(href.replaceAll('&amp;', '&'))
    }
  }
  return seen
}

/** What somebody takes away on paper or as a file for another system; nothing where they may not. */
async function printed(site: RunningSite, client: DeskClient, path: string): Promise<string> {
  const response = await fetch(new URL(path, site.address), { headers: { cookie: client.cookie } })
  if (response.status !== 200) return ''
  if (response.headers.get('content-type') !== 'application/pdf') return response.text()
  const pdf = await readPdf(new Uint8Array(await response.arrayBuffer()))
  return (pdf.text + pdf.drawn).replaceAll(/\s+/g, ' ')
}

journey(
  'the father of another compartment never meets the shielded address: on no page, print, export or search, of no worker of his',
  { timeout: PATIENCE_MS },
  async ({ site, arrive }) => {
    const come = async ({ email }: { readonly email: string }) => {
      const client = new DeskClient(site.address)
      await client.signIn(email, PASSWORD)
      return client
    }
    const lead = await come(LEAD)
    const at = await partedCase(lead)
    const institution = firstOffered(await lead.open(`${at}/tasks`), 'institution')
    expect((await lead.send(`${at}/tasks`, { what: TOLD, institution, due: '31.12.2030' })).status).toBe(303)
    expect(await lead.open(`${at}/tasks`)).toMatch(HIDDEN)

    const worker = await come(OF_FATHER)
    const pages = await reachable(worker, at)
    expect(pages.size).toBeGreaterThan(8)
    expect([...pages].flatMap(([path, html]) => (HIDDEN.test(html) ? [path] : []))).toEqual([])
    for (const path of [`${at}/apart`, `${at}/sides/new`]) expect(await worker.statusOf(path)).toBe(403)
    for (const words of ['Zmyślone Ukryte', 'Ukryte 17']) {
      const { html } = await worker.send('/search', { q: words })
      expect(html).not.toMatch(/Zawieźć|koce/)
      expect(html.replaceAll(words, '')).not.toMatch(HIDDEN)
    }

    const prints = new Set(
      [...pages.values()].flatMap((html) =>
        [...html.matchAll(/href="([^"]*\/print\/[^"]*)"/g)].map(([, path = '']) => path),
      ),
    )
    expect([...prints].map((path) => path.split('.').at(-1))).toContain('csv')
    expect(prints.size).toBeGreaterThan(3)
    for (const path of prints) expect([path, HIDDEN.test(await printed(site, worker, path))]).toEqual([path, false])
    expect(await printed(site, lead, `${at}/print/file`)).toContain('To zdanie jest na każdym takim wydruku')
    expect(await printed(site, lead, `${at}/print/file`)).not.toMatch(HIDDEN)

    const father = await fatherOf(lead, at)
    expect((await lead.send(`${father}/page/contact`, { channel: 'paper', how: 'in_person' })).status).toBe(303)
    const [, code = ''] = /\/family\/([A-Z0-9]{20})\/pl</.exec((await lead.send(`${father}/page`, {})).html) ?? []
    const his = await new DeskClient(site.address).visit(`/family/${code}/pl`)
    expect([his.status, HIDDEN.test(his.html)]).toEqual([200, false])
    expect(await printed(site, lead, father.replace('/people/', '/print/family/').concat('/pl'))).not.toMatch(HIDDEN)

    const helper = await come(HELPER)
    const [, shield = ''] = new RegExp(`href="(${at}/shields/[0-9a-f-]{36})"`).exec(await helper.open(at)) ?? []
    expect((await helper.send(shield, { purpose: 'safety' })).html).toMatch(HIDDEN)
    expect(await worker.statusOf(shield)).toBe(404)

    const leading = await arrive({ width: 320 })
    await leading.goto('/sign-in')
    await leading.getByLabel('Adres e-mail służbowy').fill(LEAD.email)
    await leading.getByLabel('Hasło', { exact: true }).fill(PASSWORD)
    await leading.getByRole('button', { name: 'Zaloguj się' }).click()
    for (const path of [
      `${at}/apart`,
      `${at}/apart/new`,
      `${at}/sides/new`,
      shield,
      `${father}/contact`,
      `${father}/shield`,
      `${at}/meetings/new`,
    ]) {
      await leading.goto(path)
      expect([path, await axe(leading)]).toEqual([path, []])
      const fits = await leading.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)
      expect([path, fits]).toEqual([path, true])
    }
  },
)

/** The page of the second adult: the one from whom the address is shielded. */
async function fatherOf(lead: DeskClient, at: string): Promise<string> {
  const people = [...(await lead.open(at)).matchAll(new RegExp(`href="(${at}/people/[0-9a-f-]{36})"`, 'g'))]
  const adults: string[] = []
  for (const [, path = ''] of people) if ((await lead.statusOf(`${path}/page`)) === 200) adults.push(path)
  const [, father] = [...new Set(adults)]
  if (!father) throw new Error('the family has no second adult')
  return father
}
