import { Forbidden, type InstitutionId, type LocalDate, type Outcome, ok, refused } from '#kernel'
import { notify } from '#notices/server'
import { type Ctx, enqueue, record } from '#platform/server'
import { INVITE_STAND_INS } from '../meetings/stand-in-guests.server.ts'
import { judgeLeave, type LeaveRefusal } from './stand-in.domain.ts'
import {
  absentToName,
  employedThroughout,
  leavesAt,
  saveStandIn,
  saveStandInEnd,
  standInToEnd,
  workLimit,
} from './stand-in.store.server.ts'

export type NameStandInInput = {
  readonly institutionId: InstitutionId
  readonly absentId: string
  readonly standInId: string
  readonly from: LocalDate
  readonly until: LocalDate
}
export type NameStandInRefusal = LeaveRefusal | 'not_colleague'

const FIELDS: Readonly<Record<NameStandInRefusal, 'absentId' | 'standInId' | 'from' | 'until'>> = {
  same_person: 'standInId',
  ends_before_start: 'until',
  day_past: 'from',
  too_long: 'until',
  already_named: 'from',
  stand_in_absent: 'standInId',
  stands_in: 'from',
  not_colleague: 'standInId',
}

/**
 * Names a colleague who holds the seats of an absent person in cases of one institution, from the first to the last day: oneself for one's own
 * leave, the head for anybody there. Both are told without content. Throws `Forbidden`.
 */
export async function nameStandIn(ctx: Ctx, input: NameStandInInput): Promise<Outcome<string, NameStandInRefusal>> {
  const { institutionId, absentId, standInId } = input
  if (!(await absentToName(ctx, institutionId)).includes(absentId)) throw new Forbidden('casework.stand_in.name')
  const others = await leavesAt(ctx, institutionId, [absentId, standInId])
  const longest = await workLimit(ctx, 'stand_in_days')
  const wrong = judgeLeave(input, { today: ctx.today, longest, others })
  if (wrong) return refused(wrong, { field: FIELDS[wrong], days: String(longest) })
  if (!(await employedThroughout(ctx, standInId, institutionId, input))) {
    return refused('not_colleague', { field: FIELDS.not_colleague })
  }
  const id = await saveStandIn(ctx, institutionId, input)
  await enqueue(ctx, { name: INVITE_STAND_INS, id })
  for (const to of [absentId, standInId]) {
    await notify(ctx, { to, kind: 'stand_in_named', link: '/stand-ins' })
  }
  const payload = { standIn: id, absent: absentId, by: standInId, from: input.from, until: input.until }
  await record(ctx, { chain: 'institution', about: institutionId, name: 'institutions.stand_in.named', payload })
  return ok(id)
}

/** Ends a leave with a stand-in before its day, from the next statement on. Throws `NotFound` and `Forbidden`. */
export async function endStandIn(ctx: Ctx, standIn: string): Promise<Outcome<string, 'over_already'>> {
  const leave = await standInToEnd(ctx, standIn)
  if (leave.ended || leave.until < ctx.today) return refused('over_already')
  await saveStandInEnd(ctx, standIn)
  await enqueue(ctx, { name: INVITE_STAND_INS, id: standIn })
  for (const to of [leave.absentId, leave.standInId]) {
    await notify(ctx, { to, kind: 'stand_in_ended', link: '/stand-ins' })
  }
  const payload = { standIn, absent: leave.absentId, by: leave.standInId }
  const { institutionId } = leave
  await record(ctx, { chain: 'institution', about: institutionId, name: 'institutions.stand_in.ended', payload })
  return ok(standIn)
}
