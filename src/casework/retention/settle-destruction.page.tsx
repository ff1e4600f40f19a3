import { page } from '#platform'
import { Note } from '#platform/ui'
import { orderDestruction, withdrawDestruction } from './destroy-cases.server.ts'
import { DestructionForm, destructionFor, OfDestruction } from './of-destruction.tsx'
import { destructionPath } from './retention-paths.ts'

/** Ordering that an approved list be carried out. What is deleted does not come back. */
export const orderDestructionPage = page({
  path: '/protection/:institutionId/destruction/:destructionId/order',
  params: OfDestruction,
  act: 'casework.destruction.order',
  looking: 'unrecorded',
  load: (ctx, at) => destructionFor(ctx, at, 'approve'),
  title: ({ t }) => t('casework.destruction.order'),
  submit: (ctx, input) => orderDestruction(ctx, input),
  refusals: {
    withdrawn: 'casework.destruction.refusal.withdrawn',
    not_approved: 'casework.destruction.refusal.not_approved',
    ordered_already: 'casework.destruction.refusal.ordered_already',
  },
  then: ({ params }) => ({
    to: destructionPath(params.institutionId, params.destructionId),
    flash: 'casework.destruction.order_done',
  }),
  view: ({ loaded, form, t }) => (
    <DestructionForm
      loaded={loaded}
      form={form}
      title="casework.destruction.order"
      lead="casework.destruction.order_lead"
      bad
    >
      <Note kind="bad" text={t('casework.destruction.for_good')} />
    </DestructionForm>
  ),
})

/** Taking back a list that was not ordered yet. */
export const withdrawDestructionPage = page({
  path: '/protection/:institutionId/destruction/:destructionId/withdraw',
  params: OfDestruction,
  act: 'casework.destruction.withdraw',
  looking: 'unrecorded',
  load: (ctx, at) => destructionFor(ctx, at, 'withdraw'),
  title: ({ t }) => t('casework.destruction.withdraw'),
  submit: (ctx, input) => withdrawDestruction(ctx, input),
  refusals: {
    withdrawn: 'casework.destruction.refusal.withdrawn',
    ordered_already: 'casework.destruction.refusal.ordered_already',
  },
  then: ({ params }) => ({
    to: destructionPath(params.institutionId, params.destructionId),
    flash: 'casework.destruction.withdraw_done',
  }),
  view: ({ loaded, form }) => (
    <DestructionForm
      loaded={loaded}
      form={form}
      title="casework.destruction.withdraw"
      lead="casework.destruction.withdraw_lead"
    />
  ),
})
