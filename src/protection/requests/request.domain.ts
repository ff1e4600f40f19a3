import type { z } from 'zod'
import { addMonths, type InstitutionId, idOf, type LocalDate } from '#kernel'

export const RequestId = idOf('RequestId')
export type RequestId = z.infer<typeof RequestId>

/** What somebody may ask about their own data (RODO art. 15 to 21). */
export const RIGHTS = ['access', 'rectification', 'erasure', 'restriction', 'portability', 'objection'] as const
export type Right = (typeof RIGHTS)[number]
export const RECEIVED_HOW = ['in_person', 'letter', 'email', 'e_delivery', 'phone'] as const
export type ReceivedHow = (typeof RECEIVED_HOW)[number]
export const ANSWERS = ['granted', 'partly', 'refused'] as const
export type Answer = (typeof ANSWERS)[number]

/** By how many months an answer may be put off (RODO art. 12 par. 3). */
export const MOST_MONTHS_MORE = 2

export type Asked = {
  readonly receivedOn: LocalDate
  readonly receivedHow: ReceivedHow
  readonly rights: readonly Right[]
  readonly asker: string
  readonly contact: string
  readonly words: string
}

export type DataRequest = Asked & {
  readonly id: RequestId
  readonly institutionId: InstitutionId
  readonly no: number
  readonly identity: { readonly how: string; readonly on: LocalDate } | null
  readonly extension: { readonly months: number; readonly reason: string; readonly on: LocalDate } | null
  readonly answer: { readonly kind: Answer; readonly words: string; readonly on: LocalDate } | null
}

type Dates = Pick<DataRequest, 'receivedOn'> & { readonly extension: { readonly months: number } | null }

/**
 * The last day for the first answer: one calendar month after receiving (RODO art. 12 par. 3), the last day of a shorter month. It is not
 * moved from a weekend or a day off: whether it may be is disputed, and the earlier day is never wrong.
 */
export const firstDue = ({ receivedOn }: Pick<DataRequest, 'receivedOn'>): LocalDate => addMonths(receivedOn, 1)

/** The last day for the answer, with the months it was put off by. Months are counted from the receiving, not from the day before. */
export const dueOn = ({ receivedOn, extension }: Dates): LocalDate =>
  addMonths(receivedOn, 1 + (extension?.months ?? 0))

export type RequestState = 'open' | 'overdue' | 'in_time' | 'late'

/** How a request stands on a day: the last day still counts. */
export function stateOf(request: Dates & Pick<DataRequest, 'answer'>, today: LocalDate): RequestState {
  const due = dueOn(request)
  if (request.answer) return request.answer.on <= due ? 'in_time' : 'late'
  return today <= due ? 'open' : 'overdue'
}
