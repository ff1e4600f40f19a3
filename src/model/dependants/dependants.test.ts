import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { Forbidden, localDate, NotFound } from '#kernel'
import { systemActor } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { ruralNext } from '#test/rural-next.ts'
import { acting, founding, ruralModel } from '#test/world.ts'
import { beginDraft } from '../drafts/begin-draft.server.ts'
import { writePlace } from '../drafts/change-draft.server.ts'
import { findDraft } from '../drafts/draft.store.server.ts'
import { findPlace } from '../drafts/find-place.domain.ts'
import { nameWriter } from '../drafts/name-writer.server.ts'
import { recordAct } from '../drafts/record-act.server.ts'
import { loadVersion } from '../versions/load-version.server.ts'
import { modelOf } from '../versions/model-of.server.ts'
import {
  dependantsByParagraph,
  dependantsWaiting,
  mustFollowDependants,
  readDependant,
} from './dependants.query.server.ts'
import { loadDependants } from './load-dependants.server.ts'
import { type RegisterDependantInput, registerDependant } from './register-dependant.server.ts'
import { reviewDependant } from './review-dependant.server.ts'
import { touchedByDraft } from './touched-by-draft.server.ts'

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

const value = <T>(outcome: { ok: true; value: T } | { ok: false; refusal: string; why?: unknown }): T => {
  if (!outcome.ok) throw new Error(`${outcome.refusal} ${JSON.stringify(outcome.why).slice(0, 400)}`)
  return outcome.value
}
const base = value(await actAs(setup, (ctx) => loadVersion(ctx, ruralModel())))
const urban: unknown = JSON.parse(readFileSync('content/models/miejsko-wiejski-1.0.json', 'utf8'))
await actAs(setup, (ctx) => loadVersion(ctx, urban))
await as(administrator, (ctx) => nameWriter(ctx, { modelId: 'wiejski', personId: writer, leads: true }))
const shipped: unknown = JSON.parse(readFileSync('content/dependants.json', 'utf8'))
const facts = async (name: string) =>
  (await database.owner.query('select chain_id, payload from platform.fact where name = $1 order by seq', [name])).rows

const lesson = (clauses: readonly string[], more: Partial<RegisterDependantInput> = {}): RegisterDependantInput => ({
  key: 'lesson/1',
  kind: 'lesson',
  title: 'Jak zgłosić rodzinę',
  path: '/lessons/1',
  audience: 'keepers',
  keeper: { person: author },
  cites: clauses.map((clause) => ({ modelId: 'wiejski', clause, version: '1.0' })),
  ...more,
})
const register = (who: string, input: RegisterDependantInput) => as(who, (ctx) => registerDependant(ctx, input))
const read = (who: string, id: string) => as(who, (ctx) => readDependant(ctx, id))

describe('the register of what rests on paragraphs', () => {
  test('holds what the product ships, and the same file once more changes nothing', async () => {
    expect(value(await actAs(setup, (ctx) => loadDependants(ctx, shipped)))).toBeGreaterThan(5)
    const before = await facts('model.dependant.registered')
    value(await actAs(setup, (ctx) => loadDependants(ctx, shipped)))
    expect(await facts('model.dependant.registered')).toEqual(before)
    const wrong = {
      dependants: [
        {
          key: 'a/b',
          kind: 'form',
          title: 'X',
          audience: 'everyone',
          cites: [{ model: 'wiejski', version: '1.0', clauses: ['W-99.9'] }],
        },
      ],
    }
    expect(await actAs(setup, (ctx) => loadDependants(ctx, wrong))).toMatchObject({ refusal: 'unknown_paragraph' })
  })

  test('is written by who will keep it, and keeps what is cited no more as ended', async () => {
    await expect(register(stranger, lesson(['W-4.1']))).rejects.toThrow(Forbidden)
    const { id, unknown } = value(await register(author, lesson(['W-4.1', 'W-4.2', 'W-77.1'])))
    expect(unknown.map(({ clause }) => clause)).toEqual(['W-77.1'])
    value(await register(author, lesson(['W-4.2', 'W-6.1'])))
    expect((await read(author, id)).cites.map(({ clause }) => clause)).toEqual(['W-4.2', 'W-6.1'])
    const { rows } = await database.owner.query(
      'select clause from model.citation where dependant_id = $1 and ended_at is not null',
      [id],
    )
    expect(rows).toEqual([{ clause: 'W-4.1' }])
  })

  test('is known to its keeper, to the team of the model it cites and to nobody else', async () => {
    const { id } = value(await register(author, lesson(['W-4.2', 'W-6.1'])))
    for (const who of [author, writer, administrator]) expect((await read(who, id)).title).toBe('Jak zgłosić rodzinę')
    await expect(read(stranger, id)).rejects.toThrow(NotFound)
    await expect(as(stranger, mustFollowDependants)).rejects.toThrow(NotFound)
    const told = (who: string) => as(who, (ctx) => dependantsByParagraph(ctx, 'wiejski'))
    expect((await told(stranger)).get('W-4.2')?.map(({ kind }) => kind)).not.toContain('lesson')
    expect((await told(author)).get('W-4.2')?.map(({ kind }) => kind)).toContain('lesson')
  })
})

