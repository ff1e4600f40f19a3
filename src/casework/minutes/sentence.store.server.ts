import { sql } from 'kysely'
import { Conflict, NotFound } from '#kernel'
import { type Ctx, me } from '#platform/server'
import { revise } from './live-minutes.store.server.ts'
import type { SentenceKind, Vote, VoteOf } from './minutes.domain.ts'

/** What the entry of a sentence holds. */
export type SentenceBody = {
  readonly text: string
  /** Who rang, where it is nobody of the team. */
  readonly saidBy?: string
  /** When, of a call; from when until when, of a part that is not written down. */
  readonly at?: string
}

export type Sentence = SentenceBody & {
  readonly id: string
  readonly lineId: string
  readonly itemId: string
  readonly category: string
  readonly no: number
  readonly kind: SentenceKind
  readonly of: string | null
  readonly author: string
  readonly institution: string
  readonly forInstitution: string | null
  readonly forPerson: string | null
  readonly forFamily: boolean
  readonly taskId: string | null
  readonly begunAt: Date
  readonly finished: boolean
  readonly withdrawn: boolean
  /** How often its author sent it while typing. */
  readonly typed: number
  readonly rowVersion: number
  readonly revision: number
}

type Asked = { readonly after?: number; readonly id?: string }

/** Sentences of a meeting that this reader may read, in order; those withdrawn too, without which a page could not drop them. */
export async function sentencesOf(ctx: Ctx, meetingId: string, asked: Asked = {}): Promise<readonly Sentence[]> {
  let reading = ctx.db
    .selectFrom('casework.sentence as s')
    .innerJoin('casework.item as i', (on) => on.onRef('i.case_id', '=', 's.case_id').onRef('i.id', '=', 's.item_id'))
    .selectAll('s')
    .select(['i.body', 'i.category'])
    .where('s.meeting_id', '=', meetingId)
  if (asked.after !== undefined) reading = reading.where('s.revision', '>', sql<number>`${asked.after}::bigint`)
  if (asked.id !== undefined) reading = reading.where('s.id', '=', asked.id)
  const rows = await reading.orderBy('s.no').execute()
  return rows.map((row) => ({
    // Only write-sentence and turn-sentence write these entries, in this shape.
    ...(row.body as SentenceBody),
    id: row.id,
    lineId: row.line_id,
    itemId: row.item_id,
    category: row.category,
    no: Number(row.no),
    // The column takes these words only.
    kind: row.kind as SentenceKind,
    of: row.of_id,
    author: row.person_id,
    institution: row.institution_id,
    forInstitution: row.for_institution_id,
    forPerson: row.for_person_id,
    forFamily: row.for_family,
    taskId: row.task_id,
    begunAt: row.begun_at,
    finished: row.finished_at !== null,
    withdrawn: row.withdrawn_at !== null,
    typed: row.typed,
    rowVersion: row.row_version,
    revision: Number(row.revision),
  }))
}

/** One of them; `NotFound` when it is of another meeting, hidden or withdrawn. */
export async function sentenceOf(ctx: Ctx, meetingId: string, id: string): Promise<Sentence> {
  const [found] = await sentencesOf(ctx, meetingId, { id })
  if (!found || found.withdrawn) throw new NotFound('sentence')
  return found
}

export type SentenceAdded = {
  readonly id: string
  readonly caseId: string
  readonly meetingId: string
  readonly lineId: string
  readonly itemId: string
  readonly kind: SentenceKind
  readonly institution: string
  readonly of?: string | null
  readonly forInstitution?: string | null
  readonly forPerson?: string | null
  readonly forFamily?: boolean
  /** The words are whole; otherwise their author is still typing. */
  readonly finished: boolean
  readonly typed?: number
}

