import { fields, page, useReader } from '#platform'
import { RadioGroup, TextArea } from '#platform/ui'
import { acceptTask, giveBackTask } from './accept-task.server.ts'
import {
  aboutTask,
  afterwards,
  loading,
  not_open,
  not_seated,
  TaskActForm,
  tells_shielded,
  words_not_yours,
} from './task-act-form.tsx'
import { AcceptTaskInput, GiveBackTaskInput } from './task-acts.schema.ts'
import type { TaskPage } from './task-page.query.server.ts'
import { RETURN_REASONS } from './task-state.domain.ts'

const readAccepting = fields(AcceptTaskInput.omit({ taskId: true }))
/** Taking a task on, by me or a colleague. */
export const acceptTaskPage = page({
  ...aboutTask,
  path: '/cases/:caseId/tasks/:taskId/accept',
  act: 'casework.task.accept',
  load: loading('accept'),
  title: ({ t }) => t('casework.task.accept'),
  initial: ({ me }) => ({ person: me ?? '' }),
  form: readAccepting,
  submit: (ctx, input) => acceptTask(ctx, input),
  refusals: { not_open, not_seated },
  then: afterwards('casework.task.accept.done'),
  view: ({ loaded, form }) => (
    <TaskActForm loaded={loaded} form={form} title="casework.task.accept" submit="casework.task.accept">
      <Accepting loaded={loaded} />
    </TaskActForm>
  ),
})

function Accepting({ loaded: { task, workers, me } }: { readonly loaded: TaskPage }) {
  const { t } = useReader()
  const mine = new Set(workers.flatMap(({ person, institution }) => (person === me ? [institution] : [])))
  const offered = task.holder?.offered
  const institution = offered && mine.has(offered) ? offered : task.holder?.institution
  const people = workers.filter((one) => one.institution === institution)
  return (
    <RadioGroup
      name="person"
      label={t('casework.task.who_does')}
      options={people.map(({ person, name }) => ({ value: person, label: name }))}
    />
  )
}

const readGivingBack = fields(GiveBackTaskInput.omit({ taskId: true }))
/** Giving a task back to whoever gave it, with a reason. */
export const giveBackTaskPage = page({
  ...aboutTask,
  path: '/cases/:caseId/tasks/:taskId/give-back',
  act: 'casework.task.give_back',
  load: loading('give_back'),
  title: ({ t }) => t('casework.task.give_back'),
  form: readGivingBack,
  submit: (ctx, input) => giveBackTask(ctx, input),
  refusals: { not_open, words_not_yours, tells_shielded },
  then: ({ params: { caseId } }) => ({ to: `/cases/${caseId}/tasks`, flash: 'casework.task.give_back.done' }),
  view: ({ t, loaded, form }) => (
    <TaskActForm
      loaded={loaded}
      form={form}
      title="casework.task.give_back"
      lead="casework.task.give_back.lead"
      submit="casework.task.give_back"
    >
      <RadioGroup
        name="reason"
        label={t('casework.task.reason')}
        options={RETURN_REASONS.map((one) => ({ value: one, label: t(`casework.task.reason.${one}`) }))}
      />
      {loaded.mayWrite && <TextArea name="words" label={t('casework.task.reason.words')} rows={4} optional />}
    </TaskActForm>
  ),
})
