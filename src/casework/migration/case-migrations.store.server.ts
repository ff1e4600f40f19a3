import { sql } from 'kysely'
import type { CaseMigration, Model } from '#model'
import { mappingOf, modelOf } from '#model/server'
import type { Ctx } from '#platform/server'

type Row = Omit<CaseMigration, 'mapping' | 'bounds'> & { readonly mappingId: string }

/** What of a case says whether it was ever carried to another version. */
export type Carried = { readonly id: string; readonly migrations: number }

/**
 * The migrations of a case, oldest first, those undone among them, through which its course is read. Every version that it was ever under
 * can be asked for names afterwards.
 */
export async function migrationsOf(ctx: Ctx, { id, migrations }: Carried): Promise<readonly CaseMigration[]> {
  if (migrations === 0) return []
  const { rows } = await sql<Row>`
    select mapping_id as "mappingId", at::float8, migrated_on::text as on, placed, done, undone
    from casework.migrations_of(${id}::uuid)`.execute(ctx.db)
  const found: CaseMigration[] = []
  for (const { mappingId, ...row } of rows) {
    const { document, fromId, toId } = await mappingOf(ctx, mappingId)
    await modelOf(ctx, toId)
    const bounds = boundsIn(await modelOf(ctx, fromId))
    found.push({ mapping: document, bounds, ...row })
  }
  return found
}

const boundsIn = ({ deadline }: Model): CaseMigration['bounds'] & {} =>
  new Map(deadline.all.flatMap(({ id, local }) => (local ? [[id, local] as const] : [])))
