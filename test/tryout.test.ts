import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { beginDraft, loadVersion, modelOf, nameWriter } from '#model/server'
import { printsNothing, sideDatabases, standingClock, systemActor } from '#platform/server'
import { type Browser, browsing } from '#test/browsing.ts'
import { testDatabase } from '#test/database.ts'
import { ruralNext } from '#test/rural-next.ts'
import { sitePartsFor } from '#test/visiting.tsx'
import { acting, founding, MONDAY, ruralModel, urbanRuralModel, VAULT } from '#test/world.ts'
import { openTryouts, tryoutGate } from '#tryout/server'
import { buildTryoutSite, pagesOf, wholeSite } from '../src/app.ts'
import { fillEmpty, jobs } from '../src/open.ts'
import { createLog } from '../src/platform/log/log.server.ts'
import { identityFor } from './who-may/visitors.ts'

const PATIENCE_MS = 120_000
const database = await testDatabase()
const { actAs, as, newId } = acting(database)
const found = founding(database, newId)
await found.units()
const administrator = await found.aPerson('Adam', 'Administrator')
await found.administrator(administrator)
const writer = await found.aPerson('Piotr', 'Piszący')
const colleague = await found.aPerson('Lidia', 'Liderska')
const stranger = await found.aPerson('Olga', 'Obca')

const value = <T>(outcome: { ok: true; value: T } | { ok: false; refusal: string }): T => {
  if (!outcome.ok) throw new Error(outcome.refusal)
  return outcome.value
}
/** A draft of the next version, with a text that its team has written meanwhile. */
async function draftOf(json: unknown, modelId: string): Promise<string> {
  const { versionId } = value(await actAs(systemActor('setup'), (ctx) => loadVersion(ctx, json)))
  for (const personId of [writer, colleague])
    value(await as(administrator, (ctx) => nameWriter(ctx, { modelId, personId, leads: false })))
  return value(await as(writer, (ctx) => beginDraft(ctx, { versionId, step: 'minor' })))
}
const written = async (draftId: string, text: unknown): Promise<void> => {
  const change = 'update model.draft set document = $2, row_version = row_version + 1 where id = $1'
  await database.owner.query(change, [draftId, JSON.stringify(text)])
}
const parsed = (model: unknown): Parameters<typeof ruralNext>[0] => model as Parameters<typeof ruralNext>[0]
const NEXT = ruralNext(parsed(ruralModel()))

const log = createLog('silent')
const side = sideDatabases({ beside: database, edition: 'test', fill: (empty) => fillEmpty(empty, VAULT, log) })
const frame = { baseUrl: '', log, trustedProxy: false, printer: printsNothing, assets: { css: '/css', icon: '/icon' } }
const clock = standingClock(MONDAY)
const parts = {
  databases: side,
  actAs,
  whoIs: sitePartsFor(actAs, []).whoIs,
  siteOver: (over: Parameters<typeof buildTryoutSite>[0]) => ({ fetch: buildTryoutSite(over, frame).fetch, jobs }),
  clock,
  log,
}
const tryouts = openTryouts(parts)
const fetch = tryoutGate(
  wholeSite({ ...sitePartsFor(actAs, pagesOf(identityFor(actAs), '', printsNothing, tryouts)), log }, printsNothing)
    .fetch,
  tryouts,
)
let rural = ''
let urban = ''
beforeAll(async () => {
  rural = await draftOf(ruralModel(), 'wiejski')
  urban = await draftOf(urbanRuralModel(), 'miejsko-wiejski')
  await written(rural, NEXT)
}, PATIENCE_MS)
afterAll(() => tryouts.stop(), PATIENCE_MS)

const browserOf = (personId: string, over = fetch): Browser => browsing(over, { kooperacja_session: personId })
const tryPath = (draftId: string): string => `/model-drafts/${draftId}/tryout`
const begins = async (personId: string, draftId: string, over = fetch) => {
  const browser = browserOf(personId, over)
  const here = await browser.send(tryPath(draftId))
  return { browser, here, caseHref: /href="(\/cases\/[^"]+)"/.exec(here.html)?.[1] ?? '' }
}
/** Changes the person as the bar of a page does. */
const become = async (browser: Browser, role: string, back: string) => {
  const on = await browser.open('/tryout')
  const person = new RegExp(`<option value="([^"]+)"[^>]*>[^<]*: [^<]*${role}`).exec(on.html)?.[1] ?? ''
  return browser.send('/tryout', { person, back }, on.html)
}

