import { z } from 'zod'
import { InstitutionId } from '#kernel'
import { day, line, optionalText } from '#platform'
import { UnitCode } from '#territory'
import { AskPurchaseInput, grosze } from '../money/money.schema.ts'

export const OfAsking = z.object({ institutionId: InstitutionId })
export const OfSupport = z.object({ supportId: z.uuid() })

export const AskSupportInput = z.object({
  unitCode: UnitCode,
  what: line(150).min(3),
  why: z.string().trim().min(3).max(1000),
  goods: z.enum(['yes', 'no']),
  amount: grosze,
  wantedOn: day,
})
export type AskSupportInput = z.infer<typeof AskSupportInput>

/** Granting is buying for the institution: from which source, for how much, under which classification. */
export const GrantSupportInput = AskPurchaseInput.omit({ what: true })
export type GrantSupportInput = z.infer<typeof GrantSupportInput>

export const RefuseSupportInput = z.object({ reason: z.string().trim().min(3).max(500) })

export const TakeOverInput = z.object({
  onDay: day,
  takenWhat: z.string().trim().min(3).max(1000),
  takenAs: line(160).min(3),
  inventoryNo: optionalText(40),
  holding: z.preprocess((v) => (v === '' ? undefined : v), z.enum(['given', 'lent']).optional()),
})
export type TakeOverInput = z.infer<typeof TakeOverInput>
