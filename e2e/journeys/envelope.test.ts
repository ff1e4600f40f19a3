import { expect } from 'vitest'
import { account, PASSWORD } from '../support/accounts.ts'
import { axe, journey } from '../support/browser.ts'
import { DeskClient } from '../support/desk-client.ts'
import { PATIENCE_MS } from './walk.ts'

const LEAD = account(/^gops-bieliny$/, 'Pracownik prowadzący')
const MAYOR = account(/^gmina-bieliny$/, 'Władze gminy')
const SCHOOL = account(/^szkola-bieliny$/, 'Członek zespołu: szkoła')
const ENVELOPE = '/envelopes/260401'

const hrefs = (html: string, pattern: RegExp): readonly string[] => [
  ...new Set([...html.matchAll(pattern)].map(([, href = '']) => href)),
]

journey(
  'a purchase is approved by somebody else, accepted and paid from the envelope, and names no family on the way',
  { timeout: PATIENCE_MS },
  async ({ site, arrive }) => {
    const come = async ({ email }: { readonly email: string }) => {
      const client = new DeskClient(site.address)
      await client.signIn(email, PASSWORD)
      return client
    }
    const [lead, mayor, school] = [await come(LEAD), await come(MAYOR), await come(SCHOOL)]
    const found: string[] = []
    for (const at of hrefs(await lead.open('/cases'), /href="(\/cases\/[0-9a-f-]{36})"/g))
      found.push(
        ...hrefs(await lead.open(`${at}/basket`), /href="(\/cases\/[0-9a-f-]{36}\/basket\/[0-9a-f-]{36}\/purchase)"/g),
      )
    expect(found.length).toBeGreaterThan(0)
    const pages = new Map<string, string>()
    for (const at of found) pages.set(at, await lead.open(at))
    const waits = found.find((at) => pages.get(at)?.includes('czeka na zatwierdzenie'))
    const approved = found.find((at) => pages.get(at)?.includes('Protokół odbioru'))
    expect([waits, approved]).not.toContain(undefined)

    // The mayor approves, on a phone without script.
    const phone = await arrive({ javaScript: false, width: 320 })
    await phone.goto('/sign-in')
    await phone.getByLabel('Adres e-mail służbowy').fill(MAYOR.email)
    await phone.getByLabel('Hasło').fill(PASSWORD)
    await phone.getByRole('button', { name: 'Zaloguj się' }).click()
    await phone.goto(ENVELOPE)
    const row = phone.getByRole('row').filter({ hasText: 'czeka na zatwierdzenie' })
    await row.getByRole('link').click()
    await phone.getByRole('button', { name: 'Zapisz' }).click()
    expect(await phone.locator('.errs').count()).toBe(1)
    await phone.getByLabel('Zatwierdzam wydatek').check()
    await phone.getByRole('button', { name: 'Zapisz' }).click()
    expect(await phone.locator('main').innerText()).toContain('Decyzja zapisana')
    expect(await lead.open(waits ?? '')).toContain('Protokół odbioru')

    // Nothing is paid beyond what was accepted, and what was typed stays.
    const accept = `${approved}/accept`
    const before = await lead.send(accept, { onDay: '1.1.2035', amount: '1' })
    expect(before.status).toBe(422)
    const asked = hrefs(await mayor.open(ENVELOPE), /href="(\/envelopes\/260401\/purchases\/[0-9a-f-]{36})"/g)
    const [payable = ''] = (await Promise.all(asked.map(async (at) => [at, await mayor.open(at)] as const)))
      .filter(([, html]) => html.includes('Odebrano'))
      .map(([at]) => at)
    const tooMuch = { invoiceNo: 'FV/99', ksefNo: '', onDay: '1.1.2026', amount: '9 999,99', more: 'no' }
    const refused = await mayor.send(`${payable}/pay`, tooMuch)
    expect([refused.status, refused.html.includes('9 999,99')]).toEqual([422, true])

    // The whole of it is readable on a phone by a machine, and fits.
    const wrong: string[] = []
    const walked: readonly (readonly [typeof LEAD, readonly string[]])[] = [
      [LEAD, [ENVELOPE, approved ?? '', accept, waits ?? '', `${(approved ?? '').replace('/purchase', '')}`]],
      [
        MAYOR,
        [
          '/envelopes',
          ENVELOPE,
          `${ENVELOPE}/sources/new`,
          ...asked.slice(0, 1),
          `${payable}/pay`,
          ...hrefs(
            await mayor.open(ENVELOPE),
            /href="(\/envelopes\/260401\/(?:entries|sources)\/[0-9a-f-]{36}\/\w+)"/g,
          ).slice(0, 3),
        ],
      ],
    ]
    for (const [who, addresses] of walked) {
      const seeing = await arrive({ width: 320 })
      await seeing.goto('/sign-in')
      await seeing.getByLabel('Adres e-mail służbowy').fill(who.email)
      await seeing.getByLabel('Hasło').fill(PASSWORD)
      await seeing.getByRole('button', { name: 'Zaloguj się' }).click()
      await seeing.waitForURL('**/desk')
      for (const address of addresses) {
        const response = await seeing.goto(address)
        wrong.push(...(await axe(seeing)).map((one) => `${address}: ${one}`))
        const wide = await seeing.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
        if (wide > 0 || response?.status() !== 200) wrong.push(`${address}: ${response?.status()}, ${wide} px too wide`)
      }
    }
    expect(wrong).toEqual([])

    // Money names no family, and partners see none of it.
    const whole = await mayor.open(ENVELOPE)
    expect(whole).not.toMatch(/href="\/cases\/[0-9a-f-]{36}/)
    expect(await mayor.open(`${ENVELOPE}/file`)).toContain('FV/11/2026')
    expect(await school.statusOf(ENVELOPE)).toBe(404)
    for (const at of found) expect([403, 404]).toContain(await school.statusOf(at))
  },
)
