import { Forbidden, type Outcome, ok, refused } from '#kernel'
import { notify } from '#notices/server'
import { type Ctx, me, record } from '#platform/server'
import { seatsOfMine } from '../team/seat.store.server.ts'
import { emergencyState, MOST_OPENED, MOST_TRIES, openUntil } from './emergency.domain.ts'
import type { EmergencyInput } from './emergency.schema.ts'
import {
  caseOfMineCalled,
  emergencyOf,
  emergencyRights,
  saveEnd,
  saveReview,
  toldOf,
  tryToOpen,
} from './emergency.store.server.ts'
import { mayOpenInEmergency } from './may-open.query.server.ts'

export type OpenRefusal = 'not_opened' | 'too_many' | 'own_case'

/**
 * Opens a case for hours to a sworn worker who has no right to it, because somebody is in danger (RODO art. 6 par. 1 letter d, art. 9 par. 2
 * letter c). Those who keep the case and the data protection officer are told at once, by notices that name nobody. Whatever was wrong
 * with what was given, the answer is one. Its transaction must be kept when it refuses, because the attempt is counted there.
 */
export async function openInEmergency(ctx: Ctx, input: EmergencyInput): Promise<Outcome<string, OpenRefusal>> {
  if (!(await mayOpenInEmergency(ctx))) throw new Forbidden('casework.emergency.open')
  const own = input.code === undefined ? null : await caseOfMineCalled(ctx, input.code)
  if (own !== null && (await seatsOfMine(ctx, own)).some(({ sees }) => sees === 'names')) return refused('own_case')
  const limits = { until: openUntil(ctx.now), tries: MOST_TRIES, opened: MOST_OPENED }
  const { answer, id } = await tryToOpen(ctx, input, limits)
  if (answer === 'too_many') return refused('too_many')
  if (id === null) return refused('not_opened')
  if (answer === 'opened') {
    for (const to of await toldOf(ctx, id)) {
      await notify(ctx, { to, kind: 'emergency_opened', link: '/desk' })
    }
  }
  return ok(id)
}

/** Ends an emergency access before its time: by those who keep the case, or by whoever opened it. Answers the case, and whether it was one's own. */
export async function endEmergency(
  ctx: Ctx,
  input: { readonly emergencyId: string },
): Promise<Outcome<{ readonly caseId: string; readonly own: boolean }, 'over'>> {
  const emergency = await emergencyOf(ctx, input.emergencyId)
  if (!(await emergencyRights(ctx, emergency)).end) throw new Forbidden('casework.emergency.end')
  if (emergencyState(emergency, ctx.now) !== 'open') return refused('over')
  await saveEnd(ctx, emergency.id)
  const { id, caseId, personId } = emergency
  await record(ctx, { chain: 'case', about: caseId, name: 'casework.emergency.ended', payload: { emergency: id } })
  return ok({ caseId, own: personId === me(ctx) })
}

/** Says afterwards whether an emergency access was justified, in words: whoever keeps the case or checks its looks, never whoever opened it. */
export async function reviewEmergency(
  ctx: Ctx,
  input: { readonly emergencyId: string; readonly justified: boolean; readonly words: string },
): Promise<Outcome<{ readonly caseId: string; readonly keeper: boolean }, 'own_access'>> {
  const emergency = await emergencyOf(ctx, input.emergencyId)
  const { justified, words } = input
  if (!(await emergencyRights(ctx, emergency)).review) throw new Forbidden('casework.emergency.review')
  if (emergency.personId === me(ctx)) return refused('own_access')
  await saveReview(ctx, emergency, { justified, words })
  const { id, caseId } = emergency
  const payload = { emergency: id, justified }
  await record(ctx, { chain: 'case', about: caseId, name: 'casework.emergency.reviewed', payload })
  return ok({ caseId, keeper: emergency.reason !== null })
}
