import { useReader } from '#platform'
import { Note } from '#platform/ui'
import { contactSentences } from './contact-words.ts'
import type { SafeContact } from './safe-contact.store.server.ts'

type Known = { readonly label: string; readonly contact: SafeContact }

/** How these people are reached safely, where somebody would telephone, write or invite. Nothing where nothing is known. */
export function ContactNotes({ contacts }: { readonly contacts: readonly Known[] }) {
  const { t } = useReader()
  if (contacts.length === 0) return null
  return (
    <Note kind="turn" title={t('casework.safe_contact.before')}>
      {contacts.map(({ label, contact }) => (
        <p>
          <strong>{label}.</strong> {contactSentences(t, contact).join(' ')}
        </p>
      ))}
    </Note>
  )
}
