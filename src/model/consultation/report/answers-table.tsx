import { useReader } from '#platform'
import { Table } from '#platform/ui'
import { placeWords } from '../consultation-words.ts'
import { AnswerCell, RemarkWordsCell } from '../remark-cells.tsx'
import type { RemarkTold } from '../remarks.query.server.ts'
import { fromWhom } from './answer-words.ts'
import type { Answered } from './report.query.server.ts'

/** The table of remarks in its usual four columns. */
export function AnswersTable({ answered: { consultation, remarks } }: { readonly answered: Answered }) {
  const { t } = useReader()
  if (remarks.length === 0)
    return <p>{t(consultation.state === 'closed' ? 'model.answers.none' : 'model.answers.not_yet')}</p>
  return (
    <Table
      caption={t('model.answers.title')}
      columns={[
        { label: t('model.remark.column.no') },
        { label: t('model.remark.column.who') },
        { label: t('model.remark.column.words') },
        { label: t('model.remark.column.answer') },
      ]}
      rows={remarks.map((remark) => ({
        cells: [
          <>
            {remark.no}
            <p class="fine">{placeWords(t, consultation.text, remark.about)}</p>
          </>,
          fromWhom(t, remark),
          <RemarkWordsCell {...remark} />,
          <Position remark={remark} all={remarks} />,
        ],
      }))}
    />
  )
}

function Position({ remark, all }: { readonly remark: RemarkTold; readonly all: readonly RemarkTold[] }) {
  const { t } = useReader()
  const main = all.find(({ id }) => id === remark.mergedInto)
  return (
    <>
      {main && <p class="fine">{t('model.remark.state.merged', { no: main.no })}</p>}
      {remark.answer ? <AnswerCell answer={remark.answer} /> : <p>{t('model.remark.state.waiting')}</p>}
    </>
  )
}
