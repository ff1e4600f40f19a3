import { showInstant, useReader } from '#platform'
import { Lines, Section } from '#platform/ui'
import type { MeetingChange } from './meeting-change.store.server.ts'

/** What a meeting was before it was moved or called off, and why. */
export function MeetingChanges({ changes }: { readonly changes: readonly MeetingChange[] }) {
  const { t } = useReader()
  if (changes.length === 0) return null
  return (
    <Section id="changes" title={t('casework.meeting.changes')} count={changes.length}>
      <Lines
        items={changes.map(({ what, wasFor, wasPlace, reason, changedAt }) => (
          <>
            {t(what === 'moved' ? 'casework.meeting.was_moved' : 'casework.meeting.was_cancelled', {
              was: showInstant(wasFor),
              place: wasPlace,
              at: showInstant(changedAt),
            })}{' '}
            {reason}
          </>
        ))}
      />
    </Section>
  )
}
