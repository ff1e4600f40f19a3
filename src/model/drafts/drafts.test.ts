import { describe, expect, test } from 'vitest'
import { Conflict, Forbidden, localDate, NotFound } from '#kernel'
import { systemActor } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { acting, founding, ruralModel } from '#test/world.ts'
import { adoptVersion } from '../versions/adopt-version.server.ts'
import { loadVersion } from '../versions/load-version.server.ts'
import { abandonDraft } from './abandon-draft.server.ts'
import { addPart } from './add-part.server.ts'
import { beginDraft, beginVariant } from './begin-draft.server.ts'
import { beginMapping } from './begin-mapping.server.ts'
import { movePart, writePlace } from './change-draft.server.ts'
import { findDraft } from './draft.store.server.ts'
import type { JsonObject } from './draft-document.domain.ts'
import { findPlace } from './find-place.domain.ts'
import { endWriting, nameWriter } from './name-writer.server.ts'
import { type RecordActInput, recordAct } from './record-act.server.ts'
import { removePart } from './remove-part.server.ts'

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
const base = loaded.value.versionId
for (const [personId, leads] of [
  [leader, true],
  [writer, false],
] as const)
  await as(administrator, (ctx) => nameWriter(ctx, { modelId: 'wiejski', personId, leads }))

const value = <T>(outcome: { ok: true; value: T } | { ok: false; refusal: string }): T => {
  if (!outcome.ok) throw new Error(outcome.refusal)
  return outcome.value
}
const count = async (table: string): Promise<number> =>
  (await database.owner.query(`select count(*)::int as n from ${table}`)).rows[0].n

/** A draft of its own for each test: the one before it is given up. */
async function aDraft(): Promise<string> {
  const { rows } = await database.owner.query(`select id from model.draft where state not in ('adopted', 'abandoned')`)
  for (const { id } of rows) await as(administrator, (ctx) => abandonDraft(ctx, { draftId: id }))
  return value(await as(writer, (ctx) => beginDraft(ctx, { versionId: base, step: 'minor' })))
}
const draftNow = (draftId: string) => as(leader, (ctx) => findDraft(ctx, draftId))
const placeNow = async (draftId: string, about: string): Promise<JsonObject> => {
  const place = findPlace((await draftNow(draftId)).document, about)
  if (!place) throw new Error(about)
  return place.value
}
/** Writes a place as its page does: everything it asks for, with some of it changed. */
const write = async (draftId: string, about: string, changed: JsonObject, who = writer, seen?: number) => {
  const { id: _, rev: __, ...standing } = await placeNow(draftId, about)
  const version = seen ?? (await draftNow(draftId)).rowVersion
  return as(who, (ctx) => writePlace(ctx, { draftId, about, seen: version, written: { ...standing, ...changed } }))
}
const changes = async (draftId: string) =>
  (await database.owner.query('select * from model.draft_change where draft_id = $1 order by no', [draftId])).rows

const ACT = { body: 'Komitet Sterujący', document: 'Uchwała nr 4/2026' }
const actOn = (draftId: string, act: RecordActInput['act'], onDay: string, who = leader) =>
  as(who, (ctx) => recordAct(ctx, { ...ACT, draftId, act, onDay: localDate(onDay) }))

describe('the team of a model', () => {
  test('is named by the administrator or by whoever leads it, and by nobody else', async () => {
    const newcomer = await found.aPerson('Nina', 'Nowa')
    const named = { modelId: 'wiejski', personId: newcomer, leads: false }
    await expect(as(stranger, (ctx) => nameWriter(ctx, named))).rejects.toThrow(Forbidden)
    await expect(as(writer, (ctx) => nameWriter(ctx, named))).rejects.toThrow(Forbidden)
    expect(await as(leader, (ctx) => nameWriter(ctx, named))).toMatchObject({ ok: true })
    expect(await as(leader, (ctx) => nameWriter(ctx, named))).toMatchObject({ refusal: 'writes_already' })
  })

  test('whose part ended yesterday writes no more', async () => {
    const draftId = await aDraft()
    const former = await found.aPerson('Filip', 'Dawny')
    const id = newId()
    await found.put('model.writer', { id, model_id: 'wiejski', person_id: former, leads: true, from_on: '2026-01-01' })
    const ending = { modelId: 'wiejski', writerId: id }
    const soon = localDate('2025-12-31')
    expect(await as(leader, (ctx) => endWriting(ctx, { ...ending, until: soon }))).toMatchObject({
      refusal: 'day_before_start',
    })
    value(await as(leader, (ctx) => endWriting(ctx, { ...ending, until: localDate('2026-11-22') })))
    await expect(as(former, (ctx) => findDraft(ctx, draftId))).rejects.toThrow(NotFound)
    await expect(as(former, (ctx) => endWriting(ctx, { ...ending, until: localDate('2027-01-01') }))).rejects.toThrow(
      NotFound,
    )
  })
})

