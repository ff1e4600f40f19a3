import { type RawBuilder, sql } from 'kysely'
import type { LocalDate } from '#kernel'
import type { Sector } from '#model'
import type { Ctx } from '#platform/server'
import type { Standing } from './board.domain.ts'

/** One thing that somebody in a case of mine waits for: a clock of the model, or a task with a day. */
export type TurnRow = {
  readonly caseId: string
  readonly code: string
  /** The family's name, where an entry with it is mine to see. */
  readonly surname: string | null
  readonly versionId: string
  readonly unitCode: string
  readonly stage: string
  readonly kind: 'clock' | 'task'
  /** The deadline of the model; of a task nothing. */
  readonly deadline: string | null
  /** What it runs for; the task itself. */
  readonly instance: string
  readonly startedOn: LocalDate
  readonly since: LocalDate
  readonly dueOn: LocalDate
  readonly force: 'statutory' | 'agreed'
  readonly state: 'running' | 'paused'
  readonly standing: Standing
  /** Whose turn it is: an institution, a role of the model, or the institution that keeps the case. There is always one. */
  readonly owner: 'institution' | 'role' | 'keeper'
  readonly ownerId: string
  readonly ownerName: string
  readonly sector: Sector
  readonly role: string | null
  readonly person: string | null
  readonly mine: boolean
  /** I keep the case, and I write in it. */
  readonly keeps: boolean
  readonly writes: boolean
  readonly remindedOn: LocalDate | null
}

export type BoardFigures = Readonly<Record<Standing, number>>
export type Awaited = { readonly id: string; readonly name: string }
export type Turns = {
  readonly rows: readonly TurnRow[]
  /** Of everything in my cases, whatever the filter leaves. */
  readonly figures: BoardFigures
  /** How many rows the filter leaves, on all pages. */
  readonly matching: number
  readonly cases: number
  /** Institutions somebody waits for. */
  readonly awaited: readonly Awaited[]
}

export type TurnFilter = {
  /** An institution, or `me`. */
  readonly waitingFor?: string | undefined
  readonly kind?: Standing | 'statutory' | 'agreed' | undefined
  readonly clock?: { readonly caseId: string; readonly deadline: string; readonly instance: string } | undefined
  readonly limit: number
  readonly offset?: number
}

/**
 * Whose turn it is in the cases where I hold a seat, the nearest day first. An institution that is gone, a role that nobody holds and a turn of
 * nobody in particular fall to the keeper of the case, as `ownerOf` says.
 */
