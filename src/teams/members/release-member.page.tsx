import { z } from 'zod'
import { nameIn } from '#model'
import { day, fields, page, showDate } from '#platform'
import { ActionsBar, Button, DateField, FormPage } from '#platform/ui'
import { bodyPage } from '../bodies/body.page.tsx'
import { memberToRelease } from './member-to-release.server.ts'
import { releaseMember } from './release-member.server.ts'

const readRelease = fields(z.object({ lastDay: day }))

/** Ending a place in a team on a day. */
export const releaseMemberPage = page({
  path: '/teams/members/:membershipId/release',
  params: z.object({ membershipId: z.uuid() }),
  act: 'teams.member.release',
  looking: 'unrecorded',
  load: (ctx, { membershipId }) => memberToRelease(ctx, membershipId),
  title: ({ t }) => t('teams.release.title'),
  initial: ({ today }) => ({ lastDay: showDate(today) }),
  form: (posted) => readRelease(posted),
  submit: (ctx, input) => releaseMember(ctx, input),
  refusals: {
    before_start: 'teams.release.before_start',
    already_released: 'teams.release.already_released',
  },
  then: ({ value }) => ({
    to: value ? bodyPage.at({ bodyId: value }) : '/teams',
    flash: 'teams.release.done',
  }),
  view: ({ loaded: { name, role }, form, t, visitor: { locale } }) => (
    <FormPage form={form} title={t('teams.release.title')} lead={`${name}, ${nameIn(role.name, locale)}`}>
      <DateField name="lastDay" label={t('teams.release.last_day')} hint={t('teams.release.last_day.hint')} />
      <ActionsBar>
        <Button>{t('teams.release.submit')}</Button>
      </ActionsBar>
    </FormPage>
  ),
})
