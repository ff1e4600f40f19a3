import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { addJobAdhoc, runOnce } from 'graphile-worker'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { testDatabase } from '#test/database.ts'
import { createLog } from '../log/log.server.ts'
import { migrate } from './migrate.server.ts'

const database = await testDatabase()
const log = createLog('silent')
const parent = mkdtempSync(join(tmpdir(), 'kooperacja-'))
const folders = { migrations: join(parent, 'migrations'), policies: join(parent, 'policies') }
const migrateNow = () => migrate(database.ownerConfig, folders, log)

const history = async (name: string) =>
  (await database.owner.query('select sha256, applied_at from schema_history.applied where name = $1', [name])).rows[0]
const exists = async (table: string): Promise<boolean> =>
  (await database.owner.query('select to_regclass($1) is not null as found', [table])).rows[0]?.found

/** Files that a test adds begin with 9 and work in the schema `planted`. */
beforeEach(async () => {
  rmSync(parent, { recursive: true, force: true })
  mkdirSync(folders.policies, { recursive: true })
  cpSync(resolve('db/migrations'), folders.migrations, { recursive: true })
  cpSync(resolve('db/policies'), folders.policies, { recursive: true })
  await database.owner.query(`drop schema if exists planted cascade; create schema planted;
    delete from schema_history.applied where name like '9%'`)
})
afterAll(() => rmSync(parent, { recursive: true, force: true }))

describe('bringing a database up to date', () => {
  test('does nothing the second time', async () => {
    const before = await history('policies')
    expect(await migrateNow()).toBe(0)
    expect(await history('policies')).toEqual(before)
  })

  test('runs new files in order, and policies after them', async () => {
    writeFileSync(join(folders.migrations, '9002_fill.sql'), 'insert into planted.probe values (1)')
    writeFileSync(join(folders.migrations, '9001_make.sql'), 'create table planted.probe (n integer)')
    writeFileSync(join(folders.policies, '9000_probe.sql'), 'insert into planted.probe values (2)')

    expect(await migrateNow()).toBe(2)
    expect((await database.owner.query('select n from planted.probe')).rows).toEqual([{ n: 1 }, { n: 2 }])
  })

  test('refuses a file that was changed after it ran, by its name', async () => {
    writeFileSync(join(folders.migrations, '0001_create_platform.sql'), 'select 1')
    await expect(migrateNow()).rejects.toThrow('0001_create_platform.sql')
  })

  test('takes other line ends for the same text', async () => {
    writeFileSync(join(folders.migrations, '9003_lines.sql'), 'select 1;\nselect 2;\n')
    await migrateNow()
    writeFileSync(join(folders.migrations, '9003_lines.sql'), 'select 1;\r\nselect 2;\r\n')
    expect(await migrateNow()).toBe(0)
  })

  test('refuses a database that a newer version of the program has changed', async () => {
    await database.owner.query("insert into schema_history.applied values ('9999_future.sql', 'x')")
    await expect(migrateNow()).rejects.toThrow('9999_future.sql')
  })

  test('leaves nothing of a file that fails half-way, and names it', async () => {
    writeFileSync(join(folders.migrations, '9004_half.sql'), 'create table planted.half (n integer); select 1 / 0;')
    await expect(migrateNow()).rejects.toThrow('9004_half.sql')
    expect(await exists('planted.half')).toBe(false)
    expect(await history('9004_half.sql')).toBeUndefined()
  })

  test('two programs started at once run each file once', async () => {
    writeFileSync(
      join(folders.migrations, '9005_slow.sql'),
      'create table planted.slow (n integer); select pg_sleep(0.2);',
    )
    const ran = await Promise.all([migrateNow(), migrateNow()])
    expect(ran.sort()).toEqual([0, 1])
  })
})

describe('the role the program works as', () => {
  test('owns nothing and cannot bypass row security', async () => {
    const strength = `select r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb as strong,
      (select count(*) from pg_class c where c.relowner = r.oid) + (select count(*) from pg_proc p where p.proowner = r.oid)
      + (select count(*) from pg_namespace n where n.nspowner = r.oid) as owned,
      (select count(*) from pg_auth_members m where m.member = r.oid) as memberships
      from pg_roles r where r.rolname = current_user`
    expect((await database.runtime.query(strength)).rows).toEqual([{ strong: false, owned: 0, memberships: 0 }])
  })

  test('may not make tables', async () => {
    await expect(database.runtime.query('create table public.mine (n integer)')).rejects.toMatchObject({
      code: '42501',
    })
  })

  test('is stopped when a query or an idle transaction takes too long', async () => {
    const shown = `select current_setting('statement_timeout') as query, current_setting('idle_in_transaction_session_timeout') as idle`
    expect((await database.runtime.query(shown)).rows).toEqual([{ query: '15s', idle: '15s' }])
  })

  test('can add jobs and work on them', async () => {
    const done: unknown[] = []
    await addJobAdhoc({ pgPool: database.runtime }, 'probe', { id: 7 })
    await runOnce({ pgPool: database.runtime, taskList: { probe: async (payload) => void done.push(payload) } })
    expect(done).toEqual([{ id: 7 }])
  })
})

describe('values from the database', () => {
  test('a day is text, a count is a number, an amount with fractions stays exact', async () => {
    const { rows } = await database.runtime.query(`select date '2026-03-29' as day, array[date '2026-03-29'] as days,
      5::bigint as count, 0.10::numeric as amount, '2026-03-29T01:30:00Z'::timestamptz as at`)
    const at = new Date('2026-03-29T01:30:00Z')
    expect(rows).toEqual([{ day: '2026-03-29', days: ['2026-03-29'], count: 5, amount: '0.10', at }])
  })

  test('a number too large to be exact is an error, not a rounding', async () => {
    await expect(database.runtime.query('select 9007199254740993::bigint')).rejects.toThrow(RangeError)
  })
})
