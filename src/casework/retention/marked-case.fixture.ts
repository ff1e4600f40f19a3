import type { TestDatabase } from '#test/database.ts'

/** A word that nothing but the marked case holds. */
export const MARK = 'znamięzmyślone'
const BYTES = Buffer.from(MARK)
/** Tables whose rows belong to a case by an address that names it. */
const ADDRESSES: Readonly<Record<string, string>> = {
  'platform.draft': 'path',
  'platform.once': 'location',
  'platform.mail': 'link',
  'identity.half_sign_in': 'back',
}
const NAMED = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'

type Column = { readonly name: string; readonly type: string }

async function wordColumns({ owner }: TestDatabase, table: string): Promise<readonly Column[]> {
  const { rows } = await owner.query<Column>(
    `select a.attname as name, format_type(a.atttypid, null) as type from pg_attribute a
     where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped
       and format_type(a.atttypid, null) in ('text', 'jsonb', 'bytea', 'text[]')`,
    [table],
  )
  return rows
}

export async function tablesOfCases({ owner }: TestDatabase): Promise<readonly string[]> {
  const { rows } = await owner.query<{ name: string }>('select t::text as name from casework.tables_of_cases() t')
  return rows.map(({ name }) => name)
}

const WITH_MARK: Readonly<Record<string, string>> = {
  text: `left($1, 40) || ' ' || coalesce(%, '')`,
  jsonb: `case jsonb_typeof(%) when 'object' then % || jsonb_build_object('mark', $1::text) else jsonb_build_object('mark', $1::text) end`,
  bytea: `convert_to($1 || ' ' || gen_random_uuid(), 'UTF8')`,
  'text[]': `array_append(%, $1::text)`,
}

/** Writes the mark into every column of the case that takes it; answers which. Checks of the database refuse it where only a code may stand. */
export async function markCase(database: TestDatabase, caseId: string): Promise<readonly string[]> {
  const places = [
    ...(await tablesOfCases(database)).map((table) => [table, 'case_id = $2::uuid'] as const),
    ['casework.case', 'id = $2::uuid'],
    [
      'platform.file',
      `exists (select from casework.item_file f where f.file_id = id and f.case_id = $2::uuid)
      and not exists (select from casework.item_file f where f.file_id = id and f.case_id <> $2::uuid)`,
    ],
    ...Object.entries(ADDRESSES).map(([table, column]) => [table, `${column} like '%' || $2 || '%'`] as const),
  ] as const
  const marked: string[] = []
  for (const [table, where] of places) {
    for (const { name, type } of await wordColumns(database, table)) {
      // The way to a case is what its rows beyond casework are found by.
      const text = ['path', 'location', 'link', 'back'].includes(name) ? `% || '#' || $1` : (WITH_MARK[type] ?? '')
      const set = text.replaceAll('%', `"${name}"`)
      const done = await database.owner
        .query(`update ${table} set "${name}" = ${set} where ${where} and $1::text <> '' and $2::text <> ''`, [
          MARK,
          caseId,
        ])
        .catch(() => null)
      if (done?.rowCount) marked.push(`${table.replaceAll('"', '')}.${name}`)
    }
  }
  return marked
}

async function everyTable({ owner }: TestDatabase): Promise<readonly string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema') order by 1`,
  )
  return rows.map(({ name }) => name)
}

/** Tables of the whole database in which some column holds the mark, as text or as bytes. */
export async function markedPlaces(database: TestDatabase, mark: string): Promise<readonly string[]> {
  const found: string[] = []
  for (const table of await everyTable(database)) {
    const { rows } = await database.owner.query(
      `select from ${table} t where t::text like '%' || $1 || '%' or t::text like '%' || $2 || '%' limit 1`,
      [mark, BYTES.toString('hex')],
    )
    if (rows.length > 0) found.push(table)
  }
  return found
}

/** How many rows the case has: in tables of cases, and in those whose address names it. */
export async function rowsOf(database: TestDatabase, caseId: string): Promise<number> {
  const places = [
    ...(await tablesOfCases(database)).map((table) => [table, 'case_id::text = $1'] as const),
    ...Object.entries(ADDRESSES).map(([table, column]) => [table, `${column} like '%' || $1 || '%'`] as const),
  ]
  let total = 0
  for (const [table, where] of places) {
    const { rows } = await database.owner.query<{ n: number }>(
      `select count(*)::int as n from ${table} where ${where}`,
      [caseId],
    )
    total += rows[0]?.n ?? 0
  }
  return total
}

const SETTLED = [
  'casework.destruction',
  'casework.destruction_entry',
  'platform.fact',
  'platform.fact_head',
  'authz.seat_change',
]

/** How many rows each table has that do not belong to the case: by its id, or by an address or file that names it. */
export async function otherRows(database: TestDatabase, caseId: string): Promise<Readonly<Record<string, number>>> {
  const ofCase = await tablesOfCases(database)
  const counted: Record<string, number> = {}
  for (const table of await everyTable(database)) {
    if (SETTLED.includes(table) || table.startsWith('graphile_worker.')) continue
    const where = ofCase.includes(table) ? 'case_id is distinct from $1' : `$1::uuid is not null and ${apart(table)}`
    const { rows } = await database.owner.query<{ n: number }>(
      `select count(*)::int as n from ${table} t where ${where}`,
      [caseId],
    )
    counted[table] = rows[0]?.n ?? 0
  }
  return counted
}

function apart(table: string): string {
  if (table === 'casework."case"') return 'id <> $1'
  if (table === 'platform.file')
    return `exists (select from casework.item_file f where f.file_id = t.id and f.case_id <> $1)`
  const path = ADDRESSES[table]
  return path ? `not coalesce(${path} ~ '${NAMED}', false)` : 'true'
}
