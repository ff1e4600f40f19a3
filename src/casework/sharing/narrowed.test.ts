import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { addDays } from '#kernel'
import { EXTENTS, type LocalSetting } from '#model'
import { modelHere, modelOf } from '#model/server'
import { systemActor } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { narrowings } from '#test/narrowings.ts'
import { sharingCell, withinSharing } from './bounds.domain.ts'
import { ledgerWorld, MEMBER } from './ledger.fixture.ts'

const database = await testDatabase()
const world = await ledgerWorld(database)
const { actAs, as, clock, keeper, newId, school, police, versionId } = world
const UNIT = '260401'
const model = await actAs(systemActor('setup'), (ctx) => modelOf(ctx, versionId))
const caseId = await world.aCase([
  { ...school, role: MEMBER },
  { ...police, role: MEMBER },
])

/** An entry of the keeper in each category, shown to both partners in full or in their part, on each ground in turn. */
const GROUNDS = ['podstawa-zadanie', 'podstawa-zgoda', 'podstawa-tajemnica'] as const
const SHOWN = ['full', 'own_part', 'existence'] as const
for (const [no, { id }] of model.category.all.entries()) {
  await world.item(caseId, keeper, id)
  const [ground = 'podstawa-zadanie', extent = 'full'] = [GROUNDS[no % 3], SHOWN[no % 2 === 0 ? 0 : no % 3]]
  for (const partner of [school, police]) await world.disclosure(caseId, keeper, partner, id, { ground, extent })
}
type Reached = { readonly category: string; readonly extent: (typeof EXTENTS)[number]; readonly ground: string }
const reaching = async (person: string): Promise<readonly Reached[]> => {
  const { rows } = await as(person, (ctx) =>
    sql<{ id: string }>`select authz.disclosures_to_me() as id`.execute(ctx.db),
  )
  const found = await database.owner.query(
    'select distinct d.category, d.extent, d.ground from casework.disclosure d where d.id = any ($1) order by 1, 2, 3',
    [rows.map(({ id }) => id)],
  )
  return found.rows
}
const itemsRead = (person: string) =>
  as(person, async (ctx) =>
    (await ctx.db.selectFrom('casework.item').select('id').where('case_id', '=', caseId).execute()).map(({ id }) => id),
  )
/** Written as the use case writes it; the owner of the database clears it away between tries. */
const set = async ({ what, target, value }: LocalSetting, from: string, until: string | null = null) =>
  world.found.put('model.local_setting', {
    ...{ id: newId(), unit_code: UNIT, model_id: 'wiejski', what, target, value },
    ...{ reason: 'Mniej znaczy bezpieczniej.', clause: 'W-3.9', from_on: from, set_at: '2026-11-20T08:00:00Z' },
    ...(until ? { until_on: until } : {}),
  })
const cleared = () => database.owner.query('delete from model.local_setting')
const TODAY = '2026-11-23'
describe('sharing that a gmina narrowed', () => {
  test('holds from its day to its last: what was disclosed before and goes beyond is not read meanwhile', async () => {
    const before = await itemsRead(school.worker)
    expect(before.length).toBeGreaterThan(3)
    const tomorrow = addDays(clock.today(), 1)
    await set({ what: 'narrow_sharing', target: MEMBER, value: { rows: [] } }, tomorrow, tomorrow)
    expect(await itemsRead(school.worker)).toEqual(before)
    const nextDay = () => clock.set(new Date(clock.now().getTime() + 24 * 3600 * 1000))
    nextDay()
    expect(await itemsRead(school.worker)).toEqual([])
    nextDay()
    expect(await itemsRead(school.worker)).toEqual(before)
    clock.set(new Date('2026-11-23T09:00:00Z'))
    await cleared()
  })

  test('leaves whoever sits by another role, and the authors, as they were', async () => {
    const [before, lead] = [await itemsRead(school.worker), await itemsRead(keeper.worker)]
    await set({ what: 'narrow_sharing', target: 'koordynator-pzk', value: { rows: [] } }, TODAY)
    expect(await itemsRead(school.worker)).toEqual(before)
    await set({ what: 'narrow_sharing', target: 'pracownik-prowadzacy', value: { rows: [] } }, TODAY)
    expect(await itemsRead(keeper.worker)).toEqual(lead)
    await cleared()
  })

  test('never lets anything wider through, and lets through exactly what the narrower rows allow', async () => {
    const before = { school: await reaching(school.worker), police: await reaching(police.worker) }
    expect(before.school.length).toBeGreaterThan(5)
    const read = { school: await itemsRead(school.worker), police: await itemsRead(police.worker) }
    await fc.assert(
      fc.asyncProperty(narrowings(model, [MEMBER]), async (setting) => {
        await set(setting, TODAY)
        for (const [who, sector] of [
          ['school', 'education'],
          ['police', 'police'],
        ] as const) {
          const partner = who === 'school' ? school : police
          const rows = setting.value.rows.map(({ sectors, ...row }) => ({
            ...row,
            ...(sectors ? { sectors } : {}),
            role: MEMBER,
            clause: 'W-3.9',
          }))
          const expected = before[who].filter(({ category, extent, ground }) => {
            const cell = sharingCell(
              { ...model, document: { ...model.document, sharing: rows } },
              { role: MEMBER, sector },
              category,
            )
            return cell?.grounds.includes(ground) && EXTENTS.indexOf(extent) >= EXTENTS.indexOf(cell.extent)
          })
          expect(await reaching(partner.worker)).toEqual(expected)
          const now = await itemsRead(partner.worker)
          expect(now.filter((id) => !read[who].includes(id))).toEqual([])
        }
        await cleared()
      }),
      { numRuns: 25 },
    )
  }, 60_000)

  test('binds what is disclosed anew: the page offers less, and beyond it is refused with the paragraph', async () => {
    const asked = {
      role: MEMBER,
      sector: 'education',
      category: 'nauka',
      extent: 'full',
      ground: 'podstawa-zadanie',
    } as const
    expect(withinSharing(model, asked).ok).toBe(true)
    const rows = model.document.sharing
      .filter(({ role }) => role === MEMBER)
      .map(({ role: _, clause: __, sectors, ...row }) => ({
        categories: [...row.categories],
        grounds: [...row.grounds],
        extent: row.categories.includes('nauka') ? ('extract' as const) : row.extent,
        ...(sectors ? { sectors: [...sectors] } : {}),
      }))
    await set({ what: 'narrow_sharing', target: MEMBER, value: { rows } }, TODAY)
    const { model: here } = await as(keeper.worker, (ctx) => modelHere(ctx, versionId, UNIT))
    expect(withinSharing(here, asked)).toMatchObject({ refusal: 'out_of_bounds', why: { clause: 'W-5.7' } })
    expect(withinSharing(here, { ...asked, extent: 'extract' }).ok).toBe(true)
    await cleared()
  })
})
