import { fields, type MessageKey, page, showDate, useReader } from '#platform'
import {
  ActionsBar,
  Button,
  ButtonLink,
  DateField,
  Empty,
  Form,
  Head,
  Lines,
  Section,
  Select,
  Stack,
  Table,
  Tag,
  type TagTone,
  TextField,
} from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, OfCase, scope } from '../cases/case-scope.ts'
import { Responsible } from '../plan/plan-tables.tsx'
import { RequestsSection } from '../requests/requests-section.tsx'
import { AssignTaskInput } from './assign-task.schema.ts'
import { assignTask } from './assign-task.server.ts'
import { type TasksOfCase, tasksOfCase } from './task.query.server.ts'
import type { TaskState } from './task-state.domain.ts'

export const TASK_LABELS: Readonly<Record<TaskState, MessageKey>> = {
  open: 'casework.task.open',
  done: 'casework.task.done',
  handed_over: 'casework.task.handed_over',
  dropped: 'casework.task.dropped',
}
const TONES: Readonly<Record<TaskState, TagTone>> = { open: 'turn', done: 'ok', handed_over: 'info', dropped: 'line' }

const readTask = fields(AssignTaskInput)

/** What is to be done in a case, and laying one more thing on an institution of the team. */
export const tasksPage = page({
  path: '/cases/:caseId/tasks',
  params: OfCase,
  act: 'casework.task.assign',
  load: (ctx, { caseId }) => tasksOfCase(ctx, caseId),
  looking: look('casework.tasks.looked'),
  scope,
  title: ({ loaded, t }) => t('casework.task.title', { code: loaded.frame.code }),
  form: (posted) => readTask(posted),
  submit: (ctx, input) => assignTask(ctx, input),
  refusals: {
    not_in_team: 'casework.task.not_in_team',
    day_past: 'casework.work.day_past',
    case_closed: 'casework.work.case_closed',
  },
  then: ({ params }) => ({ to: `/cases/${params.caseId}/tasks`, flash: 'casework.task.assigned' }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="tasks" />,
  view: ({ loaded, form }) => <Tasks loaded={loaded} form={form} />,
})

type Props = { readonly loaded: TasksOfCase; readonly form: Parameters<typeof Form>[0]['state'] }

function Tasks({ loaded, form }: Props) {
  const { t } = useReader()
  const { frame, tasks, actions, deliveries, mayAssign } = loaded
  return (
    <Stack>
      <CaseCrumbs frame={frame} here={t('casework.tab.tasks')} />
      <Head title={t('casework.tab.tasks')} />
      <Section id="tasks" title={t('casework.task.list')} count={tasks.length}>
        {tasks.length > 0 ? <TaskTable loaded={loaded} /> : <Empty title={t('casework.task.empty')} />}
      </Section>
      {actions.length > 0 && (
        <Section id="actions" title={t('casework.task.actions')} count={actions.length}>
          <Lines
            items={actions.map((action) => (
              <>
                <a href={`/cases/${frame.caseId}/plan/actions/${action.rowKey}`}>{action.text}</a>{' '}
                <span class="fine">
                  {action.begins
                    ? action.due && t('casework.work.agreed_until', { date: showDate(action.due) })
                    : t('casework.action.waiting')}
                </span>
              </>
            ))}
          />
        </Section>
      )}
      {deliveries.length > 0 && (
        <Section id="deliveries" title={t('casework.task.deliveries')} count={deliveries.length}>
          <Lines
            items={deliveries.map((line) => (
              <>
                <a href={`/cases/${frame.caseId}/basket/${line.id}`}>{line.what}</a>{' '}
                <span class="fine">
                  {line.until && t('casework.work.agreed_until', { date: showDate(line.until) })}
                </span>
              </>
            ))}
          />
        </Section>
      )}
      <RequestsSection caseId={frame.caseId} requests={loaded.requests} />
      {mayAssign && <AssignForm loaded={loaded} form={form} />}
    </Stack>
  )
}

function TaskTable({ loaded: { tasks, names, frame } }: { readonly loaded: TasksOfCase }) {
  const { t } = useReader()
  const columns = [
    { label: t('casework.task.what') },
    { label: t('casework.plan.responsible') },
    { label: t('casework.plan.due') },
    { label: t('casework.plan.state') },
    { label: t('casework.task.close'), hiddenLabel: true, actions: true },
  ]
  const rows = tasks.map((task) => ({
    cells: [
      task.words ?? t('casework.task.words_not_shown'),
      <Responsible id={task.institution} names={names} />,
      task.due ? t('casework.work.agreed_until', { date: showDate(task.due) }) : '',
      <>
        <Tag tone={TONES[task.state]}>{t(TASK_LABELS[task.state])}</Tag>
        {task.closedOn && <span class="fine"> {showDate(task.closedOn)}</span>}
      </>,
      task.mayClose && !frame.closed && (
        <ButtonLink href={`/cases/${frame.caseId}/tasks/${task.id}`} small kind="quiet">
          {t('casework.task.close')}
          <span class="vh">: {task.words ?? ''}</span>
        </ButtonLink>
      ),
    ],
  }))
  return <Table caption={t('casework.task.list')} columns={columns} rows={rows} />
}

function AssignForm({ loaded: { institutions }, form }: Props) {
  const { t } = useReader()
  return (
    <Section id="assign" title={t('casework.task.assign')}>
      <Form state={form}>
        <TextField name="what" label={t('casework.task.what')} hint={t('casework.task.what_hint')} />
        <Select name="institution" label={t('casework.task.who')} options={institutions} />
        <DateField name="due" label={t('casework.task.due')} />
        <ActionsBar>
          <Button>{t('casework.task.assign')}</Button>
        </ActionsBar>
      </Form>
    </Section>
  )
}
