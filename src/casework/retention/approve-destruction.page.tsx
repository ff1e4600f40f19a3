import { z } from 'zod'
import { day, fields, line, page } from '#platform'
import { DateField, RadioGroup, TextField } from '#platform/ui'
import { approveDestruction } from './destroy-cases.server.ts'
import { APPROVERS } from './destruction.domain.ts'
import { DestructionForm, destructionFor, OfDestruction } from './of-destruction.tsx'
import { destructionPath } from './retention-paths.ts'
import { APPROVER_WORDS } from './retention-words.ts'

const readApproval = fields(z.object({ approver: z.enum(APPROVERS), number: line(60), on: day }))

/** Approving a list that somebody else proposed, with the number and day of the approval. */
export const approveDestructionPage = page({
  path: '/protection/:institutionId/destruction/:destructionId/approve',
  params: OfDestruction,
  act: 'casework.destruction.approve',
  looking: 'unrecorded',
  load: (ctx, at) => destructionFor(ctx, at, 'approve'),
  title: ({ t }) => t('casework.destruction.approve'),
  form: readApproval,
  submit: approveDestruction,
  refusals: {
    withdrawn: 'casework.destruction.refusal.withdrawn',
    approved_already: 'casework.destruction.refusal.approved_already',
    own_list: 'casework.destruction.refusal.own_list',
    approved_in_future: 'casework.destruction.refusal.approved_in_future',
    approved_before_list: 'casework.destruction.refusal.approved_before_list',
  },
  then: ({ params }) => ({
    to: destructionPath(params.institutionId, params.destructionId),
    flash: 'casework.destruction.approved_done',
  }),
  view: ({ loaded, form, t }) => (
    <DestructionForm
      loaded={loaded}
      form={form}
      title="casework.destruction.approve"
      lead="casework.destruction.approve_lead"
    >
      <RadioGroup
        name="approver"
        label={t('casework.destruction.who_approves')}
        hint={t('casework.destruction.who_approves_hint')}
        options={APPROVERS.map((value) => ({ value, label: t(APPROVER_WORDS[value]) }))}
      />
      <TextField name="number" label={t('casework.destruction.approval_number')} width="m" autocomplete="off" />
      <DateField name="on" label={t('casework.destruction.approved_on')} />
    </DestructionForm>
  ),
})
