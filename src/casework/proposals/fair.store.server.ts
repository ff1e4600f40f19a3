import { sql } from 'kysely'
import type { NeedReasons, Proposal, UnmetReason } from '#planner'
import { allowed, type Ctx, me } from '#platform/server'
import { fairProposalPolicy } from './proposals.policy.ts'

/** Sums of a proposal for many families. */
export type FairAnswer = Pick<Proposal, 'method' | 'totals' | 'atMost'> & {
  readonly families: number
  /** Cases that could not be planned with the rest, because their model knows other sources. */
  readonly leftOut: number
  /** Waiting families of the powiat whose cases others keep, at least so many, in steps of five; not told for a gmina. */
  readonly beside?: number
  /** Waiting families that I keep beyond those whom one proposal looks at. */
  readonly beyond?: number
}
export type FairMade = {
  readonly id: string
  readonly unitCode: string
  readonly by: string
  readonly at: Date
  readonly rules: string
  readonly digest: string
  readonly answer: FairAnswer
}
/** What is kept of one need: whether it was promised before, why it is unmet, and the figures. */
export type FairTold = {
  readonly promised: boolean
  readonly unmet: UnmetReason | null
  readonly reasons: NeedReasons
}

/** Only `addFair` writes these columns. */
const asAnswer = (stored: unknown): FairAnswer => stored as FairAnswer
const asTold = (stored: unknown): FairTold => stored as FairTold

/** Whether I may ask for a proposal in a gmina or powiat: whoever keeps a case there. */
export async function mayPlanIn(ctx: Ctx, unitCode: string): Promise<boolean> {
  const found = await ctx.db
    .selectFrom(sql<{ unit_code: string }>`(select ${unitCode}::text as unit_code)`.as('f'))
    .select(allowed(fairProposalPolicy, 'make', 'f').as('may'))
    .executeTakeFirstOrThrow()
  return found.may
}

/**
 * Cases of a gmina or of all gminas of a powiat that I keep, that are open, and in which a need stands, those that wait longest first; no more than so
 * many, and how many there are beyond.
 */
export async function casesWaiting(
  ctx: Ctx,
  unitCode: string,
  most: number,
): Promise<{ readonly cases: readonly string[]; readonly beyond: number }> {
  const { rows } = await sql<{ id: string; all: number }>`
    select c.id, (count(*) over ())::int as all
    from casework.case c join casework.need n on n.case_id = c.id and n.ended_on is null
    where c.id in (select authz.cases_i_keep()) and starts_with(c.unit_code, ${unitCode}) and c.closed_on is null
    group by c.id order by min(n.since_on), c.id limit ${most}`.execute(ctx.db)
  return { cases: rows.map(({ id }) => id), beyond: (rows[0]?.all ?? 0) - rows.length }
}

/** How many waiting families of a powiat have cases that others keep, at least, in steps of five. */
export async function waitingBeside(ctx: Ctx, powiat: string): Promise<number> {
  const { rows } = await sql<{ count: number | null }>`select casework.waiting_beside(${powiat}) as count`.execute(
    ctx.db,
  )
  return rows[0]?.count ?? 0
}

/** Proposals of a gmina, or of a powiat itself, the latest first. */
export async function fairIn(ctx: Ctx, unitCode: string): Promise<readonly FairMade[]> {
  const rows = await ctx.db
    .selectFrom('casework.fair_proposal as f')
    .innerJoin('identity.person as p', 'p.id', 'f.made_by')
    .selectAll('f')
    .select(sql<string>`p.given_name || ' ' || p.family_name`.as('by'))
    .where('f.unit_code', '=', unitCode)
    .orderBy('f.made_at', 'desc')
    .orderBy('f.id', 'desc')
    .limit(50)
    .execute()
  return rows.map((row) => ({
    ...{ id: row.id, unitCode: row.unit_code, by: row.by, at: row.made_at, rules: row.rules, digest: row.digest },
    answer: asAnswer(row.answer),
  }))
}

export type FairLine = {
  readonly caseId: string
  readonly code: string
  readonly needId: string
  readonly serviceId: string | null
  readonly service: string | null
  readonly told: FairTold
}

/** What a proposal says of needs that I see, by the code of their case. */
export async function fairLines(ctx: Ctx, proposalId: string): Promise<readonly FairLine[]> {
  const rows = await ctx.db
    .selectFrom('casework.fair_line as l')
    .innerJoin('casework.case as c', 'c.id', 'l.case_id')
    .leftJoin('directory.service as s', 's.id', 'l.service_id')
    .select(['l.case_id', 'c.code', 'l.need_id', 'l.service_id', 's.name', 'l.told'])
    .where('l.proposal_id', '=', proposalId)
    .orderBy('c.code')
    .orderBy('l.need_id')
    .execute()
  return rows.map((row) => ({
    ...{ caseId: row.case_id, code: row.code, needId: row.need_id, serviceId: row.service_id, service: row.name },
    told: asTold(row.told),
  }))
}

/** What a proposal for many families chose for one need. */
export type FairChoice = Pick<FairMade, 'id' | 'at' | 'rules'> & { readonly service: string | null }

/** Null where there is no such proposal for the need, or it is hidden. */
export async function fairChoice(
  ctx: Ctx,
  { caseId, needId, fair }: { readonly caseId: string; readonly needId: string; readonly fair: string },
): Promise<FairChoice | null> {
  const row = await ctx.db
    .selectFrom('casework.fair_line as l')
    .innerJoin('casework.fair_proposal as f', 'f.id', 'l.proposal_id')
    .select(['f.id', 'f.made_at', 'f.rules', 'l.service_id'])
    .where('l.case_id', '=', caseId)
    .where('l.need_id', '=', needId)
    .where('l.proposal_id', '=', fair)
    .executeTakeFirst()
  return row ? { id: row.id, at: row.made_at, rules: row.rules, service: row.service_id } : null
}

/** What services are called, of those that I may see. */
export async function serviceNames(ctx: Ctx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('directory.service')
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

export type FairAdded = Pick<FairMade, 'unitCode' | 'rules' | 'digest' | 'answer'> & {
  readonly lines: readonly (Pick<FairLine, 'caseId' | 'needId' | 'serviceId'> & { readonly told: FairTold })[]
}
export async function addFair(ctx: Ctx, { unitCode, rules, digest, answer, lines }: FairAdded): Promise<string> {
  const id = ctx.newId()
  await ctx.db
    .insertInto('casework.fair_proposal')
    .values({
      ...{ id, unit_code: unitCode, made_by: me(ctx), made_at: ctx.now },
      ...{ rules, digest, answer: JSON.stringify(answer) },
    })
    .execute()
  if (lines.length > 0)
    await ctx.db
      .insertInto('casework.fair_line')
      .values(
        lines.map(({ caseId, needId, serviceId, told }) => ({
          ...{ case_id: caseId, proposal_id: id, need_id: needId, service_id: serviceId, told: JSON.stringify(told) },
        })),
      )
      .execute()
  return id
}