describe('a version that is published', () => {
  test('marks what cites a paragraph that changed, is gone or is carried out otherwise, and nothing else', async () => {
    const { document } = await actAs(setup, (ctx) => modelOf(ctx, base.versionId))
    const next = ruralNext(document)
    const { id } = value(await register(author, lesson(['W-1.1', 'W-6.1', 'W-7.5'])))
    expect(await as(author, dependantsWaiting)).toBe(0)
    const loaded = value(await actAs(setup, (ctx) => loadVersion(ctx, next)))
    const marked = (await read(author, id)).reviews
    expect(marked.map(({ clause }) => clause)).toContain('W-7.5')
    expect(marked.map(({ clause }) => clause)).not.toContain('W-1.1')
    expect(marked.every(({ from, to }) => from === '1.0' && to === next.version)).toBe(true)
    expect(await as(author, dependantsWaiting)).toBe(1)
    const [fact] = await facts('model.dependants.marked')
    expect(fact).toMatchObject({ chain_id: loaded.versionId, payload: { model: 'wiejski' } })
    expect((await as(writer, mustFollowDependants))[0]?.state).toBe('to_review')
  })

  test('is followed by a review with its outcome; a correction says what was corrected', async () => {
    const { id } = value(await register(author, lesson(['W-1.1', 'W-6.1', 'W-7.5'])))
    const review = (who: string, outcome: 'unchanged' | 'corrected', note: string | null) =>
      as(who, (ctx) => reviewDependant(ctx, { dependantId: id, outcome, note }))
    await expect(review(writer, 'unchanged', null)).rejects.toThrow(NotFound)
    expect(await review(author, 'corrected', null)).toMatchObject({ refusal: 'note_needed' })
    expect(await review(author, 'corrected', 'Zapytała pani z numerem 90850100014')).toMatchObject({
      refusal: 'client_data',
    })
    expect(await review(author, 'corrected', 'Inny termin')).toMatchObject({ ok: true })
    expect(await review(author, 'unchanged', null)).toMatchObject({ refusal: 'nothing_to_review' })
    const after = await read(author, id)
    expect(after.state).toBe('reviewed')
    expect(after.cites.find(({ clause }) => clause === 'W-7.5')?.version).toBe('1.1')
    expect(after.reviews[0]).toMatchObject({ outcome: 'corrected', note: 'Inny termin', by: 'Anna Autorska' })
  })

  test('is caught up with by what was written against an older one', async () => {
    const late = lesson(['W-7.5'], { key: 'lesson/2' })
    const { id } = value(await register(author, late))
    expect((await read(author, id)).state).toBe('to_review')
    value(await register(author, { ...late, cites: [{ modelId: 'wiejski', clause: 'W-7.5', version: '1.1' }] }))
    expect((await read(author, id)).reviews).toMatchObject([{ outcome: 'corrected' }])
  })

  test('marks the other variant for the paragraphs that both share', async () => {
    const [variant] = (await as(administrator, mustFollowDependants)).filter(
      ({ kind, models }) => kind === 'variant' && models.includes('wiejski'),
    )
    expect(variant).toMatchObject({ title: expect.stringContaining('iejsko-wiejski') })
    value(await actAs(setup, (ctx) => loadDependants(ctx, shipped)))
    const still = (await as(administrator, mustFollowDependants)).find(({ id }) => id === variant?.id)
    expect(still?.waiting).toBe(variant?.waiting)
  })

  test('marks in the act that adopts a draft, as the leader who knows of what is kept by others', async () => {
    const { id } = value(await register(author, lesson(['W-1.1'], { key: 'lesson/3' })))
    const [latest] = (
      await database.owner.query(`select id from model.version where model_id = 'wiejski' and version = '1.1'`)
    ).rows
    const draftId = value(await as(writer, (ctx) => beginDraft(ctx, { versionId: latest.id, step: 'minor' })))
    const draft = await as(writer, (ctx) => findDraft(ctx, draftId))
    const { id: _, rev: __, ...standing } = findPlace(draft.document, 'W-1.1')?.value ?? {}
    const written = { ...standing, text: 'Inny cel.' }
    value(await as(writer, (ctx) => writePlace(ctx, { draftId, about: 'W-1.1', seen: draft.rowVersion, written })))
    expect(await as(writer, async (ctx) => touchedByDraft(ctx, await findDraft(ctx, draftId)))).toBeGreaterThan(0)
    for (const act of ['consulted', 'opinioned', 'adopted'] as const) {
      const recorded = { draftId, act, body: 'Komitet', document: 'Uchwała 1', onDay: localDate('2026-11-20') }
      value(await as(writer, (ctx) => recordAct(ctx, recorded)))
    }
    expect((await read(author, id)).reviews).toMatchObject([
      { clause: 'W-1.1', what: ['text'], from: '1.0', to: '1.2' },
    ])
  })
})
