import { nameIn } from '#model'
import { page, showDate, showInstant, useReader } from '#platform'
import { Aside, Button, Columns, ErrorSummary, Form, FormContext, Head, Hidden, Note, Tag } from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, scope } from '../cases/case-scope.ts'
import { MeetingParams } from '../meetings/meeting-paths.ts'
import { whenOf } from '../meetings/meetings.page.tsx'
import { actInMinutes } from './act-in-minutes.server.ts'
import { type MinutesView, minutesView } from './minutes.query.server.ts'
import { MinutesAside, MinutesTasks } from './minutes-aside.tsx'
import { MinutesLines } from './minutes-lines.tsx'
import { minutesPath } from './minutes-paths.ts'
import { readMinutes } from './read-minutes.ts'

/** The minutes of a meeting, written while it goes on. Several people write at once; without script each line has a form of its own. */
export const minutesPage = page({
  path: '/cases/:caseId/meetings/:meetingId/minutes',
  params: MeetingParams,
  act: 'casework.minutes.write',
  load: (ctx, params) => minutesView(ctx, params),
  looking: look('casework.meetings.looked'),
  scope,
  title: ({ loaded, t }) => t('casework.live.title', { when: whenOf(loaded.meeting) }),
  form: (posted) => readMinutes(posted),
  submit: (ctx, input) => actInMinutes(ctx, input),
  refusals: {
    minutes_closed: 'casework.live.minutes_closed',
    no_words: 'casework.live.no_words',
    no_decision: 'casework.live.no_decision',
    no_quorum: 'casework.quorum.no_decision',
    finished_already: 'casework.live.finished_already',
    already_begun: 'casework.live.already_begun',
    not_planned: 'casework.live.not_planned',
    not_listed: 'casework.live.not_listed',
    not_for_remarks: 'casework.live.not_for_remarks',
    was_not_there: 'casework.live.was_not_there',
    not_held: 'casework.meeting.not_held',
  },
  then: ({ params, input }) => ({
    to: minutesPath.minutes(params),
    flash: (
      {
        begin: 'casework.live.begun',
        write: 'casework.live.written',
        phone: 'casework.live.written',
        off: 'casework.live.written',
        presence: 'casework.live.presence_kept',
        reply: 'casework.live.replied',
        confirm: 'casework.live.confirmed',
      } as const
    )[input.act],
  }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="meetings" />,
  view: ({ loaded, form }) => <Minutes loaded={loaded} form={form} />,
})

type Props = { readonly loaded: MinutesView; readonly form: Parameters<typeof MinutesLines>[0]['form'] }

function Minutes({ loaded, form }: Props) {
  const { t, locale } = useReader()
  const { frame, meeting, known, live } = loaded
  const of = { caseId: frame.caseId, meetingId: meeting.id }
  const year = showInstant(live?.begunAt ?? meeting.plannedFor).slice(6, 10)
  const body = nameIn(known.model.body(meeting.body).name, locale)
  return (
    <FormContext.Provider value={form}>
      <CaseCrumbs frame={frame} here={t('casework.live.link')} />
      <ErrorSummary />
      <Columns kind="side">
        <LiveFrame loaded={loaded} csrf={form.csrf}>
          <article class="doc">
            <Head
              over={t('casework.live.number', { no: live?.no ?? '–', year, code: frame.code })}
              title={t('casework.meeting.of', { body })}
              lead={`${showInstant(meeting.plannedFor)}, ${meeting.place}`}
            >
              <StateTag loaded={loaded} />
            </Head>
            <p>
              <a href={minutesPath.agenda(of)}>{t('casework.agenda.link')}</a>
            </p>
            {loaded.state === 'before' && loaded.mayCall && <Begin form={form} />}
            <h2>{t('casework.live.heading')}</h2>
            {loaded.state === 'open' && <p class="fine keys">{t('casework.live.keys')}</p>}
            <MinutesLines loaded={loaded} form={form} />
            <h2 id="tasks">{t('casework.live.tasks')}</h2>
            <div data-tasks="">
              <MinutesTasks loaded={loaded} />
            </div>
          </article>
        </LiveFrame>
        <Aside label={t('casework.live.present')}>
          <div class="stack-l" data-minutes-aside="">
            <MinutesAside loaded={loaded} form={form} />
          </div>
        </Aside>
      </Columns>
    </FormContext.Provider>
  )
}

function StateTag({ loaded: { state, live } }: { readonly loaded: MinutesView }) {
  const { t } = useReader()
  const tone = ({ before: 'line', open: 'turn', remarks: 'info', confirmed: 'ok' } as const)[state]
  const date = live?.remarksUntil ? showDate(live.remarksUntil) : ''
  return <Tag tone={tone}>{t(`casework.live.state.${state}`, { date })}</Tag>
}

function Begin({ form }: Pick<Props, 'form'>) {
  const { t } = useReader()
  return (
    <Note kind="info" text={t('casework.live.begin_lead')}>
      <Form state={form} guard={false} errorSummary="elsewhere">
        <Hidden name="act" value="begin" />
        <Button>{t('casework.live.begin')}</Button>
      </Form>
    </Note>
  )
}

/** What the script needs to keep the page up to date: addresses, the revision it was written at, and its words. */
function LiveFrame({
  loaded,
  csrf,
  children,
}: {
  readonly loaded: MinutesView
  readonly csrf: string
  readonly children?: unknown
}) {
  const { t } = useReader()
  const { frame, meeting, state } = loaded
  const of = { caseId: frame.caseId, meetingId: meeting.id }
  if (state === 'before') return <div>{children}</div>
  return (
    <live-minutes
      data-follow={minutesPath.live(of)}
      data-changes={minutesPath.changes(of)}
      data-typed={minutesPath.typed(of)}
      data-revision={String(loaded.revision)}
      data-csrf={csrf}
      data-saved={t('casework.live.saved')}
      data-sending={t('casework.live.sending')}
      data-unsent={t('casework.live.unsent')}
      data-unsent-stay={t('casework.live.unsent_stay')}
      data-away={t('casework.live.away')}
      data-back={t('casework.live.back')}
      data-over={t('casework.live.over')}
      data-sign-in={t('casework.live.sign_in')}
    >
      <p class="note note-turn" role="status" data-line-state="" hidden />
      {children}
    </live-minutes>
  )
}
