import { afterAll, describe, expect, test } from 'vitest'
import { modelMessages } from '#model'
import { addMessages } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { visiting } from '#test/visiting.tsx'
import { NEVER_SEEN, partedWorld } from '../../compartments/parted.fixture.ts'
import { caseworkMessages } from '../../index.ts'
import { caseworkPages } from '../../pages.ts'
import { IN_ORDER, order, tags } from '../../prints/print-world.fixture.ts'
import { documentPath } from '../document-paths.ts'
import { cardView } from './card.query.server.ts'
import { cardChange } from './transfer-card.domain.ts'
import { TRANSFER_CARDS } from './transfer-cards.ts'

addMessages(modelMessages)
addMessages(caseworkMessages)
const database = await testDatabase()
const world = await partedWorld(database)
const { keeper, school, police, as, planned, full, rows } = world
const { take, asked, stop } = world.site
const { open, send } = visiting(world.actAs, caseworkPages)
afterAll(stop)

const seen = (caseId: string, card = 'pomost', who = keeper.worker) => as(who, (ctx) => cardView(ctx, caseId, card))
const lineOf = async (caseId: string, label: string, card = 'pomost') => {
  const view = await seen(caseId, card)
  const line = view.parts.flatMap(({ lines }) => lines).find((one) => one.label === label && one.value !== null)
  return { value: line?.value ?? null, change: line ? view.changes[line.key] : undefined }
}
const copied = async (caseId: string, shown?: string) =>
  send(documentPath.card(caseId, 'pomost'), keeper.worker, { shown: shown ?? (await seen(caseId)).shown })

describe('a transfer card', () => {
  test('has its fields in the order of the target, each with who wrote it and when', async () => {
    const { caseId } = await planned()
    const { html } = await open(documentPath.card(caseId, 'pomost'), keeper.worker)
    const labels = ['Kod sprawy w systemie', 'Nazwisko', 'Imię', 'PESEL', 'Data urodzenia', 'Cele', 'Planowany koniec']
    const places = labels.map((label) => html.lastIndexOf(`>${label}`))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(places).not.toContain(-1)
    expect((await lineOf(caseId, 'Nazwisko')).value).toMatchObject({
      text: 'Zmyślińska',
      by: 'Ewa Z OPS Bieliny, OPS Bieliny',
    })
    expect((await lineOf(caseId, 'Cele')).value?.text).toContain('Mama wraca do pracy')
    expect(html).toContain('To założenie')
  })

  test('tells what changed since it was copied last, and by whom that was', async () => {
    const { caseId, mother } = await planned()
    expect((await lineOf(caseId, 'Imię')).change).toBe('new')
    expect((await copied(caseId)).status).toBe(303)
    expect((await lineOf(caseId, 'Imię')).change).toBe('same')
    await world.item(caseId, keeper, 'kontakt', {
      kind: 'identity',
      subject_id: mother,
      created_at: '2026-11-23T10:00:00Z',
      body: { given: 'Zuzanna', family: 'Zmyślińska', born: null, phone: '600 100 200', safeContact: null },
    })
    expect(await lineOf(caseId, 'Imię')).toMatchObject({ value: { text: 'Zuzanna' }, change: 'changed' })
    expect((await lineOf(caseId, 'Nazwisko')).change).toBe('same')
    const { html } = await open(documentPath.card(caseId, 'pomost'), keeper.worker)
    expect(html).toContain('zmieniły się 2 pola')
    expect(html).toContain('Ewa Z OPS Bieliny')
    const kept = await rows<{ digests: unknown }>('select digests from casework.card_copy where case_id = $1', [caseId])
    expect(JSON.stringify(kept)).not.toMatch(/Zmyśl|Żaneta|600/)
    const facts = await rows<{ name: string }>(
      `select name from platform.fact where name = 'casework.card.copied' and chain_id = $1`,
      [caseId],
    )
    expect(facts).toHaveLength(1)
  })

  test('that says something else than it did when it was opened is not marked', async () => {
    const { caseId, mother } = await planned()
    const { shown } = await seen(caseId)
    await world.item(caseId, keeper, 'kontakt', {
      kind: 'identity',
      subject_id: mother,
      body: { given: 'Inna', family: 'Nowa' },
    })
    expect((await copied(caseId, shown)).status).toBe(409)
    expect(await rows('select from casework.card_copy where case_id = $1', [caseId])).toEqual([])
  })

  test('belongs to the institution whose task it is, and marks of one are unknown to another', async () => {
    const { caseId } = await planned()
    await copied(caseId)
    for (const who of [school.worker, police.worker, world.stranger]) {
      for (const { id } of TRANSFER_CARDS) {
        expect((await open(documentPath.card(caseId, id), who)).status).toBe(404)
        expect((await asked(documentPath.cardPrint(caseId, id), who)).status).toBe(404)
      }
    }
    expect((await open(documentPath.card(caseId, 'nie-ma'), keeper.worker)).status).toBe(404)
    const theirs = await as(school.worker, (ctx) => ctx.db.selectFrom('casework.card_copy').select('id').execute())
    expect(theirs).toEqual([])
  })

  test('holds nothing shielded, whoever of the keeper copies it', async () => {
    const { caseId } = await world.parted()
    for (const { id } of TRANSFER_CARDS) {
      expect(JSON.stringify((await seen(caseId, id)).parts)).not.toMatch(NEVER_SEEN)
      expect((await open(documentPath.card(caseId, id), keeper.worker)).html).not.toMatch(NEVER_SEEN)
    }
    expect(JSON.stringify((await seen(caseId)).parts)).toContain('Żaneta')
  })

  test('for the family interview follows segments A, H, I, J and is never the interview itself', async () => {
    const { caseId } = await full()
    const { pdf } = await take(documentPath.cardPrint(caseId, 'wywiad'), keeper.worker)
    expect(order(pdf, ['segment A', 'segment H', 'segment I', 'Opuszczone lekcje', 'segment J', 'Mama wraca'])).toEqual(
      IN_ORDER,
    )
    expect(pdf.text).toContain('To nie jest wywiad i go nie zastępuje')
    expect(tags(pdf, 'TH').length).toBeGreaterThan(0)
    expect((await lineOf(caseId, 'Co widzą instytucje', 'wywiad')).value?.by).toContain('OPS Bieliny')
  })
})

test.each([
  [null, undefined, 'empty'],
  [null, 'a', 'gone'],
  ['a', undefined, 'new'],
  ['a', 'a', 'same'],
  ['b', 'a', 'changed'],
] as const)('a field that says %s and said %s is %s', (now, before, change) => {
  expect(cardChange(now, before)).toBe(change)
})