describe('beginning a draft', () => {
  test('the next version begins with the whole text and names the version it supersedes', async () => {
    const draft = await draftNow(await aDraft())
    expect(draft.document).toMatchObject({ id: 'wiejski', supersedes: '1.0', version: draft.version })
    expect(draft.document.handbook).toEqual((ruralModel() as JsonObject).handbook)
  })

  test('a number is never given twice, not even that of a draft that was given up', async () => {
    const first = await draftNow(await aDraft())
    const second = await draftNow(await aDraft())
    expect(Number(second.version.split('.')[1])).toBe(Number(first.version.split('.')[1]) + 1)
  })

  test('two drafts of one version are not written at once', async () => {
    await aDraft()
    expect(await as(leader, (ctx) => beginDraft(ctx, { versionId: base, step: 'major' }))).toMatchObject({
      refusal: 'being_written',
    })
  })

  test('whoever is not in the team neither begins a draft nor finds one', async () => {
    const draftId = await aDraft()
    await expect(as(stranger, (ctx) => beginDraft(ctx, { versionId: base, step: 'minor' }))).rejects.toThrow(Forbidden)
    await expect(as(stranger, (ctx) => findDraft(ctx, draftId))).rejects.toThrow(NotFound)
    const sent = { draftId, about: '@document', seen: 1, written: {} }
    await expect(as(stranger, (ctx) => writePlace(ctx, sent))).rejects.toThrow(NotFound)
  })

  test('a new variant is the administrator’s to begin, under an id that no model has', async () => {
    const variant = { versionId: base, modelId: 'miejski', name: { pl: 'Model dla miast', en: 'Model for towns' } }
    await expect(as(leader, (ctx) => beginVariant(ctx, variant))).rejects.toThrow(Forbidden)
    const taken = await as(administrator, (ctx) => beginVariant(ctx, { ...variant, modelId: 'wiejski' }))
    expect(taken).toMatchObject({ refusal: 'model_exists' })
    const id = value(await as(administrator, (ctx) => beginVariant(ctx, variant)))
    const { document } = await as(administrator, (ctx) => findDraft(ctx, id))
    expect(document).toMatchObject({ id: 'miejski', version: '1.0', supersedes: null })
    expect(document.handbook).toEqual((ruralModel() as JsonObject).handbook)
    await expect(as(leader, (ctx) => findDraft(ctx, id))).rejects.toThrow(NotFound)
  })
})

