import { sql } from 'kysely'
import { Forbidden, type LocalDate, NotFound } from '#kernel'
import { allowed, type Ctx } from '#platform/server'
import { institutionNames } from '../cases/institution-names.query.server.ts'
import { myCases } from '../lists/my-cases.query.server.ts'
import type { MeetingState } from '../meetings/meeting-row.domain.ts'
import { rolesThatConvene } from './sitting.domain.ts'
import { sittingPolicy } from './sitting.policy.ts'
import { bodiesOfMine, casesIConvene } from './sitting.store.server.ts'
import { type SittingChange, type SittingState, sittingChanges } from './sitting-change.store.server.ts'

/** A part of a sitting by the code of its case. `caseId` only where I follow the case myself. */
export type Slot = {
  readonly code: string
  readonly time: string
  readonly minutes: number
  readonly state: MeetingState
  readonly caseId: string | null
  readonly meetingId: string | null
  readonly opens: boolean
}
export type SittingView = {
  readonly id: string
  readonly day: LocalDate
  readonly place: string
  readonly link: string | null
  readonly topics: string | null
  /** The team or institution that holds it. */
  readonly holder: string
  readonly bodyId: string | null
  readonly institutionId: string | null
  readonly slots: readonly Slot[]
  /** I see every code there is, because I run it. */
  readonly runs: boolean
  readonly state: SittingState
  readonly rowVersion: number
  /** It is of a team of mine, whose record of it I read. */
  readonly recorded: boolean
  /** I may move it, or call it off, as a whole, and it is still to come. */
  readonly mayMove: boolean
  /** What it was before it was moved or called off. */
  readonly changes: readonly SittingChange[]
}

/** One sitting with the parts that are mine to know: of the cases I follow, and for whoever runs it the code of each. `NotFound` when hidden. */
export async function sittingView(ctx: Ctx, sittingId: string): Promise<SittingView> {
  const row = await ctx.db
    .selectFrom('casework.sitting as s')
    .selectAll('s')
    .select(allowed(sittingPolicy, 'move', 's').as('may_move'))
    .where('s.id', '=', sittingId)
    .executeTakeFirst()
  if (!row) throw new NotFound('sitting')
  const runs = await sql<{ runs: boolean; recorded: boolean }>`
    select ${row.id}::uuid in (select authz.sittings_i_run()) as runs,
      ${row.id}::uuid in (select authz.plenaries_i_read()) as recorded`.execute(ctx.db)
  return {
    id: row.id,
    day: row.day as LocalDate,
    place: row.place,
    link: row.link,
    topics: row.topics,
    holder: await holderName(ctx, { bodyId: row.body_id, institutionId: row.institution_id }),
    bodyId: row.body_id,
    institutionId: row.institution_id,
    slots: await slotsOf(ctx, row.id),
    runs: runs.rows[0]?.runs === true,
    recorded: runs.rows[0]?.recorded === true,
    // The column takes these two only.
    state: row.state as SittingState,
    rowVersion: row.row_version,
    mayMove: row.may_move === true && row.state === 'called' && row.day >= ctx.today,
    changes: await sittingChanges(ctx, row.id),
  }
}

/** One that I may move or call off as a whole; `Forbidden` otherwise. */
export async function sittingToMove(ctx: Ctx, sittingId: string): Promise<SittingView> {
  const view = await sittingView(ctx, sittingId)
  if (!view.mayMove) throw new Forbidden('casework.sitting.move')
  return view
}

async function slotsOf(ctx: Ctx, sittingId: string): Promise<readonly Slot[]> {
  const found = await sql<Slot>`
    with mine as (select * from casework.slots_of_mine(${sittingId}::uuid)),
    every as (
      select code, starts_at, minutes, state, case_id, meeting_id, opens from mine
      union all
      select c.code, c.starts_at, c.minutes, c.state, null, null, false from casework.codes_in_sitting(${sittingId}::uuid) c
      where not exists (select from mine where mine.code = c.code)
    )
    select code, to_char(starts_at at time zone 'Europe/Warsaw', 'HH24:MI') as time, minutes, state,
      case_id as "caseId", meeting_id as "meetingId", opens
    from every order by starts_at, code`.execute(ctx.db)
  return found.rows
}

async function holderName(
  ctx: Ctx,
  { bodyId, institutionId }: { bodyId: string | null; institutionId: string | null },
): Promise<string> {
  if (institutionId) return (await institutionNames(ctx, [institutionId])).get(institutionId)?.name ?? ''
  const body = await ctx.db.selectFrom('teams.body').select('name').where('id', '=', bodyId).executeTakeFirst()
  return body?.name ?? ''
}

type Choice = { readonly value: string; readonly label: string }
export type SittingToCall = { readonly holders: readonly Choice[]; readonly cases: readonly Choice[] }

/** What a sitting is called from: teams I convene, institutions whose cases I keep, and those cases. `NotFound` without any of them. */
export async function sittingToCall(ctx: Ctx): Promise<SittingToCall> {
  const bodies = (await bodiesOfMine(ctx)).filter(({ roles, model, element }) =>
    roles.some((role) => rolesThatConvene(model, element).includes(role)),
  )
  const kept = await casesIConvene(ctx)
  const institutions = [...new Set(kept.map(({ institutionId }) => institutionId))]
  if (bodies.length === 0 && institutions.length === 0) throw new NotFound('sitting')
  const names = await institutionNames(ctx, institutions)
  const cases = (await myCases(ctx)).filter(({ id }) => kept.some(({ caseId }) => caseId === id))
  return {
    holders: [
      ...bodies.map(({ id, name }) => ({ value: `body:${id}`, label: name })),
      ...institutions.map((id) => ({ value: `institution:${id}`, label: names.get(id)?.name ?? id })),
    ],
    cases: cases.map(({ id, code }) => ({ value: id, label: code })),
  }
}

export type ListedSitting = { readonly id: string; readonly day: LocalDate; readonly holder: string }
export type MySittings = { readonly sittings: readonly ListedSitting[]; readonly mayCall: boolean }

/** Sittings that I know of, from today on, and whether I may call one. */
export async function mySittings(ctx: Ctx): Promise<MySittings> {
  const found = await sql<ListedSitting>`
    with known as materialized (select authz.sittings_i_know_of() as id union select authz.sittings_i_run())
    select s.id, to_char(s.day, 'YYYY-MM-DD') as day, coalesce(b.name, i.name, '') as holder
    from known join casework.sitting s on s.id = known.id
    left join teams.body b on b.id = s.body_id left join institutions.institution i on i.id = s.institution_id
    where s.day >= ${ctx.today}::date and s.state = 'called' order by s.day, s.id limit 50`.execute(ctx.db)
  const keeps = (await casesIConvene(ctx)).length > 0
  const convenes = (await bodiesOfMine(ctx)).some(({ roles, model, element }) =>
    roles.some((role) => rolesThatConvene(model, element).includes(role)),
  )
  return { sittings: found.rows, mayCall: keeps || convenes }
}
