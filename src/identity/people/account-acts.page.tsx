import { z } from 'zod'
import { PersonId } from '#kernel'
import { page, type T } from '#platform'
import { ActionsBar, Button, ButtonLink, Form, type FormState, Head } from '#platform/ui'
import { blockAccount, sendLinkAgain, unblockAccount } from './block-account.server.ts'
import { onePerson, type PersonRow } from './people.query.server.ts'
import { PEOPLE_PATH } from './people-path.ts'

const Whom = z.object({ personId: PersonId })

/** Closing an account. */
export const blockAccountPage = page({
  path: '/administration/people/:personId/block',
  params: Whom,
  act: 'identity.account.block',
  looking: 'unrecorded',
  load: (ctx, { personId }) => onePerson(ctx, personId),
  title: ({ t }) => t('identity.block.title'),
  submit: (ctx, whom) => blockAccount(ctx, whom),
  refusals: { own_account: 'identity.block.own_account' },
  then: () => ({ to: PEOPLE_PATH, flash: 'identity.block.done' }),
  view: ({ loaded, form, t }) => <Confirm act="block" whom={loaded} form={form} t={t} />,
})

/** Opening a blocked account again. */
export const unblockAccountPage = page({
  path: '/administration/people/:personId/unblock',
  params: Whom,
  act: 'identity.account.unblock',
  looking: 'unrecorded',
  load: (ctx, { personId }) => onePerson(ctx, personId),
  title: ({ t }) => t('identity.unblock.title'),
  submit: (ctx, whom) => unblockAccount(ctx, whom),
  refusals: { not_blocked: 'identity.unblock.not_blocked' },
  then: () => ({ to: PEOPLE_PATH, flash: 'identity.unblock.done' }),
  view: ({ loaded, form, t }) => <Confirm act="unblock" whom={loaded} form={form} t={t} />,
})

/** Sending the link for a password again. */
export const sendLinkAgainPage = page({
  path: '/administration/people/:personId/send-link',
  params: Whom,
  act: 'identity.account.send_link',
  looking: 'unrecorded',
  load: (ctx, { personId }) => onePerson(ctx, personId),
  title: ({ t }) => t('identity.send_link.title'),
  submit: (ctx, whom) => sendLinkAgain(ctx, whom),
  refusals: { account_blocked: 'identity.send_link.account_blocked' },
  then: () => ({ to: PEOPLE_PATH, flash: 'identity.send_link.done' }),
  view: ({ loaded, form, t }) => <Confirm act="send_link" whom={loaded} form={form} t={t} />,
})

type Props = {
  readonly act: 'block' | 'unblock' | 'send_link'
  readonly whom: PersonRow
  readonly form: FormState
  readonly t: T
}

/** What the act will do and to whom, before it is done. */
const Confirm = ({ act, whom, form, t }: Props) => (
  <div class="prose">
    <Head
      title={t(`identity.${act}.title`)}
      lead={t(`identity.${act}.text`, { name: `${whom.givenName} ${whom.familyName}` })}
    />
    <Form state={form} guard={false}>
      <ActionsBar>
        <Button kind={act === 'block' ? 'bad' : 'main'}>{t(`identity.${act}.submit`)}</Button>
        <ButtonLink href={PEOPLE_PATH}>{t('identity.people.title')}</ButtonLink>
      </ActionsBar>
    </Form>
  </div>
)
