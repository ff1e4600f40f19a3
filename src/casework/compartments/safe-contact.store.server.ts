import type { LocalDate } from '#kernel'
import { type Ctx, me, readOnce } from '#platform/server'
import type { ReachWay, SafeWay } from './safe-contact.domain.ts'

/** How a person is reached safely, as it was recorded. */
export type SafeContact = {
  readonly id: string
  readonly subjectId: string
  readonly never: readonly ReachWay[]
  readonly safe: SafeWay | null
  readonly hours: string
  readonly through: string
  readonly since: LocalDate
  readonly by: string
  /** A newer one took its place. */
  readonly replaced: boolean
}

/** How the persons of a case are reached safely, older ones too, the newest first; only of those whom the reader may know. */
export const safeContactsIn = (ctx: Ctx, caseId: string): Promise<readonly SafeContact[]> =>
  readOnce(ctx, `safe contacts ${caseId}`, () => readContacts(ctx, caseId))

async function readContacts(ctx: Ctx, caseId: string): Promise<readonly SafeContact[]> {
  const rows = await ctx.db
    .selectFrom('casework.safe_contact as c')
    .innerJoin('casework.item as i', (on) => on.onRef('i.case_id', '=', 'c.case_id').onRef('i.id', '=', 'c.item_id'))
    .leftJoin('identity.person as p', 'p.id', 'c.recorded_by')
    .select(['c.id', 'c.subject_id', 'c.never', 'c.safe', 'c.since_on', 'c.replaced_at', 'i.body', 'p.given_name'])
    .select('p.family_name')
    .where('c.case_id', '=', caseId)
    .orderBy('c.recorded_at', 'desc')
    .orderBy('c.id', 'desc')
    .execute()
  return rows.map((row) => {
    // Only saveSafeContact writes these entries, in this shape, and the columns take these words alone.
    const { hours, through } = row.body as { hours: string; through: string }
    const { never, safe } = row as { never: ReachWay[]; safe: SafeWay | null }
    return {
      ...{ id: row.id, subjectId: row.subject_id, never, safe, hours, through },
      since: row.since_on as LocalDate,
      by: [row.given_name, row.family_name].filter(Boolean).join(' '),
      replaced: row.replaced_at !== null,
    }
  })
}

/** What counts today for one person; null when nothing was recorded, or it is not the reader's to know. */
export async function safeContactOf(ctx: Ctx, caseId: string, subjectId: string): Promise<SafeContact | null> {
  const all = await safeContactsIn(ctx, caseId)
  return all.find((one) => one.subjectId === subjectId && !one.replaced) ?? null
}

type Said = Pick<SafeContact, 'subjectId' | 'never' | 'safe' | 'since'> & {
  readonly caseId: string
  readonly itemId: string
}

/** Keeps how a person is reached in the place of what was said before, which stays on record. */
export async function saveSafeContact(
  ctx: Ctx,
  { caseId, itemId, subjectId, never, safe, since }: Said,
): Promise<void> {
  await ctx.db
    .updateTable('casework.safe_contact')
    .set({ replaced_at: ctx.now })
    .where('case_id', '=', caseId)
    .where('subject_id', '=', subjectId)
    .where('replaced_at', 'is', null)
    .execute()
  const id = ctx.newId()
  await ctx.db
    .insertInto('casework.safe_contact')
    .values({
      ...{ id, case_id: caseId, item_id: itemId, subject_id: subjectId, never: [...never], safe, since_on: since },
      ...{ recorded_by: me(ctx), recorded_at: ctx.now },
    })
    .execute()
}
