import { z } from 'zod'
import { PersonId } from '#kernel'
import { fields, page } from '#platform'
import { ActionsBar, Button, ButtonLink, FormPage, RadioGroup } from '#platform/ui'
import { RESET_REASONS, resetSecondFactor } from '../second-factor/reset-second-factor.server.ts'
import { onePerson } from './people.query.server.ts'
import { PEOPLE_PATH } from './people-path.ts'

const readReason = fields(z.object({ reason: z.enum(RESET_REASONS) }))

/** Taking away the second factor of somebody who has lost it. */
export const resetSecondFactorPage = page({
  path: '/administration/people/:personId/reset-second-factor',
  params: z.object({ personId: PersonId }),
  act: 'identity.second_factor.reset',
  looking: 'unrecorded',
  load: (ctx, { personId }) => onePerson(ctx, personId),
  title: ({ t }) => t('identity.reset_second_factor.title'),
  form: readReason,
  submit: (ctx, input) => resetSecondFactor(ctx, input),
  refusals: {
    own_account: 'identity.reset_second_factor.own_account',
    no_second_factor: 'identity.reset_second_factor.none',
  },
  then: () => ({ to: PEOPLE_PATH, flash: 'identity.reset_second_factor.done' }),
  view: ({ loaded, form, t }) => (
    <FormPage
      title={t('identity.reset_second_factor.title')}
      lead={t('identity.reset_second_factor.text', { name: `${loaded.givenName} ${loaded.familyName}` })}
      form={form}
    >
      <RadioGroup
        name="reason"
        label={t('identity.reset_second_factor.reason')}
        options={RESET_REASONS.map((value) => ({ value, label: t(`identity.reset_second_factor.reason.${value}`) }))}
      />
      <ActionsBar>
        <Button kind="bad">{t('identity.reset_second_factor.submit')}</Button>
        <ButtonLink href={PEOPLE_PATH}>{t('identity.people.title')}</ButtonLink>
      </ActionsBar>
    </FormPage>
  ),
})
