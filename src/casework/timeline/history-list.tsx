import type { Model } from '#model'
import { showInstant, useReader } from '#platform'
import { Prov, Timeline } from '#platform/ui'
import { factAbout, factSentence } from './fact-sentence.ts'
import type { HistoryEntry } from './history.query.server.ts'

/** What happened in a case, in sentences, the newest first. */
export function HistoryList({ model, entries }: { readonly model: Model; readonly entries: readonly HistoryEntry[] }) {
  const { t, locale } = useReader()
  return (
    <Timeline
      items={entries.map(({ name, at, who, inPlaceOf, institution, payload }) => {
        const about = factAbout(model, payload, locale)
        return {
          ...(institution ? { sector: institution.sector } : {}),
          content: (
            <>
              {factSentence(t, name, payload)}
              {about && <strong>: {about}</strong>}
              <Prov {...(institution ? { by: institution } : {})}>
                {who ?? t('casework.history.system')}
                {inPlaceOf !== null && ` (${t('casework.stand_in.in_place_of', { absent: inPlaceOf })})`} ·{' '}
                {showInstant(at)}
              </Prov>
            </>
          ),
        }
      })}
    />
  )
}
