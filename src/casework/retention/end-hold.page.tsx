import { z } from 'zod'
import { day, fields, page } from '#platform'
import { DateField } from '#platform/ui'
import { holdAt } from './closed-case.query.server.ts'
import { endHold } from './keep-case.server.ts'
import { ClosedCaseForm, closedCaseAt, OfClosedCase } from './of-closed-case.tsx'
import { closedCasePath } from './retention-paths.ts'

const readEnd = fields(z.object({ last_day: day }))

/** Ending a hold before its last day, or giving one without an end its last day. */
export const endHoldPage = page({
  path: '/protection/:institutionId/closed-cases/:caseId/hold/:holdId/end',
  params: OfClosedCase.extend({ holdId: z.uuid() }),
  act: 'casework.retention.end_hold',
  looking: 'unrecorded',
  load: async (ctx, at) => ({ ...(await closedCaseAt(ctx, at)), hold: await holdAt(ctx, at.caseId, at.holdId) }),
  title: ({ t }) => t('casework.retention.end_hold'),
  form: readEnd,
  submit: endHold,
  refusals: {
    ends_before_start: 'casework.retention.refusal.ends_before_start',
    ends_sooner_already: 'casework.retention.refusal.ends_sooner_already',
  },
  then: ({ params }) => ({
    to: closedCasePath(params.institutionId, params.caseId),
    flash: 'casework.retention.hold_ended',
  }),
  view: ({ loaded, form, t }) => (
    <ClosedCaseForm
      loaded={loaded}
      form={form}
      title="casework.retention.end_hold"
      lead="casework.retention.end_hold_lead"
    >
      <p>{loaded.hold.reason}</p>
      <DateField name="last_day" label={t('casework.retention.last_day')} />
    </ClosedCaseForm>
  ),
})
