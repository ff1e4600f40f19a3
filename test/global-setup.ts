import type { TestProject } from 'vitest/node'
import { startTemporaryPostgres } from '../scripts/temporary-postgres.ts'
import { loadConsentTexts } from '../src/casework/index.server.ts'
import { loadLegalBases } from '../src/model/index.server.ts'
import { DATABASE, OWNER_ROLE, RUNTIME_ROLE } from '../src/platform/db/bootstrap.server.ts'
import { actingOver, createPool, systemActor, systemClock } from '../src/platform/index.server.ts'
import { createLog } from '../src/platform/log/log.server.ts'
import { shippedConsentTexts, shippedLaw } from './support/law.ts'
import { VAULT } from './support/world.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of the socket on which the run's one PostgreSQL listens. */
    postgresSocket: string
  }
}

/** Starts one PostgreSQL for the run, with the migrated database that each test file gets its own copy of: nothing in it but the law. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTemporaryPostgres()
  const pool = createPool(server.connection(RUNTIME_ROLE, DATABASE), createLog('warn'))
  const actAs = actingOver(pool, systemClock, VAULT)
  const loaded = await actAs(systemActor('setup'), (ctx) => loadLegalBases(ctx, shippedLaw()))
  const texts = await actAs(systemActor('setup'), (ctx) => loadConsentTexts(ctx, shippedConsentTexts()))
  await pool.end()
  if (!loaded.ok) throw new Error(`legal bases: ${loaded.refusal}`)
  if (!texts.ok) throw new Error(`texts of consents: ${texts.refusal}`)
  project.provide('postgresSocket', server.connection(OWNER_ROLE, DATABASE).host ?? '')
  return server.stop
}
