import { type Ctx, me } from '#platform/server'

/** A piece of content about people, as an institution writes it. */
export type ItemWritten = {
  readonly caseId: string
  /** The institution that keeps the case. */
  readonly keeper: string
  /** The institution that writes: its people read it, others only through the ledger. */
  readonly owner: string
  readonly kind:
    | 'identity'
    | 'household'
    | 'answer'
    | 'minutes'
    | 'note'
    | 'reason'
    | 'authority'
    | 'consent'
    | 'opinion'
    | 'safe_contact'
    | 'apart'
    | 'kinship'
    | 'need'
    | 'ranking'
    | 'refusal'
  readonly category: string
  /** The person concerned; none for the family as a whole. */
  readonly subjectId?: string | null
  readonly formInstanceId?: string
  readonly section?: string
  readonly rowKey?: string | null
  /** Whose task the row is, for recipients who see only their own part. */
  readonly responsible?: string | null
  readonly body: Readonly<Record<string, unknown>>
}

/** Writes pieces of content; answers with their ids in the same order. */
export async function writeItems(ctx: Ctx, items: readonly ItemWritten[]): Promise<readonly string[]> {
  if (items.length === 0) return []
  const rows = items.map((item) => ({
    case_id: item.caseId,
    id: ctx.newId(),
    keeper_institution_id: item.keeper,
    owner_institution_id: item.owner,
    subject_id: item.subjectId ?? null,
    category: item.category,
    kind: item.kind,
    form_instance_id: item.formInstanceId ?? null,
    section: item.section ?? null,
    row_key: item.rowKey ?? null,
    responsible_institution_id: item.responsible ?? null,
    body: JSON.stringify(item.body),
    written_by: me(ctx),
    created_at: ctx.now,
  }))
  await ctx.db.insertInto('casework.item').values(rows).execute()
  return rows.map(({ id }) => id)
}

export async function writeItem(ctx: Ctx, item: ItemWritten): Promise<string> {
  const [id] = await writeItems(ctx, [item])
  if (id === undefined) throw new Error('an item was not written')
  return id
}

/** Puts a new text in the place of an older one, which stays on record. Only the institution that wrote it may. */
export async function replaceItem(ctx: Ctx, itemId: string, item: ItemWritten): Promise<string> {
  await ctx.db
    .updateTable('casework.item')
    .set({ replaced_at: ctx.now })
    .where('case_id', '=', item.caseId)
    .where('id', '=', itemId)
    .execute()
  return writeItem(ctx, item)
}
