import { page, type T } from '#platform'
import { ButtonLink, Buttons, Head, Table, Tag } from '#platform/ui'
import { blockAccountPage, sendLinkAgainPage, unblockAccountPage } from './account-acts.page.tsx'
import { invitePersonPage } from './invite-person.page.tsx'
import { allPeople, type PersonRow } from './people.query.server.ts'
import { PEOPLE_PATH } from './people-path.ts'
import { resetSecondFactorPage } from './reset-second-factor.page.tsx'

const TONES = { invited: 'info', active: 'ok', blocked: 'bad' } as const

/** All accounts of the installation: an administrator's list. */
export const peoplePage = page({
  path: PEOPLE_PATH,
  act: 'identity.account.list',
  looking: 'unrecorded',
  load: (ctx) => allPeople(ctx),
  title: ({ t }) => t('identity.people.title'),
  view: ({ loaded, t }) => (
    <div class="flow">
      <Head title={t('identity.people.title')} lead={t('identity.people.lead')}>
        <ButtonLink kind="main" href={invitePersonPage.at({})}>
          {t('identity.people.invite')}
        </ButtonLink>
      </Head>
      <Table
        caption={t('identity.people.title')}
        columns={[
          { label: t('identity.people.name') },
          { label: t('identity.people.email') },
          { label: t('identity.people.state') },
          { label: t('identity.people.acts'), hiddenLabel: true, actions: true },
        ]}
        rows={loaded.map((one) => ({
          cells: [
            `${one.familyName} ${one.givenName}`,
            one.email,
            <Tag tone={TONES[one.state]}>{t(`identity.people.state.${one.state}`)}</Tag>,
            <Acts one={one} t={t} />,
          ],
        }))}
      />
    </div>
  ),
})

function Acts({ one, t }: { one: PersonRow; t: T }) {
  const { personId, state } = one
  const whom = <span class="vh">{t('identity.people.whom', { name: `${one.givenName} ${one.familyName}` })}</span>
  if (state === 'blocked') {
    return (
      <ButtonLink small href={unblockAccountPage.at({ personId })}>
        {t('identity.people.unblock')}
        {whom}
      </ButtonLink>
    )
  }
  return (
    <Buttons>
      <ButtonLink small href={sendLinkAgainPage.at({ personId })}>
        {t('identity.people.send_link')}
        {whom}
      </ButtonLink>
      {one.secondFactor && (
        <ButtonLink small href={resetSecondFactorPage.at({ personId })}>
          {t('identity.people.reset_second_factor')}
          {whom}
        </ButtonLink>
      )}
      <ButtonLink small href={blockAccountPage.at({ personId })}>
        {t('identity.people.block')}
        {whom}
      </ButtonLink>
    </Buttons>
  )
}
