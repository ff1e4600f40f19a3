import { expect } from 'vitest'
import { account, PASSWORD } from '../support/accounts.ts'
import { axe, journey } from '../support/browser.ts'
import { DeskClient } from '../support/desk-client.ts'
import { PATIENCE_MS } from './walk.ts'

const LEAD = account(/^gops-bieliny$/, 'Pracownik prowadzący')
const SAID = 'Trochę lepiej, ale autobus nie jeździ w soboty.'

/** An adult in a case whose plan is at work: the address of the worker's page about what that person gets. */
async function adultWithPlan(lead: DeskClient): Promise<string> {
  const cases = new Set(
    [...(await lead.open('/cases')).matchAll(/href="(\/cases\/[0-9a-f-]{36})"/g)].map(([, at]) => at),
  )
  for (const at of cases) {
    if (!(await lead.open(`${at}/plan`)).includes(`${at}/plan/actions/`)) continue
    const people = new Set([
      ...(await lead.open(`${at}`)).matchAll(/href="(\/cases\/[0-9a-f-]{36}\/people\/[0-9a-f-]{36})"/g),
    ])
    for (const [, person] of people) if ((await lead.visit(`${person}/page`)).status === 200) return `${person}/page`
  }
  throw new Error('no case with a plan and an adult')
}

journey(
  'an adult of a family reads their page by the code from paper, in their language, and says whether it helped',
  {
    timeout: PATIENCE_MS,
  },
  async ({ site, arrive }) => {
    const lead = new DeskClient(site.address)
    await lead.signIn(LEAD.email, PASSWORD)
    const at = await adultWithPlan(lead)
    expect((await lead.send(`${at}/contact`, { channel: 'paper', how: 'in_person' })).status).toBe(303)
    const [, code = ''] = /\/family\/([A-Z0-9]{20})\/pl</.exec((await lead.send(at, {})).html) ?? []

    const seen = await arrive({ width: 320 })
    await seen.goto('/family')
    expect(await axe(seen)).toEqual([])
    await seen.getByLabel('Kod').fill(code.toLowerCase())
    await seen.getByRole('button', { name: 'Otwórz' }).click()
    for (const [language, heading] of [
      ['polski', 'Kto co obiecał'],
      ['polski łatwy do czytania', 'Kto co zrobi'],
      ['українська', 'Хто що пообіцяв'],
      ['English', 'Who promised what'],
    ] as const) {
      await seen.getByRole('link', { name: language, exact: true }).click()
      await seen.getByRole('heading', { name: heading }).waitFor()
      expect(await axe(seen)).toEqual([])
      expect(await seen.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
    }

    const mother = await arrive({ javaScript: false, width: 390 })
    await mother.goto(`/family/${code}/pl`)
    await mother.getByLabel('Trochę').check()
    await mother.getByLabel('Własnymi słowami').fill(SAID)
    await mother.getByRole('button', { name: 'Wyślij do zespołu' }).click()
    await mother.getByText('Zespół to przeczyta').waitFor()
    expect(await lead.open(at)).toContain(SAID)

    expect((await lead.send(`${at}/close`, {})).status).toBe(303)
    expect((await mother.goto(`/family/${code}/pl`))?.status()).toBe(404)
  },
)
