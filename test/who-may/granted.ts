import { sql } from 'kysely'
import type { Policy } from '#platform'
import { type Actor, allowed, anyone, person, systemActor } from '#platform/server'
import { PEOPLE, type Person, SYSTEMS, type System } from './people.ts'
import { columnsOf, neverOf } from './relations.ts'
import type { WhoMayWorld } from './world.ts'

export type Column = Person | System
export const COLUMNS: readonly Column[] = [...PEOPLE, ...SYSTEMS]
/** How many rows of the world an act is granted for: none, some or all. */
export type Share = '-' | 'some' | 'all'
export type Shares = Readonly<Record<Column, Share>>

const actorOf = (world: WhoMayWorld, column: Column): Actor => {
  const system = SYSTEMS.find((one) => one === column)
  if (system) return systemActor(system)
  const id = world.people[column as Person]
  return id === null ? anyone : person(id)
}

/** For each act of a policy and each column, evaluated by PostgreSQL as that actor over every row there is, whoever could see it. */
export async function sharesOf(world: WhoMayWorld, policy: Policy): Promise<ReadonlyMap<string, Shares>> {
  const rows = await rowsOf(world, policy)
  if (rows.length === 0) throw new Error(`the world has no row in ${policy.table}: add one in test/who-may/world.ts`)
  const acts = Object.keys(policy.rules)
  const shares = new Map(acts.map((act) => [`${policy.table} ${act}`, {} as Record<Column, Share>]))
  for (const column of COLUMNS) {
    const counted = await world.actAs(actorOf(world, column), async ({ db }) => {
      const never = allowed({ table: policy.table, rules: { never: neverOf(policy) }, rowSecurity: {} }, 'never', 't')
      const counts = acts.map((act) => sql`count(*) filter (where ${allowed(policy, act, 't')} and not ${never})::int`)
      const given = sql`jsonb_populate_recordset(null::${sql.table(policy.table)}, ${JSON.stringify(rows)}::jsonb) t`
      const found = await sql<{ counts: number[] }>`select array[${sql.join(counts)}] as counts from ${given}`.execute(
        db,
      )
      return found.rows[0]?.counts ?? []
    })
    for (const [i, act] of acts.entries()) {
      const row = shares.get(`${policy.table} ${act}`)
      if (row) row[column] = shareOf(counted[i] ?? 0, rows.length)
    }
  }
  return shares
}

const shareOf = (n: number, of: number): Share => (n === 0 ? '-' : n < of ? 'some' : 'all')

/** Every row of the table, in the columns that any relation asks about. */
async function rowsOf({ rows }: WhoMayWorld, policy: Policy): Promise<readonly unknown[]> {
  const relations = [...Object.values(policy.rules).flat(), ...neverOf(policy)]
  const columns = [...new Set(relations.flatMap(columnsOf))]
  const asked = columns.map((column) => `'${column}', ${column}`).join(', ')
  const found = await rows<{ row: unknown }>(`select jsonb_build_object(${asked}) as row from ${policy.table}`)
  return found.map(({ row }) => row)
}
