import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { localDate, NotFound } from '#kernel'
import { type Actor, anyone, person, readFile, systemActor } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { acting, founding, ruralModel } from '#test/world.ts'
import type { Attachment } from '../definition/document.ts'
import { addAttachment } from '../drafts/add-attachment.server.ts'
import { beginDraft } from '../drafts/begin-draft.server.ts'
import { findDraft } from '../drafts/draft.store.server.ts'
import type { JsonObject } from '../drafts/draft-document.domain.ts'
import { nameWriter } from '../drafts/name-writer.server.ts'
import { readDraft } from '../drafts/read-draft.server.ts'
import { recordAct } from '../drafts/record-act.server.ts'
import { removePart } from '../drafts/remove-part.server.ts'
import { loadVersion } from '../versions/load-version.server.ts'
import { attachedFiles } from './attached-files.query.server.ts'

const database = await testDatabase()
const { actAs, as, newId } = acting(database)
const found = founding(database, newId)
await found.units()
const administrator = await found.aPerson('Adam', 'Administrator')
await found.administrator(administrator)
const leader = await found.aPerson('Lidia', 'Liderska')
const writer = await found.aPerson('Piotr', 'Piszący')
const colleague = await found.aPerson('Karol', 'Koleżeński')
const stranger = await found.aPerson('Olga', 'Obca')
const loaded = await actAs(systemActor('setup'), (ctx) => loadVersion(ctx, ruralModel()))
if (!loaded.ok) throw new Error('the rural model does not load')
for (const [personId, leads] of [
  [leader, true],
  [writer, false],
  [colleague, false],
] as const)
  await as(administrator, (ctx) => nameWriter(ctx, { modelId: 'wiejski', personId, leads }))

const value = <T>(outcome: { ok: true; value: T } | { ok: false; refusal: string }): T => {
  if (!outcome.ok) throw new Error(outcome.refusal)
  return outcome.value
}
const draftId = value(await as(writer, (ctx) => beginDraft(ctx, { versionId: loaded.value.versionId, step: 'minor' })))
const pdf = (words: string) => new TextEncoder().encode(`%PDF-1.7\n% ${words}\ntrailer <<>>\n%%EOF`)
const hex = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const add = (title: string, name: string, bytes: Uint8Array, who = writer, about = 'W-1.1') =>
  as(who, (ctx) => addAttachment(ctx, { draftId, about, title, file: { name, bytes } }))
const attachments = async (): Promise<readonly Attachment[]> => {
  const { handbook } = (await as(leader, (ctx) => findDraft(ctx, draftId))).document
  return ((handbook as JsonObject).attachments ?? []) as readonly Attachment[]
}
const count = async (table: string): Promise<number> =>
  (await database.owner.query(`select count(*)::int as n from ${table}`)).rows[0].n
const fileFor = (actor: Actor, digest: string) =>
  actAs(actor, async (ctx) => (await attachedFiles(ctx, [digest])).get(digest) ?? null)

