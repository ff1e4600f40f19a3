import { sql } from 'kysely'
import type { LocalDate } from '#kernel'
import type { Sector } from '#model'
import { type Ctx, me } from '#platform/server'

/** One of my cases in a list: what it waits for next, and whose turn that is. */
export type ListedCase = {
  readonly id: string
  readonly code: string
  /** The family's name, where an entry with it is mine to see. */
  readonly surname: string | null
  readonly versionId: string
  readonly stage: string
  readonly unitCode: string
  readonly closedOn: LocalDate | null
  readonly next: {
    readonly deadline: string
    readonly startedOn: LocalDate
    readonly dueOn: LocalDate
    readonly force: 'statutory' | 'agreed'
    readonly turnRole: string | null
    /** The institution whose turn it is, or the one that keeps the case, where it is nobody's of the model; nothing of a role. */
    readonly turnInstitution: { readonly name: string; readonly sector: Sector } | null
    readonly mine: boolean
  } | null
  /** Entries by others since I last looked, at most 99. */
  readonly unread: number
}

type Row = {
  id: string
  code: string
  surname: string | null
  version_id: string
  stage: string
  unit_code: string
  closed_on: LocalDate | null
  deadline: string | null
  started_on: LocalDate
  due_on: LocalDate
  force: 'statutory' | 'agreed'
  turn_role: string | null
  turn_name: string | null
  turn_sector: Sector | null
  mine: boolean | null
  unread: number
}

/** My cases: those that wait for me first, then by the agreed day. Closed ones only when asked. At most 200. */
export async function myCases(ctx: Ctx, which: { closed: boolean } = { closed: false }): Promise<ListedCase[]> {
  const found = await sql<Row>`
    with mine as materialized (
      select s.case_id, array_agg(distinct s.role) as roles, array_agg(distinct s.institution_id) as institutions,
        bool_or(s.keeper and s.sees = 'names') as keeps
      from authz.seats_i_hold() s group by s.case_id
    ), held as materialized (select o.* from casework.turns_owned() o where o.deadline is not null and o.state <> 'paused'), nearest as materialized (
      select distinct on (o.case_id) o.case_id, o.deadline, o.started_on, o.due_on, o.force, case when o.owner = 'role' then o.role end as turn_role,
        case when o.owner <> 'role' then o.institution_id end as turn_id, whose.mine
      from held o join mine on mine.case_id = o.case_id
      cross join lateral (select case o.owner when 'institution' then o.institution_id = any (mine.institutions)
        when 'role' then o.role = any (mine.roles) else mine.keeps end as mine) whose
      order by o.case_id, whose.mine desc, o.due_on
    )
    select c.id, c.code, c.version_id, c.stage, c.unit_code, c.closed_on, family.surname,
      k.deadline, k.started_on, k.due_on, k.force, k.turn_role, turn.short_name as turn_name, turn.sector as turn_sector,
      k.mine, news.unread::integer as unread
    from mine join casework.case c on c.id = mine.case_id
    left join nearest k on k.case_id = c.id
    left join institutions.institution turn on turn.id = k.turn_id
    left join lateral (
      select i.body ->> 'family' as surname from casework.item i
      where i.case_id = c.id and i.kind = 'identity' and i.replaced_at is null order by i.id limit 1
    ) family on true
    left join casework.last_look l on l.case_id = c.id and l.person_id = ${me(ctx)}
    cross join lateral (
      select count(*) as unread from (
        -- not coalesce: row security lets a condition with it reach no index
        select from casework.item i where i.case_id = c.id and i.written_by is distinct from ${me(ctx)}
          and i.created_at > case when l.at is null then '-infinity' else l.at end limit 99
      ) capped
    ) news
    where (c.closed_on is not null) = ${which.closed}
    order by k.mine desc nulls last, k.due_on nulls last, c.code
    limit 200`.execute(ctx.db)
  return found.rows.map(listed)
}

function listed(row: Row): ListedCase {
  const turnInstitution = row.turn_name && row.turn_sector ? { name: row.turn_name, sector: row.turn_sector } : null
  return {
    id: row.id,
    code: row.code,
    surname: row.surname,
    versionId: row.version_id,
    stage: row.stage,
    unitCode: row.unit_code,
    closedOn: row.closed_on,
    unread: row.unread,
    next:
      row.deadline === null
        ? null
        : {
            deadline: row.deadline,
            startedOn: row.started_on,
            dueOn: row.due_on,
            force: row.force,
            turnRole: row.turn_role,
            turnInstitution,
            mine: row.mine ?? false,
          },
  }
}
