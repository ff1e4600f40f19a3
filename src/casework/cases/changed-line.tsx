import { useReader } from '#platform'
import type { CaseFrame } from './case-frame.query.server.ts'

/** Acts that ended just before the page was read may have begun before it, so they are told of once more rather than never. */
const OVERLAP_MS = 1000

/** Says on an open page that somebody else changed something in the case since it was read. Nothing else on the page moves. */
export function ChangedLine({ frame }: { readonly frame: CaseFrame }) {
  const { t } = useReader()
  return (
    <live-page data-follow={`/cases/${frame.caseId}/live`} data-revision={frame.readAt - OVERLAP_MS}>
      <div class="wrap" aria-live="polite"></div>
      <template>
        <p class="note note-info">
          {t('casework.frame.changed')} <a href="?">{t('casework.frame.refresh')}</a>
        </p>
      </template>
    </live-page>
  )
}
