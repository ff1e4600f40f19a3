import { readFileSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { DATABASE } from '../../src/platform/db/bootstrap.server.ts'

/** What the bundled PostgreSQL of a folder says of itself: its process, and the folder of its one door. */
export function postmasterOf(dataDir: string): { readonly pid: number; readonly socket: string } {
  const lines = readFileSync(join(realpathSync(join(dataDir, 'postgres')), 'cluster', 'postmaster.pid'), 'utf8').split(
    '\n',
  )
  return { pid: Number(lines[0]), socket: lines[4] ?? '' }
}

/** Runs one statement as the superuser: what nobody can do through the program. */
export async function asSuperuser(dataDir: string, statement: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ host: postmasterOf(dataDir).socket, port: 5432, user: 'postgres', database: DATABASE })
  await client.connect()
  try {
    return await client.query(statement)
  } finally {
    await client.end()
  }
}
