import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { type Account, account, PASSWORD } from '../support/accounts.ts'
import { journey } from '../support/browser.ts'
import { demonstrationStands } from '../support/demonstration.ts'
import { DeskClient } from '../support/desk-client.ts'
import {
  adoptLocally,
  answerQuestion,
  carryOver,
  expectWhole,
  joinAssistant,
  lookInto,
  preview,
  putBack,
  runningCases,
} from './model-carried.ts'
import { changeForms, changeTerms, describeMoving, removeParagraph, splitRole, splitStage } from './model-changes.ts'
import { adopt, answerAndClose, openConsultation, readAnswers, remark } from './model-decided.ts'
import { PATIENCE_MS } from './walk.ts'

const WRITER = account(/^rops$/, 'Regionalny ośrodek: doradca')
const LEADER = account(/^rops$/, 'Regionalny ośrodek: analityk')
const COORDINATOR = account(/^gops-bieliny$/, 'Koordynator PZK')
const ASSISTANT = account(/^gops-bieliny$/, 'Asystent rodziny')
/** The gmina of the demonstration has at least as many running cases. */
const CASES = 8

async function signIn(page: Page, { email }: Account): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('Adres e-mail służbowy').fill(email)
  await page.getByLabel('Hasło', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Zaloguj się' }).click()
}

journey(
  'the rural model becomes 1.1 by hand, is consulted and adopted, and a gmina carries its eight and more running cases over and puts one back',
  { timeout: PATIENCE_MS },
  async ({ site, arrive }) => {
    await demonstrationStands(site)
    const writer = await arrive()
    await signIn(writer, WRITER)
    await writer.goto('/model-drafts')
    await writer.getByRole('link', { name: 'Model Kooperacji dla gmin wiejskich' }).first().click()
    const draft = new URL(writer.url()).pathname
    const writing = { page: writer, draft }
    await splitStage(writing)
    await splitRole(writing)
    await changeForms(writing)
    await changeTerms(writing)
    await removeParagraph(writing)
    await describeMoving(writing)
    await writer.locator('svg text', { hasText: 'Uzgadnianie diagnozy' }).waitFor()

    const leader = await arrive({ javaScript: false })
    await signIn(leader, LEADER)
    const consultation = await openConsultation(leader, draft)
    const anybody = await arrive({ width: 390 })
    await remark(anybody, consultation)
    await answerAndClose(leader, site, consultation)
    await readAnswers(anybody, consultation)
    await adopt(leader, draft)

    const coordinator = await arrive()
    await signIn(coordinator, COORDINATOR)
    const cases = await runningCases(coordinator)
    expect(cases.length).toBeGreaterThanOrEqual(CASES)
    await joinAssistant(coordinator, cases.at(-1) ?? '', ASSISTANT)
    const desk = new DeskClient(site.address)
    await desk.signIn(COORDINATOR.email, PASSWORD)
    const before = []
    for (const address of cases) before.push(await lookInto(desk, address))
    expect(before.flatMap(({ finished }) => [...finished]).length).toBeGreaterThan(CASES)

    await adoptLocally(coordinator)
    const plan = await preview(coordinator)
    await answerQuestion(coordinator, plan)
    await carryOver(coordinator, plan)
    const back = await putBack(coordinator, plan)
    for (const one of before) {
      const now = await lookInto(desk, one.address)
      expectWhole(one, now)
      await coordinator.goto(one.address)
      const told = await coordinator.getByRole('main').innerText()
      if (one.address === back) expect(told).toContain('Wspólna diagnoza')
      else expect(told).toContain('na wersję 1.1')
    }
  },
)