export async function turnsInMyCases(ctx: Ctx, filter: TurnFilter): Promise<Turns> {
  const { rows } = await sql<{
    rows: TurnRow[] | null
    figures: BoardFigures
    matching: number
    cases: number
    awaited: Awaited[] | null
  }>`
    with mine as materialized (
      select s.case_id, bool_or(s.keeper and s.sees = 'names') as keeps, bool_or(s.sees = 'names') as writes,
        array_agg(distinct s.role) as roles, array_agg(distinct s.institution_id) as institutions
      from authz.seats_i_hold() s group by s.case_id
    ), cases as materialized (
      select c.id, c.code, c.version_id, c.unit_code, c.stage, c.owner_institution_id as keeper, mine.keeps, mine.writes, mine.roles, mine.institutions
      from mine join casework.case c on c.id = mine.case_id
    ), held as materialized (select o.* from casework.turns_owned(${filter.clock?.caseId ?? null}::uuid) o),
    turns as (
      select o.case_id, 'clock' as kind, o.deadline, o.instance, o.started_on, o.since, o.due_on, o.force, o.state, o.owner,
        o.institution_id as owner_id, o.role, o.person, o.task_id
      -- most are clocks, and so it is asked: a question after what is null is planned as if there were a handful
      from held o where o.deadline is not null
      union all
      select t.case_id, 'task', null, t.id::text, (t.assigned_at at time zone 'Europe/Warsaw')::date,
        (t.assigned_at at time zone 'Europe/Warsaw')::date, t.due_on, 'agreed', 'running', o.owner, o.institution_id, null, o.person, t.id
      from held o join casework.task t on t.case_id = o.case_id and t.id = o.task_id and t.due_on is not null
    ), owned as materialized (
      select t.*, c.code, c.version_id, c.unit_code, c.stage, c.keeps, c.writes,
        case t.owner when 'institution' then t.owner_id = any (c.institutions) when 'role' then t.role = any (c.roles) else c.keeps end as mine,
        case when t.state = 'paused' then 'paused' when t.due_on >= ${ctx.today}::date then 'running'
             when t.force = 'statutory' then 'overdue' else 'to_remind' end as standing
      from turns t join cases c on c.id = t.case_id
    ), matching as materialized (select o.* from owned o where ${matches(filter)}),
    shown as (
      select m.* from matching m order by m.due_on, m.code, m.deadline nulls last, m.instance limit ${filter.limit} offset ${filter.offset ?? 0}
    )
    select (select json_agg(x) from (
        select s.case_id as "caseId", s.code, family.surname, s.version_id as "versionId", s.unit_code as "unitCode", s.stage, s.kind, s.deadline,
          s.instance, s.started_on as "startedOn", s.since, s.due_on as "dueOn", s.force, s.state, s.standing, s.owner,
          s.owner_id as "ownerId", i.short_name as "ownerName", i.sector, case when s.owner = 'role' then s.role end as role,
          s.person, s.mine, s.keeps, s.writes, n.reminded as "remindedOn"
        from shown s join institutions.institution i on i.id = s.owner_id
        left join lateral (
          select max(c.sent_on) as reminded from casework.clock_notice c
          where c.case_id = s.case_id and c.deadline = s.deadline and c.instance = s.instance and c.kind = 'reminder' and s.task_id is null
          union all
          select max((a.acted_at at time zone 'Europe/Warsaw')::date) from casework.task_act a
          where a.case_id = s.case_id and a.task_id = s.task_id and a.act = 'reminded') n on n.reminded is not null
        left join lateral (select i.body ->> 'family' as surname from casework.item i
          where i.case_id = s.case_id and i.kind = 'identity' and i.replaced_at is null order by i.id limit 1) family on true
        order by s.due_on, s.code, s.deadline nulls last, s.instance) x) as rows,
      (select json_build_object('overdue', count(*) filter (where o.standing = 'overdue'),
        'to_remind', count(*) filter (where o.standing = 'to_remind'), 'running', count(*) filter (where o.standing = 'running'),
        'paused', count(*) filter (where o.standing = 'paused')) from owned o) as figures,
      (select count(*)::integer from matching) as matching,
      (select count(distinct o.case_id)::integer from owned o) as cases,
      (select json_agg(x) from (select distinct i.id, i.short_name as name from owned o join institutions.institution i on i.id = o.owner_id
        order by name) x) as awaited`.execute(ctx.db)
  const [found] = rows
  if (!found) throw new Error('a question of figures has one row')
  return { ...found, rows: found.rows ?? [], awaited: found.awaited ?? [] }
}

function matches({ waitingFor, kind, clock }: TurnFilter): RawBuilder<boolean> {
  const asked: RawBuilder<boolean>[] = [sql`true`]
  if (waitingFor === 'me') asked.push(sql`o.mine`)
  else if (waitingFor) asked.push(sql`o.owner_id::text = ${waitingFor}`)
  if (kind === 'statutory' || kind === 'agreed') asked.push(sql`o.force = ${kind}`)
  else if (kind) asked.push(sql`o.standing = ${kind}`)
  if (clock)
    asked.push(
      sql`o.case_id = ${clock.caseId}::uuid and o.deadline = ${clock.deadline} and o.instance = ${clock.instance}`,
    )
  return sql.join(asked, sql` and `)
}
