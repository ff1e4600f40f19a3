import { z } from 'zod'
import { fields, page, showDate } from '#platform'
import { ActionsBar, Button, DateField, FormPage, KeyValues, Note, RadioGroup, Select } from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, OfCase, scope } from '../cases/case-scope.ts'
import { RECORDED_HOW } from '../cases/recorded.domain.ts'
import { RECORDED_LABELS } from '../cases/recorded-labels.ts'
import { categoryName } from '../sharing/sharing-words.ts'
import { consentsPath } from './consents-path.ts'
import { sharingToTakeBack } from './registers.query.server.ts'
import { WithdrawSharingInput } from './sharing-consent.schema.ts'
import { withdrawSharingConsent } from './withdraw-sharing-consent.server.ts'

const readWithdrawal = fields(WithdrawSharingInput)

/** Recording that a consent to showing was taken back. What rests on it ends with the answer to this form. */
export const withdrawSharingPage = page({
  path: '/cases/:caseId/consents/:sharingConsentId/withdraw',
  params: OfCase.extend({ sharingConsentId: z.uuid() }),
  act: 'casework.sharing_consent.withdraw',
  needsNames: true,
  load: (ctx, { caseId, sharingConsentId }) => sharingToTakeBack(ctx, caseId, sharingConsentId),
  looking: look('casework.consents.looked'),
  scope,
  title: ({ t }) => t('casework.consents.withdraw_sharing'),
  form: readWithdrawal,
  submit: (ctx, { sharingConsentId: consentId, ...input }) => withdrawSharingConsent(ctx, { ...input, consentId }),
  refusals: {
    already_withdrawn: 'casework.consent_for.already_withdrawn',
    day_ahead: 'casework.day_ahead',
    before_consent: 'casework.withdraw.before_consent',
    not_theirs_to_withdraw: 'casework.consents.not_theirs',
  },
  then: ({ value, params }) => ({
    to: `${consentsPath(params.caseId)}#sharing`,
    flash: 'casework.consents.withdrawn_done',
    params: { count: value },
  }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="sharing" />,
  view: ({ t, form, loaded: { frame, model, consent, person, givers }, visitor: { locale } }) => (
    <FormPage
      form={form}
      crumbs={<CaseCrumbs frame={frame} here={t('casework.consents.withdraw_sharing')} />}
      over={person}
      title={t('casework.consents.withdraw_sharing')}
    >
      <KeyValues
        items={[
          {
            term: t('casework.consents.to_whom'),
            value: `${consent.recipient.shortName}: ${consent.categories.map((id) => categoryName(model, id, locale)).join(', ')}`,
          },
          { term: t('casework.consents.given'), value: showDate(consent.givenOn) },
        ]}
      />
      <Note kind="info" title={t('casework.consents.withdraw_at_once', { count: consent.running })}>
        <p>{t('casework.consents.withdraw_stays')}</p>
        <p>{t('casework.consents.withdraw_mistake')}</p>
      </Note>
      <Select
        name="by"
        label={t('casework.consents.withdraw_by')}
        options={givers.map(({ id, label }) => ({ value: id, label: label ?? t('casework.authority.outside') }))}
      />
      <DateField
        name="onDay"
        label={t('casework.consents.withdraw_on')}
        hint={t('casework.consents.withdraw_on_hint')}
      />
      <RadioGroup
        name="recordedHow"
        label={t('casework.recorded.how')}
        options={RECORDED_HOW.map((one) => ({ value: one, label: t(RECORDED_LABELS[one]) }))}
      />
      <ActionsBar>
        <Button kind="bad">{t('casework.withdraw.submit')}</Button>
      </ActionsBar>
    </FormPage>
  ),
})
