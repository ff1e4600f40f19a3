import { fields, page } from '#platform'
import { Select, TextArea } from '#platform/ui'
import { handTask, withdrawOffer } from './hand-task.server.ts'
import {
  aboutTask,
  afterwards,
  loading,
  not_in_team,
  not_open,
  not_seated,
  TaskActForm,
  tells_shielded,
  words_not_yours,
} from './task-act-form.tsx'
import { HandTaskInput, WithdrawOfferInput } from './task-acts.schema.ts'
import type { TaskPage } from './task-page.query.server.ts'

const readHanding = fields(HandTaskInput.omit({ taskId: true }))
/** Handing a task on: to a colleague at once, to another institution once it accepts. */
export const handTaskPage = page({
  ...aboutTask,
  path: '/cases/:caseId/tasks/:taskId/hand-over',
  act: 'casework.task.hand',
  load: loading('hand'),
  title: ({ t }) => t('casework.task.hand'),
  initial: ({ task, mayWrite }) => ({ words: mayWrite ? (task.words ?? '') : '' }),
  form: readHanding,
  submit: (ctx, input) => handTask(ctx, input),
  refusals: {
    not_open,
    not_seated,
    not_in_team,
    words_missing: 'platform.form.required',
    words_not_yours,
    tells_shielded,
  },
  then: afterwards('casework.task.hand.done'),
  view: ({ t, loaded, form }) => (
    <TaskActForm
      loaded={loaded}
      form={form}
      title="casework.task.hand"
      lead="casework.task.hand.lead"
      submit="casework.task.hand"
    >
      <Select name="to" label={t('casework.task.hand.to')} options={receivers(loaded)} />
      {loaded.mayWrite && (
        <TextArea
          name="words"
          label={t('casework.task.hand.words')}
          hint={t('casework.task.hand.words_hint')}
          rows={3}
          optional
        />
      )}
    </TaskActForm>
  ),
})

function receivers({ task, workers, others, names }: TaskPage): readonly { value: string; label: string }[] {
  const { holder } = task
  const colleagues = workers.filter((one) => one.institution === holder?.institution && one.person !== holder.person)
  return [
    ...others.map((id) => ({ value: `institution:${id}`, label: names.get(id)?.name ?? id })),
    ...colleagues.map(({ person, name }) => ({ value: `person:${person}`, label: name })),
  ]
}

const readWithdrawing = fields(WithdrawOfferInput.omit({ taskId: true }))
/** Taking back what another institution was asked to take over. */
export const withdrawOfferPage = page({
  ...aboutTask,
  path: '/cases/:caseId/tasks/:taskId/withdraw',
  act: 'casework.task.withdraw',
  load: loading('withdraw'),
  title: ({ t }) => t('casework.task.withdraw'),
  form: readWithdrawing,
  submit: (ctx, input) => withdrawOffer(ctx, input),
  refusals: { not_open },
  then: afterwards('casework.task.withdraw.done'),
  view: ({ loaded, form }) => (
    <TaskActForm loaded={loaded} form={form} title="casework.task.withdraw" submit="casework.task.withdraw" />
  ),
})
