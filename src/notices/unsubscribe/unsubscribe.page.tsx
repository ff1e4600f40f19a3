import { z } from 'zod'
import { page } from '#platform'
import { type ActAs, linkHolder } from '#platform/server'
import { ActionsBar, Button, FormPage, Head, Note } from '#platform/ui'
import { PREFERENCES_PATH, unsubscribePath } from '../notice-paths.ts'
import { mailsStopped, stopMails } from './stop-mails.server.ts'

const Secret = z.object({ secret: z.string().regex(/^[\w-]{43}$/) })

/** Stopping mails by the link that each of them carries. Opening it changes nothing: programs that look at links press no button. */
export const unsubscribePage = ({ actAs }: { readonly actAs: ActAs }) =>
  page({
    path: '/unsubscribe/:secret',
    params: Secret,
    act: 'notices.mails.stop',
    looking: 'public',
    open: 'public',
    secretAddress: true,
    load: (_ctx, { secret }) => actAs(linkHolder(secret), mailsStopped),
    title: ({ t }) => t('notices.unsubscribe.title'),
    submit: (_ctx, { secret }) => actAs(linkHolder(secret), stopMails),
    refusals: {},
    then: ({ params }) => ({ to: unsubscribePath(params.secret) }),
    view: ({ t, form, loaded: stopped }) =>
      stopped ? (
        <>
          <Head title={t('notices.unsubscribe.title')} />
          <Note kind="ok" title={t('notices.unsubscribe.done')}>
            <p>{t('notices.unsubscribe.kept')}</p>
            <p>
              <a href={PREFERENCES_PATH}>{t('notices.unsubscribe.change')}</a>
            </p>
          </Note>
        </>
      ) : (
        <FormPage form={form} title={t('notices.unsubscribe.title')} lead={t('notices.unsubscribe.lead')}>
          <p>{t('notices.unsubscribe.kept')}</p>
          <ActionsBar>
            <Button>{t('notices.unsubscribe.submit')}</Button>
          </ActionsBar>
        </FormPage>
      ),
  })
