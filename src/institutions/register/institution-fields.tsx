import { useReader } from '#platform'
import { CheckboxGroup, Hidden, KeyValues, RadioGroup, Select, TextField } from '#platform/ui'
import { type Place, placeLabel } from '#territory'
import { INSTITUTION_LEVELS, SECTORS } from './sector.domain.ts'

/** How an institution is reached. */
export function ContactFields() {
  const { t } = useReader()
  return (
    <>
      <TextField
        name="address"
        label={t('institutions.field.address')}
        hint={t('institutions.field.address_hint')}
        optional
        autocomplete="off"
      />
      <TextField
        name="postal_code"
        label={t('institutions.field.postal_code')}
        hint={t('institutions.field.postal_code_hint')}
        width="s"
        optional
      />
      <TextField
        name="email"
        type="email"
        label={t('institutions.field.email')}
        width="m"
        optional
        autocomplete="off"
      />
      <TextField
        name="phone"
        type="tel"
        label={t('institutions.field.phone')}
        hint={t('institutions.field.phone_hint')}
        width="m"
        optional
      />
    </>
  )
}

/** Everything the register keeps of an institution; its seat was picked before. */
export function InstitutionFields({ seat, changeSeat }: { seat: Place; changeSeat: string }) {
  const { t } = useReader()
  return (
    <>
      <Hidden name="seat_code" value={seat.code} />
      <KeyValues
        items={[
          {
            term: t('institutions.field.seat'),
            value: (
              <>
                {placeLabel(t, seat)} <a href={changeSeat}>{t('institutions.seat.change')}</a>
              </>
            ),
          },
        ]}
      />
      <TextField name="name" label={t('institutions.field.name')} autocomplete="off" />
      <TextField
        name="short_name"
        label={t('institutions.field.short_name')}
        hint={t('institutions.field.short_name_hint')}
        width="m"
        autocomplete="off"
      />
      <Select
        name="sector"
        label={t('institutions.field.sector')}
        hint={t('institutions.field.sector_hint')}
        options={SECTORS.map((value) => ({ value, label: t(`institutions.sector.${value}`) }))}
      />
      <RadioGroup
        name="level"
        label={t('institutions.field.level')}
        options={INSTITUTION_LEVELS.map((value) => ({ value, label: t(`institutions.level.${value}`) }))}
      />
      <TextField
        name="nip"
        label={t('institutions.field.nip')}
        hint={t('institutions.field.nip_hint')}
        width="m"
        optional
        inputmode="numeric"
      />
      <TextField
        name="regon"
        label={t('institutions.field.regon')}
        hint={t('institutions.field.regon_hint')}
        width="m"
        optional
        inputmode="numeric"
      />
      <TextField
        name="rspo"
        label={t('institutions.field.rspo')}
        hint={t('institutions.field.rspo_hint')}
        width="m"
        optional
        inputmode="numeric"
      />
      <TextField
        name="krs"
        label={t('institutions.field.krs')}
        hint={t('institutions.field.krs_hint')}
        width="m"
        optional
        inputmode="numeric"
      />
      <ContactFields />
      <CheckboxGroup
        name="has_accounts"
        label={t('institutions.field.accounts')}
        optional
        options={[{ value: 'yes', label: t('institutions.field.has_accounts') }]}
      />
    </>
  )
}
