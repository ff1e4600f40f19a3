import { z } from 'zod'
import { ok } from '#kernel'
import { fields, page } from '#platform'
import { me, systemActor } from '#platform/server'
import { ActionsBar, Button, FormPage, Section } from '#platform/ui'
import type { IdentityParts } from '../parts.server.ts'
import { SECOND_FACTOR_PATH } from '../sessions/return-path.domain.ts'
import { AppCodeField, anyCode, appCode, offerText, PresentCodeField } from './code-fields.tsx'
import { provenOffer } from './offer.server.ts'
import { OfferedKey } from './offered-key.tsx'
import { loadOffer } from './own-offer.query.server.ts'
import { mustHaveSecondFactor } from './own-second-factor.query.server.ts'
import { proveOwnCode } from './prove-own-code.server.ts'
import { replaceSecondFactor } from './set-up-second-factor.server.ts'
import { tellCodes } from './told-codes.tsx'

export const REPLACE_PATH = `${SECOND_FACTOR_PATH}/replace`
const readReplacement = fields(z.object({ offer: offerText, oneTimeCode: appCode, presentOneTimeCode: anyCode }))

/** Another phone or app in the place of the present one. */
export const replaceSecondFactorPage = (parts: IdentityParts) =>
  page({
    path: '/account/second-factor/replace',
    act: 'identity.second_factor.replace',
    looking: 'unrecorded',
    load: async (ctx) => {
      await mustHaveSecondFactor(ctx)
      return loadOffer(ctx, parts.vault)
    },
    title: ({ t }) => t('identity.second_factor.replace.title'),
    initial: ({ offer }) => ({ offer }),
    form: readReplacement,
    submit: async (ctx, input, { visitor: { token, address } }) => {
      // First, because proving the present code uses it up.
      const offered = provenOffer(parts.vault, { ...input, personId: me(ctx), now: ctx.now })
      if (!offered.ok) return offered
      const asked = { personId: me(ctx), typed: input.presentOneTimeCode, address }
      const proved = await parts.actAs(systemActor('sign_in'), (signIn) => proveOwnCode(signIn, parts.vault, asked))
      if (!proved.ok) return proved
      const done = await replaceSecondFactor(ctx, parts.vault, { ...input, token })
      return done.ok ? ok({ ...done.value, back: SECOND_FACTOR_PATH }) : done
    },
    refusals: {
      code_wrong: 'identity.second_factor.code_wrong',
      offer_too_old: 'identity.second_factor.offer_too_old',
      present_code_wrong: 'identity.second_factor.present_code.wrong',
    },
    then: () => ({ to: SECOND_FACTOR_PATH }),
    tells: (done) => tellCodes(done),
    view: ({ loaded, form, t }) => (
      <FormPage
        title={t('identity.second_factor.replace.title')}
        lead={t('identity.second_factor.replace.lead')}
        form={form}
      >
        <OfferedKey vault={parts.vault} offered={loaded} form={form} />
        <Section id="code" title={t('identity.second_factor.new_code')}>
          <AppCodeField />
        </Section>
        <Section id="present" title={t('identity.second_factor.present_code')}>
          <PresentCodeField />
        </Section>
        <ActionsBar>
          <Button>{t('identity.second_factor.replace.submit')}</Button>
        </ActionsBar>
      </FormPage>
    ),
  })
