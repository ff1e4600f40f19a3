import type { Child } from 'hono/jsx'
import { z } from 'zod'
import { fields, page, type T } from '#platform'
import { ActionsBar, Button, FormPage, type FormState, Lines } from '#platform/ui'
import type { IdentityParts } from '../parts.server.ts'
import { AppCodeField, anyCode, appCode, RecoveryCodeField } from '../second-factor/code-fields.tsx'
import { SIGN_IN_CODE_PATH, SIGN_IN_PATH, SIGN_IN_RECOVERY_PATH } from './return-path.domain.ts'
import { type FinishedAtPage, finishAtPage } from './sign-in-at-page.server.ts'

const readAppCode = fields(z.object({ oneTimeCode: appCode }))
const readRecoveryCode = fields(z.object({ oneTimeCode: anyCode }))

const arrived = ({ back, token, codesLeft }: FinishedAtPage) => ({
  to: back,
  cookie: { set: token },
  ...(codesLeft !== null && { flash: 'identity.sign_in.recovery.used' as const, params: { left: codesLeft } }),
})

/** The second step of signing in: a code of the app. Open to everybody, because a right password alone makes nobody known. */
export const signInCodePage = (parts: IdentityParts) =>
  page({
    path: SIGN_IN_CODE_PATH,
    act: 'identity.session.prove_code',
    looking: 'public',
    open: 'public',
    load: async () => null,
    title: ({ t }) => t('identity.sign_in.code.title'),
    form: readAppCode,
    submit: (_ctx, { oneTimeCode }, { visitor }) => finishAtPage(parts, visitor, oneTimeCode),
    refusals: { code_refused: 'identity.sign_in.code.refused', half_too_old: 'identity.sign_in.code.too_old' },
    then: ({ value }) => arrived(value),
    view: ({ form, t }) => (
      <SecondStep step="code" form={form} t={t}>
        <AppCodeField />
        <Finish ways={[<a href={SIGN_IN_RECOVERY_PATH}>{t('identity.sign_in.code.no_phone')}</a>]} t={t} />
      </SecondStep>
    ),
  })

/** The same by a recovery code, for whoever does not have the app at hand. */
export const signInRecoveryPage = (parts: IdentityParts) =>
  page({
    path: SIGN_IN_RECOVERY_PATH,
    act: 'identity.session.prove_recovery_code',
    looking: 'public',
    open: 'public',
    load: async () => null,
    title: ({ t }) => t('identity.sign_in.recovery.title'),
    form: readRecoveryCode,
    submit: (_ctx, { oneTimeCode }, { visitor }) => finishAtPage(parts, visitor, oneTimeCode),
    refusals: { code_refused: 'identity.sign_in.recovery.refused', half_too_old: 'identity.sign_in.code.too_old' },
    then: ({ value }) => arrived(value),
    view: ({ form, t }) => (
      <SecondStep step="recovery" form={form} t={t}>
        <RecoveryCodeField />
        <Finish
          ways={[
            <a href={SIGN_IN_CODE_PATH}>{t('identity.sign_in.recovery.with_app')}</a>,
            t('identity.sign_in.recovery.none'),
          ]}
          t={t}
        />
      </SecondStep>
    ),
  })

type StepProps = {
  readonly step: 'code' | 'recovery'
  readonly form: FormState
  readonly t: T
  readonly children?: Child
}

const SecondStep = ({ step, form, t, children }: StepProps) => (
  <FormPage title={t(`identity.sign_in.${step}.title`)} lead={t(`identity.sign_in.${step}.lead`)} form={form}>
    {children}
  </FormPage>
)

/** The button, and other ways to go on from here. */
const Finish = ({ ways, t }: { readonly ways: readonly Child[]; readonly t: T }) => (
  <>
    <ActionsBar>
      <Button>{t('identity.sign_in.code.submit')}</Button>
    </ActionsBar>
    <Lines items={[...ways, <a href={SIGN_IN_PATH}>{t('identity.sign_in.code.anew')}</a>]} />
  </>
)
