import { z } from 'zod'
import { InstitutionId } from '#kernel'
import { day, line, optionalText, says } from '#platform'
import { UnitCode } from '#territory'
import { isKsefNumber } from './ksef.domain.ts'
import { CPV_CODE, PROCEDURES } from './purchase.domain.ts'

const NOT_AN_AMOUNT = says('casework.money.not_an_amount')
const MOST_GROSZE = 100_000_000_00
/** "1 234,50" or "1234.5 zł" as whole grosze, more than nothing: money never passes through a fraction. */
export const grosze = z.preprocess(
  (typed) => {
    if (typeof typed !== 'string' || typed === '') return typed
    const parts = /^(\d{1,9})(?:[.,](\d{1,2}))?$/.exec(typed.replace(/\s/g, '').replace(/zł$/i, ''))
    if (!parts) return Number.NaN
    const [, whole = '0', fraction = ''] = parts
    return Number(whole) * 100 + Number(fraction.padEnd(2, '0'))
  },
  z.number(NOT_AN_AMOUNT).int().min(1, NOT_AN_AMOUNT).max(MOST_GROSZE, NOT_AN_AMOUNT),
)

/** Why something is corrected or refused: a sentence, no word about a family. */
const reason = z.string().min(3).max(500)

export const OpenSourceInput = z.object({
  name: z.string().min(3).max(120),
  kind: z.enum(['grant', 'own']),
  payerId: InstitutionId,
  from: day,
  until: day,
  amount: grosze,
})
export type OpenSourceInput = z.infer<typeof OpenSourceInput>

export const RaiseSourceInput = z.object({ amount: grosze })
export const ReverseEntryInput = z.object({ reason })

export const AskPurchaseInput = z.object({
  sourceId: z.uuid(),
  what: z.string().min(3).max(200),
  amount: grosze,
  chapter: z.string().regex(/^\d{5}$/, says('casework.money.not_a_chapter')),
  paragraph: z.string().regex(/^\d{4}$/, says('casework.money.not_a_paragraph')),
  /** Code of the Common Procurement Vocabulary, by which purchases of one kind are added up. */
  cpv: z.preprocess(
    (v) => (v === '' ? undefined : v),
    z.string().regex(CPV_CODE, says('casework.money.not_a_cpv')).optional(),
  ),
  procedure: z.enum(PROCEDURES),
  supplier: z.string().min(2).max(160),
  expectedOn: day,
})
export type AskPurchaseInput = z.infer<typeof AskPurchaseInput>

export const DecidePurchaseInput = z.object({
  decision: z.enum(['approve', 'refuse']),
  reason: optionalText(500),
  /** The version that was on the page. */
  rowVersion: z.coerce.number().int().positive(),
})
export type DecidePurchaseInput = z.infer<typeof DecidePurchaseInput>

export const AcceptPurchaseInput = z.object({
  onDay: day,
  amount: grosze,
  inventoryNo: optionalText(40),
  holding: z.preprocess((v) => (v === '' ? undefined : v), z.enum(['given', 'lent']).optional()),
})
export type AcceptPurchaseInput = z.infer<typeof AcceptPurchaseInput>

export const PayPurchaseInput = z.object({
  invoiceNo: line(60),
  ksefNo: z.preprocess(
    (v) => (typeof v === 'string' && v.trim() !== '' ? v.trim().toUpperCase() : undefined),
    z.string().refine(isKsefNumber, says('casework.money.not_a_ksef_number')).optional(),
  ),
  onDay: day,
  amount: grosze,
  /** More will be paid for the same purchase. */
  more: z.enum(['yes', 'no']),
})
export type PayPurchaseInput = z.infer<typeof PayPurchaseInput>

export const OfEnvelope = z.object({ unitCode: UnitCode })
export const OfSource = OfEnvelope.extend({ sourceId: z.uuid() })
export const OfEntry = OfEnvelope.extend({ entryId: z.uuid() })
export const OfPurchase = OfEnvelope.extend({ purchaseId: z.uuid() })
