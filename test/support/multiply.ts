import type pg from 'pg'

/** Tables of places and people, and tables of cases: what is copied with each. */
const OF_PLACES = [
  'territory.unit',
  'territory.unit_period',
  'institutions.institution',
  'institutions.area',
  'identity.person',
  'identity.account',
  'institutions.employment',
  'institutions.agreement',
  'institutions.agreement_party',
  'model.adoption',
  'teams.body',
  'teams.membership',
  'casework.stand_in',
  // A gmina carries its cases over once at a time.
  'casework.migration',
  'casework.letter_template',
  // Money of a gmina names no case.
  'casework.envelope_source',
  'casework.purchase',
  'casework.purchase_receipt',
  'casework.institution_support',
  'casework.social_project',
  'casework.money_entry',
  'casework.letter_numbering',
  // What is given in one place is waited for there.
  'directory.service',
  'directory.supply',
  'casework.planning_rules',
  'casework.fair_proposal',
  'teams.visit',
  'teams.step_done',
] as const

/** Of no case and no place: texts that people sign, and limits of work. One country has them once. */
const ONCE = ['casework.consent_text', 'casework.work_limit'] as const

/** What stays as it is in a copy: ids of models and of texts to sign, and of the files of agreements. A file of a case belongs to that copy alone. */
const SHARED = /^(version_id|text_id|mapping_id|typed_under)$/
/** Ids of places and people, whatever they are called in the tables of cases. */
const OF_PLACE =
  /(institution_id|institution|person_id|absent_id|stand_in_id|body_id|template_id|agreement_id|migration_id|purchase_id|project_id|service_id|proposal_id|actor_id|_by)$/
const UNIT = /^(unit_code|seat_code|parent_code|from_unit_code|to_unit_code)$/
/** Numbers of registers, which are nobody else's. */
const OWN_NUMBER = /^(nip|regon|rspo|krs)$/

type Column = { readonly name: string; readonly type: string }
type Copies = {
  /** Worlds in all: each with the gminas, institutions, people and agreements of the first. */
  readonly worlds: number
  /** Times each case stands in each world. */
  readonly times: number
}

/**
 * Copies everything in a database, so that a query meets as many rows as in a country: other worlds beside the one that is there, and
 * every case several times. The rows that are there stay as they are; ids inside texts of copies still name the first. As a superuser.
 */
export async function multiply(database: pg.Pool, { worlds, times }: Copies): Promise<void> {
  const client = await database.connect()
  try {
    await client.query('begin')
    await client.query(`set local session_replication_role = 'replica'`)
    await client.query(`
      create or replace function pg_temp.other(id uuid, copy integer) returns uuid language sql immutable as
        $$ select case when copy = 0 then id
          else (pg_catalog.left(id::text, 24) || pg_catalog.left(pg_catalog.md5(id::text || copy), 12))::uuid end $$`)
    await client.query(`set local maintenance_work_mem = '256MB'`)
    // Made anew at the end: kept up row by row, they take most of the time.
    const { rows: indexes } = await client.query<{ name: string; indexdef: string }>(`
      select format('%I.%I', i.schemaname, i.indexname) as name, i.indexdef from pg_indexes i
      where i.schemaname in ('casework', 'platform') and i.indexdef not like 'CREATE UNIQUE%'`)
    for (const { name } of indexes) await client.query(`drop index ${name}`)
    for (const table of OF_PLACES)
      await copy(client, table, `generate_series(1, ${worlds - 1}) as world, (values (0)) as same (time)`)
    const everyCase = `generate_series(0, ${worlds - 1}) as world, generate_series(0, ${times - 1}) as time`
    for (const table of await tablesOfCases(client)) await copy(client, table, everyCase)
    for (const { indexdef } of indexes) await client.query(indexdef)
    await client.query('commit')
    await client.query('analyze')
  } finally {
    client.release(true)
  }
}

async function tablesOfCases(client: pg.PoolClient): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(`
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and (n.nspname = 'casework' or c.oid in ('platform.fact'::regclass, 'platform.fact_head'::regclass)) order by 1`)
  return rows.map(({ name }) => name).filter((name) => ![...OF_PLACES, ...ONCE].some((one) => one === name))
}

async function copy(client: pg.PoolClient, table: string, copies: string): Promise<void> {
  const { rows } = await client.query<Column>(
    `select a.attname as name, format_type(a.atttypid, a.atttypmod) as type from pg_attribute a
     where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum`,
    [table],
  )
  const names = rows.map(({ name }) => `"${name}"`).join(', ')
  const values = rows.map((column) => copied(table, column)).join(', ')
  await client.query(
    `insert into ${table} (${names}) select ${values} from ${table} as o, ${copies} where world > 0 or time > 0`,
  )
}

/** Tables numbered through the whole platform, with the room that each copy takes. */
const NUMBERED: Readonly<Record<string, string>> = {
  'casework.request': '1000000::bigint',
  'casework.official_letter': '1000000::bigint',
  'casework.inspection': '1000000::bigint',
  'casework.destruction': '10000',
  'casework.own_letter': '10000',
}
const numberOfCopy = '(1000 * world + time)'

function copied(table: string, { name, type }: Column): string {
  const column = `o."${name}"`
  if (
    UNIT.test(name) ||
    (table === 'territory.unit' && name === 'code') ||
    (table === 'territory.unit_period' && name === 'code')
  )
    return `(26 + world)::text || substr(${column}, 3)`
  if (OWN_NUMBER.test(name)) return 'null'
  if (name === 'email' || name === 'code' || name === 'warrant_no')
    return `case when ${numberOfCopy} = 0 then ${column} else ${numberOfCopy} || '-' || ${column} end`
  const step = NUMBERED[table]
  if (step !== undefined && name === 'no') return `${column} + ${step} * ${numberOfCopy}`
  // A secret, or the number of a person, that is nobody else's.
  const ofNumber = table === 'casework.secret' && name === 'digest'
  if (ofNumber || name === 'token_hash' || name === 'code_hash')
    return `case when ${numberOfCopy} = 0 then ${column} else sha256(${column} || ${numberOfCopy}::text::bytea) end`
  if (type === 'uuid[]') return `array(select pg_temp.other(u, world) from unnest(${column}) u)`
  if (type !== 'uuid' || SHARED.test(name) || (name === 'file_id' && !table.startsWith('casework.'))) return column
  const ofPlace = OF_PLACES.some((one) => one === table) || OF_PLACE.test(name)
  return `pg_temp.other(${column}, ${ofPlace ? 'world' : numberOfCopy})`
}
