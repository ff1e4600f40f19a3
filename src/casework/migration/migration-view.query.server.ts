import { sql } from 'kysely'
import type { LocalDate } from '#kernel'
import type { LocalAfter, Model, Question } from '#model'
import { listMappings, modelHere, versionFor } from '#model/server'
import type { Ctx } from '#platform/server'
import type { Place } from '#territory'
import { placesByCode } from '#territory/server'
import { caseFile } from '../cases/case-file.store.server.ts'
import { type CaseFrame, caseFrame } from '../cases/case-frame.query.server.ts'
import { mayKeep } from '../cases/may-keep.query.server.ts'
import { seatsOfMine } from '../team/seat.store.server.ts'
import { type SeatHeld, seatsHeld } from '../team/team.store.server.ts'
import { answerBy } from './answer-question.server.ts'
import { type Ways, waysOf } from './judge-cases.server.ts'
import { localOf } from './local-values.query.server.ts'
import { listMigrations, type Migration, mayPlan, migrationAt, openMigration } from './migration.store.server.ts'
import { answersGiven, type JudgedCase, judgedCase, judgedCases } from './verdict.store.server.ts'

/** A case of a migration that the reader sees. */
export type JudgedView = JudgedCase & {
  readonly code: string
  /** The stage it is in now, in the version it is pinned to now. */
  readonly stage: { readonly id: string; readonly model: Model }
  /** Questions open about it, with the day until which an answer is awaited. */
  readonly open: readonly { readonly question: Question; readonly seat: string | null; readonly until: LocalDate }[]
}
export type MigrationView = {
  readonly migration: Migration
  readonly place: Place | undefined
  readonly ways: Ways
  readonly counts: readonly {
    readonly verdict: JudgedCase['verdict']
    readonly state: JudgedCase['state']
    readonly cases: number
  }[]
  readonly touched: ReadonlyMap<string, number>
  /** What becomes of the amounts that the gmina set. */
  readonly local: readonly LocalAfter[]
  readonly cases: readonly JudgedView[]
  readonly may: boolean
}

/** A migration as those who govern the gmina or keep its cases see it: whole figures, and the cases that are theirs to see. */
export async function migrationView(ctx: Ctx, id: string): Promise<MigrationView> {
  const migration = await migrationAt(ctx, id)
  const ways = await waysOf(ctx, migration.mappingId)
  const judged = await judgedCases(ctx, { migrationId: id })
  const counts = await sql<MigrationView['counts'][number]>`
    select verdict, state, cases from casework.migration_counts(${id}::uuid)`.execute(ctx.db)
  const touched = await sql<{ change: string; cases: number }>`
    select change, cases from casework.change_counts(${id}::uuid)`.execute(ctx.db)
  return {
    migration,
    ways,
    place: (await placesByCode(ctx, [migration.unitCode])).get(migration.unitCode),
    counts: counts.rows,
    local: await localOf(ctx, migration.unitCode, ways, migration.effectiveOn),
    touched: new Map(touched.rows.map(({ change, cases }) => [change, cases])),
    cases: await viewsOf(ctx, judged, ways),
    may: await mayPlan(ctx, migration.unitCode),
  }
}

async function viewsOf(ctx: Ctx, judged: readonly JudgedCase[], { mapping }: Ways): Promise<readonly JudgedView[]> {
  if (judged.length === 0) return []
  const rows = await ctx.db
    .selectFrom('casework.case')
    .select(['id', 'code', 'stage', 'version_id', 'unit_code'])
    .where(
      'id',
      'in',
      judged.map(({ caseId }) => caseId),
    )
    .orderBy('code')
    .execute()
  const answered = await answersGiven(
    ctx,
    judged.map(({ id }) => id),
  )
  const views: JudgedView[] = []
  for (const row of rows) {
    const one = judged.find(({ caseId }) => caseId === row.id)
    if (!one) continue
    const given = answered.get(one.id) ?? []
    const open = one.asked.flatMap(({ question: id, seat }) => {
      const question = mapping.questions.find((asked) => asked.id === id)
      const done = given.some((answer) => answer.question === id && answer.seat === seat)
      return question && !done ? [{ question, seat, until: answerBy(one, question) }] : []
    })
    const { model } = await modelHere(ctx, row.version_id, row.unit_code)
    views.push({ ...one, code: row.code, stage: { id: row.stage, model }, open })
  }
  return views
}

/** One case of a migration, with what is asked of the reader about it and who holds which role there. */
export type CaseOfMigration = {
  readonly frame: CaseFrame
  readonly judged: JudgedView
  readonly migration: Migration
  readonly ways: Ways
  readonly seats: readonly SeatHeld[]
  /** Open questions of a role that the reader holds in the case. */
  readonly mine: JudgedView['open']
}

