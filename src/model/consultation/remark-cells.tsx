import { type T, useReader } from '#platform'
import { Tag } from '#platform/ui'
import type { GivenAnswer } from './remarks.query.server.ts'

type Words = { readonly words: string; readonly proposed: string | null; readonly reason: string | null }

/** A remark with its proposed wording and reason, as one cell of a table. */
export function RemarkWordsCell({ words, proposed, reason }: Words) {
  const { t } = useReader()
  return (
    <div class="pre-line">
      <p>{words}</p>
      {proposed && <p>{t('model.answers.proposed', { words: proposed })}</p>}
      {reason && <p>{t('model.answers.reason', { words: reason })}</p>}
    </div>
  )
}

/** What the team decided, why, and by which change. */
export function AnswerCell({ answer }: { readonly answer: GivenAnswer }) {
  const { t } = useReader()
  return (
    <div class="pre-line">
      <p>
        <Tag tone={answer.decision === 'accepted' || answer.decision === 'partly' ? 'ok' : 'info'}>
          {t(`model.remark.decision.${answer.decision}`)}
        </Tag>
      </p>
      <p>{answer.reason}</p>
      {answer.changeNo !== null && <p class="fine">{changeWords(t, answer)}</p>}
    </div>
  )
}

export const changeWords = (t: T, { changeNo, changeAbout }: GivenAnswer): string =>
  changeNo === null ? '' : t('model.remark.change', { no: changeNo, about: changeAbout ?? '' })
