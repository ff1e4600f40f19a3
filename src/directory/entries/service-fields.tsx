import { useReader } from '#platform'
import {
  CheckboxGroup,
  Hidden,
  MoneyField,
  NumberField,
  RadioGroup,
  Section,
  Select,
  TextArea,
  TextField,
} from '#platform/ui'
import { type Place, placeLabel } from '#territory'
import { DISABILITIES, PARENTHOODS, REFERRERS } from './eligibility.domain.ts'
import { NTHS, WEEKDAYS } from './hours.domain.ts'
import { ACCESS, AUDIENCES, CATEGORIES, COST_KINDS, COST_UNITS, LANGUAGES, WAYS } from './service.domain.ts'
import { HOURS_FIELDS } from './service.schema.ts'

type Props = {
  /** The version that the form began with; 0 for a new entry. */
  readonly version: number
  /** Units that may be ticked. */
  readonly units: readonly Place[]
}

/** The whole form of an entry, in the sections in which it is read. */
export function ServiceFields({ version, units }: Props) {
  return (
    <>
      <Hidden name="version" value={String(version)} />
      <WhatFields />
      <WhoFields />
      <WhereFields units={units} />
      <HoursFields />
      <CostFields />
      <ContactFields />
    </>
  )
}

function WhatFields() {
  const { t } = useReader()
  return (
    <Section id="what" title={t('directory.group.what')}>
      <TextField name="name" label={t('directory.part.name')} hint={t('directory.hint.name')} autocomplete="off" />
      <Select
        name="category"
        label={t('directory.part.category')}
        hint={t('directory.hint.category')}
        options={CATEGORIES.map((value) => ({ value, label: t(`directory.category.${value}`) }))}
      />
      <TextArea name="summary" label={t('directory.part.summary')} hint={t('directory.hint.summary')} rows={5} />
    </Section>
  )
}

function WhoFields() {
  const { t } = useReader()
  return (
    <Section id="who" title={t('directory.group.who')} note={t('directory.hint.rules')}>
      <TextField name="target_group" label={t('directory.part.targetGroup')} optional autocomplete="off" />
      <NumberField name="age_from" label={t('directory.field.age_from')} optional unit={t('directory.field.years')} />
      <NumberField name="age_to" label={t('directory.field.age_to')} optional unit={t('directory.field.years')} />
      <Tick name="lives_in_area" label={t('directory.field.lives_in_area')} said={t('directory.rule.lives_in_area')} />
      <Select
        name="disability"
        label={t('directory.field.disability')}
        optional
        options={DISABILITIES.map((value) => ({ value, label: t(`directory.rule.disability.${value}`) }))}
      />
      <NumberField
        name="income_percent"
        label={t('directory.field.income')}
        hint={t('directory.hint.income')}
        optional
        unit="%"
      />
      <CheckboxGroup
        name="referral"
        label={t('directory.field.referral')}
        hint={t('directory.hint.any')}
        optional
        options={REFERRERS.map((value) => ({ value, label: t(`directory.referrer.${value}`) }))}
      />
      <CheckboxGroup
        name="parenthood"
        label={t('directory.field.parenthood')}
        hint={t('directory.hint.any')}
        optional
        options={PARENTHOODS.map((value) => ({ value, label: t(`directory.parenthood.${value}`) }))}
      />
      <Tick
        name="registered_unemployed"
        label={t('directory.field.unemployed')}
        said={t('directory.rule.registered_unemployed')}
      />
      <Tick name="insured" label={t('directory.field.insured')} said={t('directory.rule.insured')} />
      <TextField
        name="other_rule"
        label={t('directory.field.other_rule')}
        hint={t('directory.hint.other_rule')}
        optional
        autocomplete="off"
      />
      <TextArea name="documents" label={t('directory.part.documents')} hint={t('directory.hint.documents')} optional />
    </Section>
  )
}

const Tick = ({ name, label, said }: { name: string; label: string; said: string }) => (
  <CheckboxGroup name={name} label={label} optional options={[{ value: 'yes', label: said }]} />
)

