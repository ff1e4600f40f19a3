import type { FormRecord } from '#model'
import type { Ctx } from '#platform/server'
import { fillBasket } from '../basket/basket-effect.server.ts'
import { confirmHandover } from '../basket/handover-effect.server.ts'
import { assignFromMinutes } from '../meetings/minutes-effect.server.ts'
import { proposePlan } from '../plan/plan-effect.server.ts'
import { sendRequest } from '../requests/request-effect.server.ts'
import type { CompletedForm } from './completed-form.ts'
import { recordConsent } from './consent-effect.server.ts'
import { orderUrgentHelp } from './urgent-help-effect.server.ts'

export type FormEffect = (ctx: Ctx, done: CompletedForm) => Promise<void>

/** What a completed form writes beside its entries, by the record it makes (FORMAT.md, section 8). */
export const effects: Readonly<Partial<Record<FormRecord, FormEffect>>> = {
  participation_consent: recordConsent,
  urgent_help: orderUrgentHelp,
  plan: proposePlan,
  basket: fillBasket,
  handover: confirmHandover,
  minutes: assignFromMinutes,
  information_request: sendRequest,
}
