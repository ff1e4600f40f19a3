import { z } from 'zod'
import { day, fields, optionalDay, page } from '#platform'
import { DateField, TextArea } from '#platform/ui'
import { putHold } from './keep-case.server.ts'
import { ClosedCaseForm, closedCaseAt, OfClosedCase } from './of-closed-case.tsx'
import { closedCasePath } from './retention-paths.ts'

const readHold = fields(z.object({ reason: z.string().min(3).max(500), from: day, until: optionalDay }))

/** Stopping the destruction of a case whose papers somebody needs. */
export const putHoldPage = page({
  path: '/protection/:institutionId/closed-cases/:caseId/hold',
  params: OfClosedCase,
  act: 'casework.retention.hold',
  looking: 'unrecorded',
  load: (ctx, at) => closedCaseAt(ctx, at),
  title: ({ t }) => t('casework.retention.hold'),
  form: readHold,
  submit: putHold,
  refusals: { ends_before_start: 'casework.retention.refusal.ends_before_start' },
  then: ({ params }) => ({ to: closedCasePath(params.institutionId, params.caseId), flash: 'casework.retention.held' }),
  view: ({ loaded, form, t }) => (
    <ClosedCaseForm loaded={loaded} form={form} title="casework.retention.hold" lead="casework.retention.hold_lead">
      <TextArea
        name="reason"
        label={t('casework.retention.hold_reason')}
        hint={t('casework.retention.hold_reason_hint')}
        rows={3}
      />
      <DateField name="from" label={t('casework.retention.hold_from')} />
      <DateField
        name="until"
        label={t('casework.retention.hold_until')}
        hint={t('casework.retention.hold_until_hint')}
        optional
      />
    </ClosedCaseForm>
  ),
})
