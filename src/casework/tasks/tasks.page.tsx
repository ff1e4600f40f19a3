import { fields, page, showDate, useReader } from '#platform'
import {
  ActionsBar,
  Button,
  ButtonLink,
  CheckboxGroup,
  DateField,
  Empty,
  Form,
  Head,
  Lines,
  More,
  NumberField,
  Section,
  Select,
  Stack,
  Table,
  Tag,
  TextField,
} from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, OfCase, scope } from '../cases/case-scope.ts'
import { Responsible } from '../plan/plan-tables.tsx'
import { RequestsSection } from '../requests/requests-section.tsx'
import { AssignTaskInput } from './assign-task.schema.ts'
import { assignTask } from './assign-task.server.ts'
import { type TasksOfCase, tasksOfCase } from './task.query.server.ts'
import { SERIES_UNITS } from './task-series.domain.ts'
import { TASK_GROUPS, type TaskGroup } from './task-turn.domain.ts'
import { agreedDay, GROUP_TITLES, ORIGIN_LABELS, TASK_LABELS, TASK_TONES } from './task-words.ts'

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
    not_seated: 'casework.task.not_seated',
    origin_unknown: 'platform.form.not_offered',
    unit_missing: 'casework.task.unit_missing',
    never_again: 'casework.task.never_again',
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
      {tasks.length === 0 && <Empty title={t('casework.task.empty')} />}
      {TASK_GROUPS.map((group) => (
        <TaskTable loaded={loaded} group={group} />
      ))}
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

type GroupProps = { readonly loaded: TasksOfCase; readonly group: TaskGroup }

function TaskTable({ loaded: { tasks, names, workers, frame }, group }: GroupProps) {
  const { t } = useReader()
  const listed = tasks.filter((task) => task.group === group)
  if (listed.length === 0) return null
  const columns = [
    { label: t('casework.task.what') },
    { label: t('casework.plan.responsible') },
    { label: t('casework.plan.due') },
    { label: t('casework.plan.state') },
    { label: t('casework.task.close'), hiddenLabel: true, actions: true },
  ]
  const rows = listed.map((task) => ({
    cells: [
      task.words ?? t('casework.task.words_not_shown'),
      <>
        <Responsible id={task.holder?.institution ?? task.institution} names={names} />{' '}
        <span class="fine">{workers.find((one) => one.person === task.holder?.person)?.name}</span>
      </>,
      agreedDay(t, task.due),
      <>
        {task.state === 'open' && task.holder === null ? (
          <Tag tone="line">{t('casework.task.ended_with_case')}</Tag>
        ) : (
          <Tag tone={TASK_TONES[task.state]}>{t(TASK_LABELS[task.state])}</Tag>
        )}
        {task.closedOn && <span class="fine"> {showDate(task.closedOn)}</span>}
        {task.holder && task.standing === 'returned' && <span class="fine"> {t('casework.task.came_back')}</span>}
      </>,
      <ButtonLink href={`/cases/${frame.caseId}/tasks/${task.id}`} small kind="quiet">
        {t(task.mayClose ? 'casework.task.close' : 'casework.task.open_page')}
        <span class="vh">: {task.words ?? ''}</span>
      </ButtonLink>,
    ],
  }))
  const title = t(GROUP_TITLES[group])
  return (
    <Section id={`tasks-${group}`} title={title} count={listed.length}>
      <Table caption={title} columns={columns} rows={rows} />
    </Section>
  )
}

function AssignForm({ loaded: { holders, institutions, origins }, form }: Props) {
  const { t } = useReader()
  return (
    <Section id="assign" title={t('casework.task.assign')}>
      <Form state={form}>
        <TextField name="what" label={t('casework.task.what')} hint={t('casework.task.what_hint')} />
        <Select
          name="institution"
          label={t('casework.task.who')}
          hint={t('casework.task.who_hint')}
          options={holders}
        />
        <DateField name="due" label={t('casework.task.due')} />
        <More summary={t('casework.task.more')}>
          {origins.length > 0 && (
            <Select
              name="origin"
              label={t('casework.task.origin')}
              options={origins.map(({ value, kind, words }) => ({
                value,
                label: `${t(ORIGIN_LABELS[kind])}: ${words}`,
              }))}
              optional
            />
          )}
          <CheckboxGroup name="supporters" label={t('casework.task.supporters')} options={institutions} optional />
          <NumberField name="every" label={t('casework.task.every')} hint={t('casework.task.every_hint')} optional />
          <Select
            name="unit"
            label={t('casework.task.unit')}
            options={SERIES_UNITS.map((unit) => ({ value: unit, label: t(`casework.task.unit.${unit}`) }))}
            optional
          />
          <DateField name="until" label={t('casework.task.until')} optional />
          <NumberField name="times" label={t('casework.task.times')} optional />
        </More>
        <ActionsBar>
          <Button>{t('casework.task.assign')}</Button>
        </ActionsBar>
      </Form>
    </Section>
  )
}
