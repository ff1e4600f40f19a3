import type { TestProject } from 'vitest/node'
import { startTemporaryPostgres } from '../scripts/temporary-postgres.ts'
import { DATABASE, OWNER_ROLE } from '../src/platform/db/bootstrap.server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of the socket on which the run's one PostgreSQL listens. */
    postgresSocket: string
  }
}

/** Starts one PostgreSQL for the run, with the migrated database that each test file gets its own copy of. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTemporaryPostgres()
  project.provide('postgresSocket', server.connection(OWNER_ROLE, DATABASE).host ?? '')
  return server.stop
}
