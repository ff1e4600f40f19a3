import { describe, expect, test } from 'vitest'
import { Forbidden, localDate, NotFound } from '#kernel'
import { addMessages, anyone, systemActor } from '#platform/server'
import { territoryMessages } from '#territory'
import { testDatabase } from '#test/database.ts'
import { visiting } from '#test/visiting.tsx'
import { acting, founding, ruralModel, urbanRuralModel } from '#test/world.ts'
import { modelMessages } from '../i18n/messages.ts'
import { modelPages } from '../pages.ts'
import { adoptVersion } from './adopt-version.server.ts'
import { loadVersion } from './load-version.server.ts'
import { modelOf } from './model-of.server.ts'
import { versionFor } from './version-for.server.ts'

addMessages(modelMessages)
addMessages(territoryMessages)
const database = await testDatabase()
const { actAs, as, clock, newId } = acting(database)
const found = founding(database, newId)
await found.units()
await found.unit('260402', 'gmina', 'Bodzentyn', 'urban_rural', '2604')
const administrator = await found.aPerson('Adam', 'Administrator')
await found.administrator(administrator)
const stranger = await found.aPerson('Olga', 'Obca')
const site = visiting(actAs, modelPages)

const asSetup = <T>(json: unknown, read: (loaded: Awaited<ReturnType<typeof loadVersion>>) => T) =>
  actAs(systemActor('setup'), (ctx) => loadVersion(ctx, json)).then(read)
const load = (json: unknown) => asSetup(json, (loaded) => loaded)
const idOf = async (json: unknown): Promise<string> => {
  const loaded = await load(json)
  if (!loaded.ok) throw new Error(JSON.stringify(loaded))
  return loaded.value.versionId
}
const count = async (table: string): Promise<number> =>
  (await database.owner.query(`select count(*)::int as n from ${table}`)).rows[0].n
const changed = (change: (document: Record<string, unknown>) => void): unknown => {
  const document = structuredClone(ruralModel()) as Record<string, unknown>
  change(document)
  return document
}
const jsonFile = (json: unknown) => new File([JSON.stringify(json)], 'model.json', { type: 'application/json' })

describe('loading a version of a model', () => {
  test('both shipped models load, and what rights rest on is written with them', async () => {
    const rural = await idOf(ruralModel())
    await idOf(urbanRuralModel())
    const { rows: roles } = await database.owner.query(
      `select role, every_case, opens, body from model.role where version_id = $1 and (every_case or opens) order by role`,
      [rural],
    )
    expect(roles).toContainEqual({ role: 'koordynator-pzk', every_case: true, opens: true, body: 'pzk' })
    expect(roles).toContainEqual({
      role: 'pracownik-prowadzacy',
      every_case: false,
      opens: true,
      body: 'zespol-rodziny',
    })
    const { rows: agreements } = await database.owner.query(
      `select kind, ends_access from model.agreement_type where version_id = $1 and element = 'przystapienie'`,
      [rural],
    )
    expect(agreements).toEqual([{ kind: 'accession', ends_access: true }])
    const { rows: granted } = await database.owner.query(
      `select kind, role from model.granted where version_id = $1 and element = 'manage_members' order by role`,
      [rural],
    )
    expect(granted.map(({ role }) => role)).toEqual(['animator-gminny', 'animator-powiatowy', 'koordynator-pzk'])
  })

  test('the same file once more changes nothing, whatever the order of its keys', async () => {
    await load(ruralModel())
    const before = await count('model.version')
    const turned = Object.fromEntries(Object.entries(ruralModel() as object).reverse())
    const again = await load(turned)
    expect(again).toMatchObject({ ok: true, value: { isNew: false } })
    expect(await count('model.version')).toBe(before)
  })

  test('a published number never stands for other content', async () => {
    await load(ruralModel())
    const other = changed((document) => {
      document.validFrom = '2026-02-01'
    })
    expect(await load(other)).toMatchObject({ ok: false, refusal: 'already_published' })
  })

  test('a broken file is refused with every report, and nothing of it is kept', async () => {
    const before = await count('model.granted')
    const broken = changed((document) => {
      document.version = '9.9'
      document.colour = 'red'
      Reflect.deleteProperty(document, 'sources')
    })
    const refusal = await load(broken)
    expect(refusal.ok).toBe(false)
    const reports = refusal.ok ? [] : refusal.why.reports
    expect(reports).toContainEqual(expect.objectContaining({ code: 'unknown_key' }))
    expect(reports).toContainEqual(expect.objectContaining({ code: 'missing_key' }))
    expect(await count('model.granted')).toBe(before)
  })

  test('only an administrator loads a model', async () => {
    await expect(as(stranger, (ctx) => loadVersion(ctx, ruralModel()))).rejects.toThrow(Forbidden)
    await expect(actAs(anyone, (ctx) => loadVersion(ctx, ruralModel()))).rejects.toThrow(Forbidden)
    const rural = changed((document) => {
      document.version = '1.7'
    })
    expect((await as(administrator, (ctx) => loadVersion(ctx, rural))).ok).toBe(true)
  })

  test('a model is read by anybody, and an unknown one is not found', async () => {
    const id = await idOf(ruralModel())
    const model = await actAs(anyone, (ctx) => modelOf(ctx, id))
    expect(model.document.id).toBe('wiejski')
    await expect(actAs(anyone, (ctx) => modelOf(ctx, newId()))).rejects.toThrow(NotFound)
  })
})

