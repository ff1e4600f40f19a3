import type { LocalDate } from '#kernel'

export const CHANNELS = ['post', 'e_delivery', 'in_person', 'e_mail_notice'] as const
export type Channel = (typeof CHANNELS)[number]

/** Twenty digits of a domestic registered letter, or the thirteen signs of an international one (Universal Postal Union, S10). */
const REGISTERED_POST = /^(?:\d{20}|[A-Z]{2}\d{9}[A-Z]{2})$/
/** The shape of an address for e-delivery; nothing more of it is checked. */
const E_DELIVERY = /^AE:PL-\d{5}-\d{5}-[A-Z]{5}-\d{2}$/

export type Proof = {
  readonly channel: Channel
  readonly onDay: LocalDate
  readonly reference: string
  readonly hasFile: boolean
}
export type ProofObjection = 'day_ahead' | 'before_issued' | 'post_number' | 'e_delivery_address' | 'evidence_missing'

/** What a proof of sending lacks, by its channel. */
export function proofObjection(proof: Proof, issuedOn: LocalDate, today: LocalDate): ProofObjection | null {
  const { channel, onDay, reference, hasFile } = proof
  if (onDay > today) return 'day_ahead'
  if (onDay < issuedOn) return 'before_issued'
  if (channel === 'post' && !REGISTERED_POST.test(reference)) return 'post_number'
  if (channel === 'e_delivery' && !E_DELIVERY.test(reference)) return 'e_delivery_address'
  return channel === 'e_delivery' && !hasFile ? 'evidence_missing' : null
}

/** As people copy it from a receipt: without blanks and the brackets of an application identifier. */
export const plainReference = (text: string): string => text.replace(/[\s()]/g, '').toUpperCase()
