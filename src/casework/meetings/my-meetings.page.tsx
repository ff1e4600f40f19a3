import { page, showDate, showInstant, useReader } from '#platform'
import { ButtonLink, CaseName, Empty, Head, Lines, Section, Stack, Table, Tag } from '#platform/ui'
import { plenaryPath } from '../plenaries/plenary-paths.ts'
import { MEETINGS } from './meeting-paths.ts'
import { MeetingTag } from './meetings.page.tsx'
import { type MyMeeting, type MyMeetings, myMeetings } from './my-meetings.query.server.ts'

/** My meetings across cases. */
export const myMeetingsPage = page({
  path: MEETINGS,
  act: 'casework.meeting.list',
  load: myMeetings,
  // Names and hours of one's own meetings; opening a case is the look that is put on its record.
  looking: 'unrecorded',
  title: ({ t }) => t('casework.my_meetings.title'),
  view: ({ loaded }) => <MyMeetingsView loaded={loaded} />,
})

function MyMeetingsView({ loaded: { next, polls, unconfirmed, sitting, records } }: { readonly loaded: MyMeetings }) {
  const { t } = useReader()
  return (
    <Stack>
      <Head title={t('casework.my_meetings.title')} lead={t('casework.my_meetings.lead')}>
        {sitting.mayCall && <ButtonLink href="/sittings/new">{t('casework.sitting.call')}</ButtonLink>}
      </Head>
      {polls.length > 0 && <Polls polls={polls} />}
      <Section id="next" title={t('casework.my_meetings.next')} count={next.length}>
        {next.length === 0 ? (
          <Empty title={t('casework.my_meetings.none_next')}>
            <p>{t('casework.my_meetings.none_next_text')}</p>
          </Empty>
        ) : (
          <MeetingTable caption={t('casework.my_meetings.next')} meetings={next} />
        )}
      </Section>
      {sitting.sittings.length > 0 && (
        <Section id="sittings" title={t('casework.sitting.mine')} count={sitting.sittings.length}>
          <Lines
            items={sitting.sittings.map(({ id, day, holder }) => (
              <a href={`/sittings/${id}`}>
                {showDate(day)}, {holder}
              </a>
            ))}
          />
        </Section>
      )}
      {records.length > 0 && <Records records={records} />}
      {unconfirmed.length > 0 && (
        <Section id="unconfirmed" title={t('casework.my_meetings.unconfirmed')} count={unconfirmed.length}>
          <MeetingTable caption={t('casework.my_meetings.unconfirmed')} meetings={unconfirmed} />
        </Section>
      )}
    </Stack>
  )
}

function Records({ records }: Pick<MyMeetings, 'records'>) {
  const { t } = useReader()
  const title = t('casework.plenary.records')
  return (
    <Section id="records" title={title} count={records.length}>
      <Lines
        items={records.map(({ id, day, team, turn }) => (
          <>
            <a href={plenaryPath.record(id)}>
              {showDate(day)}, {team}
            </a>{' '}
            {turn !== 'read' && <Tag tone="turn">{t(`casework.plenary.turn.${turn}`)}</Tag>}
          </>
        ))}
      />
    </Section>
  )
}

function Polls({ polls }: Pick<MyMeetings, 'polls'>) {
  const { t } = useReader()
  return (
    <Section id="dates" title={t('casework.my_meetings.dates')} count={polls.length}>
      <Table
        caption={t('casework.my_meetings.dates')}
        columns={[{ label: t('casework.my_meetings.case') }, { label: t('casework.plan.state') }]}
        rows={polls.map(({ pollId, code, answered }) => ({
          cells: [
            <a href={`/meetings/dates/${pollId}`}>{t('casework.my_meetings.answer', { code })}</a>,
            answered ? (
              <Tag tone="ok">{t('casework.my_meetings.answered')}</Tag>
            ) : (
              <Tag tone="turn">{t('casework.my_meetings.waits')}</Tag>
            ),
          ],
        }))}
      />
    </Section>
  )
}

const whenOf = (state: MyMeeting['state'], { plannedFor, day }: Pick<MyMeeting, 'plannedFor' | 'day'>): string =>
  state === 'held' ? showDate(day) : showInstant(plannedFor)

type TableProps = { readonly caption: string; readonly meetings: readonly MyMeeting[] }

function MeetingTable({ caption, meetings }: TableProps) {
  const { t } = useReader()
  return (
    <Table
      caption={caption}
      columns={[
        { label: t('casework.meeting.when') },
        { label: t('casework.my_meetings.case') },
        { label: t('casework.plan.state') },
      ]}
      rows={meetings.map(({ id, caseId, code, surname, state, opens, ...at }) => ({
        cells: [
          opens ? <a href={`/cases/${caseId}/meetings/${id}`}>{whenOf(state, at)}</a> : whenOf(state, at),
          <a href={`/cases/${caseId}`}>
            <CaseName surname={surname ?? undefined} code={code} />
          </a>,
          <MeetingTag state={state} />,
        ],
      }))}
    />
  )
}
