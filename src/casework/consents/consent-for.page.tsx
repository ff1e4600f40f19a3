import { fields, type Posted, page, type Read, type Upload } from '#platform'
import { ActionsBar, Button, FileField, FormPage, Select } from '#platform/ui'
import { ENTITLEMENT_REFUSALS } from '../authority/authority-words.ts'
import { MayConsentNote, SecondParentField } from '../authority/deciders.tsx'
import { type PersonAuthority, personAuthority } from '../authority/person-authority.query.server.ts'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, OfPerson, scope } from '../cases/case-scope.ts'
import { RecordedFields } from '../cases/recorded-fields.tsx'
import { ConsentForInput } from './consent-for.schema.ts'
import { giveConsentFor } from './consent-for.server.ts'
import { TextAgreedField } from './text-agreed-field.tsx'

const readFields = fields(ConsentForInput)

function readConsent(posted: Posted): Read<ConsentForInput & { scan: Upload | undefined }> {
  const read = readFields(posted)
  return read.ok ? { ok: true, value: { ...read.value, scan: posted.files.file } } : read
}

/** Recording that somebody consented on behalf of a child, or of an adult without full legal capacity. */
export const consentForPage = page({
  path: '/cases/:caseId/people/:subjectId/consent',
  params: OfPerson,
  act: 'casework.consent.give_for',
  needsNames: true,
  load: (ctx, { caseId, subjectId }) => personAuthority(ctx, caseId, subjectId),
  looking: look('casework.people.looked'),
  scope,
  title: ({ t, loaded }) => t('casework.consent_for.of', { person: loaded.label }),
  form: readConsent,
  submit: (ctx, input) => giveConsentFor(ctx, input),
  refusals: {
    ...ENTITLEMENT_REFUSALS,
    no_text_then: 'casework.consents.no_text_then',
    day_ahead: 'casework.day_ahead',
    case_closed: 'casework.case.closed',
    file_missing: 'platform.form.required',
    file_too_large: 'casework.form.file_too_large',
    image_too_large: 'platform.file.image_too_large',
    file_type_refused: 'casework.form.file_type_refused',
  },
  then: ({ params }) => ({
    to: `/cases/${params.caseId}/people/${params.subjectId}#authority`,
    flash: 'casework.consent_for.done',
  }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} />,
  view: ({ t, form, loaded }) => (
    <FormPage
      form={form}
      files
      crumbs={<CaseCrumbs frame={loaded.frame} here={t('casework.consent_for.title')} />}
      title={t('casework.consent_for.of', { person: loaded.label })}
      lead={t('casework.consent_for.lead')}
    >
      {loaded.deciders && <MayConsentNote caseId={loaded.frame.caseId} deciders={[loaded.deciders]} mayKeep />}
      <Select
        name="giver"
        label={t('casework.consent_for.giver')}
        options={givers(loaded, t('casework.authority.outside'))}
      />
      <SecondParentField name="second" />
      <TextAgreedField />
      <RecordedFields />
      <FileField name="file" label={t('casework.consent_for.scan')} accept=".pdf,.jpg,.png" optional />
      <ActionsBar>
        <Button>{t('casework.consent_for.submit')}</Button>
      </ActionsBar>
    </FormPage>
  ),
})

/** Adults of the case, and holders of authority from outside it: who is not entitled is refused with the reason. */
function givers({ others, holders }: PersonAuthority, outsider: string): { value: string; label: string }[] {
  const outside = new Map(
    holders.flatMap(({ holder, outside, name }): [string, string][] =>
      holder === null ? [[outside, name ?? outsider]] : [],
    ),
  )
  return [
    ...others.filter(({ adult }) => adult).map(({ id, label }) => ({ value: id, label })),
    ...[...outside].map(([value, label]) => ({ value, label })),
  ]
}
