import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
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

for (const messages of [modelMessages, institutionsMessages, territoryMessages]) addMessages(messages)
const database = await testDatabase()
const { actAs, as, newId } = acting(database)
const found = founding(database, newId)
await found.units()
const setup = systemActor('setup')
const administrator = await found.aPerson('Adam', 'Administrator')
await found.administrator(administrator)
const writer = await found.aPerson('Wanda', 'Redagująca')
const worker = await found.aPerson('Piotr', 'Pracujący')
const stranger = await found.aPerson('Olga', 'Obca')
const loaded = await actAs(setup, (ctx) => loadVersion(ctx, ruralModel()))
if (!loaded.ok) throw new Error(loaded.refusal)
const { versionId } = loaded.value
const { document } = await actAs(setup, (ctx) => modelOf(ctx, versionId))
await actAs(setup, (ctx) => loadVersion(ctx, ruralNext(document)))
await as(administrator, (ctx) => nameWriter(ctx, { modelId: 'wiejski', personId: writer, leads: true }))
const ops = await found.institution('GOPS Na Próbę', 'social_assistance', '260401')
await found.employ(worker, ops, 'worker')
const place = { person_id: worker, institution_id: ops, role: 'pracownik-prowadzacy', unit_code: '260401' }
await found.membership(place)

const kept = async (month: string, measure: string, element: string, clause: string, told: Record<string, unknown>) =>
  found.put('model.evidence', {
    id: newId(),
    month,
    version_id: versionId,
    model_id: 'wiejski',
    clause,
    measure,
    element,
    hidden: false,
    ...told,
  })
for (const month of ['2026-09-01', '2026-10-01'])
  await found.put('model.evidence_month', { month, counted_at: '2026-11-01' })
await kept('2026-10-01', 'stay', 'kwalifikacja', 'W-4.5', { at_least: 10, days: 12 })
await kept('2026-10-01', 'deadline', 'termin-kwalifikacja', 'W-4.5', { percent: 70 })
await kept('2026-10-01', 'step', 'zdanie-zespolu', 'W-4.5', { hidden: true })
await kept('2026-09-01', 'deadline', 'termin-kwalifikacja', 'W-4.5', { percent: 100 })
await kept('2026-10-01', 'deadline', 'termin-plan', 'W-7.5', { percent: 0 })
const site = visiting(actAs, modelPages)
const html = async (path: string, who: string | null) => (await site.open(path, who)).html

test('practice stands under a paragraph of the handbook for those who work by it, with what it is counted from', async () => {
  const shown = await html('/handbook/wiejski/1.0', worker)
  expect(shown).toContain('sprawy były w nim zwykle 12 dni (mediana, co najmniej 10 spraw)')
  expect(shown).toContain('dotrzymano go w około 70% spraw')
  expect(shown).toContain('Za mało spraw, żeby pokazać: Zapytaj zespół o zdanie (pod kodem).')
  expect(shown).toContain('to opis praktyki, nie ocena ludzi')
  expect(shown).toContain('Miesiąc 10.2026, wersja 1.0')
  expect(shown).not.toContain('09.2026')
  expect(gzipSync(shown).length).toBeLessThan(60_000)
})

test('nobody else is shown any of it', async () => {
  for (const who of [null, stranger]) expect(await html('/handbook/wiejski/1.0', who)).not.toContain('Jak to działa')
})

test('another version shows what was counted by it alone', async () => {
  expect(await html('/handbook/wiejski/1.1', worker)).not.toContain('Jak to działa')
})

test('whoever compares two versions reads how the older one worked, and whoever writes the next one its months', async () => {
  const compared = await html('/handbook/wiejski/compare?from=1.0&to=1.1&show=all', writer)
  expect(compared).toContain('dotrzymano go w około 70% spraw')
  const begun = await as(writer, (ctx) => beginDraft(ctx, { versionId, step: 'minor' }))
  if (!begun.ok) throw new Error(begun.refusal)
  const written = await html(`/model-drafts/${begun.value}/parts/W-4.5`, writer)
  expect(written).toContain('dotrzymano go w około 70% spraw')
  expect(written).toContain('dotrzymano go we wszystkich sprawach')
})
