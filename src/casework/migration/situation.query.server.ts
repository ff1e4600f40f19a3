import { sql } from 'kysely'
import {
  type CaseFacts,
  type CaseMigration,
  changesOf,
  type MappingDocument,
  type Model,
  type RuleUse,
  type SeatHeld,
  type Situation,
  staysThroughMigrations,
} from '#model'
import type { Ctx } from '#platform/server'
import { factsFrom, type LocalRows } from '../cases/case-facts.domain.ts'
import type { CaseStructure, CourseStructure } from '../cases/case-structure.domain.ts'
import { migrationsOf } from './case-migrations.store.server.ts'

/** A running case as a migration judges it. */
export type RunningCase = {
  readonly caseId: string
  readonly unitCode: string
  /** How often it was carried to another version before. */
  readonly migrations: number
  readonly situation: Situation
  /** Facts for the rules by which a divided stage places its cases; absent where none are asked. */
  readonly facts: CaseFacts | null
}
export type Wanted = {
  readonly versionId: string
  /** One gmina; without it every one. */
  readonly unitCode: string | null
  /** Go on after this case. */
  readonly after: string | null
  readonly limit: number
}

type Row = {
  readonly case_id: string
  readonly unit_code: string
  readonly keeper: string
  readonly process: string
  readonly migrations: number
  readonly visits: readonly { readonly visit: number; readonly stage: string }[]
  readonly seats: readonly SeatHeld[]
  readonly drafts: Situation['drafts']
  readonly steps: readonly string[]
  readonly clocks: readonly string[]
  readonly categories: readonly string[]
}

/** Running cases of a version in the order of their ids, with what a mapping asks about them. For the worker alone. */
export async function runningCases(
  ctx: Ctx,
  { versionId, unitCode, after, limit }: Wanted,
  { from, mapping }: { readonly from: Model; readonly mapping: MappingDocument },
): Promise<readonly RunningCase[]> {
  const narrowed = changesOf(mapping, 'category_narrowed').map(({ category }) => category)
  // Of what leaves no trace nobody may learn whether it is there: every case counts as if it were.
  const isHidden = (category: string) => ['special', 'pointer_only'].includes(from.category(category).sensitivity)
  const hidden = narrowed.filter(isHidden)
  const { rows } = await sql<Row>`
    select * from casework.situations(${versionId}::uuid, ${unitCode}::text, ${after}::uuid, ${limit}::integer,
      ${stepsAsked(mapping)}::text[], ${narrowed.filter((category) => !isHidden(category))}::text[])`.execute(ctx.db)
  const asked = stagesAsked(mapping)
  const placed = rows.filter(({ visits }) => visits.some(({ stage }) => asked.has(stage)))
  const facts = await factsForRules(ctx, placed, from, rulesAsked(mapping))
  const found: RunningCase[] = []
  for (const row of rows) {
    const past = await migrationsOf(ctx, { id: row.case_id, migrations: row.migrations })
    found.push({
      caseId: row.case_id,
      unitCode: row.unit_code,
      migrations: row.migrations,
      situation: situationOf({ ...row, categories: [...row.categories, ...hidden] }, past),
      facts: facts.get(row.case_id) ?? null,
    })
  }
  return found
}

/** Stages and steps in words of the version that the case is pinned to now. */
const situationOf = (row: Row, past: readonly CaseMigration[]): Situation => ({
  process: row.process,
  visits: staysThroughMigrations(row.visits, past),
  seats: row.seats,
  drafts: row.drafts,
  steps: row.steps,
  clocks: row.clocks,
  categories: row.categories,
})

const stepsAsked = (mapping: MappingDocument): string[] =>
  changesOf(mapping, 'step_renamed', 'step_split', 'step_merged', 'step_removed').flatMap(({ from }) => [from].flat())
const stagesAsked = (mapping: MappingDocument): ReadonlySet<string> =>
  new Set(changesOf(mapping, 'stage_split').map(({ from }) => from))
const rulesAsked = (mapping: MappingDocument): readonly RuleUse[] =>
  changesOf(mapping, 'stage_split').flatMap(({ place }) => place.flatMap(({ when }) => when ?? []))

/** Of steps repeated for these the facts name each person, institution or item. */
const COUNTED = ['per_adult', 'per_person', 'per_institution', 'per_member', 'per_item']
const OF_FORMS: readonly RuleUse['rule'][] = ['form_completed', 'field_is', 'criteria_met']

/** Whether steps done and forms completed are all that the rule asks, so that many cases are read at once. */
const isLight = (use: RuleUse, model: Model): boolean =>
  OF_FORMS.includes(use.rule) ||
  (use.rule === 'steps_done' && use.steps.every((step) => !COUNTED.includes(model.step(step).repeat ?? 'one')))

async function factsForRules(
  ctx: Ctx,
  rows: readonly Row[],
  model: Model,
  rules: readonly RuleUse[],
): Promise<ReadonlyMap<string, CaseFacts>> {
  if (rows.length === 0 || rules.length === 0) return new Map()
  const light = rules.every((use) => isLight(use, model))
  const found = light ? await manyAtOnce(ctx, rows) : await oneByOne(ctx, rows)
  const facts = new Map<string, CaseFacts>()
  for (const { case_id, course, structure, local } of found) {
    const row = rows.find((one) => one.case_id === case_id)
    if (!row) continue
    const migrations = await migrationsOf(ctx, { id: case_id, migrations: row.migrations })
    facts.set(
      case_id,
      factsFrom({ course, structure, local }, { keeper: row.keeper, model, today: ctx.today, migrations }),
    )
  }
  return facts
}

type Structures = {
  readonly case_id: string
  readonly course: CourseStructure
  readonly structure: CaseStructure
  readonly local: LocalRows
}

async function manyAtOnce(ctx: Ctx, rows: readonly Row[]): Promise<readonly Structures[]> {
  const ids = rows.map(({ case_id }) => case_id)
  return (await sql<Structures>`select * from casework.rule_facts(${ids}::uuid[])`.execute(ctx.db)).rows
}

async function oneByOne(ctx: Ctx, rows: readonly Row[]): Promise<readonly Structures[]> {
  const found: Structures[] = []
  for (const { case_id } of rows) {
    const one =
      await sql<Structures>`select ${case_id} as case_id, casework.course_structure(${case_id}::uuid) as course,
      casework.case_structure(${case_id}::uuid) as structure, casework.local_amounts(${case_id}::uuid) as local`.execute(
        ctx.db,
      )
    found.push(...one.rows)
  }
  return found
}

/** How many cases run under a version in one gmina, or everywhere. For the worker alone. */
export async function countRunning(ctx: Ctx, versionId: string, unitCode: string | null): Promise<number> {
  const found = await sql<{ cases: number }>`
    select casework.running_count(${versionId}::uuid, ${unitCode}::text) as cases`.execute(ctx.db)
  return found.rows[0]?.cases ?? 0
}
