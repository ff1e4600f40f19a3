import { sql } from 'kysely'
import { addDays, Forbidden, type InstitutionId, type LocalDate, NotFound } from '#kernel'
import { type Model, nameIn } from '#model'
import { modelOf } from '#model/server'
import type { Locale } from '#platform'
import { allowed, type Ctx, readOnce } from '#platform/server'
import { type StandInState, standInState } from './stand-in.domain.ts'
import { standInPolicy } from './stand-in.policy.ts'
import { absentToName, workLimit } from './stand-in.store.server.ts'

/** A leave with a stand-in as its list shows it. */
export type StandInShown = {
  readonly id: string
  readonly institution: string
  readonly absent: string
  readonly standIn: string
  readonly from: LocalDate
  readonly until: LocalDate
  readonly state: StandInState
  readonly canEnd: boolean
  /** Agreements that seats of the absent person need and the stand-in lacks: those seats do not work. */
  readonly lacks: readonly Lacking[]
}
export type Lacking = { readonly model: Model; readonly element: string }
export type StandIns = {
  readonly all: readonly StandInShown[]
  /** Institutions where I may name a stand-in for myself or, as the head, for others. */
  readonly places: readonly { readonly id: InstitutionId; readonly name: string }[]
}

/** How long a leave that is over stays on the list, in days. */
const KEPT_IN_SIGHT = 90

/** Leaves of mine, those I stand in for, and as the head those of my institution: what counts today, what comes, what is just over. */
export async function standInsKnown(ctx: Ctx): Promise<StandIns> {
  const rows = await shown(ctx)
    .where('z.until_on', '>=', addDays(ctx.today, -KEPT_IN_SIGHT))
    .orderBy('z.until_on', 'desc')
    .orderBy('z.id')
    .execute()
  const places = await sql<StandIns['places'][number]>`
    select distinct i.id, i.name from authz.leaves_i_may_arrange() l
    join institutions.institution i on i.id = l.institution_id and i.ended_on is null order by i.name`.execute(ctx.db)
  return { all: await Promise.all(rows.map((row) => shownOf(ctx, row))), places: places.rows }
}

/** One of them, to be ended by whoever may. Throws `NotFound` and `Forbidden`. */
export async function standInKnown(ctx: Ctx, id: string): Promise<StandInShown> {
  const row = await shown(ctx).where('z.id', '=', id).executeTakeFirst()
  if (!row) throw new NotFound('stand_in')
  if (!row.can_end) throw new Forbidden('casework.stand_in.end')
  return shownOf(ctx, row)
}

const shown = (ctx: Ctx) =>
  ctx.db
    .selectFrom('casework.stand_in as z')
    .innerJoin('institutions.institution as i', 'i.id', 'z.institution_id')
    .innerJoin('identity.person as a', 'a.id', 'z.absent_id')
    .innerJoin('identity.person as s', 's.id', 'z.stand_in_id')
    .select(['z.id', 'z.from_on', 'z.until_on', 'z.ended_at', 'i.short_name', 'a.given_name', 'a.family_name'])
    .select([
      's.given_name as by_given',
      's.family_name as by_family',
      allowed(standInPolicy, 'end', 'z').as('can_end'),
    ])
type Row = Awaited<ReturnType<ReturnType<typeof shown>['execute']>>[number]

async function shownOf(ctx: Ctx, row: Row): Promise<StandInShown> {
  // Days come from columns of this type.
  const days = { from: row.from_on as LocalDate, until: row.until_on as LocalDate }
  const state = standInState({ ...days, endedAt: row.ended_at }, ctx.today)
  const counts = state === 'running' || state === 'coming'
  return {
    ...{ id: row.id, ...days, state, institution: row.short_name, canEnd: row.can_end && counts },
    absent: `${row.given_name} ${row.family_name}`,
    standIn: `${row.by_given} ${row.by_family}`,
    lacks: counts ? await lacksOf(ctx, row.id) : [],
  }
}

async function lacksOf(ctx: Ctx, id: string): Promise<readonly Lacking[]> {
  const found = await sql<{ version_id: string; element: string }>`
    select l.version_id, l.element from casework.stand_in_lacks(${id}::uuid) l order by l.element`.execute(ctx.db)
  const once = new Map(found.rows.map((row) => [row.element, row]))
  return Promise.all(
    [...once.values()].map(async ({ version_id, element }) => ({ model: await modelOf(ctx, version_id), element })),
  )
}

export const sayLacking = ({ model, element }: Lacking, locale: Locale): string =>
  nameIn(model.agreement(element).name, locale)

export type StandInToName = {
  readonly institution: string
  /** For whom: oneself alone, or, for the head, anybody there. */
  readonly absent: readonly Colleague[]
  readonly colleagues: readonly Colleague[]
  /** The longest leave, in days. */
  readonly longest: number
}
type Colleague = { readonly id: string; readonly name: string }

/** Who may stand in for whom at an institution. `Forbidden` to whoever neither works there nor is its head. */
export async function standInToName(ctx: Ctx, institutionId: InstitutionId): Promise<StandInToName> {
  const place = await ctx.db
    .selectFrom('institutions.institution')
    .select('name')
    .where('id', '=', institutionId)
    .executeTakeFirst()
  if (!place) throw new NotFound('institution')
  const mine = new Set(await absentToName(ctx, institutionId))
  if (mine.size === 0) throw new Forbidden('casework.stand_in.name')
  const found = await sql<Colleague>`
    select distinct p.id, p.family_name || ' ' || p.given_name as name, p.family_name collate "pl-x-icu" as by_name
    from institutions.employment e join identity.person p on p.id = e.person_id
    where e.institution_id = ${institutionId}::uuid and authz.on_day(e.from_on, e.until_on) order by by_name, name`.execute(
    ctx.db,
  )
  return {
    institution: place.name,
    absent: found.rows.filter(({ id }) => mine.has(id)),
    colleagues: found.rows,
    longest: await workLimit(ctx, 'stand_in_days'),
  }
}

/** Who stands in for whom in a case today, for those who see it. */
export type StandInHere = {
  readonly standInId: string
  readonly standIn: string
  readonly absentId: string
  readonly absent: string
  readonly institutionId: string
  readonly role: string
  readonly until: LocalDate
}

export const standInsIn = (ctx: Ctx, caseId: string): Promise<readonly StandInHere[]> =>
  readOnce(ctx, `stand-ins ${caseId}`, async () => {
    const found = await sql<StandInHere>`
      select z.stand_in_id as "standInId", s.given_name || ' ' || s.family_name as "standIn", z.absent_id as "absentId",
        a.given_name || ' ' || a.family_name as absent, z.institution_id as "institutionId", z.role, z.until_on as until
      from casework.stand_ins_in(${caseId}::uuid) z
      join identity.person s on s.id = z.stand_in_id join identity.person a on a.id = z.absent_id
      order by a.family_name, z.role`.execute(ctx.db)
    return found.rows
  })