function WhereFields({ units }: { units: readonly Place[] }) {
  const { t } = useReader()
  const options = units.map((place) => ({ value: place.code, label: placeLabel(t, place) }))
  return (
    <Section id="where" title={t('directory.group.where')}>
      <CheckboxGroup name="area" label={t('directory.part.area')} hint={t('directory.hint.area')} options={options} />
      <TextField
        name="area_more"
        label={t('directory.field.area_more')}
        hint={t('directory.hint.area_more')}
        optional
        autocomplete="off"
      />
      <CheckboxGroup
        name="ways"
        label={t('directory.part.ways')}
        options={WAYS.map((value) => ({ value, label: t(`directory.way.${value}`) }))}
      />
      <TextField name="address" label={t('directory.field.address')} optional autocomplete="off" />
      <TextField name="postal_code" label={t('directory.field.postal_code')} width="s" optional />
      <Select name="place_unit" label={t('directory.field.place_unit')} optional options={options} />
      <CheckboxGroup
        name="access"
        label={t('directory.part.access')}
        optional
        options={ACCESS.map((value) => ({ value, label: t(`directory.access.${value}`) }))}
      />
      <CheckboxGroup
        name="languages"
        label={t('directory.part.languages')}
        optional
        options={LANGUAGES.map((value) => ({ value, label: t(`directory.language.${value}`) }))}
      />
    </Section>
  )
}

function HoursFields() {
  const { t } = useReader()
  return (
    <Section id="hours" title={t('directory.part.hours')} note={t('directory.hint.hours')}>
      {HOURS_FIELDS.map((name, index) => (
        <TextField
          name={name}
          label={t(`directory.day.${WEEKDAYS[index] ?? 'MO'}`)}
          width="m"
          optional
          autocomplete="off"
        />
      ))}
      <Select
        name="month_nth"
        label={t('directory.field.month_nth')}
        hint={t('directory.hint.month')}
        optional
        options={NTHS.map((value) => ({ value, label: t(`directory.nth_choice.${value}`) }))}
      />
      <Select
        name="month_day"
        label={t('directory.field.month_day')}
        optional
        options={WEEKDAYS.map((value) => ({ value, label: t(`directory.day.${value}`) }))}
      />
      <TextField name="month_hours" label={t('directory.field.month_hours')} width="m" optional autocomplete="off" />
      <TextField name="hours_note" label={t('directory.part.hoursNote')} optional autocomplete="off" />
    </Section>
  )
}

function CostFields() {
  const { t } = useReader()
  return (
    <Section id="cost" title={t('directory.group.cost')}>
      <RadioGroup
        name="cost"
        label={t('directory.part.cost')}
        options={COST_KINDS.map((value) => ({ value, label: t(`directory.cost.${value}`) }))}
      />
      <MoneyField name="amount" label={t('directory.field.amount')} optional />
      <Select
        name="unit"
        label={t('directory.field.unit')}
        optional
        options={COST_UNITS.map((value) => ({ value, label: t(`directory.unit.${value}`) }))}
      />
      <TextField name="cost_note" label={t('directory.field.cost_note')} optional autocomplete="off" />
      <TextField
        name="funding"
        label={t('directory.part.funding')}
        hint={t('directory.hint.funding')}
        optional
        autocomplete="off"
      />
    </Section>
  )
}

function ContactFields() {
  const { t } = useReader()
  return (
    <Section id="contact" title={t('directory.group.contact')} note={t('directory.hint.contact')}>
      <TextField name="phone" type="tel" label={t('directory.field.phone')} width="m" optional autocomplete="off" />
      <TextField name="email" type="email" label={t('directory.field.email')} width="m" optional autocomplete="off" />
      <TextField name="website" type="url" label={t('directory.field.website')} optional autocomplete="off" />
      <RadioGroup
        name="audience"
        label={t('directory.part.audience')}
        options={AUDIENCES.map((value) => ({ value, label: t(`directory.audience.${value}`) }))}
      />
    </Section>
  )
}
