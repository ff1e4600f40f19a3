import { useReader } from '#platform'
import { CaseName, Mark, Table } from '#platform/ui'
import { Clause } from '../cases/case-frame.tsx'
import { caseOverviewPath } from '../cases/case-paths.ts'
import { Axis, AxisHead, AxisKey } from './axis.tsx'
import { axisDays } from './board.domain.ts'
import type { Board, TurnShown } from './board.query.server.ts'
import { clockPage } from './clock.page.tsx'
import { clockParams } from './clock-paths.ts'
import { axisLabel, dayOf, whatOf, whoOf } from './clock-words.ts'
import { remindClockPage } from './remind-clock.page.tsx'
import { mayBeReminded, mayRemindOfTask } from './remind-rules.domain.ts'

/** Everything that is awaited on one axis of working days. */
export function BoardTable({ board: { rows, today } }: { readonly board: Pick<Board, 'rows' | 'today'> }) {
  const { t, locale } = useReader()
  const reader = { t, locale }
  const days = axisDays(today)
  return (
    <>
      <Table
        caption={t('casework.board.caption')}
        columns={[
          { label: t('casework.board.case') },
          { label: t('casework.board.what_and_why') },
          { label: t('casework.board.for') },
          { label: t('casework.board.working_days'), heading: <AxisHead days={days} today={today} /> },
          { label: t('casework.board.day') },
          { label: t('casework.board.act'), hiddenLabel: true, actions: true },
        ]}
        rows={rows.map((row) => ({
          state: row.standing === 'overdue' ? 'late' : row.standing === 'to_remind' || row.mine ? 'turn' : undefined,
          cells: [
            <a href={caseOverviewPath(row.caseId)}>
              <CaseName code={row.code} {...(row.surname ? { surname: row.surname } : {})} />
            </a>,
            <What row={row} />,
            <>
              <Mark sector={row.sector} name={row.ownerName} /> {whoOf(row, reader)}
            </>,
            <Axis row={row} days={days} today={today} label={axisLabel(row, reader)} />,
            <span class={row.standing === 'overdue' ? 't-bad' : undefined}>{dayOf(row, reader)}</span>,
            <Act row={row} today={today} />,
          ],
        }))}
      />
      <AxisKey />
    </>
  )
}

function What({ row }: { readonly row: TurnShown }) {
  const { t, locale } = useReader()
  const clause = row.deadline === null ? undefined : row.model.deadline.find(row.deadline)?.clause
  return (
    <>
      {whatOf(row, { t, locale })}
      <br />
      <span class="prov">
        {t(row.force === 'statutory' ? 'casework.board.by_law' : 'casework.board.by_agreement')}
        {clause && (
          <>
            {' · '}
            <Clause model={row.model.document} clause={clause} />
          </>
        )}
      </span>
    </>
  )
}

function Act({ row, today }: { readonly row: TurnShown; readonly today: Parameters<typeof mayBeReminded>[1] }) {
  const { t } = useReader()
  const { caseId, deadline, instance, code } = row
  if (deadline === null) {
    const task = `${caseOverviewPath(caseId)}/tasks/${instance}`
    const asks = mayRemindOfTask(row, today) && row.model.stage(row.stage).kind !== 'paused'
    return (
      <a class="go" href={asks ? `${task}/remind` : task}>
        {t(asks ? 'casework.board.remind' : 'casework.board.open')}
        <span class="vh">
          {' '}
          {t('casework.board.task')}, {code}
        </span>
      </a>
    )
  }
  const params = clockParams({ caseId, deadline, instance })
  const reminds = row.standing !== 'running' && mayBeReminded(row, today)
  return (
    <a class="go" href={reminds ? remindClockPage.at(params) : clockPage.at(params)}>
      {t(reminds ? 'casework.board.remind' : 'casework.board.open')}
      <span class="vh"> {code}</span>
    </a>
  )
}
