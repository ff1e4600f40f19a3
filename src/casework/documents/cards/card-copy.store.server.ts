import { type Ctx, me } from '#platform/server'
import type { CardLine, CardPart, TransferCard } from './transfer-card.domain.ts'

const RECOGNISED_BY = 'transfer card'

/** What a field says as it is kept to be recognised again, bound to its case and place. */
export const lineDigest = (ctx: Ctx, caseId: string, { key, value }: CardLine): string | null =>
  value ? ctx.vault.digest(RECOGNISED_BY, `${caseId} ${key}`, value.text).toString('base64') : null

/** Digests of all fields that say something, by key. */
export const cardDigests = (ctx: Ctx, caseId: string, parts: readonly CardPart[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    parts.flatMap(({ lines }) =>
      lines.flatMap((line) => {
        const digest = lineDigest(ctx, caseId, line)
        return digest === null ? [] : [[line.key, digest]]
      }),
    ),
  )

export type CardCopy = {
  readonly digests: Readonly<Record<string, string>>
  readonly cardVersion: string
  readonly by: string
  readonly at: Date
}

/** When an institution of mine copied a card of this case last; nothing before it did. */
export async function lastCopy(
  ctx: Ctx,
  caseId: string,
  institutionId: string,
  card: TransferCard,
): Promise<CardCopy | null> {
  const row = await ctx.db
    .selectFrom('casework.card_copy as c')
    .leftJoin('identity.person as p', 'p.id', 'c.copied_by')
    .select(['c.digests', 'c.card_version', 'c.copied_at', 'p.given_name', 'p.family_name'])
    .where('c.case_id', '=', caseId)
    .where('c.institution_id', '=', institutionId)
    .where('c.card', '=', card.id)
    .orderBy('c.copied_at', 'desc')
    .orderBy('c.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return null
  return {
    // Only saveCopy writes them, as one text for each key.
    digests: row.digests as Readonly<Record<string, string>>,
    cardVersion: row.card_version,
    by: [row.given_name, row.family_name].filter(Boolean).join(' '),
    at: row.copied_at,
  }
}

export async function saveCopy(
  ctx: Ctx,
  copied: {
    readonly caseId: string
    readonly institutionId: string
    readonly card: TransferCard
    readonly digests: Readonly<Record<string, string>>
  },
): Promise<void> {
  await ctx.db
    .insertInto('casework.card_copy')
    .values({
      id: ctx.newId(),
      case_id: copied.caseId,
      institution_id: copied.institutionId,
      card: copied.card.id,
      card_version: copied.card.version,
      digests: JSON.stringify(copied.digests),
      copied_by: me(ctx),
      copied_at: ctx.now,
    })
    .execute()
}
