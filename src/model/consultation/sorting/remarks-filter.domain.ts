import type { Sortable } from '../consultation.domain.ts'

export const REMARK_STATES = ['waiting', 'answered', 'merged'] as const
export type RemarkState = (typeof REMARK_STATES)[number]

/** Whether a remark waits for an answer, has one, or takes that of another. */
export const remarkState = ({
  mergedInto,
  answered,
}: Pick<Sortable, 'answered'> & { readonly mergedInto: unknown }): RemarkState =>
  mergedInto !== null ? 'merged' : answered ? 'answered' : 'waiting'
