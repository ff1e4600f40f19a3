import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { institutionsMessages } from '#institutions'
import { LocalDate } from '#kernel'
import { addMessages, csvOf, readLines } from '#platform/server'
import { territoryMessages } from '#territory'
import { placesByCode } from '#territory/server'
import { testDatabase } from '#test/database.ts'
import { directoryMessages } from '../index.ts'
import { anEntry, bytesOf, exchangeWorld } from './exchange-world.fixture.ts'
import { faultsOfHsds, readFile } from './read-file.server.ts'
import { tableOf } from './service-columns.ts'
import { settleDrafts } from './settle-drafts.server.ts'
import type { SharedService } from './shared-service.domain.ts'
import { hsdsOf } from './write-hsds.ts'

for (const messages of [territoryMessages, institutionsMessages, directoryMessages]) addMessages(messages)
const database = await testDatabase()
const { as, opsHead, clinic, nip } = await exchangeWorld(database)
const units = await as(opsHead, (ctx) => placesByCode(ctx, ['26', '2604', '2611', '260401', '261103']))

const provider = { id: clinic, name: 'Przychodnia', sector: 'health', nip, regon: null, krs: null }
const assuredOn = LocalDate.parse('2026-02-28')
const shared = fc
  .record({ id: fc.uuid({ version: 4 }), entry: anEntry })
  .map((one): SharedService => ({ ...one, provider, assuredOn }))

async function readBack(bytes: Uint8Array): Promise<readonly SharedService[]> {
  const drafts = await readFile(bytes)
  if (!drafts.ok) throw new Error(drafts.refusal)
  const rows = await as(opsHead, (ctx) => settleDrafts(ctx, drafts.value))
  return rows.map(({ id, entry, assuredOn: day, faults }) => {
    if (!entry || !day || id === null) throw new Error(JSON.stringify(faults))
    return { id, provider, entry, assuredOn: day }
  })
}

describe('an entry that goes out and comes in again', () => {
  test('as HSDS is byte for byte the same, and keeps to the schema', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(shared, { minLength: 1, maxLength: 5 }), async (services) => {
        const out = JSON.stringify(services.map((one) => hsdsOf(one, units)))
        expect(JSON.parse(out).flatMap(faultsOfHsds)).toEqual([])
        const back = await readBack(bytesOf(out))
        expect(back.map(({ entry }) => entry)).toEqual(services.map(({ entry }) => entry))
        expect(JSON.stringify(back.map((one) => hsdsOf(one, units)))).toBe(out)
      }),
      { numRuns: 60 },
    )
  })

  test('as CSV says the same', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(shared, { minLength: 1, maxLength: 5 }), async (services) => {
        const back = await readBack(bytesOf(csvOf(tableOf(services, units))))
        expect(back.map(({ id, entry }) => ({ id, entry }))).toEqual(services.map(({ id, entry }) => ({ id, entry })))
      }),
      { numRuns: 60 },
    )
  })

  test('no cell of a table is a formula', async () => {
    const [service] = fc.sample(shared, 1)
    if (!service) throw new Error('no sample')
    const entry = { ...service.entry, summary: '=HYPERLINK("x")', name: '@suma' }
    const lines = await readLines(bytesOf(csvOf(tableOf([{ ...service, entry }], units))), 10)
    expect(lines.ok && lines.value.flatMap(({ formulas = [] }) => formulas)).toEqual([])
  })
})
