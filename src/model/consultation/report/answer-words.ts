import type { MessageKey, T } from '#platform'
import { changeWords } from '../remark-cells.tsx'
import type { RemarkTold } from '../remarks.query.server.ts'

/** Who a remark is from, as everybody may know: the institution of a worker, a name only of who wanted it shown. */
export function fromWhom(t: T, { name, institution, source, meetingNo, sector }: RemarkTold): string {
  const unnamed = sector === null ? t('model.remark.private') : t(`institutions.sector.${sector}` as MessageKey)
  const who = [name, institution].filter(Boolean).join(', ') || unnamed
  if (source === 'meeting') return `${t('model.remark.from_meeting', { no: meetingNo ?? 0 })}: ${who}`
  return source === 'file' ? `${t('model.remark.from_file')}: ${who}` : who
}

/** The remark with its proposed wording and reason, line by line. */
export const remarkLines = (t: T, { words, proposed, reason }: RemarkTold): readonly string[] => [
  words,
  ...(proposed ? [t('model.answers.proposed', { words: proposed })] : []),
  ...(reason ? [t('model.answers.reason', { words: reason })] : []),
]

/** What the team decided and why; of a merged remark, with the number of the one it was merged into. */
export function answerLines(t: T, remark: RemarkTold, all: readonly RemarkTold[]): readonly string[] {
  const { answer, mergedInto } = remark
  const main = mergedInto === null ? undefined : all.find(({ id }) => id === mergedInto)
  return [
    ...(main ? [t('model.remark.state.merged', { no: main.no })] : []),
    ...(answer
      ? [
          t(`model.remark.decision.${answer.decision}`),
          answer.reason,
          ...(answer.changeNo === null ? [] : [changeWords(t, answer)]),
        ]
      : [t('model.remark.state.waiting')]),
  ]
}
