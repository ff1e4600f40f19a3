import { expect, test } from 'vitest'
import { NotFound } from '#kernel'
import { systemActor } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { acting, founding, ruralModel } from '#test/world.ts'
import { loadVersion } from '../versions/load-version.server.ts'
import { beginDraft } from './begin-draft.server.ts'
import { beginMapping } from './begin-mapping.server.ts'
import { findDraft } from './draft.store.server.ts'
import { asJsonObject, objectsIn } from './draft-document.domain.ts'
import { moveField } from './move-field.server.ts'
import { nameWriter } from './name-writer.server.ts'
import { splitRole, splitStage } from './split-part.server.ts'

const database = await testDatabase()
const { actAs, as, newId } = acting(database)
const found = founding(database, newId)
await found.units()
const administrator = await found.aPerson('Adam', 'Administrator')
await found.administrator(administrator)
const writer = await found.aPerson('Piotr', 'Piszący')
const stranger = await found.aPerson('Olga', 'Obca')
const loaded = await actAs(systemActor('setup'), (ctx) => loadVersion(ctx, ruralModel()))
if (!loaded.ok) throw new Error('the rural model does not load')
await as(administrator, (ctx) => nameWriter(ctx, { modelId: 'wiejski', personId: writer, leads: true }))
const begun = await as(writer, (ctx) => beginDraft(ctx, { versionId: loaded.value.versionId, step: 'minor' }))
if (!begun.ok) throw new Error(begun.refusal)
const draftId = begun.value

const name = (pl: string) => ({ pl, en: pl })
const halves = { first: name('Zbieranie'), second: name('Uzgadnianie') }
const stage = { draftId, about: 'diagnoza', ...halves, onward: name('Dalej'), inSecond: ['uzgodnienie-diagnozy'] }
const role = { draftId, about: 'asystent-rodziny', first: name('Prowadzący'), second: name('Wspierający'), alike: true }
const genogram = { draftId, about: 'karta-diagnozy.genogram' }
const textNow = async () => (await as(writer, (ctx) => findDraft(ctx, draftId))).document

test.each([
  ['of a role that is taken for a stage', { ...stage, about: 'asystent-rodziny' }, 'not_to_split'],
  ['into two of one name', { ...stage, second: halves.first }, 'names_alike'],
  ['into one that is there', { ...stage, second: name('Kwalifikacja') }, 'id_taken'],
  ['without a step for the second', { ...stage, inSecond: ['no-such-step'] }, 'nothing_in_second'],
] as const)('a split %s is refused and changes nothing', async (_, input, refusal) => {
  const before = await textNow()
  expect(await as(writer, (ctx) => splitStage(ctx, input))).toMatchObject({ ok: false, refusal })
  expect(await textNow()).toEqual(before)
})

test('a split leaves a step to the first stage, and a field goes only where it is not', async () => {
  const steps = objectsIn((await textNow()).processes).flatMap(({ stages }) =>
    objectsIn(stages)
      .filter(({ id }) => id === 'diagnoza')
      .flatMap((one) => objectsIn(one.steps)),
  )
  const all = { ...stage, inSecond: steps.map(({ id }) => String(id)) }
  expect(await as(writer, (ctx) => splitStage(ctx, all))).toMatchObject({ refusal: 'nothing_in_first' })
  const there = { ...genogram, to: 'karta-diagnozy.autor' }
  expect(await as(writer, (ctx) => moveField(ctx, there))).toMatchObject({ refusal: 'stands_there' })
  const nowhere = { ...genogram, to: 'karta-diagnozy' }
  expect(await as(writer, (ctx) => moveField(ctx, nowhere))).toMatchObject({ refusal: 'not_to_move' })
})

test('a stranger splits nothing', async () => {
  await expect(as(stranger, (ctx) => splitStage(ctx, stage))).rejects.toThrow(NotFound)
  await expect(as(stranger, (ctx) => splitRole(ctx, role))).rejects.toThrow(NotFound)
  await expect(as(stranger, (ctx) => moveField(ctx, { ...genogram, to: 'karta-diagnozy.roznice' }))).rejects.toThrow(
    NotFound,
  )
})

test('the mapping begins with what was split, and whole', async () => {
  expect(await as(writer, (ctx) => splitStage(ctx, stage))).toMatchObject({ ok: true, value: 'zbieranie' })
  expect(await as(writer, (ctx) => splitRole(ctx, role))).toMatchObject({ ok: true, value: 'prowadzacy' })
  const to = 'karta-glosu-rodziny.glos-czesc'
  expect(await as(writer, (ctx) => moveField(ctx, { ...genogram, to }))).toMatchObject({
    ok: true,
    value: 'karta-glosu-rodziny.genogram',
  })
  expect(await as(writer, (ctx) => beginMapping(ctx, { draftId }))).toMatchObject({ ok: true })
  const { changes, questions } = asJsonObject((await textNow()).mapping)
  expect(objectsIn(changes).map(({ kind }) => kind)).toEqual(['stage_split', 'role_split', 'added', 'field_moved'])
  expect(objectsIn(questions)).toMatchObject([{ id: 'kto-asystent-rodziny', to: 'koordynator-pzk', per: 'holder' }])
})
