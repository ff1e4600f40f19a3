import type { Ctx } from '#platform/server'
import { caseFile } from '../cases/case-file.store.server.ts'
import { type CaseFrame, caseFrame } from '../cases/case-frame.query.server.ts'
import { mayKeep } from '../cases/may-keep.query.server.ts'
import { emergencyState } from './emergency.domain.ts'
import {
  type Emergency,
  type EmergencyRights,
  emergenciesOf,
  emergencyOf,
  emergencyRights,
  type Review,
  reviewsOf,
} from './emergency.store.server.ts'

export type EmergencyWithState = Emergency & {
  readonly state: 'open' | 'ended' | 'over'
  readonly reviews: readonly Review[]
}

/** Everybody who opened the case in an emergency, for those who keep it; `Forbidden` for others who see the case. */
export async function emergenciesInCase(
  ctx: Ctx,
  caseId: string,
): Promise<{ readonly frame: CaseFrame; readonly emergencies: readonly EmergencyWithState[] }> {
  const file = await caseFile(ctx, caseId)
  await mayKeep(ctx, file.id)
  const emergencies: EmergencyWithState[] = []
  for (const one of await emergenciesOf(ctx, file.id)) {
    emergencies.push({ ...one, state: emergencyState(one, ctx.now), reviews: await reviewsOf(ctx, one.id) })
  }
  return { frame: await caseFrame(ctx, file), emergencies }
}

export type EmergencyToJudge = {
  readonly emergency: Emergency
  readonly state: 'open' | 'ended' | 'over'
  readonly rights: EmergencyRights
}

/** One emergency access, to end or to review; `NotFound` for those to whom it is nothing. */
export async function emergencyToJudge(ctx: Ctx, emergencyId: string): Promise<EmergencyToJudge> {
  const emergency = await emergencyOf(ctx, emergencyId)
  return { emergency, state: emergencyState(emergency, ctx.now), rights: await emergencyRights(ctx, emergency) }
}