describe('adopting a version', () => {
  const adopt = (unitCode: string, versionId: string, from: string, who = administrator) =>
    as(who, (ctx) => adoptVersion(ctx, { unitCode, versionId, fromOn: localDate(from) }))
  const versionOn = async (day: string, unit: string) => {
    const before = clock.now()
    clock.set(new Date(`${day}T08:00:00Z`))
    const adopted = await actAs(anyone, (ctx) => versionFor(ctx, unit))
    clock.set(before)
    return adopted?.model.document.version ?? null
  }

  test('a gmina works by the version in force on the day', async () => {
    const first = await idOf(ruralModel())
    const second = await idOf(
      changed((document) => {
        document.version = '1.2'
      }),
    )
    expect(await adopt('260401', first, '2026-03-01')).toMatchObject({ ok: true })
    expect(await adopt('260401', second, '2026-09-01')).toMatchObject({ ok: true })
    expect(await versionOn('2026-02-28', '260401')).toBeNull()
    expect(await versionOn('2026-03-01', '260401')).toBe('1.0')
    expect(await versionOn('2026-08-31', '260401')).toBe('1.0')
    expect(await versionOn('2026-09-01', '260401')).toBe('1.2')
    expect(await adopt('260401', first, '2026-09-01')).toMatchObject({ ok: false, refusal: 'later_adoption' })
  })

  test('a model for rural gminas is not adopted by an urban-rural one, nor before it is valid', async () => {
    const rural = await idOf(ruralModel())
    expect(await adopt('260402', rural, '2026-03-01')).toMatchObject({ ok: false, refusal: 'not_for_this_kind' })
    expect(await adopt('261103', rural, '2025-12-31')).toMatchObject({ ok: false, refusal: 'not_yet_valid' })
    await expect(adopt('990101', rural, '2026-03-01')).rejects.toThrow(NotFound)
    await expect(adopt('261103', rural, '2026-03-01', stranger)).rejects.toThrow(Forbidden)
  })
})

describe('pages of models', () => {
  test('the handbook is open to everybody: disclaimer, provenance, paragraphs that can be linked to, stages as a list', async () => {
    await idOf(ruralModel())
    const { status, html } = await site.open('/handbook/wiejski/1.0', null)
    expect(status).toBe(200)
    expect(html).toContain('Nie jest oficjalnym tekstem')
    expect(html).toContain('id="W-3.2"')
    expect(html).toContain('ze źródła')
    expect(html).toContain('założenie autorów')
    expect(html).toContain('Etapy i przejścia jako lista')
    expect((await site.open('/handbook', null)).html).toContain('/handbook/wiejski/1.0')
    expect((await site.open('/handbook/wiejski', null)).status).toBe(200)
    expect((await site.open('/handbook/wiejski/7.7', null)).status).toBe(404)
    expect((await site.open('/handbook/nieznany', null)).status).toBe(404)
  })

  test('a renamed stage and a changed paragraph of a new version stand in its handbook without a change of the program', async () => {
    const renamed = changed((document) => {
      document.version = '1.3'
      const text = JSON.stringify(document).replaceAll('"Kwalifikacja"', '"Rozmowa o przyjęciu"')
      Object.assign(document, JSON.parse(text))
    })
    await idOf(renamed)
    expect((await site.open('/handbook/wiejski/1.3', null)).html).toContain('Rozmowa o przyjęciu')
    expect((await site.open('/handbook/wiejski/1.0', null)).html).not.toContain('Rozmowa o przyjęciu')
  })

  test('an administrator sees every report of a broken file in its place, and loads a good one', async () => {
    const broken = changed((document) => {
      document.version = '4.0'
      document['<script>'] = '<b>'
    })
    const refused = await site.send('/administration/models', administrator, { file: jsonFile(broken) })
    expect(refused.status).toBe(422)
    expect(refused.html).toContain('unknown_key')
    expect(refused.html).toContain('&lt;script&gt;')
    expect(refused.html).not.toContain('<script>')
    const good = changed((document) => {
      document.version = '4.1'
    })
    expect((await site.send('/administration/models', administrator, { file: jsonFile(good) })).status).toBe(303)
    const { html } = await site.open('/administration/models', administrator)
    expect(html).toContain('/handbook/wiejski/4.1')
    expect(html).toMatch(/do pierwszej pomocy: \d+ z 12/)
  })

  test.each([
    ['nothing', {}, 'Wybierz plik modelu'],
    ['no JSON', { file: new File(['{"format":'], 'model.json') }, 'nie da się odczytać'],
    ['another encoding', { file: new File([new Uint8Array([0xff, 0xfe, 0x7b])], 'model.json') }, 'nie da się odczytać'],
    ['a list', { file: new File(['[]'], 'model.json') }, 'To nie jest plik modelu kooperacji'],
  ])('sending %s is refused with what to do', async (_what, sent, sentence) => {
    const refused = await site.send('/administration/models', administrator, sent)
    expect(refused.status).toBe(422)
    expect(refused.html).toContain(sentence)
  })

  test('nobody else comes to the administration of models', async () => {
    expect((await site.open('/administration/models', stranger)).status).toBe(403)
    expect((await site.open('/administration/models/adopt', stranger)).status).toBe(403)
    expect((await site.open('/administration/models', null)).location).toContain('/sign-in')
  })

  test('an administrator adopts a model for a gmina found by its name', async () => {
    const rural = await idOf(ruralModel())
    const searched = await site.open('/administration/models/adopt?unitCode_q=Mirzec', administrator)
    expect(searched.html).toContain('Mirzec')
    const page = '/administration/models/adopt?unitCode=261103'
    const early = { unitCode: '261103', versionId: rural, fromOn: '01.12.2025' }
    const refused = await site.send(page, administrator, early)
    expect(refused.html).toContain('obowiązuje od 01.01.2026')
    const done = await site.send(page, administrator, { ...early, fromOn: '2026-05-01' })
    expect(done.location).toBe('/administration/models')
    expect((await site.open('/administration/models', administrator)).html).toContain('od 01.05.2026')
  })
})
