import { sql } from 'kysely'
import type { Ctx } from '#platform/server'
import { isKind, type NoticeKind } from '../kinds.domain.ts'
import type { NoticeFile } from '../notice.ts'
import type { Form, Wishes } from './placing.domain.ts'
import { USUAL_QUIET, USUAL_WEEKDAY } from './quiet-hours.domain.ts'

/** A notice of which it is not decided yet by which mail it leaves. */
export type Unsorted = { readonly id: string; readonly personId: string; readonly kind: string }

/** Notices to be sorted, the oldest first; those that another worker sorts now are left to it. */
export async function unsortedNotices(ctx: Ctx, most: number): Promise<readonly Unsorted[]> {
  return ctx.db
    .selectFrom('notices.notice')
    .select(['id', 'person_id as personId', 'kind'])
    .where('sorted_at', 'is', null)
    .orderBy('made_at')
    .limit(most)
    .forUpdate()
    .skipLocked()
    .execute()
}

/** How each of these people wants to hear; those who chose nothing have the usual. */
export async function wishesOf(ctx: Ctx, people: readonly string[]): Promise<ReadonlyMap<string, Wishes>> {
  const found = await sql<{
    id: string
    chosen: Record<string, string> | null
    weeklyOn: number | null
    quiet: boolean | null
    quietFrom: number | null
    quietUntil: number | null
    stopped: boolean
  }>`
    select p.id, s.weekly_on as "weeklyOn", s.quiet, s.quiet_from as "quietFrom", s.quiet_until as "quietUntil",
      s.mails_off_at is not null as stopped,
      (select jsonb_object_agg(f.kind, f.channel) from notices.preference f where f.person_id = p.id) as chosen
    from unnest(${[...new Set(people)]}::uuid[]) as p (id) left join notices.setting s on s.person_id = p.id`.execute(
    ctx.db,
  )
  return new Map(
    found.rows.map((row) => [
      row.id,
      {
        chosen: row.chosen ?? {},
        stopped: row.stopped,
        weeklyOn: row.weeklyOn ?? USUAL_WEEKDAY,
        quiet: {
          quiet: row.quiet ?? USUAL_QUIET.quiet,
          quietFrom: row.quietFrom ?? USUAL_QUIET.quietFrom,
          quietUntil: row.quietUntil ?? USUAL_QUIET.quietUntil,
        },
      },
    ]),
  )
}

export type MailToGather = { readonly personId: string; readonly form: Form; readonly dueAt: Date }

/** The mail that gathers what is to leave then, begun when there is none; a new one when that mail has just left. */
export async function gatheringMail(ctx: Ctx, { personId, form, dueAt }: MailToGather): Promise<string> {
  const begun = await ctx.db
    .insertInto('notices.mail')
    .values({ id: ctx.newId(), person_id: personId, form, due_at: dueAt, made_at: ctx.now })
    .onConflict((same) =>
      same
        .columns(['person_id', 'form', 'due_at'])
        .where(sql<boolean>`form <> 'one'`)
        .doUpdateSet({ form: sql`excluded.form` }),
    )
    .returning(['id', 'done_at'])
    .executeTakeFirstOrThrow()
  if (begun.done_at === null) return begun.id
  return gatheringMail(ctx, { personId, form: 'one', dueAt: ctx.now })
}

/** Begins mails that leave at once; answers their ids, in the same order. */
export async function beginMails(ctx: Ctx, people: readonly string[]): Promise<readonly string[]> {
  if (people.length === 0) return []
  const mail = { form: 'one', due_at: ctx.now, made_at: ctx.now }
  const begun = people.map((personId) => ({ id: ctx.newId(), person_id: personId, ...mail }))
  await ctx.db.insertInto('notices.mail').values(begun).execute()
  return begun.map(({ id }) => id)
}

/** By which mail a notice leaves; by none when it is null. */
export type Sorted = { readonly id: string; readonly mailId: string | null }

export async function saveSorted(ctx: Ctx, sorted: readonly Sorted[]): Promise<void> {
  const [ids, mails] = [sorted.map(({ id }) => id), sorted.map(({ mailId }) => mailId)]
  await sql`update notices.notice n set sorted_at = ${ctx.now}, mail_id = s.mail_id
    from unnest(${ids}::uuid[], ${mails}::uuid[]) as s (id, mail_id) where n.id = s.id`.execute(ctx.db)
}

export type MailToSend = { readonly id: string; readonly personId: string; readonly form: Form; readonly dueAt: Date }

/** One mail that is due, held until the transaction ends; those that another worker sends now are left to it. */
export async function mailDue(ctx: Ctx): Promise<MailToSend | null> {
  const found = await ctx.db
    .selectFrom('notices.mail')
    .select(['id', 'person_id as personId', 'form', 'due_at as dueAt'])
    .where('done_at', 'is', null)
    .where('due_at', '<=', ctx.now)
    .where((m) => m.or([m('try_at', 'is', null), m('try_at', '<=', ctx.now)]))
    .orderBy('due_at')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  // The column takes these forms only.
  return found ? { ...found, form: found.form as Form } : null
}

export type Carried = {
  readonly id: string
  readonly kind: NoticeKind
  readonly code: string | null
  readonly count: number
  readonly link: string
  readonly unread: boolean
  readonly madeAt: Date
  readonly file: NoticeFile | null
}

/** The notices that a mail carries, as far as whoever asks may read them. */
export async function carriedBy(ctx: Ctx, mailId: string): Promise<readonly Carried[]> {
  const rows = await ctx.db
    .selectFrom('notices.notice')
    .select(['id', 'kind', 'case_code as code', 'count', 'link', 'read_at as readAt', 'made_at as madeAt'])
    .select(['file_maker as maker', 'file_of as of'])
    .where('mail_id', '=', mailId)
    .orderBy('made_at')
    .orderBy('id')
    .execute()
  return rows.flatMap(({ kind, readAt, maker, of, ...row }) => {
    const file = maker !== null && of !== null ? { maker, of } : null
    return isKind(kind) ? [{ ...row, kind, file, unread: readAt === null }] : []
  })
}

export async function saveDone(
  ctx: Ctx,
  mailId: string,
  outcome: 'sent' | 'dropped',
  hash: Buffer | null,
): Promise<void> {
  await ctx.db
    .updateTable('notices.mail')
    .set({ done_at: ctx.now, outcome, unsubscribe_hash: hash })
    .where('id', '=', mailId)
    .execute()
}

/** Leaves a mail alone for a while after the mail server did not take it. */
export async function saveLater(ctx: Ctx, mailId: string, at: Date): Promise<void> {
  await ctx.db.updateTable('notices.mail').set({ try_at: at }).where('id', '=', mailId).execute()
}
