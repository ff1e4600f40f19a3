import { page, showInstant, type T } from '#platform'
import { ButtonLink, Buttons, Head, KeyValues, Section, Table } from '#platform/ui'
import type { IdentityParts } from '../parts.server.ts'
import { peoplePage } from '../people/people.page.tsx'
import { SECOND_FACTOR_PATH } from '../sessions/return-path.domain.ts'
import { signOutEverywherePage } from '../sessions/sign-out.page.tsx'
import { CHANGE_PASSWORD_PATH } from './change-password.page.tsx'
import { chooseLanguagePage } from './choose-language.page.tsx'
import { mayInvite } from './may.query.server.ts'
import { type OwnSession, ownAccount } from './own-account.query.server.ts'

/** The acting person's own account. */
export const ownAccountPage = ({ limits }: IdentityParts) =>
  page({
    path: '/account',
    act: 'identity.account.read_own',
    looking: 'unrecorded',
    load: async (ctx) => ({ account: await ownAccount(ctx, limits), administers: await mayInvite(ctx) }),
    title: ({ t }) => t('identity.account.title'),
    view: ({ loaded: { account, administers }, visitor, t }) => (
      <div class="flow">
        <Head title={t('identity.account.title')}>
          {administers && <ButtonLink href={peoplePage.at({})}>{t('identity.account.people')}</ButtonLink>}
        </Head>
        <KeyValues
          items={[
            { term: t('identity.account.name'), value: visitor.signedIn?.name },
            { term: t('identity.account.email'), value: account.email },
            { term: t('identity.account.work'), value: visitor.signedIn?.work || t('identity.account.work.none') },
            {
              term: t('identity.second_factor.title'),
              value: t(account.secondFactor ? 'identity.second_factor.on' : 'identity.second_factor.off'),
            },
            { term: t('identity.account.language'), value: t(`identity.account.language.${account.locale}`) },
          ]}
        />
        <Buttons>
          <ButtonLink href={CHANGE_PASSWORD_PATH}>{t('identity.account.change_password')}</ButtonLink>
          <ButtonLink href={SECOND_FACTOR_PATH}>{t('identity.second_factor.title')}</ButtonLink>
          <ButtonLink href={chooseLanguagePage.at({})}>{t('identity.account.change_language')}</ButtonLink>
          <ButtonLink href={signOutEverywherePage.at({})}>{t('identity.sign_out_everywhere.title')}</ButtonLink>
        </Buttons>
        <Sessions sessions={account.sessions} t={t} />
      </div>
    ),
  })

const Sessions = ({ sessions, t }: { sessions: readonly OwnSession[]; t: T }) => (
  <Section id="sessions" title={t('identity.account.sessions')} count={sessions.length}>
    <Table
      caption={t('identity.account.sessions')}
      columns={[
        { label: t('identity.account.sessions.agent') },
        { label: t('identity.account.sessions.began') },
        { label: t('identity.account.sessions.seen') },
      ]}
      rows={sessions.map(({ agent, createdAt, seenAt }) => ({
        cells: [agent || t('identity.account.sessions.agent.unknown'), showInstant(createdAt), showInstant(seenAt)],
      }))}
    />
  </Section>
)
