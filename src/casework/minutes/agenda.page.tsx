import { z } from 'zod'
import { fields, line, optionalChoice, type Posted, page, type Read, several, textOf, useReader } from '#platform'
import {
  Button,
  ButtonLink,
  Buttons,
  CheckboxGroup,
  Empty,
  ErrorSummary,
  Form,
  FormContext,
  type FormState,
  Head,
  Hidden,
  Icon,
  Section,
  Select,
  Stack,
  Tag,
  TextField,
} from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, scope } from '../cases/case-scope.ts'
import { MeetingParams } from '../meetings/meeting-paths.ts'
import { whenOf } from '../meetings/meetings.page.tsx'
import { QuorumAsked, QuorumNote } from '../meetings/quorum-note.tsx'
import { type AgendaView, agendaView, sayProposal } from './agenda.query.server.ts'
import { type AgendaAct, arrangeAgenda } from './arrange-agenda.server.ts'
import { minutesPath } from './minutes-paths.ts'

const LINE_LENGTH = 300

const Own = z.object({
  text: line(LINE_LENGTH),
  category: optionalChoice(z.string().max(80)),
  members: several(z.string().max(60)),
})
const readOwn = fields(Own)
const Taken = z.object({ proposals: several(z.string().max(200)) })
const readTaken = fields(Taken)
const Moving = z.object({ line: z.uuid() })
const readMoving = fields(Moving)

/** One button takes the ticked proposals over, one adds a line of one's own, three move a line or take it off. */
function readAgenda(posted: Posted): Read<AgendaAct> {
  const [act = '', id = ''] = textOf(posted, 'act').split(' ')
  if (act === 'take') {
    const read = readTaken(posted)
    return read.ok ? { ok: true, value: { act, keys: read.value.proposals } } : read
  }
  if (act === 'up' || act === 'down' || act === 'remove') {
    const read = readMoving({ files: {}, fields: { line: [id] } })
    return read.ok ? { ok: true, value: { act, lineId: read.value.line } } : read
  }
  const read = readOwn(posted)
  return read.ok ? { ok: true, value: { act: 'add', ...read.value } } : read
}

