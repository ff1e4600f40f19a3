import { fields, page, useReader } from '#platform'
import { ActionsBar, Button, FileField, FormPage, Hidden, Note, NumberField, RadioGroup } from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, OfCase, scope } from '../cases/case-scope.ts'
import { RecordedFields } from '../cases/recorded-fields.tsx'
import { AcceptPlanInput } from './accept-plan.schema.ts'
import { acceptPlan } from './accept-plan.server.ts'
import { type AnswerPage, answerPageOf } from './plan-page.query.server.ts'

const readAnswer = fields(AcceptPlanInput)

/** Where an institution answers to the plan, and a worker records what the family and institutions on paper said. */
export const acceptPlanPage = page({
  path: '/cases/:caseId/plan/accept',
  params: OfCase,
  act: 'casework.plan.accept',
  load: (ctx, { caseId }) => answerPageOf(ctx, caseId),
  looking: look('casework.plan.looked'),
  scope,
  title: ({ loaded, t }) => t('casework.plan.answer_title', { code: loaded.frame.code }),
  initial: ({ options }) => (options.length === 1 ? { who: options[0]?.value ?? '' } : {}),
  form: (posted) => readAnswer(posted),
  submit: (ctx, input, { posted }) => acceptPlan(ctx, { ...input, scan: posted.files.scan }),
  refusals: {
    no_plan: 'casework.plan.no_plan',
    not_in_this_stage: 'casework.plan.not_in_this_stage',
    waits_for: 'casework.form.waits_for',
    nothing_to_accept: 'casework.plan.nothing_to_accept',
    how_missing: 'casework.plan.how_missing',
    day_ahead: 'casework.day_ahead',
    head_confirms: 'casework.plan.head_confirms',
    hours_missing: 'casework.plan.hours_missing',
    over_hours: 'casework.plan.over_hours',
    has_accounts: 'casework.plan.has_accounts',
    file_too_large: 'casework.form.file_too_large',
    image_too_large: 'platform.file.image_too_large',
    file_type_refused: 'casework.form.file_type_refused',
  },
  then: ({ params }) => ({ to: `/cases/${params.caseId}/plan`, flash: 'casework.plan.answer_kept' }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="plan" />,
  view: ({ loaded, form }) => <AnswerForm loaded={loaded} form={form} />,
})

type Props = { readonly loaded: AnswerPage; readonly form: Parameters<typeof FormPage>[0]['form'] }

function AnswerForm({ loaded, form }: Props) {
  const { t } = useReader()
  const { frame, view, options } = loaded
  const limit = options.find(({ hoursLimit }) => hoursLimit !== null)?.hoursLimit
  const title = t('casework.plan.give_answer')
  const crumbs = <CaseCrumbs frame={frame} here={title} />
  if (options.length === 0) {
    return (
      <>
        {crumbs}
        <Note kind="info" title={t('casework.plan.nobody_waits')} />
      </>
    )
  }
  return (
    <FormPage form={form} crumbs={crumbs} over={frame.code} title={title} lead={t('casework.plan.answer_lead')} files>
      <Hidden name="planId" value={view.plan.id} />
      <RadioGroup
        name="who"
        label={t('casework.plan.whose_answer')}
        options={options.map(({ value, label, own }) => ({
          value,
          label,
          ...(own ? {} : { hint: t('casework.plan.recorded_hint') }),
        }))}
      />
      <RadioGroup
        name="decision"
        label={t('casework.plan.answer')}
        options={[
          { value: 'accepted', label: t('casework.plan.accepts') },
          { value: 'refused', label: t('casework.plan.refuses') },
        ]}
      />
      {limit !== undefined && limit !== null && (
        <NumberField
          name="hours"
          label={t('casework.plan.hours')}
          hint={t('casework.plan.hours_hint', { limit })}
          optional
        />
      )}
      {options.some(({ own }) => !own) && (
        <>
          <h2>{t('casework.plan.recording')}</h2>
          <p class="hint">{t('casework.plan.recording_hint')}</p>
          <RecordedFields />
          <FileField name="scan" label={t('casework.plan.scan')} accept=".pdf,.jpg,.jpeg,.png,.webp" optional />
        </>
      )}
      <ActionsBar>
        <Button>{t('casework.plan.keep_answer')}</Button>
        <a href={`/cases/${frame.caseId}/plan`}>{t('casework.plan.back')}</a>
      </ActionsBar>
    </FormPage>
  )
}
