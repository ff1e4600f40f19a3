import type { Page, Response } from 'playwright-core'
import { expect } from 'vitest'
import { calendarPath, envelopeFilePath, printPath, unmetFilePath } from '#casework'
import { resourceFilePath, servicePath } from '#directory'
import { openVault } from '#platform/server'
import { authorisationsFilePath, documentsFilePath } from '#protection'
import { allPrints, pagesOf } from '../src/app.ts'
import { type Account, account, PASSWORD } from './support/accounts.ts'
import { axe, journey } from './support/browser.ts'
import { DeskClient } from './support/desk-client.ts'
import { tellMore } from './support/tell-more.ts'
import { kindOf, type Walk, walk } from './support/walk.ts'

const WORKS_IN_CASES = account(/^gops-bieliny$/, 'Pracownik prowadzący')
const PROTECTS = account(/^gmina-bieliny$/, 'Inspektor ochrony danych')
const ADMINISTERS = account(/^rops$/, 'Administrator')
const VISITORS: Readonly<Record<string, Account | null>> = {
  'a visitor without an account': null,
  'a lead worker': WORKS_IN_CASES,
  'a school pedagogue': account(/^szkola-bieliny$/, 'Członek zespołu: szkoła'),
  'a coordinator': account(/^gops-bieliny$/, 'Koordynator PZK'),
  'a police officer': account(/^policja-kielecki$/, 'Członek zespołu: policja'),
  'the head of an institution': account(/^gops-bieliny$/, 'kierownik ośrodka'),
  'the mayor of a municipality': account(/^gmina-bieliny$/, 'Władze gminy'),
  'the data protection officer': PROTECTS,
  'an analyst of the region': account(/^rops$/, 'Regionalny ośrodek: analityk'),
  'the administrator': ADMINISTERS,
}
const NAMES = Object.keys(VISITORS)
/** They work in no case, so no page of one exists for them. */
const STRANGERS = [
  'the mayor of a municipality',
  'the data protection officer',
  'an analyst of the region',
  'the administrator',
]
/** Pages that no link leads to, and why. */
const BEYOND_LINKS = [
  // Nobody of the demonstration tried a quiz yet; the journey of a course does.
  '/courses/:course/lessons/:lesson/quiz/:tryId',
  // Somebody must have asked for a proposal for all who wait; tests of proposals do.
  '/priorities/:unitCode/proposals/:proposalId',
  // No meeting of the demonstration is being written down; the journey of live minutes opens them.
  '/cases/:caseId/meetings/:meetingId/minutes/close',
  '/cases/:caseId/meetings/:meetingId/minutes/sentences/:sentenceId',
  // The closed case of the demonstration has no class yet and no hold; their own tests give it both.
  '/protection/:institutionId/closed-cases/:caseId/class',
  '/protection/:institutionId/closed-cases/:caseId/hold/:holdId/end',
  '/protection/:institutionId/closed-cases/:caseId/decision',
  // The button in the band posts here; the page itself is for a browser that comes without it.
  '/sign-out',
  // So does the button on the page of a draft, where nothing keeps the draft from being tried; the journey of a try-out opens it.
  '/model-drafts/:draftId/tryout',
  // Nobody of the demonstration finished a course; the pages of certificates have tests of their own, and a code stands on paper.
  '/certificates/:code',
  '/certificates/:certificateId/end',
  // Their addresses come in letters and work once.
  '/unsubscribe/:secret',
  '/invitation/:token',
  '/new-password/:token',
  '/answer/:token',
  '/answer/:token/question',
  '/answer-sent',
  '/confirm-service/:token',
  '/confirm-service/:token/corrections',
  '/service-confirmed',
  // No provider of the demonstration was asked by a link; tests of the directory ask, correct and decide.
  '/services/:serviceId/proposals/:proposalId',
  // One entry is opened for each reader, and the first is not theirs to correct.
  '/services/:serviceId/correct',
  // No line of a basket of the demonstration was refused; tests of candidates refuse one, and the journey of a basket does.
  '/cases/:caseId/basket/:itemId/next',
  // A file of entries must have been sent.
  '/services/import/:importId',
  // Its address and its code stand on a sheet of paper.
  '/family',
  '/family/:code/:language',
  '/family/:code/:language/order',
  // After a right password of somebody with an app, and that person's own; their journey opens them.
  '/sign-in/code',
  '/sign-in/recovery-code',
  '/account/second-factor/replace',
  '/account/second-factor/recovery-codes',
  // No gmina of the demonstration has adopted a next version; the journey of a migration opens them.
  '/mapping-trials/:mappingId',
  '/migrations',
  '/migrations/plan/:unitCode/:mappingId',
  '/migrations/cases/:judgedId/answer',
  '/migrations/cases/:judgedId/undo',
  '/migrations/:migrationId',
  '/migrations/:migrationId/assess',
  '/migrations/:migrationId/carry-out',
  '/migrations/:migrationId/call-off',
  // A button of the form before it posts here.
  '/cases/:caseId/sharing/new/:institutionId/:role/:category/preview',
  // A request for a copy of data must have been passed on to a worker; no story of the demonstration does.
  '/protection/:institutionId/requests/:requestId/copies',
  '/protection/:institutionId/requests/:requestId/copies/:bundleId',
  '/cases/:caseId/copies/new/:institutionId/:requestId',
  '/cases/:caseId/copies/:bundleId',
  '/cases/:caseId/copies/:bundleId/act/:act',
  '/cases/:caseId/copies/:bundleId/give',
  '/cases/:caseId/copies/:bundleId/pieces/:pieceId',
  // A list must have been uploaded.
  '/administration/territory/:fileId',
  '/administration/import/lists/:listId',
  // Only an institution without accounts leads here, and the walk opens a few institutions; a journey on paper does.
  '/institutions/:institutionId/employ/new',
  // No case of the demonstration was closed in a year before this one, so none may be destroyed; its own tests walk the lists.
  '/protection/:institutionId/destruction/new',
  '/protection/:institutionId/destruction/:destructionId',
  '/protection/:institutionId/destruction/:destructionId/approve',
  '/protection/:institutionId/destruction/:destructionId/order',
  '/protection/:institutionId/destruction/:destructionId/withdraw',
  // Every team of the demonstration is at work, and moves on only when its agreement ends.
  '/teams/:bodyId/transitions/:transition',
  // A draft has hundreds of parts and the walk opens the first few, none of them a paragraph, stage, role or question; tests of their own do.
  '/model-drafts/:draftId/parts/:about/attach',
  '/model-drafts/:draftId/parts/:about/split-stage',
  '/model-drafts/:draftId/parts/:about/split-role',
  '/model-drafts/:draftId/parts/:about/move-field',
  // The consultation of the walk is open to everybody and its days are not over; tests of their own ask by name, read files and close.
  '/consultations/:consultationId/circle',
  '/consultations/:consultationId/import/rows',
  '/consultations/:consultationId/close',
]
/** A browser opens a page of each kind for the first of so many visitors, in the order above: the next ones see other buttons on it. */
const SEEN_BY = 1
const HEAVIEST = 150_000
const MINUTES = 60_000

