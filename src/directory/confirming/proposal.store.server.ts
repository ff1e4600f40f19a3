import { NotFound } from '#kernel'
import { type Ctx, me } from '#platform/server'
import type { ServiceEntry } from '../entries/service.domain.ts'
import { asEntry } from '../entries/service.store.server.ts'

export type Proposal = {
  readonly id: string
  readonly base: number
  readonly entry: ServiceEntry
  readonly words: string | null
  readonly signed: string
  readonly madeAt: Date
  readonly decision: 'accepted' | 'declined' | null
}

/** Corrections that a provider proposed to an entry. `NotFound` for whoever does not keep it. */
export async function proposalOf(ctx: Ctx, serviceId: string, proposalId: string): Promise<Proposal> {
  const row = await ctx.db
    .selectFrom('directory.proposal')
    .select(['id', 'base', 'entry', 'words', 'signed', 'made_at', 'decision'])
    .where('id', '=', proposalId)
    .where('service_id', '=', serviceId)
    .executeTakeFirst()
  if (!row) throw new NotFound('directory.proposal')
  const { id, base, words, signed } = row
  const decision = row.decision === 'accepted' || row.decision === 'declined' ? row.decision : null
  return { id, base, entry: asEntry(row.entry), words, signed, madeAt: row.made_at, decision }
}

export async function saveDecision(ctx: Ctx, proposalId: string, decision: 'accepted' | 'declined'): Promise<void> {
  await ctx.db
    .updateTable('directory.proposal')
    .set({ decision, decided_at: ctx.now, decided_by: me(ctx) })
    .where('id', '=', proposalId)
    .execute()
}
