import { fields, page } from '#platform'
import { ActionsBar, Button, DateField, FormPage, RadioGroup, Select, TextField, YesNo } from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, OfPerson, scope } from '../cases/case-scope.ts'
import { ADULT_KINDS, AUTHORITY_KINDS } from './authority.domain.ts'
import { KIND_LABELS } from './authority-words.ts'
import { DecisionFields } from './decision-fields.tsx'
import { personAuthority } from './person-authority.query.server.ts'
import { AuthorityInput, OUTSIDE } from './record-authority.schema.ts'
import { recordAuthority } from './record-authority.server.ts'

const readAuthority = fields(AuthorityInput)
const DOCUMENTS = ['birth_record', 'court_decision'] as const

/** Noting who decides for a child, or for an adult without full legal capacity. */
export const recordAuthorityPage = page({
  path: '/cases/:caseId/people/:subjectId/authority/new',
  params: OfPerson,
  act: 'casework.authority.record',
  needsNames: true,
  load: (ctx, { caseId, subjectId }) => personAuthority(ctx, caseId, subjectId),
  looking: look('casework.people.looked'),
  scope,
  title: ({ t, loaded }) => t('casework.authority.of', { person: loaded.label }),
  form: readAuthority,
  submit: (ctx, input) => recordAuthority(ctx, input),
  refusals: {
    kind_not_for_adult: 'casework.authority.refusal.kind_not_for_adult',
    birth_gives_full_only: 'casework.authority.refusal.birth_gives_full_only',
    decision_incomplete: 'casework.authority.refusal.decision_incomplete',
    covers_unsaid: 'casework.authority.refusal.covers_unsaid',
    document_ahead: 'casework.day_ahead',
    ends_before_it_begins: 'casework.authority.refusal.ends_before_it_begins',
    unknown_holder: 'platform.form.not_offered',
    holder_unnamed: 'casework.authority.refusal.holder_unnamed',
    case_closed: 'casework.case.closed',
  },
  then: ({ params }) => ({
    to: `/cases/${params.caseId}/people/${params.subjectId}#authority`,
    flash: 'casework.authority.recorded',
  }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} />,
  view: ({ t, form, loaded: { frame, label, others, person } }) => (
    <FormPage
      form={form}
      crumbs={<CaseCrumbs frame={frame} here={t('casework.authority.record')} />}
      title={t('casework.authority.of', { person: label })}
      lead={t('casework.authority.lead')}
    >
      <Select
        name="holder"
        label={t('casework.authority.holder')}
        options={[
          ...others.map((one) => ({ value: one.id, label: one.label })),
          { value: OUTSIDE, label: t('casework.authority.outside') },
        ]}
      />
      <TextField
        name="holderName"
        label={t('casework.authority.holder_name')}
        hint={t('casework.authority.holder_name_hint')}
        width="m"
        optional
      />
      <RadioGroup
        name="kind"
        label={t('casework.authority.kind')}
        options={AUTHORITY_KINDS.filter((kind) => !person.adult || ADULT_KINDS.includes(kind)).map((value) => ({
          value,
          label: t(KIND_LABELS[value]),
        }))}
      />
      <YesNo name="covers" label={t('casework.authority.covers')} hint={t('casework.authority.covers_hint')} optional />
      <RadioGroup
        name="document"
        label={t('casework.authority.document')}
        options={DOCUMENTS.filter((value) => !person.adult || value === 'court_decision').map((value) => ({
          value,
          label: t(`casework.authority.document.${value}`),
        }))}
      />
      <DecisionFields optional />
      <DateField name="from" label={t('casework.authority.from')} hint={t('casework.authority.from_hint')} />
      <DateField name="until" label={t('casework.authority.until')} optional />
      <ActionsBar>
        <Button>{t('casework.authority.submit')}</Button>
      </ActionsBar>
    </FormPage>
  ),
})