const pages = pagesOf({
  actAs: () => Promise.reject(new Error('the pages are only listed')),
  limits: { sessionIdleMinutes: 15, sessionAbsoluteHours: 10 },
  demonstration: null,
  secondFactor: 'offered',
  vault: openVault(Buffer.alloc(32)),
})
const kinds = [...pages.map(({ path }) => path), '/outbox']
/** Prints are taken away as files; tests of their own read them. */
const files = [
  // News as a feed, for a reader of feeds.
  '/knowledge/news.atom',
  ...allPrints.flatMap(({ path, docxPath }) => (docxPath ? [path, docxPath] : [path])),
  authorisationsFilePath(),
  documentsFilePath(),
  printPath.answers(':caseId'),
  envelopeFilePath(':unitCode'),
  unmetFilePath(':unitCode', ':year', ':format'),
  resourceFilePath(':unitCode'),
  calendarPath(':caseId', ':meetingId'),
  ...[servicePath.openFile, servicePath.keptFile, servicePath.template].map((pathOf) => pathOf(':format')),
  servicePath.refused(':importId', ':format'),
]

type Walks = ReadonlyMap<string, { readonly client: DeskClient; readonly walk: Walk }>
const test = journey.extend('walks', { scope: 'file' }, async ({ site }) => {
  const summary = await tellMore(site, { works: WORKS_IN_CASES, protects: PROTECTS, administers: ADMINISTERS })
  const walks = new Map<string, { readonly client: DeskClient; readonly walk: Walk }>()
  for (const [name, who] of Object.entries(VISITORS)) {
    const client = new DeskClient(site.address)
    if (who) await client.signIn(who.email, PASSWORD)
    const walked = await walk(client, { kinds, files }, who ? ['/desk', '/'] : ['/'])
    // One kind of page has two faces: a form that is read, and the summary of a long one that is written.
    const faces = who === WORKS_IN_CASES ? ([['the summary of a long form', summary]] as const) : []
    walks.set(name, { client, walk: { ...walked, reached: new Map([...walked.reached, ...faces]) } })
  }
  return walks
})

