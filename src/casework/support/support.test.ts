import { afterAll, describe, expect, test } from 'vitest'
import { institutionsMessages } from '#institutions'
import { Forbidden, InstitutionId, localDate, NotFound } from '#kernel'
import { addMessages } from '#platform/server'
import { territoryMessages } from '#territory'
import { testDatabase } from '#test/database.ts'
import { printing } from '#test/printing.ts'
import { readDocx } from '#test/reading-docx.ts'
import { visiting } from '#test/visiting.tsx'
import { caseworkMessages } from '../index.ts'
import { payPurchase } from '../money/decide-purchase.server.ts'
import { BIELINY, envelopeWorld } from '../money/envelope.fixture.ts'
import { sumsOfSource } from '../money/envelope.store.server.ts'
import { askSupport, withdrawSupport } from './ask-support.server.ts'
import { grantSupport, refuseSupport } from './decide-support.server.ts'
import { supportPages } from './pages.ts'
import { supportView } from './support.query.server.ts'
import type { AskSupportInput, GrantSupportInput, TakeOverInput } from './support.schema.ts'
import { supportPrint } from './support-print.ts'
import { takeOverSupport } from './take-over-support.server.ts'

for (const messages of [territoryMessages, institutionsMessages, caseworkMessages]) addMessages(messages)
const database = await testDatabase()
const world = await envelopeWorld(database)
const { as, actAs, head, mayor, school, keeper, stranger } = world
const { asked, take, stop } = printing(actAs, supportPages, [supportPrint])
afterAll(stop)
const TODAY = localDate('2026-11-23')
const SCHOOL = InstitutionId.parse(school.id)

const asks = (more: Partial<AskSupportInput> = {}, who = head) =>
  as(who, (ctx) =>
    askSupport(ctx, {
      ...{ institutionId: SCHOOL, unitCode: BIELINY, what: 'Agregat prądotwórczy', why: 'Przerwy w prądzie' },
      ...{ goods: 'yes', amount: 500_000, wantedOn: localDate('2026-12-01'), ...more },
    }),
  )
const idOf = async (answer: ReturnType<typeof asks>) => {
  const done = await answer
  if (!done.ok) throw new Error(done.refusal)
  return done.value
}
const grants = (supportId: string, sourceId: string, more: Partial<GrantSupportInput> = {}, who = mayor) =>
  as(who, (ctx) =>
    grantSupport(ctx, {
      ...{ supportId, sourceId, amount: 450_000, chapter: '85595', paragraph: '4210', cpv: undefined },
      ...{ procedure: 'direct', supplier: 'Sklep Zmyślony', expectedOn: localDate('2026-12-01'), ...more },
    }),
  )
const takes = (supportId: string, more: Partial<TakeOverInput> = {}, who = head) =>
  as(who, (ctx) =>
    takeOverSupport(ctx, {
      ...{ supportId, onDay: TODAY, takenWhat: 'Agregat, nowy', takenAs: 'dyrektorka szkoły' },
      ...{ inventoryNo: 'ST/1/2026', holding: 'lent' as const, ...more },
    }),
  )
const sums = (source: string) => as(mayor, (ctx) => sumsOfSource(ctx, source))

