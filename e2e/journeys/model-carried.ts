import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Account } from '../support/accounts.ts'
import { axe } from '../support/browser.ts'
import type { DeskClient } from '../support/desk-client.ts'
import { today } from '../support/today.ts'
import { choose, follow, press } from './model-changes.ts'

/** What a case shows: the answer of each page it leads to, and each finished form as it reads. */
export type CaseAsShown = {
  readonly address: string
  readonly pages: ReadonlyMap<string, number>
  readonly finished: ReadonlyMap<string, string>
}

const FORM = /^\/cases\/[0-9a-f-]{36}\/forms\/[0-9a-f-]{36}$/
/** Prints, and forms for what is still to be done. */
const BESIDE = /\/(print|answers|not-working|new|paste)\b|\/transitions\//
/** What stands on every page and changes by itself. */
const FURNITURE = /<(header|footer|nav|script)\b[\s\S]*?<\/\1>|name="_(csrf|once)" value="[^"]*"/g

const mainOf = (html: string): string => /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? ''
const textOf = (html: string): string =>
  mainOf(html)
    .replace(FURNITURE, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

/** Opens the overview of a case and everything of the case that it leads to. */
export async function lookInto(client: DeskClient, address: string): Promise<CaseAsShown> {
  const overview = await client.open(address)
  const links = [...overview.matchAll(/href="([^"#?]+)/g)].map(([, href = '']) => href)
  const own = [...new Set(links)].filter((href) => href.startsWith(`${address}/`) && !BESIDE.test(href))
  const pages = new Map<string, number>()
  const finished = new Map<string, string>()
  for (const path of [address, ...own]) {
    const { status, html } = await client.visit(path)
    pages.set(path, status)
    if (FORM.test(path) && !/<(textarea|select)\b/.test(mainOf(html))) finished.set(path, textOf(html))
  }
  return { address, pages, finished }
}

/** Nothing is missing and no finished form reads otherwise than before. */
export function expectWhole(before: CaseAsShown, now: CaseAsShown): void {
  for (const { pages } of [before, now]) expect([...pages].filter(([, status]) => status !== 200)).toEqual([])
  for (const [path, text] of before.finished) expect([path, now.finished.get(path)]).toEqual([path, text])
}

/** Running cases of the gmina, as its coordinator finds them. */
export async function runningCases(coordinator: Page): Promise<readonly string[]> {
  await coordinator.goto('/cases')
  const links = await coordinator.locator('tbody a[href^="/cases/"]').all()
  const addresses = await Promise.all(links.map((link) => link.getAttribute('href')))
  return [...new Set(addresses.flatMap((address) => address ?? []))]
}

/** A family assistant joins the team of a case: a role that the next version divides. */
export async function joinAssistant(coordinator: Page, address: string, { name }: Account): Promise<void> {
  await coordinator.goto(`${address}/team`)
  await choose(coordinator.getByLabel('Osoba', { exact: true }), name)
  await choose(coordinator.getByLabel('Rola', { exact: true }), 'Asystent rodziny')
  await press(coordinator, 'Dodaj do zespołu')
  await coordinator.getByRole('status').getByText('Osoba jest w zespole').waitFor()
}

/** The gmina takes the next version from today on. */
export async function adoptLocally(coordinator: Page): Promise<void> {
  await coordinator.goto('/local-models')
  await follow(coordinator, /gmina Bieliny/)
  await follow(coordinator, 'Przyjmij wersję modelu')
  await choose(coordinator.getByLabel('Wersja modelu'), '1.1')
  await coordinator.getByLabel('Od kiedy').fill(today())
  await press(coordinator, 'Przyjmij model')
  await coordinator.getByRole('status').waitFor()
}

/** Work that the worker does shortly is waited for as people do: by opening the page again. */
export async function until(page: Page, address: string, said: string | RegExp): Promise<void> {
  for (let looks = 0; looks < 60; looks += 1) {
    await page.goto(address)
    if ((await page.getByText(said).count()) > 0) return
    await page.waitForTimeout(500)
  }
  throw new Error(`${address} never said ${said}`)
}

/** Plans the move and reads what becomes of each case; the answer is the address of the plan. */
export async function preview(coordinator: Page): Promise<string> {
  await coordinator.goto('/cases')
  await follow(coordinator, 'Przeniesienie spraw na nową wersję modelu')
  await follow(coordinator, 'Zaplanuj przeniesienie')
  expect(await coordinator.getByRole('main').innerText()).toContain('„Zbieranie diagnozy”')
  await coordinator.getByLabel('Dzień przeniesienia').fill(today())
  await press(coordinator, 'Sprawdź sprawy i zaplanuj')
  await coordinator.getByRole('status').getByText('Zaplanowano przeniesienie').waitFor()
  const plan = new URL(coordinator.url()).pathname
  await until(coordinator, plan, 'Sprawy, które widzisz')
  expect(await axe(coordinator)).toEqual([])
  return plan
}

/** The one case that waits for a person gets its answer. */
export async function answerQuestion(coordinator: Page, plan: string): Promise<void> {
  await coordinator.goto(plan)
  const waiting = coordinator.getByRole('row', { name: 'potrzebna odpowiedź' }).first()
  expect(await waiting.innerText()).toMatch(/\s1\s/)
  await follow(coordinator, 'Odpowiedz')
  await press(coordinator, 'Odpowiedz')
  await coordinator.getByText('Uzupełnij to pole').first().waitFor()
  await coordinator.getByRole('radio', { name: 'Asystent prowadzący' }).check()
  await press(coordinator, 'Odpowiedz')
  await coordinator.getByRole('status').getByText('Zapisano odpowiedź').waitFor()
}

export async function carryOver(coordinator: Page, plan: string): Promise<void> {
  await coordinator.goto(plan)
  await follow(coordinator, 'Przenieś dzisiaj')
  await press(coordinator, 'Przenieś dzisiaj')
  await until(coordinator, plan, 'wykonane')
}

/** One case goes back to the version it came from; the answer is its address. */
export async function putBack(coordinator: Page, plan: string): Promise<string> {
  await coordinator.goto(plan)
  const collecting = coordinator
    .getByRole('row')
    .filter({ hasText: 'przeniesiona' })
    .filter({ hasText: 'Zbieranie diagnozy' })
  const address = await collecting.first().locator('a[href^="/cases/"]').first().getAttribute('href')
  await collecting.first().getByRole('link', { name: 'Cofnij przeniesienie sprawy' }).click()
  await press(coordinator, 'Cofnij przeniesienie sprawy')
  await coordinator.getByRole('status').getByText('Sprawa wraca do poprzedniej wersji').waitFor()
  await until(coordinator, plan, /cofnięta/)
  return address ?? ''
}
