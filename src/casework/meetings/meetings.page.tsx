import { nameIn } from '#model'
import { type MessageKey, page, showDate, showInstant, useReader } from '#platform'
import { ButtonLink, Empty, Head, Lines, Section, Stack, Table, Tag, type TagTone } from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, OfCase, scope } from '../cases/case-scope.ts'
import { PrintLinks } from '../prints/print-links.tsx'
import { printPath } from '../prints/print-paths.ts'
import { type MeetingsOfCase, meetingsOfCase } from './meeting.query.server.ts'
import type { MeetingRow, MeetingState } from './meeting-row.domain.ts'

export const MEETING_LABELS: Readonly<Record<MeetingState, MessageKey>> = {
  planned: 'casework.meeting.planned',
  invited: 'casework.meeting.invited',
  held: 'casework.meeting.held',
  confirmed: 'casework.meeting.confirmed',
  cancelled: 'casework.meeting.cancelled',
}
const TONES: Readonly<Record<MeetingState, TagTone>> = {
  planned: 'turn',
  invited: 'turn',
  held: 'info',
  confirmed: 'ok',
  cancelled: 'line',
}

/** A meeting's day: of one that took place the day alone, of one to come the hour too. */
export const whenOf = ({ heldOn, plannedFor }: MeetingRow): string =>
  heldOn === null ? showInstant(plannedFor) : showDate(heldOn)

export const MeetingTag = ({ state }: { readonly state: MeetingState }) => {
  const { t } = useReader()
  return <Tag tone={TONES[state]}>{t(MEETING_LABELS[state])}</Tag>
}

/** Meetings about a family: called, held, with minutes. */
export const meetingsPage = page({
  path: '/cases/:caseId/meetings',
  params: OfCase,
  act: 'casework.meeting.read',
  load: (ctx, { caseId }) => meetingsOfCase(ctx, caseId),
  looking: look('casework.meetings.looked'),
  scope,
  title: ({ loaded, t }) => t('casework.meeting.title', { code: loaded.frame.code }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="meetings" />,
  view: ({ loaded }) => <Meetings loaded={loaded} />,
})

function Meetings({ loaded: { known, frame, meetings, polls, mayCall } }: { readonly loaded: MeetingsOfCase }) {
  const { t, locale } = useReader()
  const at = `/cases/${frame.caseId}/meetings`
  const rows = meetings.map((meeting) => ({
    cells: [
      <a href={`${at}/${meeting.id}`}>{whenOf(meeting)}</a>,
      nameIn(known.model.body(meeting.body).name, locale),
      meeting.place,
      meeting.steps.map((id) => nameIn(known.model.step(id).name, locale)).join(', '),
      <MeetingTag state={meeting.state} />,
    ],
  }))
  const columns = [
    { label: t('casework.meeting.when') },
    { label: t('casework.meeting.body') },
    { label: t('casework.meeting.place') },
    { label: t('casework.meeting.steps') },
    { label: t('casework.plan.state') },
  ]
  return (
    <Stack>
      <CaseCrumbs frame={frame} here={t('casework.tab.meetings')} />
      <Head title={t('casework.tab.meetings')}>
        {mayCall && (
          <>
            <ButtonLink kind="main" href={`${at}/held`}>
              {t('casework.meeting.took_place')}
            </ButtonLink>
            <ButtonLink href={`${at}/new`} icon="calendar-plus">
              {t('casework.meeting.call')}
            </ButtonLink>
            <ButtonLink href={`${at}/dates/new`}>{t('casework.dates.ask')}</ButtonLink>
          </>
        )}
      </Head>
      <PrintLinks
        links={[
          { href: printPath.blankAttendance(frame.caseId), label: 'casework.print.link_attendance_blank' },
          {
            href: `${printPath.blankAttendance(frame.caseId)}/docx`,
            label: 'casework.print.link_attendance_blank_docx',
          },
        ]}
      />
      {polls.length > 0 && (
        <Section id="dates" title={t('casework.dates.looked_for')} count={polls.length}>
          <Lines
            items={polls.map(({ id, body }) => (
              <a href={`${at}/dates/${id}`}>
                {t('casework.dates.of', { body: nameIn(known.model.body(body).name, locale) })}
              </a>
            ))}
          />
        </Section>
      )}
      <Section id="meetings" title={t('casework.tab.meetings')} count={meetings.length}>
        {meetings.length > 0 ? (
          <Table caption={t('casework.tab.meetings')} columns={columns} rows={rows} />
        ) : (
          <Empty title={t('casework.meeting.empty')} />
        )}
      </Section>
    </Stack>
  )
}
