import pg from 'pg'
import type { EmbeddedPostgres } from './embedded-postgres.server.ts'

/** Owns the database and runs its migrations. */
export const OWNER_ROLE = 'kooperacja_owner'
/** The role the program works as: it owns nothing and row security binds it. */
export const RUNTIME_ROLE = 'app_runtime'
export const DATABASE = 'kooperacja'

const ROLES = `
do $$ begin
  if to_regrole('${OWNER_ROLE}') is null then
    create role ${OWNER_ROLE} login nosuperuser createdb nocreaterole nobypassrls;
  end if;
  if to_regrole('${RUNTIME_ROLE}') is null then
    create role ${RUNTIME_ROLE} login nosuperuser nocreatedb nocreaterole nobypassrls;
  end if;
end $$;
-- A try-out of a model has a database of its own.
alter role ${OWNER_ROLE} createdb;
alter role ${RUNTIME_ROLE} set statement_timeout = '15s';
alter role ${RUNTIME_ROLE} set idle_in_transaction_session_timeout = '15s';
alter role ${RUNTIME_ROLE} set default_transaction_isolation = 'read committed';
`

/** The same is asked of whoever prepares a database for DATABASE_URL. */
const WITHIN_DATABASE = `
create extension if not exists pg_trgm with schema public;
create extension if not exists unaccent with schema public;
revoke all on database ${DATABASE} from public;
grant connect on database ${DATABASE} to ${RUNTIME_ROLE};
`

/** Makes the two roles, the database and its extensions where they are missing. Safe to repeat, so an interrupted first start heals. */
export async function bootstrap(server: EmbeddedPostgres): Promise<void> {
  await asSuperuser(server, 'postgres', async (client) => {
    await client.query(ROLES)
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE])
    if (rowCount === 0) await client.query(`create database ${DATABASE} owner ${OWNER_ROLE}`)
  })
  await asSuperuser(server, DATABASE, (client) => client.query(WITHIN_DATABASE))
}

async function asSuperuser(server: EmbeddedPostgres, database: string, work: (client: pg.Client) => Promise<unknown>) {
  const client = new pg.Client(server.connection('postgres', database))
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