/** Keeps a sentence; answers with its revision. */
export async function addSentence(ctx: Ctx, added: SentenceAdded): Promise<number> {
  const revision = await revise(ctx, added.meetingId)
  await ctx.db
    .insertInto('casework.sentence')
    .values({
      id: added.id,
      case_id: added.caseId,
      meeting_id: added.meetingId,
      line_id: added.lineId,
      item_id: added.itemId,
      no: revision,
      kind: added.kind,
      of_id: added.of ?? null,
      person_id: me(ctx),
      institution_id: added.institution,
      for_institution_id: added.forInstitution ?? null,
      for_person_id: added.forPerson ?? null,
      for_family: added.forFamily ?? false,
      begun_at: ctx.now,
      finished_at: added.finished ? ctx.now : null,
      typed: added.typed ?? 0,
      revision,
    })
    .execute()
  return revision
}

/** Rewrites what I am still typing; null when it is not mine, finished, or the minutes are closed. `typed` rises with each sending. */
export async function retype(
  ctx: Ctx,
  typing: { readonly id: string; readonly text: string; readonly typed: number },
): Promise<number | null> {
  const { rows } = await sql<{ revision: number | null }>`
    select casework.retype(${typing.id}::uuid, ${typing.text}, ${typing.typed}) as revision`.execute(ctx.db)
  const revision = rows[0]?.revision ?? null
  return revision === null ? null : Number(revision)
}

export type Turned = {
  readonly kind?: SentenceKind
  readonly of_id?: string | null
  readonly item_id?: string
  readonly for_institution_id?: string | null
  readonly for_person_id?: string | null
  readonly for_family?: boolean
  readonly task_id?: string
  readonly finished_at?: Date
  readonly withdrawn_at?: Date
}

/** Changes a sentence that stands in a version; throws `Conflict` when somebody was first, with what stands now. */
export async function saveSentence(
  ctx: Ctx,
  meetingId: string,
  { id, rowVersion }: Pick<Sentence, 'id' | 'rowVersion'>,
  to: Turned,
): Promise<void> {
  const { numUpdatedRows } = await ctx.db
    .updateTable('casework.sentence')
    .set({ ...to, row_version: rowVersion + 1, revision: await revise(ctx, meetingId) })
    .where('id', '=', id)
    .where('row_version', '=', rowVersion)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new Conflict('the sentence was changed meanwhile')
}

/** Sentences that nobody finished are finished as they stand; without words they were none. */
export async function finishAll(ctx: Ctx, meetingId: string): Promise<void> {
  for (const one of await sentencesOf(ctx, meetingId)) {
    if (one.finished || one.withdrawn) continue
    const empty = one.text.trim() === ''
    await saveSentence(ctx, meetingId, one, empty ? { withdrawn_at: ctx.now } : { finished_at: ctx.now })
  }
}

export async function saveVotes(ctx: Ctx, caseId: string, sentenceId: string, votes: readonly VoteOf[]): Promise<void> {
  for (const { institution, vote } of votes) {
    const row = { id: ctx.newId(), case_id: caseId, sentence_id: sentenceId, institution_id: institution, vote }
    await ctx.db
      .insertInto('casework.vote')
      .values(row)
      .onConflict((c) => c.columns(['sentence_id', 'institution_id']).doUpdateSet({ vote }))
      .execute()
  }
}

/** Votes by decision. */
export async function votesOf(
  ctx: Ctx,
  caseId: string,
  sentenceIds: readonly string[],
): Promise<ReadonlyMap<string, readonly VoteOf[]>> {
  if (sentenceIds.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('casework.vote')
    .select(['sentence_id', 'institution_id', 'vote'])
    .where('case_id', '=', caseId)
    .where('sentence_id', 'in', sentenceIds)
    .orderBy('id')
    .execute()
  const byDecision = Map.groupBy(rows, (row) => row.sentence_id)
  return new Map(
    [...byDecision].map(([id, votes]) => [
      id,
      // The column takes these words only.
      votes.map((one) => ({ institution: one.institution_id, vote: one.vote as Vote })),
    ]),
  )
}

/** The day and the worker of a task that a sentence became. */
export async function tasksOfSentences(ctx: Ctx, taskIds: readonly string[]) {
  if (taskIds.length === 0) return []
  return ctx.db
    .selectFrom('casework.task')
    .select(['id', 'institution_id', 'person_id', 'due_on', 'state'])
    .where('id', 'in', taskIds)
    .execute()
}
