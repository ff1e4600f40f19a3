import { z } from 'zod'
import { fields, line, page } from '#platform'
import { me, systemActor } from '#platform/server'
import { ActionsBar, Button, FormPage, TextField } from '#platform/ui'
import type { IdentityParts } from '../parts.server.ts'
import { NewPasswordField } from '../passwords/new-password-field.tsx'
import { newPassword, PASSWORD_REFUSALS } from '../passwords/new-password-form.ts'
import { LONGEST_PASSWORD } from '../passwords/password.domain.ts'
import { changePassword, proveOwnPassword } from './change-password.server.ts'

export const CHANGE_PASSWORD_PATH = '/account/password'
const readChangePassword = fields(z.object({ currentPassword: line(LONGEST_PASSWORD), password: newPassword }))

/** Changing one's own password. */
export const changePasswordPage = ({ actAs }: IdentityParts) =>
  page({
    path: CHANGE_PASSWORD_PATH,
    act: 'identity.password.change',
    looking: 'unrecorded',
    load: async () => null,
    title: ({ t }) => t('identity.password.title'),
    form: readChangePassword,
    submit: async (ctx, input, { visitor: { address, token } }) => {
      const asked = { personId: me(ctx), password: input.currentPassword, address }
      const proved = await actAs(systemActor('sign_in'), (signIn) => proveOwnPassword(signIn, asked))
      return proved.ok ? changePassword(ctx, { password: input.password, token }) : proved
    },
    refusals: { ...PASSWORD_REFUSALS, password_wrong: 'identity.password.wrong' },
    then: () => ({ to: '/account', flash: 'identity.password.changed' }),
    view: ({ form, t }) => (
      <FormPage title={t('identity.password.title')} form={form}>
        <TextField
          name="currentPassword"
          label={t('identity.password.current')}
          type="password"
          width="m"
          autocomplete="current-password"
        />
        <NewPasswordField />
        <ActionsBar>
          <Button>{t('identity.password.submit')}</Button>
        </ActionsBar>
      </FormPage>
    ),
  })
