import { type LocalDate, NotFound } from '#kernel'
import type { KeptKind } from '#platform'
import { type Ctx, me } from '#platform/server'
import type { OwnLetter } from './own-letter.store.server.ts'
import type { Channel } from './proof.domain.ts'

export type ProofKept = {
  readonly id: string
  readonly channel: Channel
  readonly onDay: LocalDate
  readonly reference: string
  readonly fileKind: KeptKind | null
  readonly by: string
  readonly notedAt: Date
}
export type ProofFile = { readonly kind: KeptKind; readonly content: Buffer }

/** How a letter went, in the order in which it was written down. */
export async function proofsOf(ctx: Ctx, letterId: string): Promise<readonly ProofKept[]> {
  const rows = await ctx.db
    .selectFrom('casework.own_letter_proof as f')
    .leftJoin('identity.person as p', 'p.id', 'f.noted_by')
    .select([
      'f.id',
      'f.channel',
      'f.on_day',
      'f.reference',
      'f.file_kind',
      'f.noted_at',
      'p.given_name',
      'p.family_name',
    ])
    .where('f.letter_id', '=', letterId)
    .orderBy('f.noted_at')
    .orderBy('f.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    // The columns take these words only, and days are read as text.
    channel: row.channel as Channel,
    onDay: row.on_day as LocalDate,
    reference: row.reference ?? '',
    fileKind: row.file_kind as KeptKind | null,
    by: [row.given_name, row.family_name].filter(Boolean).join(' '),
    notedAt: row.noted_at,
  }))
}

/** The evidence of one proof. `NotFound` where there is none, or it is not mine to read. */
export async function proofFile(ctx: Ctx, letterId: string, proofId: string): Promise<ProofFile> {
  const row = await ctx.db
    .selectFrom('casework.own_letter_proof')
    .select(['file_kind', 'file'])
    .where('letter_id', '=', letterId)
    .where('id', '=', proofId)
    .executeTakeFirst()
  if (!row?.file) throw new NotFound('proof')
  return { kind: row.file_kind as KeptKind, content: row.file }
}

export async function saveProof(
  ctx: Ctx,
  letter: OwnLetter,
  proof: Pick<ProofKept, 'channel' | 'onDay' | 'reference'> & { readonly file: ProofFile | null },
): Promise<void> {
  await ctx.db
    .insertInto('casework.own_letter_proof')
    .values({
      ...{ id: ctx.newId(), letter_id: letter.id, case_id: letter.caseId, institution_id: letter.institution },
      ...{ channel: proof.channel, on_day: proof.onDay, reference: proof.reference || null },
      ...{
        file_kind: proof.file?.kind ?? null,
        file: proof.file?.content ?? null,
        noted_by: me(ctx),
        noted_at: ctx.now,
      },
    })
    .execute()
}
