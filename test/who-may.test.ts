import { beforeAll, describe, expect, test } from 'vitest'
import type { Policy } from '#platform'
import { testDatabase } from '#test/database.ts'
import { isJson } from '#test/model-document.ts'
import { ruralModel } from '#test/world.ts'
import { declaredPolicies } from '../scripts/write-policies.ts'
import { rowSecuritySql } from '../src/platform/policy/policy.ts'
import { DOCUMENT, quotedIn, readDocument, twice } from './who-may/document.ts'
import { COLUMNS, type Shares, sharesOf } from './who-may/granted.ts'
import { PEOPLE, SYSTEMS } from './who-may/people.ts'
import { actsOf, columnsOf, differences, everyRelation, nameOf } from './who-may/relations.ts'
import { type WhoMayWorld, whoMayWorld } from './who-may/world.ts'

const agreed = readDocument()
const agreedActs = new Map(agreed.acts)
const policies = await declaredPolicies()
const declared = new Map(policies.flatMap(actsOf))
const database = await testDatabase()
const query = async <T>(text: string): Promise<T[]> => (await database.owner.query(text)).rows

describe('the document', () => {
  test('names every person once, and no row twice', () => {
    expect(agreed.people.map(([key]) => key)).toEqual([...PEOPLE, ...SYSTEMS])
    expect([...agreed.pages, ...agreed.acts, ...agreed.relations, ...agreed.sources].length).toBeGreaterThan(300)
    for (const rows of [agreed.pages, agreed.acts, agreed.relations, agreed.sources]) expect(twice(rows)).toEqual([])
  })

  test('gives the source of every cell, and explains every source', () => {
    const cells = agreed.pages.flatMap(([page, { cells }]) =>
      Object.entries(cells).map(([who, cell]) => [`${page}, ${who}`, quotedIn(cell)] as const),
    )
    const others = [...agreed.people, ...agreed.relations].map(
      ([key, row]) => [key, quotedIn(row.Source ?? '')] as const,
    )
    const explained = agreed.sources.map(([key]) => key)
    const without = [...cells, ...others].flatMap(([where, keys]) =>
      keys.length === 1 && explained.includes(keys[0] ?? '') ? [] : [`${where}: ${keys.join() || 'no source'}`],
    )
    expect(without).toEqual([])
    const used = new Set([...cells, ...others].flatMap(([, keys]) => keys))
    expect(explained.filter((key) => !used.has(key))).toEqual([])
  })

  test('cites paragraphs that the model has, by their titles', () => {
    const titles = titlesIn(ruralModel())
    const wrong = agreed.sources.flatMap(([key, { Source = '' }]) =>
      key.startsWith('W-') && !Source.endsWith(`paragraph ${key}: ${titles.get(key)}`)
        ? [`${key}: ${titles.get(key)}`]
        : [],
    )
    expect(wrong).toEqual([])
  })

  test('explains every relation that grants or beats an act, as the database itself does', async () => {
    const names = [...declared.values()].flatMap(({ granted, never }) => [...granted, ...never]).map(nameOf)
    expect(agreed.relations.map(([key]) => key).sort()).toEqual([...new Set(names)].sort())
    const says = await query<{ name: string; says: string }>(
      `select 'authz.' || proname as name, obj_description(oid) as says from pg_proc where pronamespace = 'authz'::regnamespace`,
    )
    const meant = new Map(says.map((one) => [one.name, meaningOf(one.says)]))
    const wrong = agreed.relations.flatMap(([key, { Meaning }]) =>
      key.startsWith('authz.') && key !== 'authz.me' && meant.get(key) !== Meaning ? [`${key}: ${meant.get(key)}`] : [],
    )
    expect(wrong).toEqual([])
  })
})

/** Titles of paragraphs by their ids, however deep they stand. */
function titlesIn(part: unknown): ReadonlyMap<unknown, unknown> {
  const inside = Object.values(isJson(part) || Array.isArray(part) ? part : {}).flatMap((one) => [...titlesIn(one)])
  return new Map(isJson(part) ? [[part.id, part.title], ...inside] : inside)
}

function meaningOf(comment: string): string {
  const meaning = comment.replace(/^Relation( that beats all others)?: /, (_, beats) =>
    beats ? 'Beats all others: ' : '',
  )
  return meaning.slice(0, 1).toUpperCase() + meaning.slice(1)
}

