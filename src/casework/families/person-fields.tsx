import { useReader } from '#platform'
import { DateField, TextArea, TextField, YesNo } from '#platform/ui'

/** Everything a worker may write about a person. Only the name, or what the family is called, and whether they are an adult are asked for. */
export function PersonFields() {
  const { t } = useReader()
  return (
    <>
      <TextField name="family" label={t('casework.person.family')} width="m" />
      <TextField
        name="given"
        label={t('casework.person.given')}
        hint={t('casework.case.open.given_hint')}
        width="m"
        optional
      />
      <YesNo name="adult" label={t('casework.person.adult')} />
      <DateField name="born" label={t('casework.person.born')} optional />
      <TextField
        name="relation"
        label={t('casework.person.relation')}
        hint={t('casework.person.relation_hint')}
        width="m"
        optional
      />
      <TextField name="phone" label={t('casework.person.phone')} type="tel" width="m" optional />
      <TextArea
        name="safeContact"
        label={t('casework.person.safe_contact')}
        hint={t('casework.person.safe_contact_hint')}
        rows={2}
        optional
      />
      <TextField
        name="pesel"
        label={t('casework.person.pesel')}
        hint={t('casework.person.pesel_hint')}
        width="m"
        inputmode="numeric"
        autocomplete="off"
        optional
      />
      <TextArea
        name="shieldedAddress"
        label={t('casework.person.shielded_address')}
        hint={t('casework.person.shielded_address_hint')}
        rows={2}
        optional
      />
    </>
  )
}
