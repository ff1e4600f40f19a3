import { z } from 'zod'
import { fields, page, type T } from '#platform'
import { systemActor } from '#platform/server'
import { ActionsBar, Button, FormPage, type FormState, KeyValues } from '#platform/ui'
import type { IdentityParts } from '../parts.server.ts'
import { NewPasswordField } from '../passwords/new-password-field.tsx'
import { newPassword, PASSWORD_REFUSALS } from '../passwords/new-password-form.ts'
import { SIGN_IN_PATH } from '../sessions/return-path.domain.ts'
import { accountOfLink, setPassword } from './set-password.server.ts'
import { type Purpose, ticketPath } from './ticket.domain.ts'

const Link = z.object({ token: z.string().regex(/^[\w-]{43}$/) })
const readNewPassword = fields(z.object({ password: newPassword }))

const TITLES = { invitation: 'identity.invitation.title', password_reset: 'identity.new_password.title' } as const
const ACTS = { invitation: 'identity.invitation.accept', password_reset: 'identity.password.reset' } as const

/** Where the link of a letter leads: a new password, then signing in. A link that no longer works leads nowhere. */
export const setPasswordPage = ({ actAs }: IdentityParts, purpose: Purpose) =>
  page({
    path: `${ticketPath(purpose)}:token`,
    params: Link,
    act: ACTS[purpose],
    looking: 'public',
    open: 'public',
    load: (_ctx, { token }) => actAs(systemActor('sign_in'), (ctx) => accountOfLink(ctx, purpose, token)),
    title: ({ t }) => t(TITLES[purpose]),
    form: readNewPassword,
    submit: (_ctx, { token, password }) =>
      actAs(systemActor('sign_in'), (ctx) => setPassword(ctx, { purpose, token, password })),
    refusals: PASSWORD_REFUSALS,
    then: () => ({ to: SIGN_IN_PATH, flash: 'identity.password.set' }),
    view: ({ loaded, form, t }) => <SetPassword purpose={purpose} email={loaded.email} form={form} t={t} />,
  })

type Props = { readonly purpose: Purpose; readonly email: string; readonly form: FormState; readonly t: T }

const SetPassword = ({ purpose, email, form, t }: Props) => (
  <FormPage
    title={t(TITLES[purpose])}
    lead={purpose === 'invitation' ? t('identity.invitation.lead') : undefined}
    form={form}
  >
    <KeyValues items={[{ term: t('identity.account.email'), value: email }]} />
    <NewPasswordField />
    <ActionsBar>
      <Button>{t('identity.password.submit')}</Button>
    </ActionsBar>
  </FormPage>
)
