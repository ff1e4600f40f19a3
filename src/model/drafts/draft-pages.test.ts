import { beforeEach, describe, expect, test } from 'vitest'
import { institutionsMessages } from '#institutions'
import { addMessages, systemActor } from '#platform/server'
import { territoryMessages } from '#territory'
import { testDatabase } from '#test/database.ts'
import { visiting } from '#test/visiting.tsx'
import { acting, founding, ruralModel } from '#test/world.ts'
import { modelMessages } from '../i18n/messages.ts'
import { modelPages } from '../pages.ts'
import { loadVersion } from '../versions/load-version.server.ts'
import { abandonDraft } from './abandon-draft.server.ts'
import { beginDraft } from './begin-draft.server.ts'
import { asJsonObject } from './draft-document.domain.ts'
import { placesOf } from './find-place.domain.ts'
import { nameWriter } from './name-writer.server.ts'

for (const messages of [modelMessages, institutionsMessages, territoryMessages]) addMessages(messages)
const database = await testDatabase()
const { actAs, as, newId } = acting(database)
const found = founding(database, newId)
await found.units()
const administrator = await found.aPerson('Adam', 'Administrator')
await found.administrator(administrator)
const leader = await found.aPerson('Lidia', 'Liderska')
const writer = await found.aPerson('Piotr', 'Piszący')
const stranger = await found.aPerson('Olga', 'Obca')
const loaded = await actAs(systemActor('setup'), (ctx) => loadVersion(ctx, ruralModel()))
if (!loaded.ok) throw new Error('the rural model does not load')
for (const [personId, leads] of [
  [leader, true],
  [writer, false],
] as const)
  await as(administrator, (ctx) => nameWriter(ctx, { modelId: 'wiejski', personId, leads }))
const site = visiting(actAs, modelPages)

let draftId = ''
const at = (path = '') => `/model-drafts/${draftId}${path}`
beforeEach(async () => {
  if (draftId !== '') await as(leader, (ctx) => abandonDraft(ctx, { draftId }))
  const begun = await as(leader, (ctx) => beginDraft(ctx, { versionId: loaded.value.versionId, step: 'minor' }))
  if (!begun.ok) throw new Error(begun.refusal)
  draftId = begun.value
})

/** Everything that a page's form would send as it stands: texts, choices and ticks. */
function standing(html: string): Record<string, string[]> {
  const form = /<form class="form"[\s\S]*?<\/form>/.exec(html)?.[0] ?? ''
  const sent: Record<string, string[]> = {}
  const put = (name = '', value = '') => {
    if (!/^_(csrf|once)$/.test(name)) sent[name] = [...(sent[name] ?? []), plain(value)]
  }
  for (const [tag] of form.matchAll(/<input [^>]*>/g)) {
    const [type, name, value] = ['type', 'name', 'value'].map((one) => new RegExp(`${one}="([^"]*)"`).exec(tag)?.[1])
    if (!/radio|checkbox/.test(type ?? '') || / checked/.test(tag)) put(name, value)
  }
  for (const [, name, text] of form.matchAll(/<textarea[^>]* name="([^"]*)"[^>]*>\n?([\s\S]*?)<\/textarea>/g))
    put(name, text)
  for (const [, name, options = ''] of form.matchAll(/<select[^>]* name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g))
    put(name, /value="([^"]*)" selected/.exec(options)?.[1])
  return sent
}
const plain = (text: string) =>
  text
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
const change = async (about: string, typed: Record<string, string | string[]>, who = writer) => {
  const path = at(`/parts/${encodeURIComponent(about)}`)
  const { html } = await site.open(path, who)
  return site.send(path, who, { ...standing(html), ...typed })
}
const FIRST_DEADLINE = (ruralModel() as { deadlines: { id: string; amount: number }[] }).deadlines[0]
const deadline = FIRST_DEADLINE?.id ?? ''
const count = async (table: string): Promise<number> =>
  (await database.owner.query(`select count(*)::int as n from ${table}`)).rows[0].n

