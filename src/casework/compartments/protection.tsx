import { showDate, useReader } from '#platform'
import { ButtonLink, Buttons, KeyValues, Prov, Section } from '#platform/ui'
import type { PersonToCorrect } from '../families/person.query.server.ts'
import type { Protection } from './compartments.query.server.ts'
import { contactSentences } from './contact-words.ts'
import { SHIELD_LABELS } from './shield-words.ts'

type Props = { readonly about: Pick<PersonToCorrect, 'frame' | 'person'>; readonly protection: Protection }

/** How a person is reached safely, and what of them is shielded: on their page, for those who may know of it. */
export function ProtectionOfPerson({ about: { frame, person }, protection: { contact, shields } }: Props) {
  const { t } = useReader()
  const at = `/cases/${frame.caseId}/people/${person.id}`
  return (
    <Section id="protection" title={t('casework.compartments.of_person')}>
      <KeyValues
        items={[
          {
            term: t('casework.safe_contact.title'),
            value: contact ? contactSentences(t, contact).join(' ') : t('casework.safe_contact.none'),
          },
          ...shields.map(({ id, what, state, since }) => ({
            term: t(SHIELD_LABELS[what]),
            value: (
              <a href={`/cases/${frame.caseId}/shields/${id}`}>
                {t(state === 'current' ? 'casework.shield.since' : 'casework.shield.older', { date: showDate(since) })}
              </a>
            ),
          })),
        ]}
      />
      {contact && <Prov>{[contact.by, showDate(contact.since)].filter(Boolean).join(', ')}</Prov>}
      <Buttons>
        <ButtonLink href={`${at}/contact`} small kind="quiet">
          {t('casework.safe_contact.record')}
        </ButtonLink>
        <ButtonLink href={`${at}/shield`} small kind="quiet">
          {t('casework.shield.title')}
        </ButtonLink>
        <ButtonLink href={`/cases/${frame.caseId}/apart`} small kind="quiet">
          {t('casework.compartments.title')}
        </ButtonLink>
      </Buttons>
    </Section>
  )
}
