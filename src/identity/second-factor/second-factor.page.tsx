import type { Child } from 'hono/jsx'
import { z } from 'zod'
import { ok } from '#kernel'
import { fields, page, showInstant, type T } from '#platform'
import { me } from '#platform/server'
import { ActionsBar, Button, ButtonLink, Buttons, FormPage, Head, KeyValues, Note, Section } from '#platform/ui'
import type { IdentityParts } from '../parts.server.ts'
import { returnPath, SECOND_FACTOR_PATH } from '../sessions/return-path.domain.ts'
import { AppCodeField, appCode, offerText } from './code-fields.tsx'
import { OfferedKey } from './offered-key.tsx'
import { loadOffer } from './own-offer.query.server.ts'
import { type OwnSecondFactor, secondFactorOf } from './own-second-factor.query.server.ts'
import { RENEW_PATH } from './renew-recovery-codes.page.tsx'
import { REPLACE_PATH } from './replace-second-factor.page.tsx'
import { setUpSecondFactor } from './set-up-second-factor.server.ts'
import { tellCodes } from './told-codes.tsx'

const readSetUp = fields(z.object({ offer: offerText, oneTimeCode: appCode }))

/** The acting person's second factor: setting it up, and what stands once it is. Comes first for whoever needs one and has none. */
export const secondFactorPage = (parts: IdentityParts) =>
  page({
    path: SECOND_FACTOR_PATH,
    act: 'identity.second_factor.set_up',
    looking: 'unrecorded',
    comesFirst: true,
    load: async (ctx, _params, query) => ({
      offered: await loadOffer(ctx, parts.vault),
      standing: await secondFactorOf(ctx, me(ctx)),
      back: returnPath(query.back),
    }),
    title: ({ t }) => t('identity.second_factor.title'),
    initial: ({ offered }) => ({ offer: offered.offer }),
    form: readSetUp,
    submit: async (ctx, input, { loaded, visitor: { token } }) => {
      const done = await setUpSecondFactor(ctx, parts.vault, { ...input, token })
      return done.ok ? ok({ ...done.value, back: loaded.back }) : done
    },
    refusals: {
      code_wrong: 'identity.second_factor.code_wrong',
      offer_too_old: 'identity.second_factor.offer_too_old',
      already_set_up: 'identity.second_factor.already',
    },
    then: () => ({ to: SECOND_FACTOR_PATH }),
    tells: (done) => tellCodes(done),
    view: ({ loaded, form, visitor, t }) => {
      const notes = (
        <>
          {visitor.signedIn?.meetsFirst && <Note kind="turn" text={t('identity.second_factor.required')} />}
          {parts.demonstration && parts.secondFactor === 'offered' && (
            <Note kind="info" text={t('identity.second_factor.demonstration')} />
          )}
        </>
      )
      if (loaded.standing) return <Standing standing={loaded.standing} notes={notes} t={t} />
      return (
        <FormPage title={t('identity.second_factor.title')} lead={t('identity.second_factor.lead')} form={form}>
          {notes}
          <OfferedKey vault={parts.vault} offered={loaded.offered} form={form} />
          <Section id="code" title={t('identity.second_factor.code')}>
            <AppCodeField />
          </Section>
          <ActionsBar>
            <Button>{t('identity.second_factor.submit')}</Button>
          </ActionsBar>
        </FormPage>
      )
    },
  })

type StandingProps = { readonly standing: OwnSecondFactor; readonly notes: Child; readonly t: T }

const Standing = ({ standing, notes, t }: StandingProps) => (
  <div class="prose">
    <Head title={t('identity.second_factor.title')} lead={t('identity.second_factor.lead')} />
    {notes}
    <KeyValues
      items={[
        { term: t('identity.second_factor.state'), value: t('identity.second_factor.on') },
        { term: t('identity.second_factor.since'), value: showInstant(standing.since) },
        {
          term: t('identity.second_factor.codes_left'),
          value: t('identity.second_factor.codes_left.count', { left: standing.codesLeft }),
        },
      ]}
    />
    <Buttons>
      <ButtonLink href={RENEW_PATH}>{t('identity.recovery_codes.renew')}</ButtonLink>
      <ButtonLink href={REPLACE_PATH}>{t('identity.second_factor.replace')}</ButtonLink>
    </Buttons>
  </div>
)
