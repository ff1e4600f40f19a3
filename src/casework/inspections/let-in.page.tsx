import { nameIn, powerCited, powersOn, textOfPower } from '#model'
import { fields, page, useReader } from '#platform'
import {
  ActionsBar,
  Button,
  CheckboxGroup,
  DateField,
  FormPage,
  Note,
  NumberField,
  Section,
  Select,
  TextArea,
  TextField,
} from '#platform/ui'
import { inspectionHeaded, toLetIn } from './inspected-case.query.server.ts'
import { EndInspectionInput, InspectorInput, LetInInput } from './inspection.schema.ts'
import { endInspection, letIn, nameInspector } from './let-in.server.ts'
import { inspectionPath, OfInspected, OfInspection } from './of-inspection.ts'

const readLetIn = fields(LetInInput)
const readInspector = fields(InspectorInput)
const readEnd = fields(EndInspectionInput)

/** Letting an inspection in, by its warrant. */
export const letInPage = page({
  path: '/inspections/of/:institutionId/new',
  params: OfInspected,
  act: 'casework.inspection.let_in',
  looking: 'unrecorded',
  load: async (ctx, { institutionId }) => ({
    ...(await toLetIn(ctx, institutionId)),
    powers: powersOn('inspection', ctx.today),
  }),
  title: ({ t }) => t('casework.inspection.let_in'),
  form: readLetIn,
  submit: (ctx, input) => letIn(ctx, input),
  refusals: {
    unknown_power: 'casework.inspection.unknown_power',
    warrant_ahead: 'casework.day_ahead',
    before_warrant: 'casework.inspection.before_warrant',
    period_turned: 'casework.inspection.period_turned',
    years_turned: 'casework.inspection.years_turned',
    let_in_before: 'casework.inspection.let_in_before',
    unknown_code: 'casework.inspection.unknown_code',
    no_case: 'casework.inspection.no_case',
    no_cases_in_project: 'casework.inspection.no_cases_in_project',
    special_not_covered: 'casework.inspection.special_not_covered',
    own_institution: 'casework.inspection.own_institution',
  },
  then: ({ value }) => ({ to: inspectionPath.one(value), flash: 'casework.inspection.done.let_in' }),
  view: ({ t, form, loaded }) => (
    <FormPage
      form={form}
      over={loaded.institution}
      title={t('casework.inspection.let_in')}
      lead={t('casework.inspection.let_in_lead')}
    >
      <Warrant loaded={loaded} />
      <Scope />
      <ActionsBar>
        <Button>{t('casework.inspection.let_in_submit')}</Button>
        <a href={inspectionPath.list(loaded.id)}>{t('casework.inspection.back')}</a>
      </ActionsBar>
    </FormPage>
  ),
})

type Loaded = Awaited<ReturnType<typeof toLetIn>> & { readonly powers: ReturnType<typeof powersOn> }

function Warrant({ loaded }: { readonly loaded: Loaded }) {
  const { t, locale } = useReader()
  return (
    <Section id="warrant" title={t('casework.inspection.warrant')}>
      <Select
        name="power"
        label={t('casework.inspection.kind')}
        hint={t('casework.inspection.kind_hint')}
        options={loaded.powers.map((one) => ({
          value: one.code,
          label: `${nameIn(one.name, locale)} (${powerCited(textOfPower(one))})`,
        }))}
      />
      <TextField name="authority" label={t('casework.inspection.authority')} autocomplete="off" />
      <Select
        name="authorityId"
        label={t('casework.inspection.authority_id')}
        hint={t('casework.inspection.authority_id_hint')}
        options={loaded.authorities}
        optional
      />
      <TextField name="warrantNo" label={t('casework.inspection.warrant_no')} autocomplete="off" width="m" />
      <DateField name="warrantOn" label={t('casework.inspection.warrant_on')} />
      <DateField name="fromOn" label={t('casework.inspection.from_on')} />
      <DateField name="untilOn" label={t('casework.inspection.until_on')} hint={t('casework.inspection.until_hint')} />
    </Section>
  )
}

