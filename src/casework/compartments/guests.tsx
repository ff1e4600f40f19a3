import { useReader } from '#platform'
import { CheckboxGroup, Note, TextArea } from '#platform/ui'
import { ContactNotes } from './contact-note.tsx'
import type { Guests } from './guests.query.server.ts'

/** Who must not meet whom, where a meeting would bring them together. Nothing where nobody is kept apart, or it is not the reader's to know. */
export function ApartNote({ guests: { pairs } }: { readonly guests: Guests }) {
  const { t } = useReader()
  if (pairs.length === 0) return null
  return (
    <Note kind="bad" title={t('casework.apart.must_not_meet')}>
      {pairs.map(({ one, other }) => (
        <p>
          {one} · {other}
        </p>
      ))}
    </Note>
  )
}

/** What somebody has to know and say before persons of the family are invited, or are said to have come. */
export function GuestFields({ guests, inviting }: { readonly guests: Guests; readonly inviting: boolean }) {
  const { t } = useReader()
  return (
    <>
      {inviting && <ContactNotes contacts={guests.contacts} />}
      <ApartNote guests={guests} />
      {inviting && guests.family.length > 0 && (
        <CheckboxGroup name="leaveOut" label={t('casework.apart.leave_out')} options={guests.family} optional />
      )}
      {guests.pairs.length > 0 && (
        <TextArea
          name="together"
          label={t('casework.apart.together')}
          hint={t('casework.apart.together_hint')}
          rows={2}
          optional
        />
      )}
    </>
  )
}
