import { z } from 'zod'
import { fields, line, page, says } from '#platform'
import { ActionsBar, Button, FormPage, TextField } from '#platform/ui'
import { mustInvite } from '../accounts/may.query.server.ts'
import { invitePerson } from './invite-person.server.ts'
import { PEOPLE_PATH } from './people-path.ts'

const readInvitation = fields(
  z.object({
    givenName: line(80),
    familyName: line(80),
    email: z.email(says('identity.forgotten.bad_email')).max(254),
  }),
)

/** Inviting somebody by e-mail. */
export const invitePersonPage = page({
  path: '/administration/people/invite',
  act: 'identity.account.invite',
  looking: 'unrecorded',
  load: (ctx) => mustInvite(ctx),
  title: ({ t }) => t('identity.invite.title'),
  form: readInvitation,
  submit: (ctx, input) => invitePerson(ctx, input),
  refusals: { email_taken: 'identity.invite.email_taken' },
  then: () => ({ to: PEOPLE_PATH, flash: 'identity.invite.sent' }),
  view: ({ form, t }) => (
    <FormPage title={t('identity.invite.title')} form={form}>
      <TextField name="givenName" label={t('identity.invite.given_name')} width="m" autocomplete="off" />
      <TextField name="familyName" label={t('identity.invite.family_name')} width="m" autocomplete="off" />
      <TextField
        name="email"
        label={t('identity.invite.email')}
        hint={t('identity.invite.email.hint')}
        type="email"
        width="m"
        autocomplete="off"
        spellcheck={false}
      />
      <ActionsBar>
        <Button>{t('identity.invite.submit')}</Button>
      </ActionsBar>
    </FormPage>
  ),
})
