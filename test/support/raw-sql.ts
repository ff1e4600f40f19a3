import type pg from 'pg'
import type { TestDatabase } from './database.ts'

/** Who asks in tests of row security. */
export type Viewer =
  | 'nobody'
  | 'stranger'
  | 'analyst'
  | 'administrator'
  | 'colleague without a statement'
  | 'colleague with a conflict of interest'

/** Runs raw SQL as the program's own role on behalf of a person (`null`: nobody), on the Monday of the tests. Nothing of it is kept. */
export async function asking<T>(
  database: TestDatabase,
  person: string | null,
  ask: (client: pg.PoolClient) => Promise<T>,
  scope = '',
): Promise<T> {
  const client = await database.runtime.connect()
  try {
    await client.query('begin')
    await client.query(
      `select set_config('app.actor_id', $1, true), set_config('app.now', '2026-11-23T08:00:00Z', true),
         set_config('app.today', '2026-11-23', true), set_config('app.case_id', $2, true)`,
      [person ?? '', scope],
    )
    return await ask(client)
  } finally {
    await client.query('rollback')
    client.release()
  }
}

const PERMISSION_DENIED = '42501'
const isClosed = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === PERMISSION_DENIED

/** One value told by a call, or null: for asking what a function answers. */
export async function told(database: TestDatabase, person: string | null, call: string): Promise<unknown> {
  return asking(database, person, async (client) => {
    const { rows } = await client.query(`select ${call} as told`)
    return rows[0].told
  })
}

export type Counted = { readonly count: number; readonly ofCase: number; readonly any: boolean }

/**
 * What a person finds in a table by three questions: how many rows, how many about this case (by its id, which the person guessed, and with
 * the page's own scope set to it), and whether there is any. `null`: the table is closed to the program's role.
 */
export async function countedThreeWays(
  database: TestDatabase,
  person: string | null,
  table: string,
  caseId: string,
): Promise<Counted | null> {
  const column = table === 'casework.form_instance' ? 'id' : '1'
  const key = caseColumn(table)
  const ask = async <T>(text: string, values: readonly string[] = [], scope = ''): Promise<T> =>
    asking(database, person, async (client) => (await client.query(text, [...values])).rows[0]?.told, scope)
  try {
    const count = await ask<number>(`select count(${column})::int as told from ${table}`)
    const any = await ask<boolean>(`select exists (select ${column} from ${table}) as told`)
    if (!key) return { count, any, ofCase: 0 }
    const where = `from ${table} where ${key} = $1`
    const guessed = await ask<number | undefined>(`select 1 as told ${where}`, [caseId])
    const scoped = await ask<number>(`select count(${column})::int as told ${where}`, [caseId], caseId)
    return { count, any, ofCase: Math.max(guessed ?? 0, scoped) }
  } catch (error) {
    if (isClosed(error)) return null
    throw error
  }
}

/** Of an institution or a gmina, not of a case. */
const WITHOUT_CASE: readonly string[] = [
  'casework.inspection',
  'casework.plenary',
  'casework.plenary_presence',
  'casework.plenary_reply',
  'casework.plenary_task',
  'casework.sitting',
  'casework.sitting_change',
  'casework.inspector',
  'casework.letter_numbering',
  'casework.letter_template',
  'casework.migration',
  'casework.dry_run',
  'casework.envelope_source',
  'casework.money_entry',
  'casework.planning_rules',
  'casework.fair_proposal',
  'casework.purchase',
  'casework.purchase_receipt',
  'casework.institution_support',
  'casework.social_project',
  'casework.stand_in',
  'casework.work_limit',
]

function caseColumn(table: string): string | null {
  if (WITHOUT_CASE.includes(table)) return null
  if (table === 'casework.case') return 'id'
  if (table === 'platform.fact') return 'chain_id'
  // A text that people sign belongs to no case.
  if (table === 'casework.consent_text') return null
  // A list of destruction names several cases; its entries say which.
  if (table === 'casework.destruction') return null
  return table.startsWith('casework.') ? 'case_id' : null
}
