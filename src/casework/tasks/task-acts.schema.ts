import { z } from 'zod'
import { line, optionalChoice, optionalText, several } from '#platform'
import { ESCALATED_TO, ESCALATION_REASONS } from '../clocks/remind-rules.domain.ts'
import { RETURN_REASONS } from './task-state.domain.ts'

const REASON = 1000
const ID = 80
/** The version of the task that was on the page. */
const rowVersion = z.coerce.number().int().positive()
const ofTask = { taskId: z.uuid(), rowVersion }

export const AcceptTaskInput = z.object({ ...ofTask, person: optionalChoice(z.uuid()) })
export type AcceptTaskInput = z.infer<typeof AcceptTaskInput>

export const GiveBackTaskInput = z.object({ ...ofTask, reason: z.enum(RETURN_REASONS), words: optionalText(REASON) })
export type GiveBackTaskInput = z.infer<typeof GiveBackTaskInput>

/** `to` is `person:` and a worker of the institution that has the task, or `institution:` and another one. */
export const HandTaskInput = z.object({ ...ofTask, to: line(ID), words: optionalText(REASON) })
export type HandTaskInput = z.infer<typeof HandTaskInput>

export const WithdrawOfferInput = z.object(ofTask)
export const RemindOfTaskInput = z.object(ofTask)
export type OfTaskVersion = z.infer<typeof WithdrawOfferInput>

export const TellHeadOfTaskInput = z.object({
  ...ofTask,
  to: z.enum(ESCALATED_TO),
  reason: z.enum(ESCALATION_REASONS),
})
export type TellHeadOfTaskInput = z.infer<typeof TellHeadOfTaskInput>

export const SupportTaskInput = z.object({ ...ofTask, supporters: several(z.uuid()) })
export type SupportTaskInput = z.infer<typeof SupportTaskInput>

/** Left empty, nobody of the institution is named any more. */
export const NameSupporterInput = z.object({ ...ofTask, person: optionalChoice(z.uuid()) })
export type NameSupporterInput = z.infer<typeof NameSupporterInput>