describe('acts on tables', () => {
  let world: WhoMayWorld
  beforeAll(async () => {
    world = await whoMayWorld(database)
  })

  test('are granted by the relations that were agreed, and by no other', () => {
    expect(differences(declared, agreedActs)).toEqual([])
  })

  test('any relation added to or taken from any act is noticed', async () => {
    const columns = await columnsByTable()
    let tried = 0
    const unnoticed: string[] = []
    for (const policy of policies) {
      // Only the acts of its own table can change by it: comparing all tables each time takes half a minute.
      const agreedHere = new Map(agreed.acts.filter(([act]) => act.startsWith(`${policy.table} `)))
      for (const [act, changed] of mutated(policy, columns.get(policy.table) ?? [])) {
        tried += 1
        if (differences(new Map(actsOf(changed)), agreedHere).length === 0) unnoticed.push(act)
      }
    }
    expect(unnoticed).toEqual([])
    expect(tried).toBeGreaterThan(declared.size * 5)
  })

  test.each(policies.map((policy) => [policy.table, policy] as const))(
    'on %s are granted to those who were agreed, for as many rows',
    async (_, policy) => {
      const wrong: string[] = []
      for (const [act, shares] of await sharesOf(world, policy)) {
        const row = agreedActs.get(act)
        if (!row) wrong.push(`agree on this row and add it to ${DOCUMENT}:\n${rowFor(act, shares)}`)
        for (const column of row ? COLUMNS : []) {
          const cell = row?.cells[column]
          if (cell !== shares[column]) wrong.push(`${act}, ${column}: ${shares[column]}, agreed: ${cell ?? 'no cell'}`)
        }
      }
      expect(wrong).toEqual([])
    },
  )

  test('row security in the database is what the policies compile to, and nothing beside it', async () => {
    const inForce = () =>
      query<{
        at: string
      }>(`select schemaname || '.' || tablename as at, policyname, permissive, roles::text, cmd, qual, with_check
             from pg_policies where schemaname <> 'graphile_worker' order by 1, 2`)
    const before = await inForce()
    for (const policy of policies) await database.owner.query(rowSecuritySql(policy))
    expect(before).toEqual(await inForce())
    expect([...new Set(before.map(({ at }) => at))].sort()).toEqual(policies.map(({ table }) => table).sort())
  })
})

/** The row that the document lacks. */
function rowFor(act: string, shares: Shares): string {
  const { granted = [], never = [] } = declared.get(act) ?? {}
  const quoted = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(', ') || '–'
  return `| \`${act}\` | ${quoted(granted)} | ${quoted(never)} | ${COLUMNS.map((one) => shares[one]).join(' | ')} |`
}

async function columnsByTable(): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await query<{ name: string; columns: string[] }>(
    `select table_schema || '.' || table_name as name, array_agg(column_name::text) as columns
     from information_schema.columns group by 1`,
  )
  return new Map(rows.map(({ name, columns }) => [name, columns]))
}

/** The same policy with one relation more or one less in one act: every relation that any policy uses and this table has the columns for. */
function* mutated(policy: Policy, columns: readonly string[]): Generator<[string, Policy]> {
  const fitting = everyRelation(policies).filter((relation) =>
    columnsOf(relation).every((one) => columns.includes(one)),
  )
  for (const [act, relations] of Object.entries(policy.rules)) {
    const has = declared.get(`${policy.table} ${act}`)?.granted ?? []
    for (const relation of fitting) {
      const [, more] = actsOf({ ...policy, rules: { [act]: [relation] } })[0] ?? []
      const name = more?.granted[0] ?? ''
      if (has.includes(name)) continue
      yield [
        `${policy.table} ${act} + ${name}`,
        { ...policy, rules: { ...policy.rules, [act]: [...relations, relation] } },
      ]
    }
    for (const gone of relations) {
      const rest = relations.filter((one) => one !== gone)
      yield [`${policy.table} ${act} - one`, { ...policy, rules: { ...policy.rules, [act]: rest } }]
    }
  }
  for (const never of [policy.never ?? []].flat()) {
    const rest = [policy.never ?? []].flat().filter((one) => one !== never)
    yield [`${policy.table} without what beats it`, { ...policy, never: rest }]
  }
}
