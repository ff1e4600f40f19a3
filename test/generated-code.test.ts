import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { testDatabase } from '#test/database.ts'
import { databaseTypes, TYPES_FILE } from '../scripts/database-types.ts'
import { driftedPolicies } from '../scripts/write-policies.ts'

const database = await testDatabase()

test('the row types are those of the migrated database (npm run db:types)', async () => {
  expect(await databaseTypes(database.ownerConfig)).toBe(readFileSync(TYPES_FILE, 'utf8'))
})

test('the row security is the one that the policies say (npm run db:policies)', async () => {
  expect(await driftedPolicies()).toEqual([])
})
