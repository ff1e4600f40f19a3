import { Forbidden, NotFound, type Outcome, ok, refused } from '#kernel'
import { notify } from '#notices/server'
import { type Ctx, me, record } from '#platform/server'
import { type CaseFile, caseToAct } from '../cases/case-file.store.server.ts'
import { seatsOfMine } from '../team/seat.store.server.ts'
import { type ClockKey, hasAccounts, headsToTell, keepNotice, peopleAwaited } from './clock-notice.store.server.ts'
import { clockParams } from './clock-paths.ts'
import { type ESCALATED_TO, type EscalationReason, newWorkingDay } from './remind-rules.domain.ts'
import { type TurnRow, turnsInMyCases } from './turns.query.server.ts'

export type RemindClockRefusal = 'own_turn' | 'stands' | 'reminded_today' | 'no_account' | 'nobody_there'

/**
 * Reminds those whose turn it is: a notice without names, at most once a working day, on the record of the case. It goes between the two
 * sides alone, and changes neither the day nor whose turn it is.
 */
export async function remindClock(ctx: Ctx, key: ClockKey): Promise<Outcome<number, RemindClockRefusal>> {
  const { row, by, file } = await turnToAct(ctx, key)
  if (row.mine) return refused('own_turn')
  if (row.state === 'paused') return refused('stands')
  if (!newWorkingDay(row.remindedOn, ctx.today)) return refused('reminded_today')
  if (!(await hasAccounts(ctx, row.ownerId))) return refused('no_account')
  const role = row.owner === 'role' ? row.role : null
  const people = await peopleAwaited(ctx, { caseId: key.caseId, institution: row.ownerId, role })
  if (people.length === 0) return refused('nobody_there')
  const notice = { ...key, startedOn: row.startedOn, institution: row.ownerId, by }
  const kept = await keepNotice(ctx, { ...notice, kind: 'reminder', reason: null })
  if (!kept) return refused('reminded_today')
  for (const to of people) {
    if (to !== me(ctx)) await notify(ctx, { to, kind: 'clock_reminder', link: linkTo(key), about: file })
  }
  const payload = { deadline: key.deadline, institution: row.ownerId }
  await record(ctx, { chain: 'case', about: key.caseId, name: 'casework.clock.reminded', payload })
  return ok(people.length)
}

export type EscalateClockRefusal = 'stands' | 'told_today' | 'no_head'

/**
 * Tells the head of the awaited institution, or of the one that keeps the case, that something waits: another act than a reminder, with a
 * reason from a closed list. Nobody's turn changes by it.
 */
export async function escalateClock(
  ctx: Ctx,
  { to, reason, ...key }: ClockKey & { readonly to: (typeof ESCALATED_TO)[number]; readonly reason: EscalationReason },
): Promise<Outcome<number, EscalateClockRefusal>> {
  const { row, by, file } = await turnToAct(ctx, key)
  if (!row.keeps) throw new Forbidden('casework.clock.escalate')
  if (row.state === 'paused') return refused('stands')
  const institution = to === 'ours' ? file.keeper : row.ownerId
  const heads = (await headsToTell(ctx, key.caseId, institution)).filter((head) => head !== me(ctx))
  if (heads.length === 0) return refused('no_head', { field: 'to' })
  const told = await keepNotice(ctx, { ...key, startedOn: row.startedOn, institution, by, kind: 'escalation', reason })
  if (!told) return refused('told_today')
  for (const head of heads) await notify(ctx, { to: head, kind: 'clock_escalation', link: '/clocks/ours' })
  const payload = { deadline: key.deadline, institution, reason }
  await record(ctx, { chain: 'case', about: key.caseId, name: 'casework.clock.escalated', payload })
  return ok(heads.length)
}

const linkTo = (key: ClockKey): string => {
  const { caseId, deadline, instance } = clockParams(key)
  return `/cases/${caseId}/clocks/${deadline}/${encodeURIComponent(instance)}`
}

type TurnToAct = {
  readonly row: TurnRow
  readonly file: CaseFile
  readonly by: { readonly person: string; readonly institution: string }
}

/** The clock with whoever acts, for the institution of a seat by which they write; who only sees the case is refused. */
async function turnToAct(ctx: Ctx, key: ClockKey): Promise<TurnToAct> {
  const file = await caseToAct(ctx, key.caseId)
  const { rows } = await turnsInMyCases(ctx, { clock: key, limit: 1 })
  const [row] = rows
  if (!row) throw new NotFound('clock')
  const seat = (await seatsOfMine(ctx, file.id)).find(({ sees }) => sees === 'names')
  if (!seat) throw new Forbidden('casework.clock.remind')
  return { row, file, by: { person: me(ctx), institution: seat.institution } }
}
