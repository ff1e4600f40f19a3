import { z } from 'zod'
import { fields, page, says } from '#platform'
import { systemActor } from '#platform/server'
import { ActionsBar, Button, ButtonLink, FormPage, Head, TextField } from '#platform/ui'
import type { IdentityParts } from '../parts.server.ts'
import { SIGN_IN_PATH } from '../sessions/return-path.domain.ts'
import { askNewPassword } from './ask-new-password.server.ts'

const PATH = '/forgotten-password'
const readForgotten = fields(z.object({ email: z.email(says('identity.forgotten.bad_email')).max(254) }))

/** Asking for a link to set a new password. The answer tells nobody who has an account. */
export const forgottenPasswordPage = ({ actAs }: IdentityParts) =>
  page({
    path: PATH,
    act: 'identity.password.ask',
    looking: 'public',
    open: 'public',
    load: async () => null,
    title: ({ query, t }) => t(query.sent ? 'identity.forgotten.sent.title' : 'identity.forgotten.title'),
    form: readForgotten,
    submit: (_ctx, input) => actAs(systemActor('sign_in'), (ctx) => askNewPassword(ctx, input)),
    then: () => ({ to: `${PATH}?sent=yes` }),
    view: ({ query, form, t }) =>
      query.sent ? (
        <div class="prose">
          <Head title={t('identity.forgotten.sent.title')} lead={t('identity.forgotten.sent.text')} />
          <ButtonLink href={SIGN_IN_PATH}>{t('identity.forgotten.sent.back')}</ButtonLink>
        </div>
      ) : (
        <FormPage title={t('identity.forgotten.title')} lead={t('identity.forgotten.lead')} form={form}>
          <TextField
            name="email"
            label={t('identity.forgotten.email')}
            type="email"
            width="m"
            autocomplete="username"
            spellcheck={false}
          />
          <ActionsBar>
            <Button>{t('identity.forgotten.submit')}</Button>
          </ActionsBar>
        </FormPage>
      ),
  })
