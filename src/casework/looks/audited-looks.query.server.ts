import { addDays, Forbidden, type LocalDate, later, NotFound } from '#kernel'
import type { Ctx } from '#platform/server'
import { emergencyState } from '../emergency/emergency.domain.ts'
import { auditedEmergencies, type Emergency } from '../emergency/emergency.store.server.ts'
import { auditedLooks, type Judgement, judgementsOf, type LookOfPerson, mayAudit } from './look.store.server.ts'
import { keyOf, type UnusualLook, unusualLooks } from './look-signs.domain.ts'

/** How far back looks are shown when nobody asks for other days, and how many days are shown at once. */
const USUALLY = 14
const AT_ONCE = 92

export type Days = { readonly from: LocalDate; readonly until: LocalDate }
export type JudgedLook = UnusualLook & {
  readonly person: string
  readonly institution: string | null
  /** The newest. */
  readonly judgement: Judgement | null
}
export type AuditOfLooks = {
  readonly days: Days
  readonly looks: readonly LookOfPerson[]
  readonly unusual: readonly JudgedLook[]
  readonly emergencies: readonly (Emergency & { readonly code: string; readonly state: 'open' | 'ended' | 'over' })[]
}

/** Who looked at the cases whose record I check, what of it is unusual, and who opened one in an emergency. `Forbidden` for anybody else. */
export async function auditOfLooks(ctx: Ctx, asked?: Partial<Days>): Promise<AuditOfLooks> {
  if (!(await mayAudit(ctx))) throw new Forbidden('casework.looks.audit')
  const until = asked?.until ?? ctx.today
  const days = { from: later(asked?.from ?? addDays(until, 1 - USUALLY), addDays(until, 1 - AT_ONCE)), until }
  const looks = await auditedLooks(ctx, days.from, days.until)
  const emergencies = await auditedEmergencies(ctx)
  return {
    days,
    looks,
    unusual: judged(looks, await judgementsOf(ctx, days.from, days.until)),
    emergencies: emergencies.map((one) => ({ ...one, state: emergencyState(one, ctx.now) })),
  }
}

function judged(looks: readonly LookOfPerson[], judgements: readonly Judgement[]): readonly JudgedLook[] {
  const newest = new Map(judgements.map((one) => [keyOf(one), one]))
  const people = new Map(looks.map((one) => [one.personId, one]))
  return unusualLooks(looks).map((one) => ({
    ...one,
    person: people.get(one.personId)?.person ?? '',
    institution: people.get(one.personId)?.institution ?? null,
    judgement: newest.get(keyOf(one)) ?? null,
  }))
}

/** One unusual look, to judge; `NotFound` when there is none such in a case whose looks I check. */
export async function lookToJudge(ctx: Ctx, which: Omit<UnusualLook, 'code'>): Promise<JudgedLook> {
  if (!(await mayAudit(ctx))) throw new Forbidden('casework.looks.judge')
  const looks = await auditedLooks(ctx, which.day, which.day)
  const found = judged(looks, await judgementsOf(ctx, which.day, which.day)).find((one) => keyOf(one) === keyOf(which))
  if (!found) throw new NotFound('look')
  return found
}

/** Of emergency accesses in cases that I audit, how many wait for a review; nothing for those who audit none. */
export async function emergenciesToAudit(ctx: Ctx): Promise<number | null> {
  if (!(await mayAudit(ctx))) return null
  return (await auditedEmergencies(ctx)).filter(({ reviewed }) => !reviewed).length
}
