import { z } from 'zod'
import { fields, line, optionalText, page, type T } from '#platform'
import { Aside, Columns, type FormState, Head, Lines, More, PostButton, Section, Table } from '#platform/ui'
import type { Demonstration, DemonstrationAccount, IdentityParts } from '../parts.server.ts'
import { LONGEST_PASSWORD } from '../passwords/password.domain.ts'
import { returnPath, SIGN_IN_PATH } from './return-path.domain.ts'
import { signInAtPage } from './sign-in-at-page.server.ts'
import { SignInForm } from './sign-in-form.tsx'

const LONGEST_KEPT = 4_000_000
const readSignIn = fields(
  z.object({ email: line(254), password: line(LONGEST_PASSWORD), kept: optionalText(LONGEST_KEPT) }),
)

type Tried = { readonly password: string; readonly accounts: readonly DemonstrationAccount[] }

const triedOut = async (demonstration: Demonstration | null): Promise<Tried | null> =>
  demonstration && { password: demonstration.password, accounts: await demonstration.accounts() }

/** Signing in; in a demonstration with the accounts to try. */
export const signInPage = (parts: IdentityParts) =>
  page({
    path: SIGN_IN_PATH,
    act: 'identity.session.begin',
    looking: 'public',
    open: 'public',
    load: async (_ctx, _params, query) => ({
      back: returnPath(query.back),
      tried: await triedOut(parts.demonstration),
    }),
    title: ({ t }) => t('identity.sign_in.title'),
    form: readSignIn,
    submit: (_ctx, input, { loaded, visitor }) => signInAtPage(parts, visitor, { ...input, back: loaded.back }),
    refusals: { sign_in_refused: 'identity.sign_in.refused' },
    then: ({ value }) => ({ to: value.back, cookie: { set: value.token } }),
    view: ({ loaded, form, t }) => (
      <>
        <Columns kind="side">
          <div class="flow">
            <Head title={t('identity.sign_in.title')} lead={t('identity.sign_in.lead')} />
            <SignInForm form={withTypedBefore(form)} />
          </div>
          <Aside label={t('identity.sign_in.before')}>
            <WhatIsRecorded t={t} minutes={parts.limits.sessionIdleMinutes} />
          </Aside>
        </Columns>
        {loaded.tried && <AccountsToTry t={t} form={form} tried={loaded.tried} />}
      </>
    ),
  })

/** What was typed before comes back from a refused attempt as a list of one. */
function withTypedBefore(form: FormState): FormState {
  const { kept } = form.values
  return typeof kept === 'object' ? { ...form, values: { ...form.values, kept: kept[0] ?? '' } } : form
}

const WhatIsRecorded = ({ t, minutes }: { t: T; minutes: number }) => (
  <>
    <Section id="recorded" title={t('identity.sign_in.recorded')}>
      <Lines
        items={[
          t('identity.sign_in.recorded.look'),
          t('identity.sign_in.recorded.family'),
          t('identity.sign_in.recorded.idle', { minutes }),
        ]}
      />
    </Section>
    <Section id="no-account" title={t('identity.sign_in.no_account')}>
      <p>{t('identity.sign_in.no_account.text')}</p>
    </Section>
  </>
)

function AccountsToTry({ t, form, tried }: { t: T; form: FormState; tried: Tried }) {
  const enter = ({ email, name }: DemonstrationAccount) => (
    <PostButton action={form.action} csrf={form.csrf} fields={{ email, password: tried.password }} kind="plain" small>
      {t('identity.sign_in.demo.enter_as')}
      <span class="vh"> {t('identity.sign_in.demo.enter_whom', { name })}</span>
    </PostButton>
  )
  const table = (caption: string, accounts: readonly DemonstrationAccount[]) => (
    <Table
      caption={caption}
      columns={[
        { label: t('identity.sign_in.demo.name') },
        { label: t('identity.sign_in.demo.role') },
        { label: t('identity.sign_in.demo.institution') },
        { label: t('identity.sign_in.demo.email') },
        { label: t('identity.sign_in.demo.enter'), hiddenLabel: true, actions: true },
      ]}
      rows={accounts.map((account) => ({
        cells: [account.name, account.role, account.institution, account.email, enter(account)],
      }))}
    />
  )
  const { first, others } = oneOfEachRole(tried.accounts)
  return (
    <Section id="demonstration" title={t('identity.sign_in.demo.title')}>
      <p>{t('identity.sign_in.demo.text', { password: tried.password })}</p>
      {table(t('identity.sign_in.demo.title'), first)}
      {others.length > 0 && (
        <More summary={t('identity.sign_in.demo.others')}>{table(t('identity.sign_in.demo.others'), others)}</More>
      )}
    </Section>
  )
}

/** The first account of every role, which is enough to look around, and the rest. */
function oneOfEachRole(accounts: readonly DemonstrationAccount[]) {
  const byRole = [...Map.groupBy(accounts, ({ role }) => role).values()]
  return { first: byRole.flatMap((same) => same.slice(0, 1)), others: byRole.flatMap((same) => same.slice(1)) }
}
