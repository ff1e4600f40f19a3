import { sql } from 'kysely'
import { type LocalDate, NotFound } from '#kernel'
import type { Asked, MigrationAnswer, MigrationPlan, Verdict } from '#model'
import type { Ctx } from '#platform/server'

/** What was judged about one case, with what was asked and answered about it. */
export type JudgedCase = {
  readonly id: string
  readonly migrationId: string
  readonly caseId: string
  readonly verdict: Verdict['kind']
  readonly why: string | null
  readonly changes: readonly string[]
  readonly asked: readonly AskedBefore[]
  readonly askedOn: LocalDate
  readonly state: 'planned' | 'migrated' | 'undone'
  readonly migratedOn: LocalDate | null
  readonly undoUntil: LocalDate | null
  readonly undoAsked: boolean
  readonly undoneOn: LocalDate | null
}
export type AskedBefore = { readonly question: string; readonly seat: string | null }

export async function judgedCases(
  ctx: Ctx,
  { migrationId, caseIds }: { migrationId: string; caseIds?: readonly string[] },
): Promise<readonly JudgedCase[]> {
  if (caseIds?.length === 0) return []
  let query = ctx.db.selectFrom('casework.case_migration').selectAll().where('migration_id', '=', migrationId)
  if (caseIds) query = query.where('case_id', 'in', [...caseIds])
  const rows = await query.orderBy('id').execute()
  return rows.map((row) => ({
    id: row.id,
    migrationId: row.migration_id,
    caseId: row.case_id,
    verdict: row.verdict as Verdict['kind'],
    why: row.why,
    changes: row.changes,
    asked: askedBefore(row.asked),
    askedOn: row.asked_on as LocalDate,
    state: row.state as JudgedCase['state'],
    migratedOn: row.migrated_on as LocalDate | null,
    undoUntil: row.undo_until as LocalDate | null,
    undoAsked: row.undo_asked_at !== null,
    undoneOn: row.undone_on as LocalDate | null,
  }))
}

/** Only `columnsOf` writes this column. */
const askedBefore = (stored: unknown): readonly AskedBefore[] => stored as readonly AskedBefore[]

const askedOf = (asked: readonly Asked[]): string =>
  JSON.stringify(asked.map(({ question, seat }) => ({ question: question.id, seat: seat?.id ?? null })))
const columnsOf = (verdict: Verdict) => ({
  verdict: verdict.kind,
  why: verdict.kind === 'stays' ? verdict.why : null,
  changes: [...verdict.changes],
  asked: askedOf(verdict.kind === 'question' ? verdict.asked : []),
})

export type NewVerdict = { readonly caseId: string; readonly verdict: Verdict }

/** Writes what was judged about cases that were not judged before in this migration. */
export async function addVerdicts(ctx: Ctx, migrationId: string, judged: readonly NewVerdict[]): Promise<void> {
  if (judged.length === 0) return
  await ctx.db
    .insertInto('casework.case_migration')
    .values(
      judged.map(({ caseId, verdict }) => ({
        id: ctx.newId(),
        migration_id: migrationId,
        case_id: caseId,
        ...columnsOf(verdict),
        asked_on: ctx.today,
      })),
    )
    .execute()
}

export async function changeVerdict(ctx: Ctx, id: string, verdict: Verdict): Promise<void> {
  await ctx.db.updateTable('casework.case_migration').set(columnsOf(verdict)).where('id', '=', id).execute()
}

/** Answers given about cases of a migration, oldest first, by the case they are about. */
export async function answersGiven(
  ctx: Ctx,
  judged: readonly string[],
): Promise<ReadonlyMap<string, readonly MigrationAnswer[]>> {
  if (judged.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('casework.migration_answer')
    .select(['case_migration_id', 'question', 'seat_id', 'option', 'chosen'])
    .where('case_migration_id', 'in', [...judged])
    .orderBy('answered_at')
    .orderBy('id')
    .execute()
  return new Map(
    [...Map.groupBy(rows, (row) => row.case_migration_id)].map(([id, given]) => [
      id,
      given.map((row) => ({
        question: row.question,
        seat: row.seat_id,
        option: row.option,
        chosen: row.chosen as MigrationAnswer['chosen'],
      })),
    ]),
  )
}

export async function addAnswer(
  ctx: Ctx,
  { id, caseId }: Pick<JudgedCase, 'id' | 'caseId'>,
  answer: MigrationAnswer & { readonly by: string },
): Promise<void> {
  await ctx.db
    .insertInto('casework.migration_answer')
    .values({
      id: ctx.newId(),
      case_migration_id: id,
      case_id: caseId,
      question: answer.question,
      seat_id: answer.seat,
      option: answer.option,
      chosen: JSON.stringify(answer.chosen),
      answered_at: ctx.now,
      answered_by: answer.by,
    })
    .execute()
}

/** Carries one case over as judged; false when it is no longer there to be carried. For the worker alone. */
export async function carryOver(
  ctx: Ctx,
  judgedId: string,
  plan: MigrationPlan & {
    readonly closes: readonly string[]
    readonly closeReasons: Readonly<Record<string, string>>
    readonly lostReason: string
  },
  undoUntil: LocalDate,
): Promise<boolean> {
  const { closes, closeReasons, seats, ...rest } = plan
  const written = {
    ...rest,
    seats: seats.map(({ seat, becomes }) => ({ seat, becomes: becomes.map((one) => ({ id: ctx.newId(), ...one })) })),
    closes: closes.map((category) => ({ category, reason: closeReasons[category] ?? rest.lostReason })),
  }
  const found = await sql<{ carried: boolean }>`
    select casework.migrate_case(${judgedId}::uuid, ${JSON.stringify(written)}::jsonb, ${undoUntil}::date) as carried`.execute(
    ctx.db,
  )
  return found.rows[0]?.carried === true
}

export type Back = {
  /** Roles and forms of the new version, each with the one of the old version that it came from. */
  readonly roles: Readonly<Record<string, string>>
  readonly forms: Readonly<Record<string, string>>
  readonly reason: string
}
/** Puts one case back as it was; false when it went on since, or its days have passed. For the worker alone. */
export async function putBack(ctx: Ctx, judgedId: string, back: Back): Promise<boolean> {
  const found = await sql<{ undone: boolean }>`
    select casework.undo_migration(${judgedId}::uuid, ${JSON.stringify(back)}::jsonb) as undone`.execute(ctx.db)
  return found.rows[0]?.undone === true
}

/** One judged case that the actor sees. */
export async function judgedCase(ctx: Ctx, id: string): Promise<JudgedCase> {
  const row = await ctx.db
    .selectFrom('casework.case_migration')
    .select(['migration_id', 'case_id'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new NotFound('case of a migration')
  const [found] = await judgedCases(ctx, { migrationId: row.migration_id, caseIds: [row.case_id] })
  if (!found) throw new NotFound('case of a migration')
  return found
}

export async function askUndo(ctx: Ctx, id: string, by: string): Promise<void> {
  await ctx.db
    .updateTable('casework.case_migration')
    .set({ undo_asked_at: ctx.now, undo_asked_by: by })
    .where('id', '=', id)
    .execute()
}

/** In which stay the case was when it was carried over; nothing before. */
export async function visitWhenCarried(ctx: Ctx, id: string): Promise<number | null> {
  const found = await ctx.db
    .selectFrom('casework.case_migration')
    .select(sql<number | null>`(before ->> 'visit')::integer`.as('visit'))
    .where('id', '=', id)
    .executeTakeFirst()
  return found?.visit ?? null
}
