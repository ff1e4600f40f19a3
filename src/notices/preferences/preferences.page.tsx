import { fields, page, useReader } from '#platform'
import { ActionsBar, Button, ButtonLink, FormPage, KeyValues, RadioGroup, Section, Select, YesNo } from '#platform/ui'
import { CHANNELS, isChosen, NOTICE_KINDS, rulesOf } from '../kinds.domain.ts'
import { CALENDAR_PATH, NOTICES_PATH, PREFERENCES_PATH } from '../notice-paths.ts'
import { choosePreferences } from './choose-preferences.server.ts'
import { myPreferences } from './preferences.query.server.ts'
import { HOURS, PreferencesInput, WEEKDAYS } from './preferences.schema.ts'

const readPreferences = fields(PreferencesInput)
const CONCERNS = ['cases', 'tasks', 'meetings', 'models', 'learning'] as const

/** How I hear of each kind of thing, in which hours I am left alone, and on which day the weekly mail comes. */
export const preferencesPage = page({
  path: PREFERENCES_PATH,
  act: 'notices.preferences.choose',
  looking: 'unrecorded',
  load: (ctx) => myPreferences(ctx),
  title: ({ t }) => t('notices.preferences'),
  initial: (chosen) => chosen,
  form: readPreferences,
  submit: (ctx, input) => choosePreferences(ctx, input),
  refusals: {},
  then: () => ({ to: NOTICES_PATH, flash: 'notices.preferences.saved' }),
  view: ({ t, form }) => (
    <FormPage form={form} title={t('notices.preferences')} lead={t('notices.preferences.lead')}>
      <RadioGroup
        name="mails"
        label={t('notices.preferences.mails')}
        options={[
          { value: 'yes', label: t('notices.preferences.mails.yes') },
          { value: 'no', label: t('notices.preferences.mails.no'), hint: t('notices.preferences.mails.no_hint') },
        ]}
      />
      {CONCERNS.map((concern) => (
        <OfConcern concern={concern} />
      ))}
      <Section id="when" title={t('notices.preferences.when')}>
        <When />
      </Section>
      <ActionsBar>
        <Button>{t('notices.preferences.submit')}</Button>
        <ButtonLink href={CALENDAR_PATH}>{t('notices.calendar.title')}</ButtonLink>
      </ActionsBar>
    </FormPage>
  ),
})

function OfConcern({ concern }: { concern: (typeof CONCERNS)[number] }) {
  const { t } = useReader()
  const kinds = NOTICE_KINDS.filter((kind) => rulesOf(kind).concerns === concern)
  if (kinds.length === 0) return null
  const fixed = kinds.filter((kind) => !isChosen(kind))
  return (
    <Section id={concern} title={t(`notices.preferences.of.${concern}`)}>
      {fixed.length > 0 && (
        <KeyValues
          items={fixed.map((kind) => ({
            term: t(`notices.kind.${kind}.name`),
            value: `${t(`notices.channel.${rulesOf(kind).channel}`)}. ${t('notices.preferences.statutory')}`,
          }))}
        />
      )}
      {kinds.filter(isChosen).map((kind) => (
        <Select
          name={kind}
          label={t(`notices.kind.${kind}.name`)}
          options={CHANNELS.map((value) => ({ value, label: t(`notices.channel.${value}`) }))}
        />
      ))}
    </Section>
  )
}

function When() {
  const { t } = useReader()
  const hours = HOURS.map((value) => ({ value, label: `${value}:00` }))
  return (
    <>
      <YesNo name="quiet" label={t('notices.preferences.quiet')} hint={t('notices.preferences.quiet_hint')} />
      <Select name="quietFrom" label={t('notices.preferences.quiet_from')} options={hours} width="s" />
      <Select name="quietUntil" label={t('notices.preferences.quiet_until')} options={hours} width="s" />
      <Select
        name="weeklyOn"
        label={t('notices.preferences.weekly_on')}
        options={WEEKDAYS.map((value) => ({ value, label: t(`notices.weekday.${value}`) }))}
      />
    </>
  )
}
