import { describe, expect, test } from 'vitest'
import { Forbidden, localDate } from '#kernel'
import { anyone, systemActor } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { acting, founding } from '#test/world.ts'
import type { Unit } from '../units/unit.domain.ts'
import { importUnits, previewImport } from './import-units.server.ts'
import { wholeCountry } from './lists.fixture.ts'

const fresh = async () => {
  const database = await testDatabase()
  const { actAs, as, newId } = acting(database)
  const { aPerson, administrator } = founding(database, newId)
  const admin = await aPerson('Ada', 'Zmyślona')
  await administrator(admin)
  const worker = await aPerson('Olga', 'Wymyślona')
  const load = (list = wholeCountry('2026-01-01'), asOf?: string) =>
    as(admin, (ctx) => importUnits(ctx, { list, ...(asOf ? { asOf: localDate(asOf) } : {}) }))
  const periods = async (code: string) =>
    (
      await database.owner.query(
        'select name, kind, valid_from, valid_until from territory.unit_period where code = $1 order by valid_from',
        [code],
      )
    ).rows
  const facts = async () =>
    (
      await database.owner.query(
        `select payload from platform.fact where name = 'territory.units.imported' order by seq`,
      )
    ).rows
  return { actAs, as, admin, worker, load, periods, facts }
}
const renamed = (code: string, change: Partial<Unit>) => (units: Unit[]) =>
  units.map((u) => (u.code === code ? { ...u, ...change } : u))

describe('importing a list of units', () => {
  test('fills an empty register, and the same list again changes nothing', async () => {
    const { load, periods, facts } = await fresh()
    expect(await load()).toMatchObject({ ok: true, value: { added: 64, unchanged: 0, ended: 0 } })
    expect(await load()).toMatchObject({
      ok: true,
      value: { added: 0, renamed: 0, ended: 0, unchanged: 64, changes: [] },
    })
    expect(await periods('020101')).toEqual([
      { name: 'Wieś 02-1', kind: 'rural', valid_from: '2026-01-01', valid_until: null },
    ])
    expect((await facts()).map((f) => f.payload)).toMatchObject([
      { added: 64, day: '2026-01-01' },
      { added: 0, unchanged: 64 },
    ])
  })

  test('a changed name or kind closes the old period the day before and opens another from the day of the list', async () => {
    const { load, periods } = await fresh()
    await load()
    const list = wholeCountry('2027-01-01', (units) =>
      renamed('020102', { kind: 'urban_rural' })(renamed('020101', { name: 'Nowa Wieś' })(units)),
    )
    expect(await load(list)).toMatchObject({ value: { renamed: 1, kindChanged: 1, unchanged: 62 } })
    expect(await periods('020101')).toEqual([
      { name: 'Wieś 02-1', kind: 'rural', valid_from: '2026-01-01', valid_until: '2026-12-31' },
      { name: 'Nowa Wieś', kind: 'rural', valid_from: '2027-01-01', valid_until: null },
    ])
    expect(await periods('020102')).toMatchObject([
      { kind: 'rural' },
      { kind: 'urban_rural', valid_from: '2027-01-01' },
    ])
  })

  test('a gmina that a full list leaves out ends on the day before, and may come back', async () => {
    const { load, periods } = await fresh()
    await load()
    expect(await load(wholeCountry('2027-01-01', (units) => units.filter((u) => u.code !== '020102')))).toMatchObject({
      value: { ended: 1 },
    })
    expect(await periods('020102')).toMatchObject([{ valid_until: '2026-12-31' }])
    expect(await load(wholeCountry('2028-01-01'))).toMatchObject({ value: { added: 1, ended: 0 } })
    expect(await periods('020102')).toMatchObject([
      { valid_until: '2026-12-31' },
      { valid_from: '2028-01-01', valid_until: null },
    ])
  })

  test('a gmina that goes to another powiat ends under its old code, begins under the new one and is reported as moved', async () => {
    const { load } = await fresh()
    await load()
    const moved = wholeCountry('2027-01-01', renamed('020102', { code: '040103', parentCode: '0401' }))
    expect(await load(moved)).toMatchObject({ value: { added: 1, moved: 1, ended: 1 } })
  })

  test('a list of some units ends none of the others', async () => {
    const { load, periods } = await fresh()
    await load()
    const part = { ...wholeCountry('2027-01-01', (units) => units.slice(0, 3)), full: false }
    expect(await load(part)).toMatchObject({ value: { ended: 0, unchanged: 3 } })
    expect(await periods('320101')).toMatchObject([{ valid_until: null }])
  })

  test('a second list of the same day replaces the state of that day', async () => {
    const { load, periods } = await fresh()
    await load()
    await load(wholeCountry('2026-01-01', renamed('020101', { name: 'Poprawiona' })))
    expect(await periods('020101')).toMatchObject([{ name: 'Poprawiona', valid_from: '2026-01-01', valid_until: null }])
  })

  test('an older list is refused when it would change what a newer one said', async () => {
    const { load, periods } = await fresh()
    await load(wholeCountry('2027-01-01', (units) => units.filter((u) => u.code !== '020102')))
    expect(await load(wholeCountry('2026-01-01'))).toMatchObject({
      ok: false,
      refusal: 'older_than_register',
      why: { newest: '2027-01-01' },
    })
    expect(await periods('020102')).toEqual([])
  })

  test('the day is asked for when the list does not say it', async () => {
    const { load } = await fresh()
    const undated = { ...wholeCountry('2026-01-01'), asOf: null }
    expect(await load(undated)).toMatchObject({ ok: false, refusal: 'as_of_missing' })
    expect(await load(undated, '2026-03-01')).toMatchObject({ ok: true, value: { added: 64 } })
  })

  test('a gmina whose powiat nobody knows is refused', async () => {
    const { load } = await fresh()
    const list = { ...wholeCountry('2026-01-01', (units) => units.filter((u) => u.code === '020101')), full: false }
    expect(await load(list)).toMatchObject({ ok: false, refusal: 'parent_unknown', why: { codes: '020101' } })
  })

  test('a preview says the same and changes nothing', async () => {
    const { as, admin, periods } = await fresh()
    expect(await as(admin, (ctx) => previewImport(ctx, wholeCountry('2026-01-01')))).toMatchObject({ added: 64 })
    expect(await periods('020101')).toEqual([])
  })

  test('only an administrator or the setting up of an installation imports', async () => {
    const { actAs, as, worker } = await fresh()
    const list = wholeCountry('2026-01-01')
    await expect(as(worker, (ctx) => importUnits(ctx, { list }))).rejects.toBeInstanceOf(Forbidden)
    await expect(actAs(anyone, (ctx) => previewImport(ctx, list))).rejects.toBeInstanceOf(Forbidden)
    expect(await actAs(systemActor('setup'), (ctx) => importUnits(ctx, { list }))).toMatchObject({ ok: true })
  })
})
