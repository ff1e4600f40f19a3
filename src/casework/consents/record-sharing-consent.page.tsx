import { nameIn } from '#model'
import { fields, type Posted, page, type Read, type Upload } from '#platform'
import { ActionsBar, Button, CheckboxGroup, DateField, FileField, FormPage, Note, Select } from '#platform/ui'
import { ENTITLEMENT_REFUSALS } from '../authority/authority-words.ts'
import { SecondParentField } from '../authority/deciders.tsx'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, OfCase, scope } from '../cases/case-scope.ts'
import { RecordedFields } from '../cases/recorded-fields.tsx'
import { consentsPath } from './consents-path.ts'
import { recordSharingConsent } from './record-sharing-consent.server.ts'
import { sharingToRecord } from './registers.query.server.ts'
import { SharingConsentInput } from './sharing-consent.schema.ts'
import { TextAgreedField } from './text-agreed-field.tsx'

const readFields = fields(SharingConsentInput)

function readConsent(posted: Posted): Read<SharingConsentInput & { scan: Upload | undefined }> {
  const read = readFields(posted)
  return read.ok ? { ok: true, value: { ...read.value, scan: posted.files.file } } : read
}

/** Writing into the register that somebody consented to one institution being shown something. */
export const recordSharingPage = page({
  path: '/cases/:caseId/consents/new',
  params: OfCase,
  act: 'casework.sharing_consent.record',
  needsNames: true,
  load: (ctx, { caseId }) => sharingToRecord(ctx, caseId),
  looking: look('casework.consents.looked'),
  scope,
  title: ({ t }) => t('casework.consents.record_sharing'),
  form: readConsent,
  submit: (ctx, input) => recordSharingConsent(ctx, input),
  refusals: {
    ...ENTITLEMENT_REFUSALS,
    unknown_choice: 'platform.form.not_offered',
    ends_before_it_begins: 'casework.consents.ends_before_it_begins',
    recorded_already: 'casework.consents.recorded_already',
    no_text_then: 'casework.consents.no_text_then',
    day_ahead: 'casework.day_ahead',
    case_closed: 'casework.case.closed',
    file_missing: 'platform.form.required',
    file_too_large: 'casework.form.file_too_large',
    image_too_large: 'platform.file.image_too_large',
    file_type_refused: 'casework.form.file_type_refused',
  },
  then: ({ params }) => ({ to: `${consentsPath(params.caseId)}#sharing`, flash: 'casework.consents.recorded' }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="sharing" />,
  view: ({ t, form, loaded, visitor: { locale } }) => (
    <FormPage
      form={form}
      files
      crumbs={<CaseCrumbs frame={loaded.frame} here={t('casework.consents.record_sharing')} />}
      title={t('casework.consents.record_sharing')}
      lead={t('casework.consents.record_lead')}
    >
      <Note kind="info" text={t('casework.consents.statute_first')} />
      <Select
        name="subjectId"
        label={t('casework.consents.whose')}
        options={loaded.people.map(({ id, label }) => ({ value: id, label }))}
      />
      <Select
        name="giver"
        label={t('casework.consents.giver')}
        hint={t('casework.consents.giver_hint')}
        options={loaded.givers.map(({ id, label }) => ({ value: id, label: label ?? t('casework.authority.outside') }))}
      />
      <Select
        name="recipient"
        label={t('casework.consents.recipient')}
        options={loaded.recipients.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <CheckboxGroup
        name="categories"
        label={t('casework.consents.categories')}
        hint={t('casework.consents.categories_hint')}
        options={loaded.model.category.all.map(({ id, name }) => ({ value: id, label: nameIn(name, locale) }))}
      />
      <Select
        name="ground"
        label={t('casework.consents.ground')}
        options={loaded.grounds.map(({ id, name }) => ({ value: id, label: nameIn(name, locale) }))}
      />
      <SecondParentField name="second" />
      <TextAgreedField />
      <RecordedFields />
      <DateField name="validUntil" label={t('casework.consents.valid_until')} optional />
      <FileField name="file" label={t('casework.consent_for.scan')} accept=".pdf,.jpg,.png" optional />
      <ActionsBar>
        <Button>{t('casework.consent_for.submit')}</Button>
      </ActionsBar>
    </FormPage>
  ),
})
