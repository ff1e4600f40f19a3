import { sql } from 'kysely'
import type { LocalDate } from '#kernel'
import type { Ctx } from '#platform/server'
import { caseFacts, type KnownCase } from '../cases/case-facts.store.server.ts'
import { type CaseFrame, caseFrame } from '../cases/case-frame.query.server.ts'
import { type StandInHere, standInsIn } from '../stand-ins/stand-ins.query.server.ts'
import { type SeatHeld, seatsHeld } from '../team/team.store.server.ts'

/** One institution beside the family, as this reader may know it. */
export type Beside = {
  readonly institutionId: string
  readonly seats: readonly SeatHeld[]
  /** From the public register. */
  readonly phone: string | null
  readonly email: string | null
  /** Open tasks and plan actions of it in this case that the reader may see. */
  readonly tasks: number
  /** The day of its last act or entry in this case that the reader may know of; looks are none. */
  readonly lastSign: LocalDate | null
}
export type TeamPicture = {
  readonly known: KnownCase
  readonly frame: CaseFrame
  readonly institutions: readonly Beside[]
  readonly standIns: readonly StandInHere[]
}

/** Who is around the family: institutions with a seat, by sector, with what the reader's own rights let be counted. `NotFound` as the case. */
export async function teamPictureOf(ctx: Ctx, caseId: string): Promise<TeamPicture> {
  const known = await caseFacts(ctx, caseId)
  const { file } = known
  const seats = await seatsHeld(ctx, file.id)
  const [contacts, tasks, signs] = [
    await contactsOf(ctx, [...new Set(seats.map(({ institutionId }) => institutionId))]),
    await openTasks(ctx, file.id),
    await lastSigns(ctx, file.id),
  ]
  const institutions = [...Map.groupBy(seats, ({ institutionId }) => institutionId)].map(([institutionId, held]) => ({
    institutionId,
    seats: held,
    phone: contacts.get(institutionId)?.phone ?? null,
    email: contacts.get(institutionId)?.email ?? null,
    tasks: tasks.get(institutionId) ?? 0,
    lastSign: signs.get(institutionId) ?? null,
  }))
  return {
    known,
    frame: await caseFrame(ctx, file),
    institutions: institutions.toSorted((a, b) => orderOf(a).localeCompare(orderOf(b), 'pl')),
    standIns: await standInsIn(ctx, file.id),
  }
}

const orderOf = ({ seats: [first] }: Beside): string => `${first?.sector} ${first?.institution}`

async function contactsOf(ctx: Ctx, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, never>()
  const rows = await ctx.db
    .selectFrom('institutions.institution')
    .select(['id', 'phone', 'email'])
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

async function openTasks(ctx: Ctx, caseId: string): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ id: string; n: number }>`
    select o.id, count(*)::integer as n from (
      select h.institution_id as id from casework.tasks_held(${caseId}::uuid) h join casework.task t on t.id = h.task_id
      union all
      select a.responsible_institution_id from casework.plan_action a join casework.plan p on p.id = a.plan_id and p.state = 'active'
      where a.case_id = ${caseId}::uuid and a.state = 'open' and a.responsible_institution_id is not null) o
    group by o.id`.execute(ctx.db)
  return new Map(rows.map(({ id, n }) => [id, n]))
}

/** Acts by the record that the reader sees, and entries the reader reads. A look is no sign of life. */
async function lastSigns(ctx: Ctx, caseId: string): Promise<ReadonlyMap<string, LocalDate>> {
  const { rows } = await sql<{ id: string; at: LocalDate }>`
    select o.id, max((o.at at time zone 'Europe/Warsaw')::date) as at from (
      select s.institution_id as id, f.at from platform.fact f
      join casework.seat s on s.case_id = f.chain_id and (s.person_id = f.actor_id or f.payload -> 'inPlaceOf' ? s.person_id::text)
        and s.from_on <= (f.at at time zone 'Europe/Warsaw')::date
      where f.chain = 'case' and f.chain_id = ${caseId}::uuid
        and f.name not like '%.looked' and f.name not in ('casework.secret.unmasked', 'casework.print.made', 'casework.search.made')
      union all
      select i.owner_institution_id, i.created_at from casework.item i where i.case_id = ${caseId}::uuid) o
    group by o.id`.execute(ctx.db)
  return new Map(rows.map(({ id, at }) => [id, at]))
}
