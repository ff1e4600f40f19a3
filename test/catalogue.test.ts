import { expect, test } from 'vitest'
import { testDatabase } from '#test/database.ts'

const OURS = `('platform', 'territory', 'identity', 'institutions', 'protection', 'model', 'teams', 'directory', 'learning', 'casework', 'notices')`
const database = await testDatabase()
const names = async (query: string): Promise<string[]> =>
  (await database.owner.query(query)).rows.map((r) => String(r.name))

test('every table is guarded by row security and says what it holds', async () => {
  expect(
    await names(`select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ${OURS} and c.relkind in ('r', 'p') and (not c.relrowsecurity or obj_description(c.oid) is null)`),
  ).toEqual([])
})

test('every table has a policy, or is out of reach of those who work here', async () => {
  expect(
    await names(`select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ${OURS} and c.relkind = 'r' and not exists (select from pg_policy p where p.polrelid = c.oid)
        and has_any_column_privilege('app_runtime', c.oid, 'select, insert, update')`),
  ).toEqual([])
})

test('every reference to another table has an index', async () => {
  expect(
    await names(`select k.conrelid::regclass || '.' || k.conname as name
      from pg_constraint k join pg_namespace n on n.oid = k.connamespace
      where k.contype = 'f' and n.nspname in ${OURS} and not exists (
        select from pg_index i where i.indrelid = k.conrelid and i.indpred is null
          and (i.indkey::int2[])[0:cardinality(k.conkey) - 1] @> k.conkey)
        and not exists (select from pg_index i where i.indrelid = k.conrelid and (i.indkey::int2[])[0] = k.conkey[1] and cardinality(k.conkey) = 1)`),
  ).toEqual([])
})

test('the role the program works as owns nothing, cannot bypass a policy and deletes only drafts, settled clocks and spent attempts', async () => {
  const strong = await names(
    `select rolname as name from pg_roles where rolname = 'app_runtime' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)`,
  )
  const owned = await names(
    `select c.oid::regclass::text as name from pg_class c where c.relowner = 'app_runtime'::regrole`,
  )
  expect([...strong, ...owned]).toEqual([])
  expect(
    await names(`select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ${OURS} and c.relkind = 'r' and has_table_privilege('app_runtime', c.oid, 'delete') order by 1`),
  ).toEqual([
    'casework.clock',
    'casework.form_draft',
    'identity.failed_attempt',
    'identity.half_sign_in',
    'institutions.area',
    'platform.draft',
  ])
})

test("every relation says in one sentence what it means, and none trusts the caller's search path", async () => {
  expect(
    await names(`select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname = 'authz' and (obj_description(p.oid) is null or (p.prosqlbody is null and not coalesce(p.proconfig, '{}') @> array['search_path=""']))`),
  ).toEqual([])
})

test('helpers that tell about another person are out of reach of the program', async () => {
  expect(
    await names(`select p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname = 'authz' and p.proname in ('seats_of', 'disclosures_to') and has_function_privilege('app_runtime', p.oid, 'execute')`),
  ).toEqual([])
})
