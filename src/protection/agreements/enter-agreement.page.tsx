import { z } from 'zod'
import { day, fields, line, optionalChoice, optionalDay, optionalText, page, showDate, useReader } from '#platform'
import { ActionsBar, Button, DateField, FormPage, RadioGroup, Select, TextArea, TextField } from '#platform/ui'
import { institutionFor } from '../desk/protected-institution.query.server.ts'
import { OfInstitution } from '../of-institution.ts'
import { ProtectionCrumbs } from '../protection-crumbs.tsx'
import { dataAgreementsPath } from '../protection-paths.ts'
import { enterAgreement } from './agree-on-data.server.ts'
import { type Cooperation, DATA_AGREEMENTS, DataAgreementKind } from './data-agreement.domain.ts'
import { cooperationsOf } from './data-agreement.query.server.ts'

const readAgreement = fields(
  z.object({
    kind: DataAgreementKind,
    party: z.string().min(3).max(300),
    cooperationId: optionalChoice(z.uuid()),
    subject: z.string().min(3).max(2000),
    documentNo: line(80),
    signedOn: day,
    from: day,
    until: optionalDay,
    essence: optionalText(4000),
    subProcessors: optionalText(2000),
  }),
)

/** Entering a signed agreement about data in the register. */
export const enterAgreementPage = page({
  path: '/protection/:institutionId/agreements/new',
  params: OfInstitution,
  act: 'protection.data_agreement.enter',
  looking: 'unrecorded',
  load: async (ctx, { institutionId }) => ({
    institution: await institutionFor(ctx, institutionId, 'agree'),
    cooperations: await cooperationsOf(ctx, institutionId),
  }),
  title: ({ t }) => t('protection.data_agreement.enter'),
  form: readAgreement,
  submit: enterAgreement,
  refusals: {
    cooperation_unknown: 'protection.data_agreement.refusal.cooperation_unknown',
    essence_missing: 'protection.data_agreement.refusal.essence_missing',
    essence_needless: 'protection.data_agreement.refusal.essence_needless',
    sub_processors_needless: 'protection.data_agreement.refusal.sub_processors_needless',
    signed_in_future: 'protection.data_agreement.refusal.signed_in_future',
    ends_before_start: 'protection.data_agreement.refusal.ends_before_start',
  },
  then: ({ params }) => ({ to: dataAgreementsPath(params.institutionId), flash: 'protection.data_agreement.entered' }),
  view: ({ loaded: { institution, cooperations }, form, t }) => (
    <FormPage
      form={form}
      crumbs={
        <ProtectionCrumbs
          institution={institution}
          register={{ href: dataAgreementsPath(institution.id), label: t('protection.data_agreement.title') }}
          here={t('protection.data_agreement.enter')}
        />
      }
      title={t('protection.data_agreement.enter')}
      over={institution.name}
      lead={t('protection.data_agreement.enter_lead')}
    >
      <AgreementFields cooperations={cooperations} />
      <ActionsBar>
        <Button>{t('protection.data_agreement.submit')}</Button>
      </ActionsBar>
    </FormPage>
  ),
})

function AgreementFields({ cooperations }: { cooperations: readonly Cooperation[] }) {
  const { t } = useReader()
  return (
    <>
      <RadioGroup
        name="kind"
        label={t('protection.data_agreement.kind')}
        options={DATA_AGREEMENTS.map((value) => ({ value, label: t(`protection.data_agreement.kind_of.${value}`) }))}
      />
      <TextField
        name="party"
        label={t('protection.data_agreement.party')}
        hint={t('protection.data_agreement.party_hint')}
        autocomplete="off"
      />
      {cooperations.length > 0 && (
        <Select
          name="cooperationId"
          label={t('protection.data_agreement.belongs_to')}
          options={cooperations.map(({ id, number, signedOn }) => ({
            value: id,
            label: t('protection.data_agreement.cooperation', { number: number ?? '–', day: showDate(signedOn) }),
          }))}
          optional
        />
      )}
      <TextArea name="subject" label={t('protection.data_agreement.subject')} rows={4} />
      <TextField name="documentNo" label={t('protection.data_agreement.document_no')} width="m" autocomplete="off" />
      <DateField name="signedOn" label={t('protection.data_agreement.signed_on')} />
      <DateField name="from" label={t('protection.data_agreement.from')} />
      <DateField name="until" label={t('protection.data_agreement.until')} optional />
      <TextArea
        name="essence"
        label={t('protection.data_agreement.essence')}
        hint={t('protection.data_agreement.essence_hint')}
        rows={4}
        optional
      />
      <TextArea
        name="subProcessors"
        label={t('protection.data_agreement.sub_processors')}
        hint={t('protection.data_agreement.sub_processors_hint')}
        rows={3}
        optional
      />
    </>
  )
}
