import { z } from 'zod'
import { NotFound } from '#kernel'
import { fields, page, showDate, useReader } from '#platform'
import type { Ctx } from '#platform/server'
import { ActionsBar, Button, FormPage, Hidden, RadioGroup } from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, OfCase, scope } from '../cases/case-scope.ts'
import { CloseTaskInput } from './close-task.schema.ts'
import { closeTask } from './close-task.server.ts'
import { taskToClose } from './task.query.server.ts'
import { TASK_STATES } from './task-state.domain.ts'
import { TASK_LABELS } from './tasks.page.tsx'

const readClosing = fields(CloseTaskInput.omit({ taskId: true }))

async function loadTask(ctx: Ctx, caseId: string, taskId: string) {
  const { frame, task } = await taskToClose(ctx, caseId, taskId)
  if (!task) throw new NotFound('task')
  return { frame, task }
}
type Loaded = Awaited<ReturnType<typeof loadTask>>

/** Noting what became of a task. */
export const closeTaskPage = page({
  path: '/cases/:caseId/tasks/:taskId',
  params: OfCase.extend({ taskId: z.uuid() }),
  act: 'casework.task.close',
  load: (ctx, { caseId, taskId }) => loadTask(ctx, caseId, taskId),
  looking: look('casework.tasks.looked'),
  scope,
  title: ({ loaded, t }) => t('casework.task.close_title', { code: loaded.frame.code }),
  initial: ({ task }) => ({ state: task.state }),
  form: (posted) => readClosing(posted),
  submit: (ctx, input) => closeTask(ctx, input),
  refusals: { case_closed: 'casework.work.case_closed' },
  then: ({ params }) => ({ to: `/cases/${params.caseId}/tasks`, flash: 'casework.task.changed' }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="tasks" />,
  view: ({ loaded, form }) => <TaskForm loaded={loaded} form={form} />,
})

type Props = { readonly loaded: Loaded; readonly form: Parameters<typeof FormPage>[0]['form'] }

function TaskForm({ loaded: { frame, task }, form }: Props) {
  const { t } = useReader()
  const title = t('casework.task.what_became')
  return (
    <FormPage form={form} crumbs={<CaseCrumbs frame={frame} here={title} />} over={frame.code} title={title}>
      <p>
        <strong>{task.words ?? t('casework.task.words_not_shown')}</strong>
      </p>
      {task.due && <p class="prov">{t('casework.work.agreed_until', { date: showDate(task.due) })}</p>}
      <Hidden name="was" value={task.state} />
      <RadioGroup
        name="state"
        label={t('casework.plan.state')}
        options={TASK_STATES.map((state) => ({ value: state, label: t(TASK_LABELS[state]) }))}
      />
      <ActionsBar>
        <Button>{t('casework.work.save')}</Button>
        <a href={`/cases/${frame.caseId}/tasks`}>{t('casework.task.back')}</a>
      </ActionsBar>
    </FormPage>
  )
}
