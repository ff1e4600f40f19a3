import { fields, page } from '#platform'
import { CheckboxGroup, Select } from '#platform/ui'
import { nameSupporter } from './name-supporter.server.ts'
import { remindOfTask, supportTask } from './support-task.server.ts'
import { aboutTask, afterwards, loading, not_in_team, not_open, not_seated, TaskActForm } from './task-act-form.tsx'
import { NameSupporterInput, RemindOfTaskInput, SupportTaskInput } from './task-acts.schema.ts'
import type { TaskPage } from './task-page.query.server.ts'

const readSupporting = fields(SupportTaskInput.omit({ taskId: true }))
/** Saying which institutions help with a task. */
export const supportTaskPage = page({
  ...aboutTask,
  path: '/cases/:caseId/tasks/:taskId/supporters',
  act: 'casework.task.support',
  load: loading('support'),
  title: ({ t }) => t('casework.task.support'),
  initial: ({ supporters }) => ({ supporters: supporters.map(({ institution }) => institution) }),
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

const readNaming = fields(NameSupporterInput.omit({ taskId: true }))
/** Saying which of the people of an institution that helps does. */
export const nameSupporterPage = page({
  ...aboutTask,
  path: '/cases/:caseId/tasks/:taskId/supporter',
  act: 'casework.task.name_supporter',
  load: loading('name_supporter'),
  title: ({ t }) => t('casework.task.name_supporter'),
  initial: (loaded) => ({ person: ourSupporters(loaded).find(({ person }) => person !== null)?.person ?? '' }),
  form: readNaming,
  submit: (ctx, input) => nameSupporter(ctx, input),
  refusals: { not_open, not_seated },
  then: afterwards('casework.task.name_supporter.done'),
  view: ({ t, loaded, form }) => (
    <TaskActForm
      loaded={loaded}
      form={form}
      title="casework.task.name_supporter"
      lead="casework.task.name_supporter.lead"
      submit="casework.work.save"
    >
      <Select
        name="person"
        label={t('casework.task.name_supporter.person')}
        options={loaded.workers
          .filter(({ institution }) => ourSupporters(loaded).some((one) => one.institution === institution))
          .map(({ person, name }) => ({ value: person, label: name }))}
        optional
      />
    </TaskActForm>
  ),
})

const ourSupporters = ({ supporters, mine }: TaskPage) =>
  supporters.filter(({ institution }) => mine.includes(institution))

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