describe('support of an institution', () => {
  test('is asked for by its head, for a gmina in which it works', async () => {
    await expect(asks({}, keeper.worker)).rejects.toThrow(Forbidden)
    await expect(asks({}, school.worker)).rejects.toThrow(Forbidden)
    expect(await asks({ unitCode: '261103' })).toMatchObject({ refusal: 'not_offered' })
    expect(await asks({ wantedOn: localDate('2026-11-22') })).toMatchObject({ refusal: 'day_past' })
    const id = await idOf(asks())
    expect(await as(mayor, (ctx) => supportView(ctx, id))).toMatchObject({ own: false })
    for (const who of [stranger, school.worker])
      await expect(as(who, (ctx) => supportView(ctx, id))).rejects.toThrow(NotFound)
    expect(await as(head, (ctx) => withdrawSupport(ctx, { supportId: id }))).toMatchObject({ ok: true })
    expect(await as(mayor, (ctx) => refuseSupport(ctx, { supportId: id, reason: 'Brak środków' }))).toMatchObject({
      refusal: 'decided_already',
    })
  })

  test('is granted from a source, which commits its money, never more than was asked or is there', async () => {
    const source = await world.opens(600_000)
    const id = await idOf(asks())
    await expect(grants(id, source, {}, head)).rejects.toThrow(Forbidden)
    expect(await grants(id, source, { amount: 500_001 })).toMatchObject({ refusal: 'above_asked' })
    expect(await grants(id, await world.opens(100_000))).toMatchObject({ refusal: 'not_enough' })
    expect(await grants(id, source, { expectedOn: localDate('2026-11-01') })).toMatchObject({ refusal: 'day_past' })
    expect(await grants(id, source)).toMatchObject({ ok: true })
    expect(await sums(source)).toEqual({ planned: 600_000, committed: 450_000, spent: 0 })
    expect(await grants(id, source)).toMatchObject({ refusal: 'decided_already' })
    const again = await idOf(asks())
    expect(await grants(again, await world.opens(9_000_000), { paragraph: '4210', amount: 500_000 })).toMatchObject({
      ok: true,
    })
    const third = await idOf(asks())
    expect(await grants(third, source, { amount: 100_000 })).toMatchObject({ refusal: 'too_light_in_year' })
  })

  test('is paid for only after its hand-over record, which names no person', async () => {
    const source = await world.opens(900_000)
    const id = await idOf(asks())
    expect(await takes(id)).toMatchObject({ refusal: 'not_granted' })
    expect(await grants(id, source, { paragraph: '4220' })).toMatchObject({ ok: true })
    const { purchase } = await as(head, (ctx) => supportView(ctx, id))
    const pays = () =>
      as(mayor, (ctx) =>
        payPurchase(ctx, {
          ...{ unitCode: BIELINY, purchaseId: purchase?.id ?? '', invoiceNo: 'FV/7', ksefNo: undefined },
          ...{ onDay: TODAY, amount: 450_000, more: 'no' as const },
        }),
      )
    expect(await pays()).toMatchObject({ refusal: 'not_accepted' })
    await expect(takes(id, {}, mayor)).rejects.toThrow(Forbidden)
    expect(await takes(id, { inventoryNo: undefined })).toMatchObject({ refusal: 'inventory_missing' })
    expect(await takes(id, { onDay: localDate('2026-11-24') })).toMatchObject({ refusal: 'day_ahead' })
    expect(await takes(id)).toMatchObject({ ok: true })
    expect(await pays()).toMatchObject({ ok: true })
    expect(await sums(source)).toMatchObject({ committed: 450_000, spent: 450_000 })

    const { pdf } = await take(supportPrint.at({ supportId: id }), head)
    for (const said of ['Agregat prądotwórczy', '4 500 zł', 'ST/1/2026', 'w użyczenie', 'dyrektorka szkoły'])
      expect(pdf.text.replace(/[\s\u00a0]/g, '')).toContain(said.replace(/\s/g, ''))
    const docx = await asked(supportPrint.docxAt({ supportId: id }), head)
    const read = await readDocx(new Uint8Array(await docx.arrayBuffer()))
    expect(JSON.stringify(read)).toContain('Agregat, nowy')
    expect((await asked(supportPrint.at({ supportId: id }), stranger)).status).toBe(404)
  })
})

describe('support in a browser', () => {
  const { open, send } = visiting(actAs, supportPages)

  test('is asked for, granted and taken over with forms alone, and nothing typed is lost', async () => {
    const source = await world.opens(900_000)
    expect((await open('/institution-support', head)).html).toContain(`/institution-support/ask/${school.id}`)
    const typed = {
      ...{ unitCode: BIELINY, what: 'Łóżka polowe', why: 'Powódź', goods: 'yes', amount: '1 000' },
      wantedOn: '1.12.2026',
    }
    const wrong = await send(`/institution-support/ask/${school.id}`, head, { ...typed, amount: 'dużo' })
    expect([wrong.status, wrong.html.includes('value="Łóżka polowe"')]).toEqual([422, true])
    const { location } = await send(`/institution-support/ask/${school.id}`, head, typed)
    const at = location ?? ''
    expect((await open(at, mayor)).html).toContain('Przyznaj wsparcie')
    const grant = {
      ...{ sourceId: source, amount: '900', chapter: '85595', paragraph: '4240', procedure: 'direct' },
      ...{ supplier: 'Sklep', expectedOn: '1.12.2026' },
    }
    const above = await send(`${at}/grant`, mayor, { ...grant, amount: '1 001' })
    expect([above.status, above.html.includes('value="1 001"')]).toEqual([422, true])
    expect((await send(`${at}/grant`, mayor, grant)).location).toBe(at)
    const took = {
      onDay: '23.11.2026',
      takenWhat: 'Łóżka',
      takenAs: 'dyrektorka',
      inventoryNo: 'ST/2',
      holding: 'given',
    }
    expect((await send(`${at}/take-over`, head, took)).location).toBe(at)
    expect((await open(at, head)).html).toContain(`${at}/print`)
    expect((await open(at, stranger)).status).toBe(404)
    expect((await open(at, mayor)).html).not.toContain('/cases/')
  })
})
