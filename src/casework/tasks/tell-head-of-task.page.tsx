import { fields, page } from '#platform'
import { RadioGroup } from '#platform/ui'
import { ESCALATION_REASONS } from '../clocks/remind-rules.domain.ts'
import { aboutTask, afterwards, loading, not_open, TaskActForm } from './task-act-form.tsx'
import { TellHeadOfTaskInput } from './task-acts.schema.ts'
import { tellHeadOfTask } from './tell-head-of-task.server.ts'

const readTelling = fields(TellHeadOfTaskInput.omit({ taskId: true }))
/** Telling a head that a task waits: no reminder, and nobody else has it by that. */
export const tellHeadOfTaskPage = page({
  ...aboutTask,
  path: '/cases/:caseId/tasks/:taskId/head',
  act: 'casework.task.tell_head',
  load: loading('tell_head'),
  title: ({ t }) => t('casework.clock.escalate'),
  form: readTelling,
  submit: (ctx, input) => tellHeadOfTask(ctx, input),
  refusals: { not_open, told_today: 'casework.clock.told_today', no_head: 'casework.clock.no_head' },
  then: afterwards('casework.clock.escalated'),
  view: ({ t, loaded, form }) => {
    const { holder, institution } = loaded.task
    const name = loaded.names.get(holder?.offered ?? holder?.institution ?? institution)?.shortName ?? ''
    return (
      <TaskActForm
        loaded={loaded}
        form={form}
        title="casework.clock.escalate"
        lead="casework.task.tell_head.lead"
        submit="casework.clock.tell_head"
      >
        <RadioGroup
          name="to"
          label={t('casework.clock.whose_head')}
          options={[
            { value: 'theirs', label: t('casework.task.tell_head.theirs', { institution: name }) },
            { value: 'ours', label: t('casework.clock.head_ours') },
          ]}
        />
        <RadioGroup
          name="reason"
          label={t('casework.clock.reason')}
          hint={t('casework.clock.reason_hint')}
          options={ESCALATION_REASONS.map((value) => ({ value, label: t(`casework.task.reason.${value}`) }))}
        />
      </TaskActForm>
    )
  },
})