describe('changing a draft', () => {
  test('each change is kept with what stood before and after it', async () => {
    const draftId = await aDraft()
    value(await write(draftId, 'W-1.1', { text: 'Inny tekst.' }))
    const [change] = await changes(draftId)
    expect(change).toMatchObject({ no: 2, about: 'W-1.1', what: 'changed', changed_by: writer })
    expect(change.before.rev).toBe(1)
    expect(change.after).toMatchObject({ rev: 2, text: 'Inny tekst.' })
  })

  test('a wording put back as it was has its old revision again, and saving without a change is none', async () => {
    const draftId = await aDraft()
    const { text = '' } = await placeNow(draftId, 'W-1.1')
    value(await write(draftId, 'W-1.1', { text: 'Inny tekst.' }))
    value(await write(draftId, 'W-1.1', { text }))
    expect(await placeNow(draftId, 'W-1.1')).toMatchObject({ rev: 1, text })
    value(await write(draftId, 'W-1.1', { text }))
    expect(await changes(draftId)).toHaveLength(2)
  })

  test('two who write one place at once: the second is told, and two who write different places are not', async () => {
    const draftId = await aDraft()
    const { rowVersion } = await draftNow(draftId)
    value(await write(draftId, 'W-1.1', { text: 'Tekst pierwszej osoby.' }, leader, rowVersion))
    value(await write(draftId, 'W-1.2', { text: 'Inny paragraf.' }, writer, rowVersion))
    await expect(write(draftId, 'W-1.1', { text: 'Tekst drugiej osoby.' }, writer, rowVersion)).rejects.toThrow(
      Conflict,
    )
    expect(await placeNow(draftId, 'W-1.1')).toMatchObject({ text: 'Tekst pierwszej osoby.' })
  })

  test('a new paragraph gets the next number, and one removed before it is published leaves no trace but its number', async () => {
    const draftId = await aDraft()
    const add = (called: string) =>
      as(writer, (ctx) => addPart(ctx, { draftId, kind: 'paragraph', within: 'W-1', called }))
    const first = value(await add('Nowa zasada'))
    expect(first).toMatch(/^W-1\.\d\d$/)
    value(await as(writer, (ctx) => removePart(ctx, { draftId, about: first, reason: 'Pomyłka', seeAlso: [] })))
    const second = value(await add('Jeszcze inna zasada'))
    expect(Number(second.slice('W-1.'.length))).toBe(Number(first.slice('W-1.'.length)) + 1)
    expect((await draftNow(draftId)).document.handbook).toMatchObject({ withdrawn: [] })
  })

  test('a number of a paragraph in a draft that was given up is not given to another', async () => {
    const add = async (draftId: string) =>
      value(
        await as(writer, (ctx) => addPart(ctx, { draftId, kind: 'paragraph', within: 'W-2', called: 'Nowa zasada' })),
      )
    const first = await add(await aDraft())
    expect(await add(await aDraft())).not.toBe(first)
  })

  test('a published paragraph is withdrawn with its reason and with what to read instead', async () => {
    const draftId = await aDraft()
    const removing = { draftId, about: 'W-1.1', reason: 'Powtarza W-1.2' }
    const wrong = await as(writer, (ctx) => removePart(ctx, { ...removing, seeAlso: ['W-99.1'] }))
    expect(wrong).toMatchObject({ refusal: 'unknown_see_also' })
    value(await as(writer, (ctx) => removePart(ctx, { ...removing, seeAlso: ['W-1.2'] })))
    const { document, version } = await draftNow(draftId)
    expect(document.handbook).toMatchObject({
      withdrawn: [{ id: 'W-1.1', in: version, reason: 'Powtarza W-1.2', seeAlso: ['W-1.2'] }],
    })
    const next = await as(writer, (ctx) => addPart(ctx, { draftId, kind: 'paragraph', within: 'W-1', called: 'Nowy' }))
    expect(value(next)).not.toBe('W-1.1')
  })

  test('a stage is added, moved and removed; an id that another element has is refused', async () => {
    const draftId = await aDraft()
    const process = String(
      (await draftNow(draftId)).document.processes &&
        (ruralModel() as { processes: { id: string }[] }).processes[0]?.id,
    )
    const stage = { draftId, kind: 'stage' as const, within: process, called: 'Rozmowa łącząca' }
    expect(value(await as(writer, (ctx) => addPart(ctx, stage)))).toBe('rozmowa-laczaca')
    expect(await as(writer, (ctx) => addPart(ctx, stage))).toMatchObject({ refusal: 'id_taken' })
    expect(await as(writer, (ctx) => addPart(ctx, { ...stage, id: 'Zły Id' }))).toMatchObject({ refusal: 'id_unfit' })
    expect(await as(writer, (ctx) => addPart(ctx, { ...stage, kind: 'field' }))).toMatchObject({
      refusal: 'not_a_part',
    })
    const orderNow = async () => ((await placeNow(draftId, process)).stages as { id: string }[]).map(({ id }) => id)
    const before = await orderNow()
    value(await as(writer, (ctx) => movePart(ctx, { draftId, about: 'rozmowa-laczaca', by: -1 })))
    expect((await orderNow()).at(-2)).toBe('rozmowa-laczaca')
    value(await as(writer, (ctx) => movePart(ctx, { draftId, about: before[0] ?? '', by: -1 })))
    expect((await orderNow())[0]).toBe(before[0])
    const removing = { draftId, about: 'rozmowa-laczaca', reason: 'Niepotrzebny', seeAlso: [] }
    value(await as(writer, (ctx) => removePart(ctx, removing)))
    expect(await orderNow()).not.toContain('rozmowa-laczaca')
  })

  test('a chapter with paragraphs and what every model has are not removed', async () => {
    const draftId = await aDraft()
    const removing = { draftId, reason: 'Próba', seeAlso: [] }
    const chapter = await as(writer, (ctx) => removePart(ctx, { ...removing, about: 'W-1' }))
    expect(chapter).toMatchObject({ refusal: 'chapter_not_empty' })
    const sources = await as(writer, (ctx) => removePart(ctx, { ...removing, about: '@sources' }))
    expect(sources).toMatchObject({ refusal: 'cannot_remove' })
    value(await as(writer, (ctx) => removePart(ctx, { ...removing, about: '@basket' })))
    expect((await draftNow(draftId)).document.basket).toBeNull()
  })
})

