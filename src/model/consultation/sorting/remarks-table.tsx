import { type T, useReader } from '#platform'
import { Table, Tag } from '#platform/ui'
import { remarkPath } from '../consultation-paths.ts'
import { AnswerCell, RemarkWordsCell } from '../remark-cells.tsx'
import type { RemarkRead } from '../remarks.query.server.ts'

type TableProps = {
  readonly remarks: readonly RemarkRead[]
  readonly placeOf: (about: string, remark: RemarkRead) => string
}

/** Remarks as their team reads them, each leading to its own page. */
export function RemarksTable({ remarks, placeOf }: TableProps) {
  const { t } = useReader()
  if (remarks.length === 0) return <p>{t('model.remark.team.none')}</p>
  return (
    <Table
      caption={t('model.remark.team.title')}
      columns={[
        { label: t('model.remark.column.no') },
        { label: t('model.remark.column.who') },
        { label: t('model.remark.column.words') },
        { label: t('model.remark.column.answer') },
      ]}
      rows={remarks.map((remark) => ({
        cells: [
          <>
            <a href={remarkPath(remark.id)}>{t('model.remark.one.title', { no: remark.no })}</a>
            <p class="fine">{placeOf(remark.about, remark)}</p>
            <p class="fine">{t(`model.remark.kind.${remark.kind}`)}</p>
          </>,
          whoSaid(t, remark),
          <RemarkWordsCell {...remark} />,
          <Standing remark={remark} />,
        ],
      }))}
    />
  )
}

/** Who a remark is from, as the team knows it. */
export function whoSaid(t: T, { who, institution, source, meetingNo }: RemarkRead): string {
  const from = [who, institution].filter(Boolean).join(', ') || t('model.remark.private')
  if (source === 'meeting') return `${t('model.remark.from_meeting', { no: meetingNo ?? 0 })}: ${from}`
  return source === 'file' ? `${t('model.remark.from_file')}: ${from}` : from
}

function Standing({ remark: { mergedInto, answers } }: { readonly remark: RemarkRead }) {
  const { t } = useReader()
  const [answer] = answers
  return (
    <>
      {mergedInto && <p class="fine">{t('model.remark.state.merged', { no: mergedInto.no ?? 0 })}</p>}
      {answer ? (
        <AnswerCell answer={answer} />
      ) : (
        !mergedInto && <Tag tone="turn">{t('model.remark.state.waiting')}</Tag>
      )}
    </>
  )
}