/** How many rows each table of the real database has. */
async function rowsByTable(): Promise<Readonly<Record<string, number>>> {
  const { rows } = await database.owner.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname !~ '^(pg_|information_schema)' order by 1`,
  )
  const counted: Record<string, number> = {}
  for (const { name } of rows)
    counted[name] = (await database.owner.query(`select count(*)::int as n from ${name}`)).rows[0].n
  return counted
}
const facts = async (draftId: string) =>
  (
    await database.owner.query(
      `select name, payload ->> 'why' as why from platform.fact where name like 'model.tryout.%' and chain_id = $1 order by seq`,
      [draftId],
    )
  ).rows
const PREFIX = "datname like 'kooperacja\\_side\\_%'"
const databases = async (): Promise<readonly string[]> =>
  (await database.owner.query(`select datname from pg_database where ${PREFIX} order by 1`)).rows.map((r) => r.datname)

const walkedDatabases = async () => (await databases()).filter((name) => name.includes('_w_'))

const TODAY = { onDay: '23.11.2026' }

describe('a try-out of a draft', { timeout: PATIENCE_MS }, () => {
  test('walks a family through the real screens by the draft, as one person and another, and leaves every real row as it was', async () => {
    const before = await rowsByTable()
    const { browser, here, caseHref } = await begins(writer, rural)
    expect(here.path).toBe('/tryout')
    const overview = await browser.open(caseHref)
    expect(overview.html).toContain('Próba projektu modelu: Model Kooperacji dla gmin wiejskich, wersja 1.1.')
    expect(overview.html).toContain('Nic stąd nie trafia do prawdziwych spraw.')
    expect(overview.html).toContain('Zbieranie diagnozy')

    const report = await browser.open(`${caseHref}/forms/karta-zgloszenia/new`)
    const member = /name="rodzina.osoba-kontaktowa" value="([^"]+)"/.exec(report.html)?.[1] ?? ''
    const card = {
      'zglaszajacy.kto': 'rodzina',
      'rodzina.osoba-kontaktowa': member,
      'rodzina.bezpieczny-kontakt': 'telefon',
      'rodzina.rodzina-wie': 'yes',
      'sprawa.trudnosci': 'dom',
      'sprawa.opis': 'Zimno w domu, dzieci często chorują.',
    }
    const refused = await browser.send(`${caseHref}/transitions/zgloszenie-kwalifikuj`)
    expect(refused.status).toBe(422)
    const noticed = await browser.send(report.path, card, report.html)
    expect(noticed.status).toBe(200)
    const accepting = await become(browser, 'Koordynator PZK', `${caseHref}/steps/przyjecie-zgloszenia`)
    expect([accepting.status, accepting.path]).toEqual([200, `${caseHref}/steps/przyjecie-zgloszenia`])
    await browser.send(accepting.path, TODAY, accepting.html)
    const talking = await become(browser, 'Pracownik prowadzący', `${caseHref}/steps/pierwsza-rozmowa`)
    await browser.send(talking.path, TODAY, talking.html)
    const moved = await browser.send(`${caseHref}/transitions/zgloszenie-kwalifikuj`)
    expect([moved.status, moved.path]).toEqual([200, caseHref])
    const asked = await browser.open(`${caseHref}/forms/karta-kwalifikacji/new`)
    expect(asked.html).toContain('Czego już próbowano')

    const stranger = await become(browser, 'Członek WZK', caseHref)
    expect([stranger.status, stranger.html.includes('Próba projektu modelu')]).toEqual([404, true])

    const left = await browser.send('/tryout/end', {}, stranger.html)
    expect(left.path).toBe(`/model-drafts/${rural}`)
    expect(left.html).toContain('Niczego z niej nie zachowano')
    expect(browser.jar.has('kooperacja_tryout')).toBe(false)
    expect(browser.jar.get('kooperacja_session')).toBe(writer)
    expect((await browser.open(caseHref)).status).toBe(404)
    const after = await rowsByTable()
    // That it began and ended, and that the form was answered.
    expect(Object.keys(after).filter((table) => after[table] !== before[table])).toEqual([
      'platform.fact',
      'platform.once',
    ])
    expect(await facts(rural)).toEqual([
      { name: 'model.tryout.began', why: null },
      { name: 'model.tryout.ended', why: 'left' },
    ])
    await expect.poll(walkedDatabases, { timeout: PATIENCE_MS }).toEqual([])
  })

  test('leaves nothing of the draft where the program remembers what real cases run by', async () => {
    const { browser, caseHref } = await begins(writer, rural)
    expect((await browser.open(caseHref)).html).toContain('Zbieranie diagnozy')
    const { rows } = await database.owner.query(`select id from model.version where model_id = 'wiejski'`)
    const model = await as(writer, (ctx) => modelOf(ctx, rows[0].id))
    expect(() => model.stage('zbieranie-diagnozy')).toThrow('The model has no stage')
    await browser.send('/tryout/end')
  })

  test('runs another variant too, whose roles and teams are other ones', async () => {
    const { browser, caseHref } = await begins(colleague, urban)
    const overview = await browser.open(caseHref)
    expect(overview.html).toContain('Próba projektu modelu: Model Kooperacji dla gmin miejsko-wiejskich')
    expect((await become(browser, 'Koordynator', caseHref)).status).toBe(200)
    expect((await browser.send('/tryout/end')).path).toBe(`/model-drafts/${urban}`)
  })

  test("is nobody else's: with its secret another person, a visitor and a forger are simply on the real site", async () => {
    const { browser, caseHref } = await begins(writer, rural)
    const secret = browser.jar.get('kooperacja_tryout') ?? ''
    for (const [session, tryout] of [
      [colleague, secret],
      [stranger, secret],
      [writer, `${secret.slice(1)}A`],
    ] as const) {
      const other = browsing(fetch, { kooperacja_session: session, kooperacja_tryout: tryout })
      const answer = await other.open(caseHref)
      expect([answer.status, answer.html.includes('Próba projektu')]).toEqual([404, false])
      expect((await other.open('/handbook')).html).not.toContain('Próba projektu')
    }
    const visitor = browsing(fetch, { kooperacja_tryout: secret })
    expect((await visitor.open('/handbook')).html).not.toContain('Próba projektu')
    expect((await browser.open('/tryout')).status).toBe(200)
    const dump = await database.owner.query("select string_agg(t::text, ' ') as all from platform.once t")
    expect(dump.rows[0].all).not.toContain(secret)
    await browser.send('/tryout/end')
  })

  test('sends no form to the real site: one of a try-out that is over is refused there, and a real one in a try-out', async () => {
    const draftForm = await browserOf(writer).open(`/model-drafts/${rural}/parts/W-1.1`)
    const { browser } = await begins(writer, rural)
    const opened = await browser.open('/cases/new')
    expect((await browser.send(`/model-drafts/${rural}/parts/W-1.1`, {}, draftForm.html)).status).toBeGreaterThan(400)
    await browser.send('/tryout/end')
    const before = await rowsByTable()
    const late = await browser.send('/cases/new', { family: 'Zapóźniona', given: 'Anna' }, opened.html)
    expect([late.status, late.html.includes('Zapóźniona')]).toEqual([403, true])
    expect(await rowsByTable()).toEqual(before)
  })

  test('asks for a new sign-in where the session has ended, and keeps nothing that was typed', async () => {
    const { browser } = await begins(writer, rural)
    const opened = await browser.open('/cases/new')
    const before = await rowsByTable()
    browser.jar.delete('kooperacja_session')
    const late = await browser.send('/cases/new', { family: 'Zapóźniona', given: 'Anna' }, opened.html)
    expect(late.path).toBe('/sign-in?back=%2Fcases%2Fnew')
    expect(late.html).not.toContain('Zapóźniona')
    expect(await rowsByTable()).toEqual(before)
    browser.jar.set('kooperacja_session', writer)
    expect((await browser.open('/cases/new')).html).toContain('Próba projektu modelu')
    await browser.send('/tryout/end')
  })

  test('says when the draft was written in, and begun anew runs what it says now', async () => {
    const { browser, here } = await begins(writer, rural)
    expect(here.html).not.toContain('Projekt zmienił się')
    const other = { ...NEXT, name: { pl: 'Model po zmianie', en: 'Changed model' } }
    await written(rural, other)
    expect((await browser.open('/desk')).html).toContain('Projekt zmienił się od początku tej próby')
    const anew = await browser.send('/tryout/again')
    expect(anew.html).toContain('Próba zaczęła się od nowa.')
    expect(anew.html).toContain('Model po zmianie')
    expect(anew.html).not.toContain('Projekt zmienił się')
    await written(rural, { ...NEXT, roles: 'żadne' })
    const broken = await browser.send('/tryout/again')
    expect(broken.path).toBe(`${tryPath(rural)}?failed=yes`)
    expect(broken.html).toContain('Nie udało się przygotować próby')
    await written(rural, NEXT)
  })

  test('that cannot be made leads back to the draft, which says so', async () => {
    await written(rural, { ...NEXT, status: 'withdrawn' })
    const { here, browser } = await begins(writer, rural)
    expect([here.path, here.html.includes('Nie udało się przygotować próby')]).toEqual([
      `${tryPath(rural)}?failed=yes`,
      true,
    ])
    expect(browser.jar.has('kooperacja_tryout')).toBe(false)
    await written(rural, NEXT)
  })

  test('is not made of a draft with faults, whose places are named, nor for anybody outside its team', async () => {
    await written(rural, { ...NEXT, deadlines: NEXT.deadlines.map((one) => ({ ...one, amount: 'trzy tygodnie' })) })
    const shown = await browserOf(writer).open(tryPath(rural))
    expect(shown.html).toContain('Projektu nie można wypróbować')
    expect(shown.html).toMatch(/href="\/model-drafts\/[^"]+\/parts\/termin-[^"]+#f-amount"/)
    expect(shown.html).not.toContain('>Wypróbuj</button>')
    const editor = browserOf(writer)
    const sent = await editor.send(tryPath(rural), {}, (await editor.open('/look')).html)
    expect(sent.status).toBe(422)
    await written(rural, NEXT)
    expect((await browserOf(stranger).open(tryPath(rural))).status).toBe(404)
    const outsider = browserOf(stranger)
    expect((await outsider.send(tryPath(rural), {}, (await outsider.open('/look')).html)).status).toBe(404)
    await expect.poll(walkedDatabases, { timeout: PATIENCE_MS }).toEqual([])
  })

  test('ends for whoever writes in the draft no more, and after its hours', async () => {
    const former = await begins(colleague, rural)
    await database.owner.query(`update model.writer set until_on = '2026-11-22' where person_id = $1`, [colleague])
    expect((await former.browser.open(former.caseHref)).status).toBe(404)
    await database.owner.query('update model.writer set until_on = null where person_id = $1', [colleague])
    expect((await former.browser.open('/tryout')).path).toBe('/model-drafts')

    const long = await begins(writer, rural)
    clock.set(new Date(MONDAY.getTime() + 8 * 3_600_000))
    const over = await long.browser.open(long.caseHref)
    expect([over.status, over.html.includes('Próba projektu')]).toEqual([404, false])
    clock.set(MONDAY)
    expect((await facts(rural)).map(({ why }) => why)).toEqual(expect.arrayContaining(['no_right', 'over']))
    await expect.poll(walkedDatabases, { timeout: PATIENCE_MS }).toEqual([])
  })

  test('is one for a person and a draft, and there are not more than a few at once', async () => {
    const first = await begins(writer, rural)
    const second = await begins(writer, rural)
    expect((await first.browser.open(first.caseHref)).status).toBe(404)
    expect((await second.browser.open(second.caseHref)).status).toBe(200)
    await second.browser.send('/tryout/end')

    const few = openTryouts(parts)
    const asked = { draftId: rural, rowVersion: 1, name: 'x', version: '1.1', text: null, published: [] }
    const begun = [1, 2, 3, 4, 5, 6].map(() => few.begin({ ...asked, personId: newId() }))
    expect(begun.map(({ ok }) => ok)).toEqual([true, true, true, true, true, false])
    await few.stop()
  })

  test('needs a database role that may create databases, and says who grants it', async () => {
    const bound = { ownerConfig: database.runtimeConfig, runtimeConfig: database.runtimeConfig }
    const none = openTryouts({
      ...parts,
      databases: sideDatabases({ beside: bound, edition: 'x', fill: async () => {} }),
    })
    const site = wholeSite(
      { ...sitePartsFor(actAs, pagesOf(identityFor(actAs), '', printsNothing, none)), log },
      printsNothing,
    )
    const browser = browserOf(writer, tryoutGate(site.fetch, none))
    expect((await browser.open(tryPath(rural))).html).toContain('CREATEDB')
    expect((await browser.send(tryPath(rural), {}, (await browser.open('/look')).html)).status).toBe(422)
    await none.stop()
  })

  test('that a program left behind is dropped by its next start, and one that is walked is not', async () => {
    await expect.poll(walkedDatabases, { timeout: PATIENCE_MS }).toEqual([])
    const walked = await begins(writer, rural)
    const left = await side.create()
    const standing = await databases()
    expect(standing).toContain(left.name)
    await side.dropLeft()
    expect(await databases()).toEqual(standing.filter((name) => name !== left.name))
    expect((await walked.browser.open(walked.caseHref)).status).toBe(200)
    await walked.browser.send('/tryout/end')
    await sideDatabases({ beside: database, edition: 'next', fill: async () => {} }).dropLeft()
    expect((await databases()).filter((name) => standing.includes(name) && name.includes('_t_'))).toEqual([])
  })
})
