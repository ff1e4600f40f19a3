import { useReader } from '#platform'
import { CheckboxGroup, DateField, Hidden, Note, RowFields, TextField, useField, YesNo } from '#platform/ui'
import { rowField } from './read-household.ts'

/** The people that were read from copied rows, each with their fields to mend and a tick to leave them out. */
export function HouseholdRows({ rows }: { rows: number }) {
  const { t } = useReader()
  const ticks = useField('rows')
  return (
    <section class="rows" id={ticks.id} tabindex={-1} aria-label={t('casework.household.people')}>
      <Hidden name="rows" value={String(rows)} />
      {ticks.error && <Note kind="bad" text={ticks.error} />}
      {Array.from({ length: rows }, (_, no) => (
        <PersonRow no={no} />
      ))}
    </section>
  )
}

function PersonRow({ no }: { no: number }) {
  const { t } = useReader()
  const name = (field: string) => rowField(no, field)
  const unread = useField(name('unread')).value
  const known = useField(name('known')).value
  return (
    <RowFields name={t('casework.household.person', { no: no + 1 })}>
      {known && <Note kind="info" text={t('casework.household.known')} />}
      {unread && <Note kind="info" text={t('casework.household.unread', { text: unread })} />}
      <Hidden name={name('known')} value={known} />
      <Hidden name={name('unread')} value={unread} />
      <CheckboxGroup
        name={name('enter')}
        label={t('casework.household.whether')}
        optional
        options={[{ value: 'yes', label: t('casework.household.enter') }]}
      />
      <TextField name={name('family')} label={t('casework.person.family')} width="m" />
      <TextField name={name('given')} label={t('casework.person.given')} width="m" optional />
      <YesNo name={name('adult')} label={t('casework.person.adult')} />
      <DateField name={name('born')} label={t('casework.person.born')} optional />
      <TextField name={name('relation')} label={t('casework.person.relation')} width="m" optional />
      <TextField name={name('phone')} label={t('casework.person.phone')} type="tel" width="m" optional />
      <TextField name={name('safeContact')} label={t('casework.person.safe_contact')} optional />
      <TextField
        name={name('pesel')}
        label={t('casework.person.pesel')}
        hint={t('casework.person.pesel_hint')}
        width="m"
        inputmode="numeric"
        autocomplete="off"
        optional
      />
      <TextField
        name={name('shieldedAddress')}
        label={t('casework.person.shielded_address')}
        hint={t('casework.person.shielded_address_hint')}
        optional
      />
    </RowFields>
  )
}
