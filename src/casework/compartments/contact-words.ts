import type { MessageKey, T } from '#platform'
import type { SafeWay } from './safe-contact.domain.ts'
import type { SafeContact } from './safe-contact.store.server.ts'

export const WAY_LABELS: Readonly<Record<SafeWay, MessageKey>> = {
  phone: 'casework.safe_contact.phone',
  sms: 'casework.safe_contact.sms',
  email: 'casework.safe_contact.email',
  post: 'casework.safe_contact.post',
  home: 'casework.safe_contact.home',
  work: 'casework.safe_contact.work',
  school: 'casework.safe_contact.school',
  in_person: 'casework.safe_contact.in_person',
}

/** How a person is reached safely, in sentences: what never, what is safe, when, through whom. */
export const contactSentences = (t: T, { never, safe, hours, through }: SafeContact): readonly string[] => [
  ...(never.length > 0
    ? [t('casework.safe_contact.never_ways', { ways: never.map((way) => t(WAY_LABELS[way])).join(', ') })]
    : []),
  ...(safe ? [t('casework.safe_contact.safe_way', { way: t(WAY_LABELS[safe]) })] : []),
  ...(hours ? [t('casework.safe_contact.in_hours', { hours })] : []),
  ...(through ? [t('casework.safe_contact.through_whom', { through })] : []),
]
