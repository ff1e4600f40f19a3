import { z } from 'zod'
import { fields, page } from '#platform'
import { ActionsBar, Button, CheckboxGroup, FormPage, Note, Select } from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, OfCase, scope } from '../cases/case-scope.ts'
import { RecordedFields } from '../cases/recorded-fields.tsx'
import { handoverOfCase } from './handover.query.server.ts'
import { OfferHandoverInput } from './handover.schema.ts'
import { offerHandover, takeBackHandover } from './offer-handover.server.ts'

const readOffer = fields(OfferHandoverInput)
const readNothing = fields(z.object({}))

/** Asking the team of another gmina to take a case over. */
export const offerHandoverPage = page({
  path: '/cases/:caseId/handover/ask',
  params: OfCase,
  act: 'casework.handover.offer',
  load: (ctx, { caseId }) => handoverOfCase(ctx, caseId),
  looking: look('casework.handover.looked'),
  scope,
  title: ({ t }) => t('casework.handover.ask'),
  form: readOffer,
  submit: (ctx, input) => offerHandover(ctx, input),
  refusals: {
    unit_unknown: 'casework.handover.refusal.unit_unknown',
    already_asked: 'casework.handover.refusal.already_asked',
    consent_missing: 'casework.handover.refusal.consent_missing',
    not_in_model: 'casework.handover.refusal.not_in_model',
    day_ahead: 'casework.day_ahead',
    case_closed: 'casework.case.closed',
  },
  then: ({ params }) => ({ to: `/cases/${params.caseId}/handover` }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} />,
  view: ({ t, form, loaded: { frame, units, adults } }) => (
    <FormPage
      form={form}
      crumbs={<CaseCrumbs frame={frame} here={t('casework.handover.ask')} />}
      title={t('casework.handover.ask')}
      lead={t('casework.handover.ask.lead')}
    >
      {units.length === 0 && <Note kind="info" text={t('casework.handover.ask.no_units')} />}
      {adults.length === 0 && <Note kind="info" text={t('casework.handover.ask.no_adults')} />}
      <Select
        name="toUnitCode"
        label={t('casework.handover.ask.unit')}
        options={units.map(({ code, name }) => ({ value: code, label: name }))}
      />
      <CheckboxGroup
        name="consented"
        label={t('casework.handover.ask.adults')}
        hint={t('casework.handover.ask.adults_hint')}
        options={adults.map(({ id, label }) => ({ value: id, label }))}
      />
      <RecordedFields />
      <ActionsBar>
        <Button>{t('casework.handover.ask.submit')}</Button>
      </ActionsBar>
    </FormPage>
  ),
})

/** Taking the question back, as long as nobody answered. */
export const takeBackHandoverPage = page({
  path: '/cases/:caseId/handover/take-back',
  params: OfCase,
  act: 'casework.handover.take_back',
  load: (ctx, { caseId }) => handoverOfCase(ctx, caseId),
  looking: look('casework.handover.looked'),
  scope,
  title: ({ t, loaded }) => t('casework.handover.take_back.title', { code: loaded.frame.code }),
  form: readNothing,
  submit: (ctx, { caseId }) => takeBackHandover(ctx, caseId),
  refusals: { nothing_asked: 'casework.handover.refusal.nothing_asked' },
  then: ({ params }) => ({ to: `/cases/${params.caseId}/handover`, flash: 'casework.handover.taken_back' }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} />,
  view: ({ t, form, loaded: { frame } }) => (
    <FormPage
      form={form}
      crumbs={<CaseCrumbs frame={frame} here={t('casework.handover.take_back')} />}
      title={t('casework.handover.take_back.title', { code: frame.code })}
      lead={t('casework.handover.take_back.lead')}
    >
      <ActionsBar>
        <Button>{t('casework.handover.take_back')}</Button>
      </ActionsBar>
    </FormPage>
  ),
})
