import { page } from '#platform'
import { ActionsBar, Button, Form, Head } from '#platform/ui'
import { signOut, signOutEverywhere } from './sign-out.server.ts'

/** Ending work in this browser. Open to everybody: a session that idled away is signed out too. */
export const signOutPage = page({
  path: '/sign-out',
  act: 'identity.session.end',
  looking: 'public',
  open: 'public',
  load: async () => null,
  title: ({ t }) => t('identity.sign_out.title'),
  submit: (ctx, _input, { visitor }) => signOut(ctx, visitor.token),
  then: () => ({ to: '/', flash: 'identity.sign_out.done', cookie: { clear: true } }),
  view: ({ form, t }) => (
    <div class="prose">
      <Head title={t('identity.sign_out.title')} lead={t('identity.sign_out.text')} />
      <Form state={form} guard={false}>
        <ActionsBar>
          <Button>{t('identity.sign_out.submit')}</Button>
        </ActionsBar>
      </Form>
    </div>
  ),
})

/** Ending work in every browser. */
export const signOutEverywherePage = page({
  path: '/account/sign-out-everywhere',
  act: 'identity.session.end_everywhere',
  looking: 'unrecorded',
  load: async () => null,
  title: ({ t }) => t('identity.sign_out_everywhere.title'),
  submit: (ctx) => signOutEverywhere(ctx),
  then: () => ({ to: '/', flash: 'identity.sign_out_everywhere.done', cookie: { clear: true } }),
  view: ({ form, t }) => (
    <div class="prose">
      <Head title={t('identity.sign_out_everywhere.title')} lead={t('identity.sign_out_everywhere.text')} />
      <Form state={form} guard={false}>
        <ActionsBar>
          <Button>{t('identity.sign_out_everywhere.submit')}</Button>
        </ActionsBar>
      </Form>
    </div>
  ),
})
