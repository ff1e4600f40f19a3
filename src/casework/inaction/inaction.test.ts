import { afterAll, describe, expect, test } from 'vitest'
import { modelMessages } from '#model'
import { addMessages, translator } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { visiting } from '#test/visiting.tsx'
import shipped from '../../../content/cost-of-inaction/cards.json' with { type: 'json' }
import { caseworkMessages } from '../index.ts'
import { caseworkPages } from '../pages.ts'
import { printWorld } from '../prints/print-world.fixture.ts'
import { inYear, readCards } from './card.domain.ts'
import { CARDS } from './cards.ts'
import { amountWords } from './inaction-words.ts'

addMessages(modelMessages)
addMessages(caseworkMessages)
const database = await testDatabase()
const world = await printWorld(database)
const { open } = visiting(world.actAs, caseworkPages)
afterAll(world.site.stop)

describe('a card of the cost of inaction', () => {
  test('has no amount without a source, and no amount without its year', () => {
    const cost = { what: W, payer: W, grosze: 100, per: 'month', year: 2026, source: null }
    const W2 = (costs: object) => ({
      ...shipped,
      cards: [{ id: 'a', name: W, without: [{ text: W, source: null }], costs: [costs] }],
    })
    expect(() => readCards(W2(cost))).toThrow('amount_without_source')
    expect(() => readCards(W2({ ...cost, source: 'dps-2026', year: null, per: null }))).toThrow('amount_incomplete')
    expect(() => readCards(W2({ ...cost, source: 'nie-ma' }))).toThrow('nie-ma')
    expect(readCards(W2({ ...cost, source: 'dps-2026' })).cards).toHaveLength(1)
  })

  test('reckons a year in sight, in Polish money', () => {
    const costs = CARDS.flatMap((card) => card.costs)
    const monthly = costs.filter(({ per }) => per === 'month')
    expect(monthly.map(inYear)).toContain(607_617 * 12)
    const words = monthly.map((cost) => amountWords(translator('pl'), cost).replaceAll('\u00a0', ' '))
    expect(words).toContain('6 076,17 zł miesięcznie; w roku 12 × 6 076,17 zł = 72 914,04 zł')
    expect(costs.filter(({ grosze }) => grosze === null).map((cost) => amountWords(translator('pl'), cost))).toContain(
      'bez kwoty',
    )
  })

  test('is read by everybody and printed, with what is inferred marked', async () => {
    const { status, html } = await open('/cost-of-inaction/opieka-i-wychowanie', null)
    expect(status).toBe(200)
    expect(html).toContain('wniosek')
    expect(html).toContain('https://pcpr-wadowice.pl/swiadczenia/')
    expect((await open('/cost-of-inaction', null)).html).toContain('/cost-of-inaction/bezdomnosc')
    expect((await open('/cost-of-inaction/nie-ma', null)).status).toBe(404)
    const { pdf } = await world.site.take('/cost-of-inaction/bezdomnosc/print', world.stranger)
    expect(pdf.text).toContain('wniosek')
  })

  test('stands beside every basket alike', async () => {
    const links = async () => {
      const { caseId } = await world.family()
      const { html } = await open(`/cases/${caseId}/basket`, world.keeper.worker)
      return html.match(/\/cost-of-inaction\/[a-z-]+/g)
    }
    const first = await links()
    expect(first).toHaveLength(CARDS.length)
    expect(await links()).toEqual(first)
  })
})

const W = { pl: 'próba', en: 'trial' }
