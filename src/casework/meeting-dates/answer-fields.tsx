import { useReader } from '#platform'
import { RadioGroup } from '#platform/ui'
import { ANSWER_LABELS, answerField, dateWords } from './date-words.ts'
import { ANSWERS, type ProposedDate } from './poll.domain.ts'

/** One question a date: yes, if need be, no. No remarks, so that it takes less than a minute. */
export function AnswerFields({ dates }: { readonly dates: readonly ProposedDate[] }) {
  const { t } = useReader()
  const options = ANSWERS.map((one) => ({ value: one, label: t(ANSWER_LABELS[one]) }))
  return (
    <>
      {dates.map((date) => (
        <RadioGroup name={answerField(date.no)} label={dateWords(t, date)} options={options} />
      ))}
    </>
  )
}
