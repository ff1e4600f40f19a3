import { createHash } from 'node:crypto'
import { afterAll, describe, expect, test } from 'vitest'
import { institutionsMessages } from '#institutions'
import { localDate } from '#kernel'
import { addMessages, docxOf, systemActor, translator } from '#platform/server'
import { territoryMessages } from '#territory'
import { testDatabase } from '#test/database.ts'
import { printing } from '#test/printing.ts'
import { readDocx } from '#test/reading-docx.ts'
import { readPdf } from '#test/reading-pdf.ts'
import { visiting } from '#test/visiting.tsx'
import { acting, founding, ruralModel } from '#test/world.ts'
import { indexModel } from '../definition/model.domain.ts'
import { change, RURAL, shippedModel } from '../definition/shipped-models.fixture.ts'
import { beginDraft } from '../drafts/begin-draft.server.ts'
import { nameWriter } from '../drafts/name-writer.server.ts'
import { recordAct } from '../drafts/record-act.server.ts'
import { handbookDocument } from '../handbook-out/handbook-document.ts'
import { modelMessages } from '../i18n/messages.ts'
import { modelPages, modelPrints } from '../pages.ts'
import { loadVersion } from '../versions/load-version.server.ts'

for (const messages of [modelMessages, institutionsMessages, territoryMessages]) addMessages(messages)
const database = await testDatabase()
const { actAs, as, newId } = acting(database)
const found = founding(database, newId)
await found.units()
const administrator = await found.aPerson('Adam', 'Administrator')
await found.administrator(administrator)
const leader = await found.aPerson('Lidia', 'Liderska')
const stranger = await found.aPerson('Olga', 'Obca')
const site = visiting(actAs, modelPages)
const prints = printing(actAs, modelPages, modelPrints)
afterAll(() => prints.stop())

const value = <T>(outcome: { ok: true; value: T } | { ok: false; refusal: string }): T => {
  if (!outcome.ok) throw new Error(outcome.refusal)
  return outcome.value
}
const setup = systemActor('setup')
/** A version whose file nobody sent. */
const absent = { id: 'mapa', title: 'Mapa wsparcia', clause: 'W-1.2' }
const MAP = { name: 'mapa.png', type: 'image/png', bytes: 2_621_440, sha256: 'b'.repeat(64) }
const json = structuredClone(ruralModel())
change(json, 'handbook.attachments', [{ ...absent, file: MAP }])
const base = value(await actAs(setup, (ctx) => loadVersion(ctx, json))).versionId
await as(administrator, (ctx) => nameWriter(ctx, { modelId: 'wiejski', personId: leader, leads: true }))
const draftId = value(await as(leader, (ctx) => beginDraft(ctx, { versionId: base, step: 'minor' })))
const at = (path: string) => `/model-drafts/${draftId}/parts/${path}`
const PDF = new TextEncoder().encode('%PDF-1.7\n% karta\ntrailer <<>>\n%%EOF')
const pdfFile = (name = 'karta.pdf') => new File([PDF], name)
const packed = (text: string) => text.replace(/[\u00a0\u200b\s]+/g, '')
const plain = (html: string) => html.replace(/<[^>]+>/g, '').replace(/[\u00a0\s]+/g, ' ')

describe('the files of a paragraph that is written', () => {
  test('are listed on its page, which leads to adding one', async () => {
    const { html } = await site.open(at('W-1.2'), leader)
    expect(plain(html)).toContain('mapa.png (PNG, 2,5 MB), plik nie jest dołączony')
    expect((await site.open(at('W-1.1'), leader)).html).toContain(`href="${at('W-1.1')}/attach"`)
    expect(plain((await site.open(at('W-1.1'), leader)).html)).toContain('Ten paragraf nie ma załączników')
  })

  test('are added by the team, for whom a stranger finds no page', async () => {
    const path = `${at('W-1.1')}/attach`
    expect((await site.open(path, stranger)).status).toBe(404)
    expect((await site.open(path, null)).status).toBe(303)
    expect((await site.open(`${at('W-1')}/attach`, leader)).status).toBe(404)
    const sent = await site.send(path, leader, { title: 'Karta oceny', file: pdfFile() })
    expect([sent.status, sent.location]).toEqual([303, `${at('W-1.1')}#attachments`])
    const { html } = await site.open(at('W-1.1'), leader)
    expect(html).toContain(`href="${at('%40attachment.karta-oceny')}"`)
    expect(html).toMatch(/href="\/files\/[0-9a-f-]{36}">karta\.pdf<\/a> \(PDF, 1 kB\)/)
  })

  test.each([
    ['of another kind', new File(['<html></html>'], 'karta.pdf'), 'Wybierz plik PDF, JPG, PNG albo WebP.'],
    ['too large', new File([new Uint8Array(10 * 1024 * 1024 + 1)], 'karta.pdf'), 'Plik jest za duży.'],
    ['not there', new File([], ''), 'Wybierz plik.'],
  ])('one that is %s is refused at its field, and the title stays', async (_, file, words) => {
    const answer = await site.send(`${at('W-1.1')}/attach`, leader, { title: 'Tytuł, który zostaje', file })
    expect(answer.status).toBe(422)
    expect(answer.html).toContain('value="Tytuł, który zostaje"')
    expect(plain(answer.html)).toContain(words)
    expect(answer.html).toMatch(/id="f-file"[^>]*aria-invalid="true"/)
  })

  test('have a page of their own, where the title is mended and the paragraph chosen', async () => {
    const path = at('%40attachment.karta-oceny')
    const { html } = await site.open(path, leader)
    expect(html).toContain('value="Karta oceny"')
    expect(html).toContain('Paragraf, do którego należy')
    const _version = /name="_version" value="(\d+)"/.exec(html)?.[1] ?? ''
    const sent = await site.send(path, leader, { _version, title: 'Karta oceny sytuacji', clause: 'W-1.1' })
    expect(sent.status).toBe(303)
    const { rows } = await database.owner.query(
      `select d.document -> 'handbook' -> 'attachments' as files from model.draft d where id = $1`,
      [draftId],
    )
    expect(rows[0].files[1]).toMatchObject({ title: 'Karta oceny sytuacji', file: { name: 'karta.pdf' } })
  })

  test('are removed with a reason', async () => {
    const sent = await site.send(`${at('%40attachment.mapa')}/remove`, leader, { reason: 'Nieaktualna' })
    expect([sent.status, sent.location]).toEqual([303, at('W-1.2')])
    const { rows } = await database.owner.query(
      `select about, what, reason from model.draft_change where draft_id = $1 order by no desc limit 1`,
      [draftId],
    )
    expect(rows[0]).toEqual({ about: '@attachment.mapa', what: 'removed', reason: 'Nieaktualna' })
    expect(plain((await site.open(`/model-drafts/${draftId}`, leader)).html)).toContain(
      'Załącznik mapausunięto, Nieaktualna',
    )
  })
})