export async function caseOfMigration(ctx: Ctx, judgedId: string): Promise<CaseOfMigration> {
  const one = await judgedCase(ctx, judgedId)
  const migration = await migrationAt(ctx, one.migrationId)
  const ways = await waysOf(ctx, migration.mappingId)
  const [judged] = await viewsOf(ctx, [one], ways)
  if (!judged) throw new Error('a judged case that is seen has a case')
  const roles = (await seatsOfMine(ctx, one.caseId)).map(({ role }) => role)
  return {
    frame: await caseFrame(ctx, await caseFile(ctx, one.caseId)),
    judged,
    migration,
    ways,
    seats: await seatsHeld(ctx, one.caseId),
    mine: judged.open.filter(({ question }) => roles.includes(question.to)),
  }
}

/** The same for whoever keeps the case, to put it back. Throws Forbidden. */
export async function caseToPutBack(ctx: Ctx, judgedId: string): Promise<CaseOfMigration> {
  const of = await caseOfMigration(ctx, judgedId)
  await mayKeep(ctx, of.frame.caseId)
  return of
}

/** A gmina of the reader that adopted a version to which its running cases may be carried. */
export type MigrationToPlan = {
  readonly unitCode: string
  readonly place: Place | undefined
  readonly mappingId: string
  readonly ways: Ways
  readonly local: readonly LocalAfter[]
  /** The first day on which its cases may be carried over. */
  readonly earliest: LocalDate
}

export async function migrationsToPlan(ctx: Ctx): Promise<readonly MigrationToPlan[]> {
  const { rows } = await sql<{ unit: string; version: string; from: LocalDate }>`
    select a.unit_code as unit, a.version_id as version, a.from_on::text as from from model.adoption a
    where a.unit_code in (select authz.units_i_govern()) and (a.until_on is null or a.until_on >= ${ctx.today}::date)
    order by a.from_on`.execute(ctx.db)
  const mappings = await listMappings(ctx)
  const found: MigrationToPlan[] = []
  for (const { unit, version, from } of rows) {
    if (await openMigration(ctx, unit)) continue
    for (const { id, document } of mappings.filter(({ toId }) => toId === version)) {
      const day = [from, ctx.today, document.effectiveFrom as LocalDate].toSorted().at(-1) ?? from
      if ((await versionFor(ctx, unit, day))?.versionId !== version) continue
      const place = (await placesByCode(ctx, [unit])).get(unit)
      const ways = await waysOf(ctx, id)
      const local = await localOf(ctx, unit, ways, day)
      found.push({ unitCode: unit, place, mappingId: id, ways, local, earliest: day })
    }
  }
  return found
}

export type ListedMigration = { readonly migration: Migration; readonly place: Place | undefined; readonly ways: Ways }

/** Migrations that the reader sees, the latest first. */
export async function migrationsListed(ctx: Ctx): Promise<readonly ListedMigration[]> {
  const all = await listMigrations(ctx)
  const places = await placesByCode(ctx, [...new Set(all.map(({ unitCode }) => unitCode))])
  const listed: ListedMigration[] = []
  for (const migration of all) {
    listed.push({ migration, place: places.get(migration.unitCode), ways: await waysOf(ctx, migration.mappingId) })
  }
  return listed
}

/** What migrations did or will do to one case that the reader sees, the latest last. */
export type CaseMigrationNote = Pick<
  JudgedCase,
  'id' | 'state' | 'verdict' | 'migratedOn' | 'undoUntil' | 'undoneOn'
> & {
  readonly from: string
  readonly to: string
  readonly effectiveOn: LocalDate
}

export async function migrationNote(ctx: Ctx, caseId: string): Promise<CaseMigrationNote | null> {
  const row = await ctx.db
    .selectFrom('casework.case_migration as g')
    .innerJoin('casework.migration as m', 'm.id', 'g.migration_id')
    .select(['g.id', 'g.migration_id', 'm.mapping_id', 'm.effective_on', 'm.state'])
    .where('g.case_id', '=', caseId)
    .where('m.state', '<>', 'called_off')
    .orderBy('m.planned_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return null
  const [judged] = await judgedCases(ctx, { migrationId: row.migration_id, caseIds: [caseId] })
  if (!judged) return null
  const { mapping } = await waysOf(ctx, row.mapping_id)
  return { ...judged, from: mapping.from, to: mapping.to, effectiveOn: row.effective_on as LocalDate }
}

/** Whether the reader has anything to do with migrations: some are there, or one may be planned. */
export async function migratesCases(ctx: Ctx): Promise<boolean> {
  const answered = await sql<{ found: boolean }>`
    select exists (select from authz.units_whose_migrations_i_see() u (unit)
      join casework.migration m on m.unit_code = u.unit) as found`.execute(ctx.db)
  return answered.rows[0]?.found === true || (await migrationsToPlan(ctx)).length > 0
}
