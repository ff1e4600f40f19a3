import { InstitutionId, type LocalDate, localDate } from '#kernel'
import type { TestDatabase } from '#test/database.ts'
import { basketOf, type LineWritten, workWorld } from '../plan/work.fixture.ts'
import { askPurchase } from './ask-purchase.server.ts'
import type { AskPurchaseInput, OpenSourceInput } from './money.schema.ts'
import { openSource } from './open-source.server.ts'

export const BIELINY = '260401'
export const YEAR = { from: localDate('2026-01-01'), until: localDate('2026-12-31') }

/** The gmina Bieliny with a coordinator who asks, a mayor who approves, and families with paid lines. */
export async function envelopeWorld(database: TestDatabase) {
  const world = await workWorld(database)
  const { found, keeper, coordinator, as, newId } = world
  const gmina = await found.institution('Gmina Bieliny', 'local_government', BIELINY)
  const mayor = await found.aPerson('Walenty', 'Wójtowski')
  await found.employ(mayor, gmina, 'head')
  await found.membership({
    ...{ person_id: mayor, institution_id: gmina, role: 'wladze-samorzadu', unit_code: BIELINY },
  })
  const opens = async (amount: number, more: Partial<OpenSourceInput> = {}, who = coordinator): Promise<string> => {
    const input = { name: 'Dotacja z projektu', kind: 'grant' as const, payerId: InstitutionId.parse(gmina), ...YEAR }
    const done = await as(who, (ctx) => openSource(ctx, { ...input, amount, unitCode: BIELINY, ...more }))
    if (!done.ok) throw new Error(done.refusal)
    return done.value
  }
  /** A family with one paid line, planned. */
  const withLine = async (amount: number, more: Partial<LineWritten> = {}) => {
    const { caseId } = await world.family()
    await world.enter(caseId, 'koszyk')
    const line = { id: newId(), what: 'Korepetycje', source: 'platne', grosze: amount, ...more }
    const why = 'Nie ma w gminie nikogo, kto zrobi to bezpłatnie'
    const filled = await world.complete(keeper.worker, caseId, 'karta-koszyka', basketOf([{ ...line, why }]))
    if (!filled.ok) throw new Error(filled.refusal)
    const [row] = await world.rows<{ id: string }>('select id from casework.basket_item where case_id = $1', [caseId])
    return { caseId, itemId: row?.id ?? '' }
  }
  const order = (sourceId: string, amount: number, more: Partial<AskPurchaseInput> = {}): AskPurchaseInput => ({
    ...{ sourceId, what: 'Korepetycje z matematyki, 20 godzin', amount, chapter: '85504', paragraph: '4300' },
    ...{ procedure: 'direct', supplier: 'Szkoła Językowa Zmyślona', expectedOn: '2026-12-15' as LocalDate },
    ...more,
  })
  const asks = async (at: { caseId: string; itemId: string }, asked: AskPurchaseInput, who = keeper.worker) =>
    as(who, (ctx) => askPurchase(ctx, { ...at, ...asked }))
  return { ...world, gmina, mayor, opens, withLine, order, asks }
}