describe('moving running cases to the version', () => {
  test('is begun from what differs, changed as any part, and published with the version it leads to', async () => {
    const draftId = await aDraft()
    value(await write(draftId, 'W-1.1', { text: 'Nowe brzmienie.' }))
    const begun = value(await as(writer, (ctx) => beginMapping(ctx, { draftId })))
    expect(begun).toBe('@mapping')
    expect(await as(writer, (ctx) => beginMapping(ctx, { draftId }))).toMatchObject({ refusal: 'mapped_already' })
    expect(await placeNow(draftId, '@change.clause-changed-1')).toMatchObject({ clause: 'W-1.1', fromRev: 1, toRev: 2 })
    for (const act of ['consulted', 'opinioned'] as const) value(await actOn(draftId, act, '2026-11-20'))

    const removing = { draftId, about: '@change.clause-changed-1', reason: 'Próba', seeAlso: [] }
    value(await as(writer, (ctx) => removePart(ctx, removing)))
    const before = [await count('model.version'), await count('model.mapping')]
    expect(await actOn(draftId, 'adopted', '2026-11-20')).toMatchObject({
      refusal: 'broken',
      why: { reports: [{ code: 'not_covered' }] },
    })
    expect([await count('model.version'), await count('model.mapping')]).toEqual(before)

    const added = { draftId, kind: 'mapping_change' as const, within: '@mapping', called: 'clause_changed' }
    expect(await as(writer, (ctx) => addPart(ctx, { ...added, called: 'nie_ma' }))).toMatchObject({
      refusal: 'not_a_part',
    })
    const about = value(await as(writer, (ctx) => addPart(ctx, added)))
    value(await write(draftId, about, { clause: 'W-1.1', fromRev: 1, toRev: 2 }))
    value(await actOn(draftId, 'adopted', '2026-11-20'))
    const { rows } = await database.owner.query('select from_id, document from model.mapping')
    expect(rows).toMatchObject([
      { from_id: base, document: { changes: [{ kind: 'clause_changed', clause: 'W-1.1' }] } },
    ])
  })

  test('is not begun from a text with errors, nor for a new variant', async () => {
    const draftId = await aDraft()
    value(await write(draftId, 'W-1.1', { text: '{deadline:nie-ma}' }))
    expect(await as(writer, (ctx) => beginMapping(ctx, { draftId }))).toMatchObject({ refusal: 'not_whole' })
    const variant = { versionId: base, modelId: 'na-probe', name: { pl: 'Na próbę', en: 'A try' } }
    const other = value(await as(administrator, (ctx) => beginVariant(ctx, variant)))
    expect(await as(administrator, (ctx) => beginMapping(ctx, { draftId: other }))).toMatchObject({
      refusal: 'nothing_before',
    })
  })
})

