import { expect, test } from 'vitest'
import { localDate } from '#kernel'
import { adoptVersion, loadVersion } from '#model/server'
import { systemActor } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { acting, founding, ruralModel, urbanRuralModel } from '#test/world.ts'
import { appointInUnit } from './appoint-member.server.ts'

const database = await testDatabase()
const { actAs, as, newId } = acting(database)
const found = founding(database, newId)
const RURAL = '260401'
const URBAN_RURAL = '260408'

test('an adviser of the region serves gminas of two models: the same role of another model is another place', async () => {
  await found.units()
  await found.unit(URBAN_RURAL, 'gmina', 'Łopuszno', 'urban_rural', '2604')
  const region = await found.institution('ROPS', 'social_assistance', '26', { level: 'region' })
  const adviser = await found.aPerson('Barbara', 'Doradzająca')
  await found.employ(adviser, region)
  const administrator = await found.aPerson('Adam', 'Administrujący')
  await found.administrator(administrator)
  const fromOn = localDate('2026-01-15')
  for (const [unitCode, document] of [
    [RURAL, ruralModel()],
    [URBAN_RURAL, urbanRuralModel()],
  ] as const) {
    const loaded = await actAs(systemActor('setup'), (ctx) => loadVersion(ctx, document))
    if (!loaded.ok) throw new Error('a shipped model was refused')
    const { versionId } = loaded.value
    await actAs(systemActor('setup'), (ctx) => adoptVersion(ctx, { unitCode, versionId, fromOn }))
  }
  const give = (unitCode: string) =>
    as(administrator, (ctx) =>
      appointInUnit(ctx, { role: 'doradca-rops', unitCode, personId: adviser, institutionId: region, fromOn }),
    )
  expect(await give(RURAL)).toMatchObject({ ok: true })
  expect(await give(URBAN_RURAL)).toMatchObject({ ok: true })
  expect(await give(URBAN_RURAL)).toMatchObject({ refusal: 'already_member' })
})