describe('a file of a draft', () => {
  test('is named by the document with its kind, size and digest, and kept as what its content is', async () => {
    const bytes = pdf('karta oceny')
    value(await add('Karta oceny sytuacji', 'C:\\karta 1.exe', bytes))
    const file = { name: 'karta 1.pdf', type: 'application/pdf', bytes: bytes.length, sha256: hex(bytes) }
    const [own] = await attachments()
    expect(own).toEqual({ id: 'karta-oceny-sytuacji', title: 'Karta oceny sytuacji', clause: 'W-1.1', file })
    const id = await fileFor(person(writer), hex(bytes))
    if (!id) throw new Error('no file')
    const kept = await as(writer, (ctx) => readFile(ctx, id))
    expect(kept).toMatchObject({ name: 'karta 1.pdf', mediaType: 'application/pdf', bytes: Buffer.from(bytes) })
    expect((await as(writer, (ctx) => readDraft(ctx, draftId))).reports).toEqual([])
  })

  test('is put down as a change, on the record without its title', async () => {
    const { rows } = await database.owner.query(
      `select about, what, after from model.draft_change where draft_id = $1 order by no desc limit 1`,
      [draftId],
    )
    expect(rows[0]).toMatchObject({ about: '@attachment.karta-oceny-sytuacji', what: 'added' })
    expect(rows[0].after).toEqual((await attachments())[0])
    const facts = await database.owner.query(
      `select payload from platform.fact where chain_id = $1 order by seq desc limit 1`,
      [draftId],
    )
    expect(facts.rows[0].payload).toMatchObject({ about: '@attachment.karta-oceny-sytuacji', what: 'added' })
  })

  test('of which only what is seen is kept, when it is a picture', async () => {
    const taken = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'white' } })
      .withExif({ IFD0: { Make: 'Telefon' } })
      .png()
      .toBuffer()
    value(await add('Mapa', 'mapa.png', taken))
    const file = (await attachments()).at(-1)?.file
    const id = await fileFor(person(writer), file?.sha256 ?? '')
    if (!id) throw new Error('no file')
    const { bytes } = await as(writer, (ctx) => readFile(ctx, id))
    expect([bytes.length, hex(bytes)]).toEqual([file?.bytes, file?.sha256])
    expect((await sharp(bytes).metadata()).exif).toBeUndefined()
  })

  test('is kept once, whoever adds the same content again, and takes no id that was ever given', async () => {
    const before = await count('platform.file')
    const bytes = pdf('karta oceny')
    value(await add('Karta oceny sytuacji', 'inna.pdf', bytes, colleague, 'W-1.2'))
    expect(await count('platform.file')).toBe(before)
    expect((await attachments()).at(-1)).toMatchObject({ id: 'karta-oceny-sytuacji-2', clause: 'W-1.2' })
    const gone = { draftId, about: '@attachment.karta-oceny-sytuacji-2', reason: 'Próba', seeAlso: [] }
    expect(value(await as(writer, (ctx) => removePart(ctx, gone)))).toBe('W-1.2')
    value(await add('Karta oceny sytuacji', 'inna.pdf', bytes, colleague, 'W-1.2'))
    expect((await attachments()).at(-1)).toMatchObject({ id: 'karta-oceny-sytuacji-3' })
  })

  test.each([
    ['nothing', 'Karta', undefined, 'file_missing'],
    ['a page', 'Karta', new TextEncoder().encode('<html></html>'), 'file_type_refused'],
    ['too much', 'Karta', new Uint8Array(10 * 1024 * 1024 + 1), 'file_too_large'],
    ['a title without a letter', '...', pdf('x'), 'title_unfit'],
  ])('is refused when it is %s, and nothing is kept', async (_, title, bytes, refusal) => {
    const before = [await count('platform.file'), await count('model.draft_change')]
    const file = bytes && { name: 'karta.pdf', bytes }
    const answer = await as(writer, (ctx) => addAttachment(ctx, { draftId, about: 'W-1.1', title, file }))
    expect(answer).toMatchObject({ ok: false, refusal })
    expect([await count('platform.file'), await count('model.draft_change')]).toEqual(before)
  })

  test('belongs to a paragraph and to nothing else', async () => {
    expect(await add('Karta', 'karta.pdf', pdf('x'), writer, 'W-1')).toMatchObject({ refusal: 'not_a_paragraph' })
    await expect(add('Karta', 'karta.pdf', pdf('x'), writer, 'W-99.9')).rejects.toThrow(NotFound)
  })

  test('is for the team of the model and the administrator alone', async () => {
    const digest = hex(pdf('karta oceny'))
    for (const who of [leader, writer, colleague, administrator])
      expect(await fileFor(person(who), digest)).not.toBeNull()
    const id = await fileFor(person(writer), digest)
    if (!id) throw new Error('no file')
    for (const actor of [person(stranger), anyone]) {
      expect(await fileFor(actor, digest)).toBeNull()
      await expect(actAs(actor, (ctx) => readFile(ctx, id))).rejects.toThrow(NotFound)
    }
    await expect(add('Karta', 'karta.pdf', pdf('x'), stranger)).rejects.toThrow(NotFound)
  })

  test('in raw SQL, is added by nobody outside the team and taken away by nobody', async () => {
    const file = await fileFor(person(writer), hex(pdf('karta oceny')))
    const row = { model_id: 'wiejski', digest: Buffer.alloc(32), added_at: new Date('2026-11-23T10:00:00Z') }
    const put = as(stranger, (ctx) =>
      ctx.db
        .insertInto('model.attachment')
        .values({ ...row, file_id: file ?? '' })
        .execute(),
    )
    await expect(put).rejects.toThrow(/row-level security/)
    const taken = as(writer, (ctx) => ctx.db.deleteFrom('model.attachment').execute())
    await expect(taken).rejects.toThrow(/permission denied/)
  })

  test('a paragraph that is taken out leaves a report at its file', async () => {
    value(await add('Do usunięcia', 'usun.pdf', pdf('usun'), writer, 'W-1.3'))
    value(await as(writer, (ctx) => removePart(ctx, { draftId, about: 'W-1.3', reason: 'Próba', seeAlso: [] })))
    const { reports } = await as(writer, (ctx) => readDraft(ctx, draftId))
    expect(reports.filter(({ about }) => about === '@attachment.do-usuniecia')).toMatchObject([
      { code: 'unknown_clause', field: 'clause' },
    ])
    const taken = { draftId, about: '@attachment.do-usuniecia', reason: 'Próba', seeAlso: [] }
    expect(value(await as(writer, (ctx) => removePart(ctx, taken)))).toBe('')
  })
})

describe('a file of a published version', () => {
  test('is for everybody from the adoption on; one that was only in a draft still is not', async () => {
    const [own, other] = [hex(pdf('karta oceny')), hex(pdf('usun'))]
    const json = JSON.parse(JSON.stringify(ruralModel()))
    const named = { name: 'karta.pdf', type: 'application/pdf', bytes: 10, sha256: own }
    json.handbook.attachments = [{ id: 'karta', title: 'Karta', clause: 'W-1.1', file: named }]
    json.version = '7.0'
    json.supersedes = '1.0'
    value(await actAs(systemActor('setup'), (ctx) => loadVersion(ctx, json)))
    for (const actor of [person(stranger), anyone]) {
      const id = await fileFor(actor, own)
      if (!id) throw new Error('no file')
      expect((await actAs(actor, (ctx) => readFile(ctx, id))).bytes).toEqual(Buffer.from(pdf('karta oceny')))
      expect(await fileFor(actor, other)).toBeNull()
    }
  })

  test('a draft is adopted with its files', async () => {
    const bytes = pdf('do przyjęcia')
    value(await add('Do przyjęcia', 'wzor.pdf', bytes, writer, 'W-1.2'))
    expect(await fileFor(anyone, hex(bytes))).toBeNull()
    const act = { draftId, body: 'Komitet', document: 'Uchwała 1/2026', onDay: localDate('2026-11-23') } as const
    for (const one of ['consulted', 'opinioned', 'adopted'] as const)
      value(await as(leader, (ctx) => recordAct(ctx, { ...act, act: one })))
    expect(await fileFor(anyone, hex(bytes))).not.toBeNull()
    await expect(add('Później', 'x.pdf', pdf('x'))).resolves.toMatchObject({ refusal: 'draft_closed' })
    await expect(as(stranger, (ctx) => findDraft(ctx, draftId))).rejects.toThrow(NotFound)
  })
})
