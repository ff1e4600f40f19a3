import { fields, page } from '#platform'
import { CheckboxGroup } from '#platform/ui'
import { remindOfTask, supportTask } from './support-task.server.ts'
import { aboutTask, afterwards, loading, not_in_team, not_open, TaskActForm } from './task-act-form.tsx'
import { RemindOfTaskInput, SupportTaskInput } from './task-acts.schema.ts'

const readSupporting = fields(SupportTaskInput.omit({ taskId: true }))
/** Saying which institutions help with a task. */
export const supportTaskPage = page({
  ...aboutTask,
  path: '/cases/:caseId/tasks/:taskId/supporters',
  act: 'casework.task.support',
  load: loading('support'),
  title: ({ t }) => t('casework.task.support'),
  initial: ({ supporters }) => ({ supporters }),
  form: readSupporting,
  submit: (ctx, input) => supportTask(ctx, input),
  refusals: { not_open, not_in_team },
  then: afterwards('casework.task.support.done'),
  view: ({ t, loaded, form }) => (
    <TaskActForm
      loaded={loaded}
      form={form}
      title="casework.task.support"
      lead="casework.task.support.lead"
      submit="casework.work.save"
    >
      <CheckboxGroup
        name="supporters"
        label={t('casework.task.supporters')}
        options={loaded.others.map((id) => ({ value: id, label: loaded.names.get(id)?.name ?? id }))}
        optional
      />
    </TaskActForm>
  ),
})

const readReminding = fields(RemindOfTaskInput.omit({ taskId: true }))
/** Reminding of the day that was agreed. */
export const remindOfTaskPage = page({
  ...aboutTask,
  path: '/cases/:caseId/tasks/:taskId/remind',
  act: 'casework.task.remind',
  load: loading('remind'),
  title: ({ t }) => t('casework.task.remind'),
  form: readReminding,
  submit: (ctx, input) => remindOfTask(ctx, input),
  refusals: { not_open },
  then: afterwards('casework.task.remind.done'),
  view: ({ loaded, form }) => (
    <TaskActForm
      loaded={loaded}
      form={form}
      title="casework.task.remind"
      lead="casework.task.remind.lead"
      submit="casework.task.remind"
    />
  ),
})
