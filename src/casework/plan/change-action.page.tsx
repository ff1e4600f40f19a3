import { z } from 'zod'
import { NotFound } from '#kernel'
import { fields, page, showDate, useReader } from '#platform'
import type { Ctx } from '#platform/server'
import { ActionsBar, Button, FormPage, Hidden, RadioGroup } from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, OfCase, scope } from '../cases/case-scope.ts'
import { ACTION_STATES } from './action-state.domain.ts'
import { ChangeActionInput } from './change-action.schema.ts'
import { changeAction } from './change-action.server.ts'
import type { ActionLine, PlanView } from './plan.query.server.ts'
import { type PlanPage, planPageOf } from './plan-page.query.server.ts'
import { ACTION_LABELS, Responsible } from './plan-tables.tsx'

const readChange = fields(ChangeActionInput)

type Loaded = PlanPage & { readonly view: PlanView; readonly action: ActionLine }

async function actionToChange(ctx: Ctx, caseId: string, rowKey: string): Promise<Loaded> {
  const loaded = await planPageOf(ctx, caseId)
  const action = loaded.view?.actions.find((one) => one.rowKey === rowKey)
  if (!loaded.view || !action) throw new NotFound('action')
  return { ...loaded, view: loaded.view, action }
}

/** Noting what became of an action of the plan. */
export const changeActionPage = page({
  path: '/cases/:caseId/plan/actions/:rowKey',
  params: OfCase.extend({ rowKey: z.string().max(80) }),
  act: 'casework.action.change',
  load: (ctx, { caseId, rowKey }) => actionToChange(ctx, caseId, rowKey),
  looking: look('casework.plan.looked'),
  scope,
  title: ({ loaded, t }) => t('casework.action.title', { code: loaded.frame.code }),
  initial: ({ action }) => ({ state: action.state }),
  form: (posted) => readChange(posted),
  submit: (ctx, input) => changeAction(ctx, input),
  refusals: { not_begun: 'casework.action.not_begun', case_closed: 'casework.work.case_closed' },
  then: ({ params }) => ({ to: `/cases/${params.caseId}/plan`, flash: 'casework.action.changed' }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="plan" />,
  view: ({ loaded, form }) => <ActionForm loaded={loaded} form={form} />,
})

type Props = { readonly loaded: Loaded; readonly form: Parameters<typeof FormPage>[0]['form'] }

function ActionForm({ loaded: { frame, view, action }, form }: Props) {
  const { t } = useReader()
  const title = t('casework.action.what_became')
  return (
    <FormPage form={form} crumbs={<CaseCrumbs frame={frame} here={title} />} over={frame.code} title={title}>
      <p>
        <strong>{action.text}</strong>
      </p>
      <p class="prov">
        <Responsible id={action.responsible} names={view.names} />{' '}
        {action.due && t('casework.work.agreed_until', { date: showDate(action.due) })}
      </p>
      <Hidden name="planId" value={view.plan.id} />
      <Hidden name="was" value={action.state} />
      <RadioGroup
        name="state"
        label={t('casework.plan.state')}
        options={ACTION_STATES.map((state) => ({ value: state, label: t(ACTION_LABELS[state]) }))}
      />
      <ActionsBar>
        <Button>{t('casework.work.save')}</Button>
        <a href={`/cases/${frame.caseId}/plan`}>{t('casework.plan.back')}</a>
      </ActionsBar>
    </FormPage>
  )
}
