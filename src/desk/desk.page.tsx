import { caseOverviewPath, newCasePath } from '#casework'
import { page, showDate, showLongDate, useReader } from '#platform'
import { Aside, ButtonLink, CaseName, Columns, Empty, Head, Lines, Note, Prov, Section, Stack, Tag } from '#platform/ui'
import { signStatementPage } from '#teams'
import { Beside } from './beside.tsx'
import { QuietTable, WaitingTable } from './case-tables.tsx'
import { type Desk, myDesk } from './my-desk.query.server.ts'

/** The first page of the day: what waits for me, for whom I wait, what my institution promised, what changed. */
export const deskPage = page({
  path: '/desk',
  act: 'desk.desk.read',
  // Names and turns of one's own cases; opening a case is the look that is put on its record.
  looking: 'unrecorded',
  title: ({ t }) => t('desk.title'),
  load: myDesk,
  view: ({ loaded, visitor }) => <DeskView desk={loaded} letters={!visitor.namesHidden} />,
})

/** `letters`: who asks about a case is not told on a shared screen. */
function DeskView({ desk, letters }: { desk: Desk; letters: boolean }) {
  const { t, locale } = useReader()
  const { mine, others, quiet } = desk
  const all = [...mine, ...others, ...quiet]
  return (
    <>
      <Head
        over={t('desk.title')}
        title={showLongDate(desk.today, locale)}
        lead={t('desk.lead', { mine: mine.length, news: all.filter((c) => c.unread > 0).length })}
      >
        {desk.mayOpen && (
          <ButtonLink href={newCasePath} kind="main" icon="plus">
            {t('desk.new_case')}
          </ButtonLink>
        )}
      </Head>
      {desk.statements.map((bodyId) => (
        <Note kind="turn" title={t('desk.statement.title')}>
          <p>
            <a href={signStatementPage.at({ bodyId })}>{t('desk.statement.sign')}</a>
          </p>
        </Note>
      ))}
      {desk.toReview.length > 0 && (
        <Note kind="turn">
          {desk.toReview.map(({ caseId, code }) => (
            <p>
              <a href={`${caseOverviewPath(caseId)}/emergency`}>{t('casework.emergency.desk', { code })}</a>
            </p>
          ))}
        </Note>
      )}
      {desk.toAudit !== null && (
        <Note kind={desk.toAudit > 0 ? 'turn' : 'info'}>
          <p>
            <a href="/looks">{t('casework.audit.desk', { count: desk.toAudit })}</a>
          </p>
        </Note>
      )}
      {desk.incoming > 0 && (
        <Note kind="turn">
          <p>
            <a href="/handovers">{t('casework.handover.incoming.desk', { count: desk.incoming })}</a>
          </p>
        </Note>
      )}
      {desk.requests > 0 && (
        <Note kind="turn">
          <p>
            <a href="/requests">{t('casework.request.waiting.desk', { count: desk.requests })}</a>
          </p>
        </Note>
      )}
      {letters && desk.letters.count > 0 && (
        <Note kind="turn">
          <p>
            <a href="/letters">{t('casework.letter.waiting.desk', desk.letters)}</a>
          </p>
        </Note>
      )}
      {desk.dependants > 0 && (
        <Note kind="turn">
          <p>
            <a href="/dependants?state=to_review">{t('model.dependants.desk', { count: desk.dependants })}</a>
          </p>
        </Note>
      )}
      <Columns kind="side">
        <Stack>
          {all.length === 0 && (
            <Empty title={t('desk.no_cases')}>
              <p>{t('desk.no_cases.text')}</p>
            </Empty>
          )}
          {all.length > 0 && <Waiting desk={desk} />}
          <Tasks desk={desk} />
        </Stack>
        <Aside label={t('desk.changes')}>
          <Beside desk={desk} />
        </Aside>
      </Columns>
    </>
  )
}

function Waiting({ desk: { mine, others, quiet, models, today } }: { desk: Desk }) {
  const { t } = useReader()
  return (
    <>
      <Section id="mine" title={t('desk.mine')} count={mine.length}>
        {mine.length === 0 ? (
          <Empty title={t('desk.mine.empty')}>
            <p>{t('desk.mine.empty.text')}</p>
          </Empty>
        ) : (
          <WaitingTable cases={mine} models={models} today={today} caption={t('desk.mine.caption')} mine />
        )}
      </Section>
      {others.length > 0 && (
        <Section id="others" title={t('desk.others')} count={others.length}>
          <WaitingTable cases={others} models={models} today={today} caption={t('desk.others.caption')} mine={false} />
        </Section>
      )}
      {quiet.length > 0 && (
        <Section id="quiet" title={t('desk.quiet')} count={quiet.length}>
          <QuietTable cases={quiet} models={models} caption={t('desk.quiet.caption')} />
        </Section>
      )}
    </>
  )
}

function Tasks({ desk: { tasks } }: { desk: Desk }) {
  const { t } = useReader()
  return (
    <Section
      id="tasks"
      title={t('desk.tasks')}
      count={tasks.length}
      link={{ href: '/tasks', label: t('desk.tasks.all') }}
    >
      {tasks.length === 0 ? (
        <p>{t('desk.tasks.empty')}</p>
      ) : (
        <Lines
          items={tasks.map((task) => (
            <>
              <a href={caseOverviewPath(task.caseId)}>{task.words ?? t('desk.tasks.hidden', { code: task.code })}</a>{' '}
              <Prov>
                <CaseName code={task.code} /> · {t(task.kind === 'action' ? 'desk.tasks.action' : 'desk.tasks.task')}
                {task.dueOn && ` · ${t('desk.tasks.until', { date: showDate(task.dueOn) })}`}
              </Prov>
              {task.waits && <Tag>{t('desk.tasks.waits')}</Tag>}
            </>
          ))}
        />
      )}
    </Section>
  )
}
