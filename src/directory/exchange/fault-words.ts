import type { MessageKey, T } from '#platform'
import { columnKey, isColumn } from './service-columns.ts'
import type { Fault } from './shared-service.domain.ts'

/** The reason itself. Keys of faults come from the forms of this product and the words below, whose messages are there. */
export const sayFault = (t: T, { key, params }: Fault): string => t(key as MessageKey, params)

/** The part of a file that a reason is about, by the heading of its column where it has one. */
export const sayPart = (t: T, { part }: Fault): string => {
  if (part === 'line') return t('directory.exchange.review.whole')
  return isColumn(part) ? t(columnKey(part)) : part
}