describe('the pages on which a model is written', () => {
  test('are there for its team and the administrator, and for nobody else', async () => {
    const paths = [
      '/model-drafts',
      '/model-drafts/begin',
      at(),
      at('/handbook'),
      at('/kinds/role'),
      at('/parts/W-1.1'),
      at('/parts/W-1.1/remove'),
      at('/parts/%40document'),
      at('/add/paragraph?within=W-1'),
      '/model-teams/wiejski',
    ]
    for (const path of paths) {
      expect([path, (await site.open(path, writer)).status]).toEqual([path, 200])
      expect([path, (await site.open(path, administrator)).status]).toEqual([path, 200])
      expect([path, (await site.open(path, stranger)).status]).toEqual([path, 404])
    }
    for (const path of [at('/abandon'), at('/acts/consulted'), '/model-teams/wiejski/name']) {
      expect([path, (await site.open(path, leader)).status]).toEqual([path, 200])
      expect([path, (await site.open(path, writer)).status]).toEqual([path, 403])
      expect([path, (await site.open(path, stranger)).status]).toEqual([path, 404])
    }
    for (const path of ['/model-drafts/nie-ma', at('/parts/nie-ma'), at('/kinds/nie-ma'), '/model-teams/nie-ma'])
      expect([path, (await site.open(path, writer)).status]).toEqual([path, 404])
  })

  test('a part of every kind opens with a label for each of its fields', async () => {
    const places = placesOf(asJsonObject(ruralModel()))
    const kinds = new Set(places.map(({ kind }) => kind))
    expect(kinds.size).toBe(26)
    for (const kind of kinds) {
      // The last of a kind has as a rule more in it than the first.
      const about = places.findLast((place) => place.kind === kind)?.about ?? ''
      const { status, html } = await site.open(at(`/parts/${encodeURIComponent(about)}`), writer)
      expect([kind, status]).toEqual([kind, 200])
      expect(html).not.toMatch(/<label[^>]*><\/label>/)
    }
  })

  test('saving a part as it stands changes nothing of it', async () => {
    const before = await count('model.draft_change')
    const process = (ruralModel() as { processes: { stages: { transitions: { id: string }[] }[] }[] }).processes[0]
    const transition = process?.stages[1]?.transitions[0]?.id ?? ''
    for (const about of [deadline, transition, 'W-1.1', '@document', '@basket', '@localisable'])
      expect([about, (await change(about, {})).status]).toEqual([about, 303])
    expect(await count('model.draft_change')).toBe(before)
  })

  test('what is wrong stands at its field, in the summary, and on the page of the draft, and is gone once mended', async () => {
    expect((await change(deadline, { amount: 'dziesięć' })).status).toBe(303)
    const { html } = await site.open(at(`/parts/${deadline}`), writer)
    expect(html).toContain('value="dziesięć"')
    expect(html).toMatch(/href="#f-amount">[^<]*liczba całkowita/)
    expect(html).toMatch(/id="f-amount"[^>]*aria-invalid="true"/)
    expect((await site.open(at(), writer)).html).toContain(`/parts/${deadline}#f-amount`)
    await change(deadline, { amount: '5' })
    expect((await site.open(at(`/parts/${deadline}`), writer)).html).not.toContain('aria-invalid="true"')
    expect((await site.open(at(), writer)).html).toContain('Wszystko się zgadza')
  })

  test('two who write one part at once: the second sees both texts, and saves what both agree on', async () => {
    const path = at('/parts/W-1.1')
    const opened = standing((await site.open(path, writer)).html)
    await change('W-1.1', { text: 'Tekst osoby, która zdążyła pierwsza.' }, leader)
    const both = await site.send(path, writer, { ...opened, text: 'Tekst drugiej osoby.' })
    expect(both.status).toBe(409)
    expect(both.html).toContain('Tekst drugiej osoby.')
    expect(both.html).toContain('Tekst osoby, która zdążyła pierwsza.')
    const again = await site.send(path, writer, { ...standing(both.html), text: 'Tekst obu osób.' })
    expect(again.status).toBe(303)
  })

  test('adding a row keeps what was typed, saves nothing, and does not hide what somebody else saved meanwhile', async () => {
    const path = at(`/parts/${deadline}`)
    const opened = standing((await site.open(path, writer)).html)
    const rows = Object.keys(opened).filter((name) => /^until\.\d+\._row$/.test(name)).length
    const added = await site.send(path, writer, { ...opened, 'name.pl': 'Inna nazwa', _add: 'until' })
    expect(added.status).toBe(200)
    expect(added.html).toContain('value="Inna nazwa"')
    expect(added.html).toContain(`name="until.${rows}.event"`)
    await change(deadline, { 'name.pl': 'Nazwa pierwszej osoby' }, leader)
    expect((await site.send(path, writer, standing(added.html))).status).toBe(409)
  })

  test('a kind of condition is chosen and added to a transition', async () => {
    const process = (ruralModel() as { processes: { stages: { transitions: { id: string }[] }[] }[] }).processes[0]
    const transition = process?.stages[0]?.transitions[0]?.id ?? ''
    const shown = await change(transition, { _add: 'require', '_new.require': 'rule:support_held_within' })
    expect(shown.html).toContain('niedawno udzielono wsparcia')
    const sent = standing(shown.html)
    const row =
      Object.keys(sent)
        .find((name) => sent[name]?.[0] === 'support_held_within')
        ?.replace(/\.rule$/, '') ?? ''
    const typed = { [`${row}.support`]: 'coaching', [`${row}.amount`]: '3', [`${row}.unit`]: 'months' }
    expect((await site.send(at(`/parts/${transition}`), writer, { ...sent, ...typed })).status).toBe(303)
    const { rows } = await database.owner.query('select after from model.draft_change where draft_id = $1', [draftId])
    expect(rows[0].after.require.at(-1)).toEqual({
      rule: 'support_held_within',
      support: 'coaching',
      amount: 3,
      unit: 'months',
    })
  })

  test('a stage that was added stands in the map at once, and a draft without names is drawn too', async () => {
    const process = (ruralModel() as { processes: { id: string }[] }).processes[0]?.id ?? ''
    const added = await site.send(at(`/add/stage?within=${process}`), writer, { called: 'Spotkanie łączące' })
    expect(added.location).toBe(at('/parts/spotkanie-laczace'))
    expect((await site.open(at(), writer)).html).toContain('<strong>Spotkanie łączące</strong>')
    await change('spotkanie-laczace', { 'name.pl': '' })
    const { html, status } = await site.open(at(), writer)
    expect(status).toBe(200)
    expect(html).toContain('<strong>spotkanie-laczace</strong>')
  })

  test('parts are moved by buttons, in their list and in the handbook', async () => {
    await site.send(at('/handbook'), writer, { _moved: 'W-1.2', _by: '-1' })
    const { html } = await site.open(at('/handbook'), writer)
    expect(html.indexOf('W-1.2')).toBeLessThan(html.indexOf('W-1.1 '))
  })

  test('a markup that somebody types stays a text', async () => {
    await change('W-1.1', { title: '<b onclick=1>Cel</b>' })
    for (const path of [at(), at('/handbook'), at('/parts/W-1.1')])
      expect((await site.open(path, writer)).html).not.toContain('<b onclick')
  })

  test('an adopted draft is shown and offers nothing to change', async () => {
    for (const act of ['consulted', 'opinioned', 'adopted']) {
      const sent = { body: 'Komitet Sterujący', document: 'Uchwała 4/2026', onDay: '20.11.2026' }
      expect((await site.send(at(`/acts/${act}`), leader, sent)).location).toBe(at())
    }
    const { html } = await site.open(at(), leader)
    expect(html).toContain('Zapisz wejście w życie')
    expect(html).not.toContain('Zaniechaj tej wersji')
    expect((await site.open(at('/parts/W-1.1/remove'), writer)).status).toBe(403)
    const refused = await change('W-1.1', { text: 'Po przyjęciu.' })
    expect([refused.status, refused.html.includes('nie można już zmienić')]).toEqual([422, true])
    draftId = ''
  })

  test('how running cases are moved is begun by a button, and each of its parts opens and is saved as it stands', async () => {
    await change('W-1.1', { text: 'Nowe brzmienie.' })
    await change(deadline, { amount: '5' })
    expect((await site.send(at('/mapping'), writer, {})).location).toBe(at('/parts/%40mapping'))
    for (const about of ['@mapping', '@change.clause-changed-1', '@change.deadline-changed-1']) {
      expect((await site.open(at(`/parts/${encodeURIComponent(about)}`), writer)).status).toBe(200)
      expect((await change(about, {})).status).toBe(303)
    }
    expect((await site.open(at(), writer)).html).toContain('Wszystko się zgadza')
    const added = await site.send(at('/add/mapping_question?within=%40mapping'), writer, {
      called: 'Kto prowadzi sprawę?',
    })
    expect(added.location).toBe(at('/parts/%40question.kto-prowadzi-sprawe'))
    await change('@change.deadline-changed-1', { 'old.amount': '99' })
    const { html } = await site.open(at(), writer)
    expect(html).toContain('/parts/%40change.deadline-changed-1#f-old')
    expect(html).toContain('/parts/%40question.kto-prowadzi-sprawe')
  })

  test('a role that was removed leaves its changes readable', async () => {
    await change('@sharing.czlonek-wzk', { 'rows.0.extent': 'counts', 'rows.0.grounds': [] })
    await site.send(at('/parts/czlonek-wzk/remove'), writer, { reason: 'Próba' })
    const { rows } = await database.owner.query('select document from model.draft where id = $1', [draftId])
    const sharing = { ...rows[0].document, sharing: [] }
    await database.owner.query('update model.draft set document = $2 where id = $1', [draftId, JSON.stringify(sharing)])
    expect((await site.open(at(), writer)).status).toBe(200)
  })

  test('people join and leave the team by name', async () => {
    const employer = await found.institution('Regionalny Ośrodek', 'social_assistance', '260401')
    const newcomer = await found.aPerson('Nela', 'Nowicka')
    await found.employ(newcomer, employer)
    const offered = await site.open('/model-teams/wiejski/name?q=nowicka', administrator)
    expect(offered.html).toContain(newcomer)
    const named = await site.send('/model-teams/wiejski/name?q=nowicka', administrator, {
      personId: newcomer,
      leads: 'no',
    })
    expect(named.status).toBe(303)
    const { html } = await site.open('/model-teams/wiejski', leader)
    const [, ending = ''] =
      /href="(\/model-teams\/wiejski\/writers\/[^"]+\/end)">[^<]*<span class="vh">: Nela/.exec(html) ?? []
    expect((await site.send(ending, leader, { until: '23.11.2026' })).location).toBe('/model-teams/wiejski')
    expect((await site.open(ending, stranger)).status).toBe(404)
  })
})
