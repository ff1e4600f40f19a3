import { sql } from 'kysely'
import type { LocalDate } from '#kernel'
import { type Ctx, me } from '#platform/server'

/** A sitting of a team of mine that took place, and how its record stands. */
export type MyRecord = {
  readonly id: string
  readonly day: LocalDate
  readonly team: string
  /** What waits for me: to write it down, to go on writing, to sign; or nothing. */
  readonly turn: 'write' | 'go_on' | 'answer' | 'read'
}

/** Records of sittings that I read, and sittings whose record waits for me to write it; the latest day first, at most 20. */
export async function myRecords(ctx: Ctx): Promise<readonly MyRecord[]> {
  const found = await sql<MyRecord>`
    with reading as materialized (select distinct authz.plenaries_i_read() as id),
    keeping as materialized (select distinct authz.plenaries_i_keep() as id),
    was as materialized (select distinct authz.plenaries_i_was_at() as id)
    select s.id, to_char(s.day, 'YYYY-MM-DD') as day, b.name as team,
      case when p.sitting_id is null then 'write' when p.closed_at is null and k.id is not null then 'go_on'
        when p.closed_at is not null and w.id is not null and r.person_id is null then 'answer' else 'read' end as turn
    from reading join casework.sitting s on s.id = reading.id
    join teams.body b on b.id = s.body_id
    left join casework.plenary p on p.sitting_id = s.id
    left join keeping k on k.id = s.id
    left join was w on w.id = s.id
    left join casework.plenary_reply r on r.sitting_id = s.id and r.person_id = ${me(ctx)}::uuid
    where s.state = 'called' and s.day <= ${ctx.today}::date and (p.sitting_id is not null or k.id is not null)
    order by s.day desc, s.id limit 20`.execute(ctx.db)
  return found.rows
}

/** What a sitting of a team has laid on me and is not done yet. */
export type MyPlenaryTask = {
  readonly sittingId: string
  readonly no: number
  readonly what: string
  readonly due: LocalDate
  readonly team: string
}

/** My open tasks from sittings of my teams, the nearest day first, at most 50. */
export async function myPlenaryTasks(ctx: Ctx): Promise<readonly MyPlenaryTask[]> {
  const found = await sql<MyPlenaryTask>`
    select t.sitting_id as "sittingId", t.no, t.what, to_char(t.due_on, 'YYYY-MM-DD') as due, b.name as team
    from casework.plenary_task t join casework.sitting s on s.id = t.sitting_id join teams.body b on b.id = s.body_id
    where t.person_id = ${me(ctx)}::uuid and t.done_at is null order by t.due_on, t.sitting_id, t.no limit 50`.execute(
    ctx.db,
  )
  return found.rows
}
