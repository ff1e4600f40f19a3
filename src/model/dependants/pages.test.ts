import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { institutionsMessages } from '#institutions'
import { addMessages, systemActor } from '#platform/server'
import { territoryMessages } from '#territory'
import { testDatabase } from '#test/database.ts'
import { ruralNext } from '#test/rural-next.ts'
import { visiting } from '#test/visiting.tsx'
import { acting, founding, ruralModel } from '#test/world.ts'
import { beginDraft } from '../drafts/begin-draft.server.ts'
import { nameWriter } from '../drafts/name-writer.server.ts'
import { modelMessages } from '../i18n/messages.ts'
import { modelPages } from '../pages.ts'
import { loadVersion } from '../versions/load-version.server.ts'
import { modelOf } from '../versions/model-of.server.ts'
import { loadDependants } from './load-dependants.server.ts'
import { registerDependant } from './register-dependant.server.ts'

for (const messages of [modelMessages, institutionsMessages, territoryMessages]) addMessages(messages)
const database = await testDatabase()
const { actAs, as, newId } = acting(database)
const found = founding(database, newId)
await found.units()
const setup = systemActor('setup')
const administrator = await found.aPerson('Adam', 'Administrator')
await found.administrator(administrator)
const writer = await found.aPerson('Wanda', 'Redagująca')
const author = await found.aPerson('Anna', 'Autorska')
const stranger = await found.aPerson('Olga', 'Obca')
const value = <T>(outcome: { ok: true; value: T } | { ok: false; refusal: string }): T => {
  if (!outcome.ok) throw new Error(outcome.refusal)
  return outcome.value
}
const { versionId } = value(await actAs(setup, (ctx) => loadVersion(ctx, ruralModel())))
const urban: unknown = JSON.parse(readFileSync('content/models/miejsko-wiejski-1.0.json', 'utf8'))
value(await actAs(setup, (ctx) => loadVersion(ctx, urban)))
const shipped: unknown = JSON.parse(readFileSync('content/dependants.json', 'utf8'))
value(await actAs(setup, (ctx) => loadDependants(ctx, shipped)))
await as(administrator, (ctx) => nameWriter(ctx, { modelId: 'wiejski', personId: writer, leads: true }))
const { id } = value(
  await as(author, (ctx) =>
    registerDependant(ctx, {
      key: 'lesson/1',
      kind: 'lesson',
      title: 'Jak powstaje program',
      path: '/lessons/1',
      audience: 'keepers',
      keeper: { person: author },
      cites: [{ modelId: 'wiejski', clause: 'W-7.5' }],
    }),
  ),
)
const site = visiting(actAs, modelPages)
const at = `/dependants/${id}`

describe('what cites paragraphs, on pages', () => {
  test('stands under a paragraph of the handbook for whoever may open it', async () => {
    const open = await site.open('/handbook/wiejski/1.0', null)
    expect(open.html).toContain('Wzór zarządzenia o przyjęciu modelu w gminie')
    expect(open.html).not.toContain('Oświadczenie o poufności</span>')
    expect(open.html).not.toContain('Jak powstaje program')
    expect((await site.open('/handbook/wiejski/1.0', stranger)).html).toContain('Oświadczenie o poufności</span>')
    expect((await site.open('/handbook/wiejski/1.0', author)).html).toContain('href="/lessons/1"')
    expect(Buffer.byteLength(open.html)).toBeLessThan(500_000)
  })

  test('is told to those who write a draft before it is adopted', async () => {
    const draftId = value(await as(writer, (ctx) => beginDraft(ctx, { versionId, step: 'minor' })))
    expect((await site.open(`/model-drafts/${draftId}`, writer)).html).toContain('Żadna znana Ci treść nie wymaga')
    const part = `/model-drafts/${draftId}/parts/W-7.5`
    const written = { title: 'Kiedy powstaje', text: 'Kiedy indziej.', 'prov.mark': 'inferred', 'prov.why': 'Próba' }
    await site.send(part, writer, { ...written, _version: '1' })
    expect((await site.open(`/model-drafts/${draftId}`, writer)).html).toContain('1 treść trzeba będzie przejrzeć')
  })

  test('is listed for its keeper and the team, found by kind and state, and is no page for a stranger', async () => {
    expect((await site.open('/dependants', stranger)).status).toBe(404)
    expect((await site.open(at, stranger)).status).toBe(404)
    expect((await site.open('/dependants', author)).html).toContain('Jak powstaje program')
    const listed = await site.open('/dependants?kind=consent_text', writer)
    expect(listed.html).toContain('Zgoda na udostępnienie informacji')
    expect(listed.html).not.toContain(at)
    expect((await site.open('/dependants?state=to_review', writer)).html).toContain('Nie ma takich treści')
  })

  test('says what changed and leads to the comparison; the keeper says what came of it, and the team reads that', async () => {
    const { document } = await actAs(setup, (ctx) => modelOf(ctx, versionId))
    value(await actAs(setup, (ctx) => loadVersion(ctx, ruralNext(document))))
    const waiting = await site.open(at, author)
    expect(waiting.html).toContain('href="/handbook/wiejski/compare?from=1.0&amp;to=1.1#W-7.5"')
    expect((await site.open('/handbook/wiejski/compare?from=1.0&to=1.1', author)).html).toContain('id="W-7.5"')
    expect((await site.open(at, writer)).html).not.toContain('name="outcome"')
    const refused = await site.send(at, author, { outcome: 'corrected', note: '' })
    expect(refused.html).toContain('Napisz w uwadze, co poprawiono')
    expect(refused.html).toMatch(/value="corrected"[^>]* checked/)
    const done = await site.send(at, author, { outcome: 'unchanged', note: 'Lekcja nie podaje liczby.' })
    expect(done.location?.split('?')[0]).toBe(at)
    const after = await site.open(at, writer)
    for (const words of ['Przejrzane, bez zmian', 'Anna Autorska', 'Lekcja nie podaje liczby.'])
      expect(after.html).toContain(words)
  })
})