/** The agenda of a meeting: it drafts itself from what the case waits for, and is put in order without a mouse. */
export const agendaPage = page({
  path: '/cases/:caseId/meetings/:meetingId/agenda',
  params: MeetingParams,
  act: 'casework.agenda.arrange',
  load: (ctx, params) => agendaView(ctx, params),
  looking: look('casework.meetings.looked'),
  scope,
  title: ({ loaded, t }) => t('casework.agenda.title', { when: whenOf(loaded.meeting) }),
  initial: ({ course }) => ({ category: course }),
  form: (posted) => readAgenda(posted),
  submit: (ctx, input) => arrangeAgenda(ctx, input),
  refusals: {
    minutes_closed: 'casework.live.minutes_closed',
    category_unknown: 'casework.agenda.category_unknown',
    member_unknown: 'casework.agenda.member_unknown',
    place_shielded: 'casework.agenda.place_shielded',
    line_used: 'casework.agenda.line_used',
    nothing_chosen: 'casework.agenda.nothing_chosen',
  },
  then: ({ params }) => ({ to: minutesPath.agenda(params), flash: 'casework.agenda.changed' }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="meetings" />,
  view: ({ loaded, form }) => <Agenda loaded={loaded} form={form} />,
})

type Props = { readonly loaded: AgendaView; readonly form: FormState }

function Agenda({ loaded, form }: Props) {
  const { t } = useReader()
  const { frame, meeting, mayArrange, known, state } = loaded
  const of = { caseId: frame.caseId, meetingId: meeting.id }
  return (
    <FormContext.Provider value={form}>
      <CaseCrumbs frame={frame} here={t('casework.agenda.heading')} />
      <ErrorSummary />
      <Stack>
        <Head title={t('casework.agenda.heading')} over={whenOf(meeting)} lead={t('casework.agenda.lead')}>
          <ButtonLink kind="main" href={minutesPath.minutes(of)}>
            {t('casework.live.link')}
          </ButtonLink>
          <ButtonLink href={`/cases/${frame.caseId}/meetings/${meeting.id}`}>
            {t('casework.meeting.back_to_one')}
          </ButtonLink>
        </Head>
        {state === 'before' ? (
          <QuorumAsked model={known.model} quorum={loaded.quorum} all={loaded.quorumOfAll} />
        ) : (
          <QuorumNote model={known.model} quorum={loaded.quorum} />
        )}
        <Standing loaded={loaded} form={form} />
        {mayArrange && <Proposals loaded={loaded} form={form} />}
        {mayArrange && <OwnLine loaded={loaded} form={form} />}
      </Stack>
    </FormContext.Provider>
  )
}

/** The first line goes no higher, the last one no lower. */
const actsOn = (id: string, lines: readonly string[]) =>
  (['up', 'down', 'remove'] as const).filter(
    (act) => !(act === 'up' && id === lines[0]) && !(act === 'down' && id === lines.at(-1)),
  )

function Standing({ loaded: { lines, mayArrange }, form }: Props) {
  const { t } = useReader()
  if (lines.length === 0) return <Empty title={t('casework.agenda.empty')} />
  const mine = lines.flatMap(({ line }) => line?.id ?? [])
  const list = (
    <ol class="lines list agenda-lines">
      {lines.map(({ no, line, members }) => (
        <li>
          <span class="num">{no}.</span>{' '}
          {line === null ? (
            <span class="locked-in">
              <Icon name="lock" />
              {t('casework.live.locked')}
            </span>
          ) : (
            <span>
              {line.text}{' '}
              {members.length > 0 && (
                <Tag tone="line" icon="lock">
                  {t('casework.agenda.only_for', { who: members.join(', ') })}
                </Tag>
              )}
            </span>
          )}
          {mayArrange && line && (
            <Buttons>
              {actsOn(line.id, mine).map((act) => (
                <Button kind="quiet" small name="act" value={`${act} ${line.id}`}>
                  {t(`casework.agenda.${act}`)} <span class="vh">{line.text}</span>
                </Button>
              ))}
            </Buttons>
          )}
        </li>
      ))}
    </ol>
  )
  if (!mayArrange) return list
  return (
    <Form state={form} guard={false} errorSummary="elsewhere">
      {list}
    </Form>
  )
}

function Proposals({ loaded, form }: Props) {
  const { t, locale } = useReader()
  return (
    <Section id="proposals" title={t('casework.agenda.proposals')} count={loaded.proposals.length}>
      {loaded.proposals.length === 0 ? (
        <Empty title={t('casework.agenda.no_proposals')} />
      ) : (
        <Form state={form} guard={false} errorSummary="elsewhere">
          <CheckboxGroup
            name="proposals"
            label={t('casework.agenda.proposals_take')}
            hint={t('casework.agenda.proposals_hint')}
            options={loaded.proposals.map((one) => ({ value: one.key, label: sayProposal(one, t, locale) }))}
          />
          <Button name="act" value="take">
            {t('casework.agenda.take')}
          </Button>
        </Form>
      )}
    </Section>
  )
}

function OwnLine({ loaded, form }: Props) {
  const { t } = useReader()
  return (
    <Section id="own" title={t('casework.agenda.own')}>
      <Form state={form} errorSummary="elsewhere">
        <Hidden name="act" value="add" />
        <TextField name="text" label={t('casework.agenda.text')} />
        <Select
          name="category"
          label={t('casework.agenda.category')}
          hint={t('casework.agenda.category_hint')}
          options={loaded.categories}
        />
        <CheckboxGroup
          name="members"
          label={t('casework.agenda.members')}
          hint={t('casework.agenda.members_hint')}
          options={loaded.members}
          optional
        />
        <Button kind="plain">{t('casework.agenda.add')}</Button>
      </Form>
    </Section>
  )
}
