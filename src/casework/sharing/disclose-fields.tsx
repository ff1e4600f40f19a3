import { showInstant, useReader } from '#platform'
import { DateField, RadioGroup, Select, TextArea } from '#platform/ui'
import { MayConsentNote, SecondParentField } from '../authority/deciders.tsx'
import { personLabel } from '../families/person-label.domain.ts'
import type { ToDisclose } from './disclose.query.server.ts'
import { GroundFields } from './ground-fields.tsx'
import { categoryName, sayExtent, sayRecipient } from './sharing-words.ts'

type Part = { about: ToDisclose; code: string }

/** Everything that is asked about a disclosure once its recipient and category are known. */
export function DiscloseFields({ about, code, mayKeep }: Part & { mayKeep: boolean }) {
  const { t } = useReader()
  return (
    <>
      <What about={about} code={code} />
      <TextArea name="purpose" label={t('casework.sharing.disclose.purpose')} rows={2} />
      <DateField name="until" label={t('casework.sharing.disclose.until')} />
      <GroundFields about={about} code={code} />
      <MayConsentNote caseId={about.known.file.id} deciders={about.deciders} mayKeep={mayKeep} />
      {about.deciders.some(({ together }) => together) && <SecondParentField name="secondParent" />}
    </>
  )
}

/** To whom, and what. */
export function DiscloseLead({ about }: { about: ToDisclose }) {
  const { t, locale } = useReader()
  const { model } = about.known
  return (
    <>
      {t('casework.sharing.disclose.lead', {
        recipient: sayRecipient({ t, locale }, model, about.recipient.shortName, [about.role]),
        category: categoryName(model, about.category, locale),
      })}
    </>
  )
}

/** How much, to whom among the recipient's people, about whom. Everything may be left as wide as the model allows. */
function What({ about, code }: Part) {
  const { t } = useReader()
  const { extents, cell, recipient, people, entries } = about
  return (
    <>
      <RadioGroup
        name="extent"
        label={t('casework.sharing.disclose.extent')}
        hint={t('casework.sharing.disclose.bounds', { extent: sayExtent(t, cell.extent) })}
        options={extents.map((value) => ({ value, label: sayExtent(t, value) }))}
      />
      {extents.includes('extract') && (
        <TextArea
          name="words"
          label={t('casework.sharing.disclose.words')}
          hint={t('casework.sharing.disclose.words_hint')}
          optional
        />
      )}
      <Select
        name="personId"
        label={t('casework.sharing.disclose.person_id')}
        hint={t('casework.sharing.disclose.person_id_hint')}
        options={recipient.workers.map(({ personId, name }) => ({ value: personId, label: name }))}
        optional
      />
      <Select
        name="subjectId"
        label={t('casework.sharing.disclose.subject')}
        hint={t('casework.sharing.disclose.subject_hint')}
        options={people.map((person) => ({ value: person.id, label: personLabel(person, code) }))}
        optional
      />
      <Select
        name="itemId"
        label={t('casework.sharing.disclose.item')}
        hint={t('casework.sharing.disclose.item_hint')}
        options={entries.map(({ id, on, kind }) => ({
          value: id,
          label: t('casework.sharing.disclose.item_label', { at: showInstant(on), kind }),
        }))}
        optional
      />
    </>
  )
}