test('no page links to one that its reader may not open', { timeout: 8 * MINUTES }, ({ walks }) => {
  expect([...walks].flatMap(([name, { walk }]) => walk.broken.map((link) => `${name}: ${link}`))).toEqual([])
})

test('every kind of page is reached by links alone', { timeout: 8 * MINUTES }, ({ walks }) => {
  const reached = new Set([...walks.values()].flatMap(({ walk }) => [...walk.reached.keys()]))
  expect(kinds.filter((kind) => !reached.has(kind)).sort()).toEqual([...BEYOND_LINKS].sort())
})

test('a page answers everybody with itself, with a refusal or with nothing, and never fails', {
  timeout: 10 * MINUTES,
}, async ({ walks }) => {
  const addresses = new Set([...walks.values()].flatMap(({ walk }) => [...walk.reached.values()]))
  const wrong: string[] = []
  for (const [name, { client }] of walks) {
    for (const address of addresses) {
      const { status, location } = await client.visit(address)
      if (!expected(name, address, status, location)) wrong.push(`${name}, ${address}: ${status} ${location ?? ''}`)
    }
  }
  expect(wrong).toEqual([])
})

function expected(name: string, address: string, status: number, location: string | null): boolean {
  const page = pages.find(({ path }) => path === kindOf(kinds, address))
  const isPublic = page?.open === 'public' || address === '/outbox'
  if (!VISITORS[name] && !isPublic) return status === 303 && location?.startsWith('/sign-in') === true
  if (STRANGERS.includes(name) && page?.path.startsWith('/cases/:caseId')) return status === 404
  return [200, 403, 404].includes(status)
}

for (const name of NAMES) {
  test(`${name} meets whole pages: readable, light, and fit for a phone`, { timeout: 8 * MINUTES }, async ({
    walks,
    arrive,
  }) => {
    const page = await arrive()
    const who = VISITORS[name]
    if (who) await signIn(page, who)
    const weights = await weigh(page)
    const wrong: string[] = []
    for (const [kind, address] of walks.get(name)?.walk.reached ?? []) {
      if (!amongFirst(walks, kind, name)) continue
      for (const fault of await faultsOf(page, address, weights)) wrong.push(`${kind} (${address}): ${fault}`)
    }
    expect(wrong).toEqual([])
  })
}

const amongFirst = (walks: Walks, kind: string, name: string): boolean =>
  NAMES.filter((one) => walks.get(one)?.walk.reached.has(kind))
    .slice(0, SEEN_BY)
    .includes(name)

async function signIn(page: Page, { email }: Account): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('Adres e-mail służbowy').fill(email)
  await page.getByLabel('Hasło').fill(PASSWORD)
  await page.getByLabel('Hasło').press('Enter')
  await page.waitForURL('**/desk')
}

/** Counts what the browser gets, with nothing kept from the page before. */
async function weigh(page: Page): Promise<{ bytes: number }> {
  const weights = { bytes: 0 }
  const protocol = await page.context().newCDPSession(page)
  await protocol.send('Network.enable')
  await protocol.send('Network.setCacheDisabled', { cacheDisabled: true })
  protocol.on('Network.loadingFinished', ({ encodedDataLength }) => {
    weights.bytes += encodedDataLength
  })
  return weights
}

async function faultsOf(page: Page, address: string, weights: { bytes: number }): Promise<readonly string[]> {
  await page.setViewportSize({ width: 1280, height: 900 })
  weights.bytes = 0
  const response: Response | null = await page.goto(address, { waitUntil: 'load' })
  const faults: string[] = []
  if (response?.status() !== 200) faults.push(`status ${response?.status()}`)
  if (weights.bytes > HEAVIEST) faults.push(`${weights.bytes} bytes`)
  const headings = await page.locator('h1').count()
  if (headings !== 1) faults.push(`${headings} main headings`)
  if (!/^\S.* – Kooperacja$/.test(await page.title())) faults.push(`title "${await page.title()}"`)
  faults.push(...(await axe(page)))
  await page.setViewportSize({ width: 320, height: 640 })
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  if (wide > 0) faults.push(`${wide} px wider than a phone of 320 px`)
  return faults
}
