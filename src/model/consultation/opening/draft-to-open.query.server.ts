import { Forbidden, NotFound } from '#kernel'
import { allowed, type Ctx } from '#platform/server'
import { consultationPolicy } from '../consultation.policy.ts'
import type { DraftId } from '../consultation-ids.ts'
import { readConsulted } from '../consulted-text.domain.ts'

export type DraftToOpen = { readonly name: string; readonly version: string }

/** The draft that somebody is about to consult. `NotFound` for whoever does not see it, `Forbidden` for whoever does not lead its team. */
export async function draftToOpen(ctx: Ctx, draftId: DraftId): Promise<DraftToOpen> {
  const row = await ctx.db
    .selectFrom('model.draft as d')
    .select(['d.version', 'd.document'])
    .select(allowed(consultationPolicy, 'open', 'd').as('may'))
    .where('d.id', '=', draftId)
    .executeTakeFirst()
  if (!row) throw new NotFound('model draft')
  if (!row.may) throw new Forbidden('model.consultation.open')
  return { name: readConsulted(row.document).name, version: row.version }
}
