import { type MessageKey, showDate, useReader } from '#platform'
import { Prov } from '#platform/ui'
import type { Opinion } from './opinions.query.server.ts'
import type { OpinionHeard } from './record-opinion.server.ts'

export const HEARD_LABELS: Readonly<Record<OpinionHeard, MessageKey>> = {
  conversation: 'casework.opinion.heard.conversation',
  writing: 'casework.opinion.heard.writing',
  drawing: 'casework.opinion.heard.drawing',
  through_trusted: 'casework.opinion.heard.through_trusted',
}

/** What children said, in their words, each with who heard it and when. `named` says whose it is. */
export function Opinions({
  opinions,
  named = false,
}: {
  readonly opinions: readonly Opinion[]
  readonly named?: boolean
}) {
  const { t } = useReader()
  return (
    <>
      {opinions.map(({ label, words, heard, heardBy, onDay }) => (
        <div>
          {named && (
            <p>
              <strong>{label}</strong>
            </p>
          )}
          {words === null ? <p>{t('casework.opinion.silent')}</p> : <blockquote>{words}</blockquote>}
          <Prov>
            {heard && `${t(HEARD_LABELS[heard])} · `}
            {heardBy} · {showDate(onDay)}
          </Prov>
        </div>
      ))}
    </>
  )
}