function Scope() {
  const { t } = useReader()
  return (
    <Section id="scope" title={t('casework.inspection.scope')}>
      <TextArea
        name="codes"
        label={t('casework.inspection.codes')}
        hint={t('casework.inspection.codes_hint')}
        rows={4}
        optional
      />
      <NumberField name="yearFrom" label={t('casework.inspection.year_from')} />
      <NumberField name="yearUntil" label={t('casework.inspection.year_until')} />
      <CheckboxGroup
        name="specialNamed"
        label={t('casework.inspection.special')}
        options={[
          { value: 'yes', label: t('casework.inspection.special_tick'), hint: t('casework.inspection.special_hint') },
        ]}
        optional
      />
    </Section>
  )
}

/** Naming somebody of the warrant. */
export const nameInspectorPage = page({
  path: '/inspections/:inspectionId/people',
  params: OfInspection,
  act: 'casework.inspection.name',
  looking: 'unrecorded',
  load: (ctx, { inspectionId }) => inspectionHeaded(ctx, inspectionId),
  title: ({ t }) => t('casework.inspection.name'),
  form: readInspector,
  submit: (ctx, input) => nameInspector(ctx, input),
  refusals: {
    over: 'casework.inspection.is_over',
    nobody_named: 'casework.inspection.nobody_named',
    both_named: 'casework.inspection.both_named',
    not_nameable: 'casework.inspection.not_nameable',
    named_before: 'casework.inspection.named_before',
  },
  then: ({ params }) => ({ to: inspectionPath.one(params.inspectionId), flash: 'casework.inspection.done.named' }),
  view: ({ t, form, loaded: { inspection, nameable } }) => (
    <FormPage
      form={form}
      over={inspection.number}
      title={t('casework.inspection.name')}
      lead={t('casework.inspection.name_lead')}
    >
      <Note kind="turn" text={t('casework.inspection.name_note')} />
      <Select
        name="personId"
        label={t('casework.inspection.person')}
        hint={t('casework.inspection.person_hint')}
        options={nameable.map(({ id, name, institution }) => ({ value: id, label: `${name} (${institution})` }))}
        optional
      />
      <TextField
        name="name"
        label={t('casework.inspection.person_name')}
        hint={t('casework.inspection.person_name_hint')}
        autocomplete="off"
        width="m"
        optional
      />
      <TextField name="function" label={t('casework.inspection.function')} autocomplete="off" width="m" />
      <ActionsBar>
        <Button>{t('casework.inspection.name_submit')}</Button>
        <a href={inspectionPath.one(inspection.id)}>{t('casework.inspection.back')}</a>
      </ActionsBar>
    </FormPage>
  ),
})

/** Ending an inspection before its last day. */
export const endInspectionPage = page({
  path: '/inspections/:inspectionId/end',
  params: OfInspection,
  act: 'casework.inspection.end',
  looking: 'unrecorded',
  load: (ctx, { inspectionId }) => inspectionHeaded(ctx, inspectionId),
  title: ({ t }) => t('casework.inspection.end'),
  form: readEnd,
  submit: (ctx, input) => endInspection(ctx, input),
  refusals: { over: 'casework.inspection.is_over' },
  then: ({ params }) => ({ to: inspectionPath.one(params.inspectionId), flash: 'casework.inspection.done.ended' }),
  view: ({ t, form, loaded: { inspection } }) => (
    <FormPage
      form={form}
      over={inspection.number}
      title={t('casework.inspection.end')}
      lead={t('casework.inspection.end_lead')}
    >
      <TextArea name="reason" label={t('casework.inspection.end_reason')} rows={2} />
      <ActionsBar>
        <Button kind="bad">{t('casework.inspection.end')}</Button>
        <a href={inspectionPath.one(inspection.id)}>{t('casework.inspection.back')}</a>
      </ActionsBar>
    </FormPage>
  ),
})
