import { z } from 'zod'
import { ok } from '#kernel'
import { fields, page } from '#platform'
import { me, systemActor } from '#platform/server'
import { ActionsBar, Button, FormPage } from '#platform/ui'
import type { IdentityParts } from '../parts.server.ts'
import { SECOND_FACTOR_PATH } from '../sessions/return-path.domain.ts'
import { anyCode, PresentCodeField } from './code-fields.tsx'
import { mustHaveSecondFactor } from './own-second-factor.query.server.ts'
import { proveOwnCode } from './prove-own-code.server.ts'
import { renewRecoveryCodes } from './renew-recovery-codes.server.ts'
import { tellCodes } from './told-codes.tsx'

export const RENEW_PATH = `${SECOND_FACTOR_PATH}/recovery-codes`
const readPresent = fields(z.object({ presentOneTimeCode: anyCode }))

/** New recovery codes in the place of the present ones. */
export const renewRecoveryCodesPage = (parts: IdentityParts) =>
  page({
    path: '/account/second-factor/recovery-codes',
    act: 'identity.recovery_codes.renew',
    looking: 'unrecorded',
    load: (ctx) => mustHaveSecondFactor(ctx),
    title: ({ t }) => t('identity.recovery_codes.renew'),
    form: readPresent,
    submit: async (ctx, input, { visitor: { address } }) => {
      const asked = { personId: me(ctx), typed: input.presentOneTimeCode, address }
      const proved = await parts.actAs(systemActor('sign_in'), (signIn) => proveOwnCode(signIn, parts.vault, asked))
      if (!proved.ok) return proved
      const done = await renewRecoveryCodes(ctx, parts.vault)
      return done.ok ? ok({ ...done.value, back: SECOND_FACTOR_PATH }) : done
    },
    refusals: { present_code_wrong: 'identity.second_factor.present_code.wrong' },
    then: () => ({ to: SECOND_FACTOR_PATH }),
    tells: (done) => tellCodes(done),
    view: ({ form, t }) => (
      <FormPage title={t('identity.recovery_codes.renew')} lead={t('identity.recovery_codes.renew.lead')} form={form}>
        <PresentCodeField />
        <ActionsBar>
          <Button>{t('identity.recovery_codes.renew.submit')}</Button>
        </ActionsBar>
      </FormPage>
    ),
  })
