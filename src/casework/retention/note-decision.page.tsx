import { z } from 'zod'
import { day, fields, line, page, yesNo } from '#platform'
import { DateField, RadioGroup, TextField } from '#platform/ui'
import { closedCaseToDecide, noteDecision } from './keep-case.server.ts'
import { ClosedCaseForm, closedCaseAt, OfClosedCase } from './of-closed-case.tsx'
import { closedCasePath } from './retention-paths.ts'

const readDecision = fields(z.object({ number: line(60), on: day, destroy: yesNo }))

/** Noting what the state archive decided about a case of category BE. */
export const noteDecisionPage = page({
  path: '/protection/:institutionId/closed-cases/:caseId/decision',
  params: OfClosedCase,
  act: 'casework.retention.decision',
  looking: 'unrecorded',
  load: (ctx, at) => closedCaseAt(ctx, at, closedCaseToDecide),
  title: ({ t }) => t('casework.retention.decision'),
  form: readDecision,
  submit: noteDecision,
  refusals: {
    not_needed: 'casework.retention.refusal.not_needed',
    decided_in_future: 'casework.retention.refusal.decided_in_future',
    decided_before_closing: 'casework.retention.refusal.decided_before_closing',
  },
  then: ({ params }) => ({
    to: closedCasePath(params.institutionId, params.caseId),
    flash: 'casework.retention.noted',
  }),
  view: ({ loaded, form, t }) => (
    <ClosedCaseForm
      loaded={loaded}
      form={form}
      title="casework.retention.decision"
      lead="casework.retention.decision_lead"
    >
      <TextField name="number" label={t('casework.retention.decision_number')} width="m" autocomplete="off" />
      <DateField name="on" label={t('casework.retention.decision_on')} />
      <RadioGroup
        name="destroy"
        label={t('casework.retention.decision_what')}
        options={[
          { value: 'yes', label: t('casework.retention.may_destroy') },
          { value: 'no', label: t('casework.retention.must_keep') },
        ]}
      />
    </ClosedCaseForm>
  ),
})