describe('from draft to force', () => {
  test('no act is skipped, done twice, dated ahead or before the act that came first', async () => {
    const draftId = await aDraft()
    expect(await actOn(draftId, 'adopted', '2026-11-20')).toMatchObject({ refusal: 'act_skipped' })
    expect(await actOn(draftId, 'consulted', '2026-11-24')).toMatchObject({ refusal: 'day_ahead' })
    value(await actOn(draftId, 'consulted', '2026-11-20'))
    expect(await actOn(draftId, 'consulted', '2026-11-20')).toMatchObject({ refusal: 'act_done_already' })
    expect(await actOn(draftId, 'opinioned', '2026-11-19')).toMatchObject({ refusal: 'day_before_last_act' })
    value(await actOn(draftId, 'opinioned', '2026-11-20'))
    expect((await draftNow(draftId)).state).toBe('opinioned')
  })

  test('only who leads the team decides, and whoever writes with it does not', async () => {
    const draftId = await aDraft()
    await expect(actOn(draftId, 'consulted', '2026-11-20', writer)).rejects.toThrow(Forbidden)
    await expect(actOn(draftId, 'consulted', '2026-11-20', stranger)).rejects.toThrow(NotFound)
    await expect(as(writer, (ctx) => abandonDraft(ctx, { draftId }))).rejects.toThrow(Forbidden)
  })

  test('a draft with anything wrong in it is not adopted, and nothing of it is published', async () => {
    const draftId = await aDraft()
    value(await write(draftId, 'W-1.1', { text: 'W ciągu {deadline:nie-ma}.' }))
    value(await actOn(draftId, 'consulted', '2026-11-20'))
    value(await actOn(draftId, 'opinioned', '2026-11-20'))
    const before = [await count('model.version'), await count('model.granted'), await count('model.version_act')]
    const refusal = await actOn(draftId, 'adopted', '2026-11-20')
    expect(refusal).toMatchObject({ refusal: 'broken', why: { reports: [{ code: 'bad_placeholder' }] } })
    expect([await count('model.version'), await count('model.granted'), await count('model.version_act')]).toEqual(
      before,
    )
    value(await write(draftId, 'W-1.1', { text: 'Bez liczby.' }))
    value(await actOn(draftId, 'adopted', '2026-11-20'))
    expect(await count('model.version')).toBe((before[0] ?? 0) + 1)
  })

  test('an adopted version is read as it was written, is never changed, and is adopted by a gmina only once in force', async () => {
    const draftId = await aDraft()
    value(await write(draftId, 'W-1.1', { text: 'Nowe brzmienie.' }))
    for (const act of ['consulted', 'opinioned', 'adopted'] as const) value(await actOn(draftId, act, '2026-11-20'))
    const { publishedId, state } = await draftNow(draftId)
    expect(state).toBe('adopted')
    expect(await write(draftId, 'W-1.1', { text: 'Jeszcze inaczej.' })).toMatchObject({ refusal: 'draft_closed' })
    expect(await as(leader, (ctx) => abandonDraft(ctx, { draftId }))).toMatchObject({ refusal: 'draft_closed' })

    const adopt = (fromOn: string) =>
      as(administrator, (ctx) =>
        adoptVersion(ctx, { unitCode: '260401', versionId: publishedId ?? '', fromOn: localDate(fromOn) }),
      )
    expect(await adopt('2027-01-15')).toMatchObject({ refusal: 'not_in_force' })
    expect(await actOn(draftId, 'in_force', '2026-11-22')).toMatchObject({ refusal: 'day_before_valid' })
    value(await actOn(draftId, 'in_force', '2027-01-01'))
    expect(await adopt('2026-12-31')).toMatchObject({ refusal: 'not_in_force' })
    expect(await adopt('2027-01-01')).toMatchObject({ ok: true })
    expect(await actOn(draftId, 'replaced', '2026-12-31')).toMatchObject({ refusal: 'day_before_last_act' })
    value(await actOn(draftId, 'replaced', '2028-01-01'))
  })

  test('a draft that was given up takes no act', async () => {
    const draftId = await aDraft()
    value(await as(leader, (ctx) => abandonDraft(ctx, { draftId })))
    expect(await actOn(draftId, 'consulted', '2026-11-20')).toMatchObject({ refusal: 'draft_abandoned' })
  })
})
