import { readFileSync, writeFileSync } from 'node:fs'
import { DATABASE, OWNER_ROLE } from '../src/platform/db/bootstrap.server.ts'
import { databaseTypes, TYPES_FILE } from './database-types.ts'
import { startTemporaryPostgres } from './temporary-postgres.ts'

const server = await startTemporaryPostgres()
const types = await databaseTypes(server.connection(OWNER_ROLE, DATABASE)).finally(server.stop)

if (!process.argv.includes('--check')) writeFileSync(TYPES_FILE, types)
else if (readFileSync(TYPES_FILE, 'utf8') !== types) {
  console.error(`${TYPES_FILE} is not what the migrations make. Run: npm run db:types`)
  process.exitCode = 1
}
