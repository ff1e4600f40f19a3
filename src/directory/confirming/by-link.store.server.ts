import { sql } from 'kysely'
import { NotFound } from '#kernel'
import type { Ctx } from '#platform/server'
import type { ServiceEntry } from '../entries/service.domain.ts'
import { ServiceId } from '../entries/service.schema.ts'

const found = (id: string | null | undefined): ServiceId => {
  if (!id) throw new NotFound('link')
  return ServiceId.parse(id)
}

/** The entry of the link that the actor holds. `NotFound` when the link was used, ended, expired or never was: they look alike. */
export async function serviceAtHand(ctx: Ctx): Promise<ServiceId> {
  const { rows } = await sql<{ id: string }>`select l as id from authz.services_of_my_link() l`.execute(ctx.db)
  return found(rows[0]?.id)
}

/** Everything in it is right; the link works no longer. `NotFound` as above. */
export async function confirmAtHand(ctx: Ctx): Promise<ServiceId> {
  const { rows } = await sql<{ id: string | null }>`select directory.confirm_by_link() as id`.execute(ctx.db)
  return found(rows[0]?.id)
}

export type Proposed = {
  readonly base: number
  readonly entry: ServiceEntry
  readonly words: string | null
  readonly signed: string
}

/** Corrections to it, for its keeper; the link works no longer. `NotFound` as above. */
export async function proposeAtHand(ctx: Ctx, { base, entry, words, signed }: Proposed): Promise<ServiceId> {
  const { rows } = await sql<{ id: string | null }>`
    select directory.propose_by_link(${ctx.newId()}, ${base}, ${JSON.stringify(entry)}::jsonb, ${words}, ${signed}) as id`.execute(
    ctx.db,
  )
  return found(rows[0]?.id)
}
