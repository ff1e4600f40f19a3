import { type T, useReader } from '#platform'
import { ActionsBar, Button, Form, type FormState, Head, Hidden, TextField } from '#platform/ui'
import { signInAddress } from './return-path.domain.ts'

/** Address and password, and whatever was typed in the form under which a session ended. */
export function SignInForm({ form }: { form: FormState }) {
  const { t } = useReader()
  const kept = form.values.kept
  return (
    <Form state={form} guard={false}>
      {typeof kept === 'string' && kept !== '' && <Hidden name="kept" value={kept} />}
      <TextField
        name="email"
        label={t('identity.sign_in.email')}
        type="email"
        width="m"
        autocomplete="username"
        spellcheck={false}
      />
      <TextField
        name="password"
        label={t('identity.sign_in.password')}
        type="password"
        width="m"
        autocomplete="current-password"
      />
      <ActionsBar>
        <Button>{t('identity.sign_in.submit')}</Button>
      </ActionsBar>
      <p class="txt-s">
        <a href="/forgotten-password">{t('identity.sign_in.forgotten')}</a>
      </p>
    </Form>
  )
}

type Again = { readonly back: string; readonly kept: string; readonly csrf: string; readonly t: T }

/** In place of a page whose session ended while its form was being filled in. */
export function signInAgain({ back, kept, csrf, t }: Again) {
  const form: FormState = { action: signInAddress(back), csrf, once: '', values: { kept }, errors: {} }
  return (
    <div class="prose">
      <Head title={t('identity.sign_in.again.title')} lead={t('identity.sign_in.again.text')} />
      <SignInForm form={form} />
    </div>
  )
}