describe('the files of a published handbook', async () => {
  const ADDRESS = '/handbook/wiejski/1.1/attachments/karta-oceny'

  test('are not there before the version is', async () => {
    expect((await prints.asked(ADDRESS, null, 'pl')).status).toBe(404)
    const act = { draftId, body: 'Komitet', document: 'Uchwała 1/2026', onDay: localDate('2026-11-23') } as const
    for (const one of ['consulted', 'opinioned', 'adopted'] as const)
      value(await as(leader, (ctx) => recordAct(ctx, { ...act, act: one })))
  })

  test('are saved by everybody, as they were sent', async () => {
    const answer = await prints.asked(ADDRESS, null, 'pl')
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('application/pdf')
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="karta.pdf"/)
    const sha256 = createHash('sha256').update(new Uint8Array(await answer.arrayBuffer()))
    expect(sha256.digest('hex')).toBe(createHash('sha256').update(PDF).digest('hex'))
    expect((await prints.asked('/handbook/wiejski/1.1/attachments/nie-ma', null, 'pl')).status).toBe(404)
    expect((await prints.asked('/handbook/wiejski/1.0/attachments/mapa', null, 'pl')).status).toBe(404)
  })

  test('stand under their paragraph with kind, size and a link, or without one where the file is not here', async () => {
    const { html } = await site.open('/handbook/wiejski/1.1', null)
    const paragraph = /<article id="W-1\.1"[\s\S]*?<\/article>/.exec(html)?.[0] ?? ''
    expect(paragraph).toContain(`href="${ADDRESS}"`)
    expect(plain(paragraph)).toContain('ZałącznikiKarta oceny sytuacji (PDF, 1 kB)')
    const before = /<article id="W-1\.2"[\s\S]*?<\/article>/.exec((await site.open('/handbook/wiejski/1.0', null)).html)
    expect(before?.[0]).not.toContain('/attachments/')
    expect(plain(before?.[0] ?? '')).toContain('Mapa wsparcia (PNG, 2,5 MB), plik nie jest dołączony')
  })

  test('are told in the PDF with kind, size and address', async () => {
    const read = async (version: string) => {
      const answer = await prints.asked(`/handbook/wiejski/${version}/print`, null, 'pl')
      // A long address is broken over lines.
      return packed((await readPdf(new Uint8Array(await answer.arrayBuffer()))).text)
    }
    expect(await read('1.1')).toContain(
      packed(`Załącznik: Karta oceny sytuacji (PDF, 1 kB). Adres w serwisie: ${ADDRESS}`),
    )
    expect(await read('1.0')).toContain(packed('Załącznik: Mapa wsparcia (PNG, 2,5 MB), plik nie jest dołączony.'))
  })

  test('are told in DOCX', async () => {
    const rural = shippedModel(RURAL)
    const file = { ...MAP, type: 'image/png' as const }
    const handbook = { ...rural.handbook, attachments: [{ ...absent, file }] }
    const asked = { model: indexModel({ ...rural, handbook }), attached: new Set([MAP.sha256]) }
    const { text } = await readDocx(await docxOf(handbookDocument(asked, { t: translator('pl'), locale: 'pl' }), 'pl'))
    expect(plain(text)).toContain('Załącznik: Mapa wsparcia (PNG, 2,5 MB). Adres w serwisie: /handbook/wiejski/1.0/')
  })

  test('are compared in sentences, on the page and on paper', async () => {
    const html = plain((await site.open('/handbook/wiejski/compare?to=1.1', null)).html)
    const came = 'Dodano załącznik „Karta oceny sytuacji” (PDF, 1 kB).'
    const gone = 'Usunięto załącznik „Mapa wsparcia” (PNG, 2,5 MB).'
    expect(html).toContain(came)
    expect(html).toContain(gone)
    const answer = await prints.asked('/handbook/wiejski/1.1/compared/wiejski/1.0/print', null, 'pl')
    const { text } = await readPdf(new Uint8Array(await answer.arrayBuffer()))
    for (const words of [came, gone]) expect(plain(text)).toContain(words)
  })
})
