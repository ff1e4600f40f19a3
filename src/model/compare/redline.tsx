import { useReader } from '#platform'
import type { TextRun } from './text-diff.domain.ts'

/** A text beside its earlier wording. What was added and removed is told by a line and a sign, and in words to whoever listens. */
export function Redline({ runs }: { readonly runs: readonly TextRun[] }) {
  const { t } = useReader()
  return (
    <>
      {runs.map(({ text, mark }) => {
        if (mark === 'kept') return text
        const said = (words: string) => <span class="vh"> {words} </span>
        if (mark === 'added') {
          return (
            <ins>
              {said(t('model.compare.page.added'))}
              {text}
              {said(t('model.compare.page.end_added'))}
            </ins>
          )
        }
        return (
          <del>
            {said(t('model.compare.page.removed'))}
            {text}
            {said(t('model.compare.page.end_removed'))}
          </del>
        )
      })}
    </>
  )
}
