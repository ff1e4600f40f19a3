import { showInstant, useReader } from '#platform'
import { Lines, Section } from '#platform/ui'
import type { MeetingChange } from './meeting-change.store.server.ts'

/** What a meeting was before it was moved or called off, and why. */
export const MeetingChanges = ({ changes }: { readonly changes: readonly MeetingChange[] }) => (
  <ChangesMade changes={changes.map((one) => ({ ...one, was: showInstant(one.wasFor) }))} />
)

type Change = Pick<MeetingChange, 'what' | 'wasPlace' | 'reason' | 'changedAt'> & { readonly was: string }

/** The same of whatever has a time, in words, and a place. */
export function ChangesMade({ changes }: { readonly changes: readonly Change[] }) {
  const { t } = useReader()
  if (changes.length === 0) return null
  return (
    <Section id="changes" title={t('casework.meeting.changes')} count={changes.length}>
      <Lines
        items={changes.map(({ what, was, wasPlace, reason, changedAt }) => (
          <>
            {t(what === 'moved' ? 'casework.meeting.was_moved' : 'casework.meeting.was_cancelled', {
              was,
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
