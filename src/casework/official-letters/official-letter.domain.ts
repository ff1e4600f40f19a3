import { deadlineAfter, type LocalDate } from '#kernel'

/** `open`: the answer is being written; `approved`: signed and not sent yet; `sent`: it went, and nothing changes any more. */
export const LETTER_STATES = ['open', 'approved', 'sent'] as const
export type LetterState = (typeof LETTER_STATES)[number]

export const ANSWER_KINDS = ['full', 'part', 'refusal', 'forwarded'] as const
export type AnswerKind = (typeof ANSWER_KINDS)[number]
/** Why not everything is given. */
export const WITHHOLDING = ['secrecy', 'no_basis', 'not_ours', 'not_known', 'other'] as const
export type Withholding = (typeof WITHHOLDING)[number]
export const WAYS_SENT = ['post', 'e_delivery', 'in_person'] as const
export type WaySent = (typeof WAYS_SENT)[number]

/** The words of an answer around its parts. */
export type AnswerDraft = {
  readonly kind: AnswerKind
  readonly opening: string
  readonly closing: string
  readonly withheld: Withholding | null
  readonly reason: string | null
  /** To whom the letter is passed on, because the matter is not ours (k.p.a. art. 65). */
  readonly forwardedTo: string | null
}

/** A part of an answer as somebody edited it, or took it out. */
export type PartEdited = {
  readonly id: string
  readonly heading: string
  readonly words: string
  readonly leftOut: boolean
}

export type AnswerObjection = 'reason_missing' | 'parts_not_sent' | 'parts_missing' | 'forwarded_to_missing'

/**
 * What is wrong with an answer that is to be approved, or nothing. A refusal and a letter passed on hold no part; a part of an answer says
 * what is not given and why; a whole one says something.
 */
export function answerObjection(draft: AnswerDraft, parts: number): AnswerObjection | null {
  const { kind, withheld, reason, forwardedTo } = draft
  if ((kind === 'refusal' || kind === 'forwarded') && parts > 0) return 'parts_not_sent'
  if ((kind === 'full' || kind === 'part') && parts === 0) return 'parts_missing'
  if (kind === 'forwarded' && !forwardedTo) return 'forwarded_to_missing'
  return kind !== 'full' && (withheld === null || !reason) ? 'reason_missing' : null
}

export const DAY_UNITS = ['calendar_days', 'working_days'] as const
export type Due = {
  readonly on?: LocalDate | undefined
  readonly days?: number | undefined
  readonly unit?: (typeof DAY_UNITS)[number] | undefined
}

/** Until when an answer is asked for: the day that was named, or so many days after the receipt (k.p.a. art. 57); null when neither is. */
export function dueOn(receivedOn: LocalDate, { on, days, unit }: Due): LocalDate | null {
  if (on !== undefined) return on
  return days === undefined ? null : deadlineAfter(receivedOn, days, unit ?? 'calendar_days')
}

type Dated = { readonly dueOn: LocalDate | null; readonly state: LetterState }
/** Late is what nobody sent in time. What is on its way is not asked about any more. */
export const isLate = ({ dueOn: due, state }: Dated, today: LocalDate): boolean =>
  state !== 'sent' && due !== null && due < today

/** Its number, which says nothing about the case. */
export const letterNumber = (no: number | string): string => `PU-${no}`
