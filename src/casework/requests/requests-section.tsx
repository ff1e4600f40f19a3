import { showDate, useReader } from '#platform'
import { Section, Table, Tag } from '#platform/ui'
import type { RequestLine } from './request.query.server.ts'

type Props = {
  readonly caseId: string
  readonly requests: readonly RequestLine[]
}

/** Questions to other institutions: to whom, until when, and whether they were answered. */
export function RequestsSection({ caseId, requests }: Props) {
  const { t } = useReader()
  if (requests.length === 0) return null
  return (
    <Section id="requests" title={t('casework.request.list')} count={requests.length}>
      <Table
        caption={t('casework.request.list')}
        columns={[
          { label: t('casework.request.to') },
          { label: t('casework.request.sent') },
          { label: t('casework.request.due') },
          { label: t('casework.request.state') },
        ]}
        rows={requests.map(({ id, to, sentOn, dueOn, answeredOn }) => ({
          cells: [
            <a href={`/cases/${caseId}/requests/${id}`}>{to}</a>,
            showDate(sentOn),
            dueOn && answeredOn === null ? showDate(dueOn) : '',
            answeredOn === null ? (
              <Tag tone="turn">{t('casework.request.waits')}</Tag>
            ) : (
              <Tag tone="ok">{t('casework.request.answered', { date: showDate(answeredOn) })}</Tag>
            ),
          ],
        }))}
      />
    </Section>
  )
}
