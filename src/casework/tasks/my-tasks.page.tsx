import { isWorkingDay, type LocalDate } from '#kernel'
import { page, showDate, useReader } from '#platform'
import { ButtonLink, CaseName, Empty, Head, Section, Stack, Table } from '#platform/ui'
import { type MyPlenaryTask, myPlenaryTasks } from '../plenaries/my-plenaries.query.server.ts'
import { plenaryPath } from '../plenaries/plenary-paths.ts'
import { WAITING_LISTS } from '../units/units-paths.ts'
import { type MyTask, myOpenTasks, type SupportedTask, tasksISupport } from './my-tasks.query.server.ts'
import { GROUP_TITLES, ORIGIN_LABELS } from './task-words.ts'

/** Tasks that are mine, my institution's or wait for my answer, in all cases, by day. On paper codes alone. */
export const myTasksPage = page({
  path: '/tasks',
  act: 'casework.task.list',
  // Words only where the entry is mine to read, as on the desk.
  looking: 'unrecorded',
  load: async (ctx) => ({
    tasks: await myOpenTasks(ctx),
    supported: await tasksISupport(ctx),
    ofTeams: await myPlenaryTasks(ctx),
  }),
  title: ({ t }) => t('casework.task.my.title'),
  view: ({ t, loaded: { tasks, supported, ofTeams } }) => (
    <Stack>
      <Head title={t('casework.task.my.title')} lead={t('casework.task.my.lead')}>
        <ButtonLink href={WAITING_LISTS}>{t('casework.units.lists.title')}</ButtonLink>
      </Head>
      {tasks.length + supported.length + ofTeams.length === 0 && <Empty title={t('casework.task.my.empty')} />}
      {byDay(tasks).map(([day, tasks], index) => (
        <Day id={`day-${index}`} day={day} tasks={tasks} />
      ))}
      {supported.length > 0 && <Supported tasks={supported} />}
      {ofTeams.length > 0 && <OfTeams tasks={ofTeams} />}
    </Stack>
  ),
})

const byDay = (tasks: readonly MyTask[]): readonly (readonly [LocalDate | null, readonly MyTask[]])[] => [
  ...Map.groupBy(tasks, ({ due }) => due),
]

type DayProps = { readonly id: string; readonly day: LocalDate | null; readonly tasks: readonly MyTask[] }

function Day({ id, day, tasks }: DayProps) {
  const { t } = useReader()
  const title =
    day === null
      ? t('casework.task.my.no_day')
      : t('casework.task.my.until', { date: showDate(day), off: String(!isWorkingDay(day)) })
  return (
    <Section id={id} title={title} count={tasks.length}>
      <Table
        caption={title}
        columns={[
          { label: t('casework.task.what'), heading: <span class="no-print">{t('casework.task.what')}</span> },
          { label: t('casework.task.my.case') },
          { label: t('casework.task.my.whose') },
          { label: t('casework.task.origin') },
        ]}
        rows={tasks.map((task) => ({
          cells: [
            <a class="no-print" href={`/cases/${task.caseId}/tasks/${task.id}`}>
              {task.words ?? t('casework.task.words_not_shown')}
            </a>,
            <CaseName code={task.code} />,
            task.inPlaceOf !== null && task.group === 'mine'
              ? t('casework.task.in_place_of', { person: task.inPlaceOf })
              : t(GROUP_TITLES[task.group]),
            t(ORIGIN_LABELS[task.origin]),
          ],
        }))}
      />
    </Section>
  )
}

function Supported({ tasks }: { readonly tasks: readonly SupportedTask[] }) {
  const { t } = useReader()
  const title = t('casework.task.my.supported')
  return (
    <Section id="supported" title={title} count={tasks.length}>
      <Table
        caption={title}
        columns={[
          { label: t('casework.task.what'), heading: <span class="no-print">{t('casework.task.what')}</span> },
          { label: t('casework.task.my.case') },
          { label: t('casework.plan.due') },
          { label: t('casework.task.my.helper') },
        ]}
        rows={tasks.map(({ id, caseId, code, due, words, byMe }) => ({
          cells: [
            <a class="no-print" href={`/cases/${caseId}/tasks/${id}`}>
              {words ?? t('casework.task.words_not_shown')}
            </a>,
            <CaseName code={code} />,
            due === null ? '' : showDate(due),
            <>
              {t(byMe ? 'casework.task.my.helps' : 'casework.task.my.nobody_helps')}{' '}
              <a class="no-print" href={`/cases/${caseId}/tasks/${id}/supporter`}>
                {t('casework.task.name_supporter')}
              </a>
            </>,
          ],
        }))}
      />
    </Section>
  )
}

/** What sittings of standing teams have laid on me: of no family, so the words stand on paper too. */
function OfTeams({ tasks }: { readonly tasks: readonly MyPlenaryTask[] }) {
  const { t } = useReader()
  const title = t('casework.plenary.my_tasks')
  return (
    <Section id="of-teams" title={title} count={tasks.length}>
      <Table
        caption={title}
        columns={[
          { label: t('casework.task.what') },
          { label: t('casework.plenary.team') },
          { label: t('casework.plan.due') },
        ]}
        rows={tasks.map(({ sittingId, no, what, team, due }) => ({
          cells: [<a href={plenaryPath.task(sittingId, no)}>{what}</a>, team, showDate(due)],
        }))}
      />
    </Section>
  )
}
