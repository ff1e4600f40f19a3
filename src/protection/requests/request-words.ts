import type { T } from '#platform'
import type { TagTone } from '#platform/ui'
import type { DataRequest, RequestState } from './request.domain.ts'

export const STATE_TONE: Readonly<Record<RequestState, TagTone>> = {
  open: 'info',
  overdue: 'bad',
  in_time: 'ok',
  late: 'line',
}

/** What was asked, on one line. */
export const rightsInWords = ({ rights }: Pick<DataRequest, 'rights'>, t: T): string =>
  rights.map((right) => t(`protection.request.right.${right}`)).join(', ')
